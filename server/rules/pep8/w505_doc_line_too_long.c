/* W505: lines of comments and docstrings that are too long, where they have a limit of their own.
 *   source  pycodestyle's reading of PEP 8, "Maximum Line Length". */
#include "rules/context.h"

#include "base/utf8.h"
#include "text/lines.h"

enum { DOC_LENGTH = 72 }; /* up to here a single word may begin that cannot be broken */

/* A line in code points. */
typedef struct Measure {
  uint32_t length;
  uint32_t words;
  uint32_t last_word; /* its length */
  uint32_t limit_byte; /* of the first code point past the limit */
} Measure;

static Measure measure_line(Slice line, uint32_t limit) {
  Measure measure = {0};
  bool is_in_word = false;
  for (uint32_t at = 0; at < line.len; measure.length++) {
    Utf8Char next = utf8_next(slice_sub(line, at, line.len));
    bool is_space = next.code_point == ' ' || (next.code_point >= '\t' && next.code_point <= '\r');
    if (measure.length == limit) measure.limit_byte = at;
    if (!is_space && !is_in_word) {
      measure.words++;
      measure.last_word = 0;
    }
    if (!is_space) measure.last_word++;
    is_in_word = !is_space;
    at += next.bytes;
  }
  return measure;
}

static bool is_let_off(const Measure *measure, bool is_comment, bool is_last) {
  bool is_one_word = (is_comment && measure->words == 2) || (measure->words == 1 && !is_last);
  return is_one_word && measure->length - measure->last_word < DOC_LENGTH;
}

/* All physical lines on which the token stands. */
static void look_at_token(RuleContext *context, const Token *token) {
  uint32_t limit = context->settings->doc_length;
  uint32_t last = lines_end(context->text, token->end);
  uint32_t start = lines_start(context->text, token->start);
  while (start < last) {
    uint32_t end = lines_end(context->text, start);
    Slice line = slice_sub(context->text, start, end);
    Measure measure = measure_line(line, limit);
    bool is_shebang = start == 0 && context->is_file_start && slice_starts_with(line, SLICE("#!"));
    if (is_shebang) return;
    if (measure.length > limit &&
        !is_let_off(&measure, token->kind == TOKEN_COMMENT, end == last)) {
      const Slice arguments[] = {arena_format(context->scratch, "%u", measure.length),
                                 arena_format(context->scratch, "%u", limit)};
      rule_report(context, start + measure.limit_byte, end, arguments, 2);
    }
    start = lines_next(context->text, end);
  }
}

static bool is_line_end(const Token *token) {
  return token->kind == TOKEN_NL || token->kind == TOKEN_NEWLINE;
}

static bool has_code(const LogicalLine *line) {
  for (uint32_t i = 0; i < line->token_count; i++) {
    const Token *token = &line->tokens[i];
    if (!is_line_end(token) && token->kind != TOKEN_COMMENT && token->kind != TOKEN_STRING)
      return true;
  }
  return false;
}

static void look_at_line(RuleContext *context, const LogicalLine *line, const LineHistory *before) {
  (void)before;
  if (context->settings->doc_length == 0 || line->is_broken) return;
  bool is_code = has_code(line);
  const Token *previous = NULL;
  for (uint32_t i = 0; i < line->token_count; i++) {
    const Token *token = &line->tokens[i];
    if (token->kind == TOKEN_STRING && is_code) continue;
    bool is_text = token->kind == TOKEN_STRING || token->kind == TOKEN_COMMENT;
    if (is_text && (previous == NULL || is_line_end(previous))) look_at_token(context, token);
    previous = token;
  }
}

const Rule rule_w505 = {.code = SLICE_INIT("W505"), .at_logical_line = look_at_line};
