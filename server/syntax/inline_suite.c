/* Code behind the colon of a compound statement, with an indented block below it all the same:
 * while somebody types there, the block is still the statement's. */
#include "syntax/lexer_state.h"
#include "text/lines.h"

/* A class's header is cut off from its body before anybody reads both. */
static bool begins_block(Word word) {
  return word_begins_compound(word) && word != WORD_CLASS;
}

/* The token behind the colon that ends the header; NULL where there is none. */
static const Token *first_of_suite(const Lexer *lexer) {
  uint32_t lambdas = 0;
  for (uint32_t i = 1; i + 1 < lexer->token_count; i++) {
    const Token *token = &lexer->tokens[i];
    if (token->depth > 0) continue;
    lambdas += token->word == WORD_LAMBDA;
    bool is_colon = token->kind == TOKEN_OPERATOR && token->end == token->start + 1 &&
                    lexer->text.ptr[token->start] == ':';
    if (is_colon && lambdas-- == 0) return token + 1;
  }
  return NULL;
}

/* Where the next line that is neither blank nor a comment has its first token. */
static uint32_t next_statement(const Lexer *lexer, uint32_t *indent) {
  for (uint32_t line = lexer->at; line < lexer->text.len; line = lines_next(lexer->text, line)) {
    uint32_t at = line;
    *indent = lexer_indent(lexer->text, &at);
    if (!lexer_is_line_end(lexer, at) && lexer->text.ptr[at] != '#') return at;
  }
  *indent = 0;
  return (uint32_t)lexer->text.len;
}

void inline_suite_check(Lexer *lexer) {
  if (lexer->token_count < 4 || !begins_block((Word)lexer->tokens[0].word)) return;
  const Token *suite = first_of_suite(lexer);
  if (suite == NULL || suite->kind == TOKEN_NEWLINE || suite->kind == TOKEN_COMMENT) return;
  const Token *last = &lexer->tokens[lexer->token_count - 1];
  if (lexer_line_end(lexer, suite->start) < last->start) return;
  uint32_t indent;
  uint32_t evidence = next_statement(lexer, &indent);
  if (indent <= lexer->line_indent) return;
  if (evidence > lexer->looked_ahead) lexer->looked_ahead = evidence;
  unclosed_repair(lexer, suite->start, '#');
}
