/* Natural language where code should stand: the text of a docstring whose quotes have just been
 * taken away or doubled. tree-sitter would take long to recover from it, and find nothing in it. */
#include "syntax/lexer_state.h"

/* No code has so many places where a name stands right behind a name, however it was typed. */
enum { PAIRS_OF_PROSE = 4 };

static bool is_word(const Token *token) {
  return token->kind == TOKEN_NAME && token->word == WORD_NONE;
}

/* Whether the parser could read the line as one of comments: nothing in it goes over a line end. */
static bool may_be_hidden(Lexer *lexer) {
  for (uint32_t i = 0; i < lexer->token_count; i++) {
    const Token *token = &lexer->tokens[i];
    if (token->kind == TOKEN_FSTRING_START) return false;
    bool is_long = token->kind == TOKEN_STRING && token->end > lexer_line_end(lexer, token->start);
    if (is_long) return false;
  }
  return true;
}

void prose_line_check(Lexer *lexer) {
  uint32_t pairs = 0;
  for (uint32_t i = 1; i < lexer->token_count; i++)
    pairs += is_word(&lexer->tokens[i - 1]) && is_word(&lexer->tokens[i]);
  if (pairs < PAIRS_OF_PROSE || !may_be_hidden(lexer)) return;
  lexer->is_line_prose = true;
  for (uint32_t i = 0; i < lexer->token_count; i++)
    if (i == 0 || lexer->tokens[i - 1].kind == TOKEN_NL)
      lexer_add_repair(lexer, lexer->tokens[i].start, '#');
}
