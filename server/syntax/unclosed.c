/* Brackets and quotes that do not close: how we become certain, and what is done then. */
#include <stdlib.h>
#include <string.h>

#include "syntax/lexer_state.h"
#include "text/lines.h"

enum { REPAIRS_PER_LINE = 16 };

static uint32_t lower_bound(const uint32_t *items, uint32_t count, uint32_t value) {
  uint32_t low = 0;
  while (count > 0) {
    uint32_t half = count / 2;
    if (items[low + half] < value) {
      low += half + 1;
      count -= half + 1;
    } else {
      count = half;
    }
  }
  return low;
}

bool unclosed_is_known(const Lexer *lexer, uint32_t opener) {
  uint32_t i = lower_bound(lexer->unclosed, lexer->unclosed_count, opener);
  return i < lexer->unclosed_count && lexer->unclosed[i] == opener;
}

/* Room for one more item at `index` of a sorted array in the lexer's arena. */
static void *insert_at(Lexer *lexer, void *items, uint32_t *count, uint32_t *capacity,
                       uint32_t index, size_t size) {
  if (*count == *capacity) {
    *capacity = *capacity == 0 ? 8 : *capacity * 2;
    items = arena_grow(lexer->arena, items, *count, *capacity, size);
  }
  char *place = (char *)items + index * size;
  memmove(place + size, place, (*count - index) * size);
  (*count)++;
  return items;
}

static void remember_unclosed(Lexer *lexer, uint32_t opener) {
  uint32_t i = lower_bound(lexer->unclosed, lexer->unclosed_count, opener);
  if (i < lexer->unclosed_count && lexer->unclosed[i] == opener) return;
  lexer->unclosed = insert_at(lexer, lexer->unclosed, &lexer->unclosed_count,
                              &lexer->unclosed_capacity, i, sizeof(uint32_t));
  lexer->unclosed[i] = opener;
}

void unclosed_repair(Lexer *lexer, uint32_t offset, char replacement) {
  lexer_add_repair(lexer, offset, replacement);
  lexer->is_line_broken = true;
}

static int compare_repairs(const void *a, const void *b) {
  uint32_t left = ((const Repair *)a)->offset;
  uint32_t right = ((const Repair *)b)->offset;
  return (left > right) - (left < right);
}

/* A line with many repairs is no code that anybody reads: from the first of them on it becomes a
 * comment. tree-sitter would take quadratic time to recover from what the repairs leave. */
static uint32_t hide_crowded(Lexer *lexer, Repair *repairs, uint32_t count) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < count;) {
    uint32_t end = lexer_line_end(lexer, repairs[i].offset);
    uint32_t next = i;
    while (next < count && repairs[next].offset <= end) next++;
    bool is_crowded = next - i > REPAIRS_PER_LINE;
    if (is_crowded) repairs[kept++] = (Repair){repairs[i].offset, '#'};
    for (; !is_crowded && i < next; i++) repairs[kept++] = repairs[i];
    i = next;
  }
  return kept;
}

const Repair *lexer_repairs(Lexer *lexer, uint32_t *count) {
  uint32_t taken_back_from = UINT32_MAX;
  uint32_t kept = lexer->repair_count;
  for (uint32_t i = lexer->repair_count; i-- > 0;) {
    const Repair repair = lexer->repairs[i];
    if (repair.replacement == '\0' && repair.offset < taken_back_from)
      taken_back_from = repair.offset;
    if (repair.replacement != '\0' && repair.offset < taken_back_from)
      lexer->repairs[--kept] = repair;
  }
  *count = lexer->repair_count - kept;
  Repair *repairs = lexer->repairs == NULL ? NULL : lexer->repairs + kept;
  if (*count > 1) qsort(repairs, *count, sizeof(Repair), compare_repairs);
  *count = hide_crowded(lexer, repairs, *count);
  return repairs;
}

static char opener_of(char closer) {
  return closer == ')' ? '(' : closer == ']' ? '[' : '{';
}

/* What stands between a closer and its opener above it in the stack is unclosed. The line goes on
 * all the same, since the opener below kept it open, so nothing has to be read again. */
bool unclosed_close(Lexer *lexer, char closer, uint32_t offset) {
  uint32_t i = lexer->frame_count;
  while (i > 0 && lexer->frames[i - 1].kind != FRAME_FSTRING &&
         lexer->frames[i - 1].opener != opener_of(closer)) {
    if (lexer->frames[i - 1].kind == FRAME_FIELD) break;
    i--;
  }
  bool is_matched = i > 0 && lexer->frames[i - 1].kind != FRAME_FSTRING &&
                    lexer->frames[i - 1].opener == opener_of(closer);
  if (!is_matched) {
    unclosed_repair(lexer, offset, ' ');
    return false;
  }
  for (uint32_t above = i; above < lexer->frame_count; above++)
    unclosed_repair(lexer, lexer->frames[above].start, ',');
  lexer->frame_count = i - 1;
  return true;
}

/* Where the lines that an unclosed opener spoils end: at the first line after it that is not
 * indented deeper than the statement, or where the evidence stands. */
static uint32_t broken_end(Lexer *lexer, uint32_t opener, uint32_t evidence) {
  uint32_t limit = evidence > lexer->text.len ? (uint32_t)lexer->text.len : evidence;
  uint32_t line = lines_next(lexer->text, lexer_line_end(lexer, opener));
  while (line < limit) {
    uint32_t first = line;
    while (first < limit && (lexer->text.ptr[first] == ' ' || lexer->text.ptr[first] == '\t'))
      first++;
    bool is_text =
        !lexer_is_line_end(lexer, first) && strchr(")]}#", lexer->text.ptr[first]) == NULL;
    if (is_text && first - line <= lexer->line_indent) return line;
    line = lines_next(lexer->text, line);
  }
  uint32_t evidence_line = lexer_line_start(lexer, limit);
  return evidence_line > opener && evidence <= lexer->text.len ? evidence_line
                                                               : lexer_line_end(lexer, limit);
}

void unclosed_rewind(Lexer *lexer, uint32_t first, uint32_t evidence) {
  const Frame frame = lexer->frames[first];
  if (evidence > lexer->looked_ahead) lexer->looked_ahead = evidence;
  uint32_t distance = lexer->at - frame.start;
  if (lexer->rewind_budget < distance) { /* hostile text: go on from here with nothing open */
    lexer->frame_count = first;
    return;
  }
  lexer->rewind_budget -= distance;
  for (uint32_t i = first; i < lexer->frame_count; i++)
    if (lexer->frames[i].kind != FRAME_FIELD) remember_unclosed(lexer, lexer->frames[i].start);
  unclosed_repair(lexer, frame.start, '\0');
  uint32_t end = broken_end(lexer, frame.start, evidence);
  if (end > lexer->broken_until) lexer->broken_until = end;
  lexer->frame_count = first;
  lexer->token_count = frame.token_count;
  lexer->at = frame.start;
  lexer->is_first_on_line = false;
}

/* Keywords that begin or belong to statements and stand in no expression. */
static bool is_statement_word(uint8_t word) {
  switch (word) {
  case WORD_ASSERT:
  case WORD_BREAK:
  case WORD_CLASS:
  case WORD_CONTINUE:
  case WORD_DEF:
  case WORD_DEL:
  case WORD_ELIF:
  case WORD_EXCEPT:
  case WORD_FINALLY:
  case WORD_GLOBAL:
  case WORD_IMPORT:
  case WORD_NONLOCAL:
  case WORD_PASS:
  case WORD_RAISE:
  case WORD_RETURN:
  case WORD_TRY:
  case WORD_WHILE:
  case WORD_WITH: return true;
  default: return false;
  }
}

static bool is_plain_name(const Token *token) {
  if (token->kind != TOKEN_NAME) return false;
  return token->word == WORD_NONE || token->word >= WORD_SOFT;
}

/* The token before the last one that is no comment and no line end; NULL for none. */
static const Token *previous_significant(const Lexer *lexer) {
  for (uint32_t i = lexer->token_count - 1; i-- > 0;) {
    const Token *token = &lexer->tokens[i];
    if (token->kind != TOKEN_NL && token->kind != TOKEN_COMMENT) return token;
  }
  return NULL;
}

bool unclosed_ends_operand(const Lexer *lexer, const Token *token) {
  switch (token->kind) {
  case TOKEN_NUMBER:
  case TOKEN_STRING:
  case TOKEN_FSTRING_END: return true;
  case TOKEN_NAME:
    return is_plain_name(token) || token->word == WORD_NONE_VALUE || token->word == WORD_TRUE ||
           token->word == WORD_FALSE;
  case TOKEN_OPERATOR: return strchr(")]}", lexer->text.ptr[token->end - 1]) != NULL;
  default: return false;
  }
}

/* A name on a new line, not indented deeper than the statement, right after an operand: a new
 * statement. (Deeper, it is rather an argument whose comma is still missing.) */
static bool begins_new_statement(Lexer *lexer, const Token *token) {
  if (!lexer->is_first_on_line || !is_plain_name(token)) return false;
  uint32_t column = token->start - lexer_line_start(lexer, token->start);
  if (column > lexer->line_indent) return false;
  const Token *previous = previous_significant(lexer);
  return previous != NULL && unclosed_ends_operand(lexer, previous);
}

/* A colon stands in no parentheses but those of parameters, and after lambda. */
static bool is_stray_colon(Lexer *lexer, const Token *token) {
  if (token->kind != TOKEN_OPERATOR || token->end != token->start + 1) return false;
  if (lexer->text.ptr[token->start] != ':') return false;
  const Frame *top = lexer_top(lexer);
  return top->kind == FRAME_BRACKET && top->opener == '(' && !top->is_parameters &&
         top->open_lambdas == 0;
}

bool unclosed_check(Lexer *lexer) {
  if (lexer->frame_count == 0) return false;
  const Token *token = &lexer->tokens[lexer->token_count - 1];
  bool is_evidence = is_statement_word(token->word) || begins_new_statement(lexer, token) ||
                     is_stray_colon(lexer, token);
  if (!is_evidence) return false;
  unclosed_rewind(lexer, 0, token->end);
  return true;
}
