/* E501: a line with more characters than the settings allow.
 *   source  which lines are let off is pycodestyle's: what cannot be broken, such as an address. */
#include "rules/context.h"

#include "base/utf8.h"

/* How many columns before the limit a word that cannot be broken must begin. */
enum { WORD_MARGIN = 7 };

/* White space as str.split() has it. */
static bool is_space(uint32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F);
  if (c >= 0x2000 && c <= 0x200A) return true;
  switch (c) {
  case 0x85:
  case 0xA0:
  case 0x1680:
  case 0x2028:
  case 0x2029:
  case 0x202F:
  case 0x205F:
  case 0x3000: return true;
  default: return false;
  }
}

/* A line in code points, white space at its end left out. */
typedef struct Measure {
  uint32_t length;
  uint32_t end; /* in bytes, from the start of the line */
  uint32_t limit_byte; /* of the first code point past the limit */
  uint32_t words; /* 3 stands for more */
  uint32_t last_word; /* where it begins, in code points */
  bool first_is_hash; /* the first word is a `#` alone */
} Measure;

static Measure measure_line(Slice line, uint32_t limit) {
  Measure measure = {0};
  bool is_in_word = false;
  uint32_t column = 0;
  for (uint32_t at = 0; at < line.len; column++) {
    Utf8Char next = utf8_next(slice_sub(line, at, line.len));
    if (column == limit) measure.limit_byte = at;
    if (is_space(next.code_point)) {
      is_in_word = false;
    } else {
      if (!is_in_word) {
        measure.last_word = column;
        if (measure.words < 3) measure.words++;
      }
      bool is_second_of_first = is_in_word && measure.words == 1;
      if (measure.words == 1) measure.first_is_hash = next.code_point == '#' && !is_second_of_first;
      is_in_word = true;
      measure.length = column + 1;
      measure.end = at + next.bytes;
    }
    at += next.bytes;
  }
  return measure;
}

static bool is_let_off(const RuleContext *context, const Measure *measure, uint32_t line_end) {
  bool is_comment_word = measure->words == 2 && measure->first_is_hash;
  bool is_string_word = measure->words == 1 && rule_touches_string(context, line_end, line_end + 1);
  return (is_comment_word || is_string_word) &&
         measure->last_word + WORD_MARGIN < context->settings->line_length;
}

static void look_at_line(RuleContext *context, uint32_t start, uint32_t end) {
  uint32_t limit = context->settings->line_length;
  if (end - start <= limit) return;
  Slice line = slice_sub(context->text, start, end);
  Measure measure = measure_line(line, limit);
  if (measure.length <= limit || is_let_off(context, &measure, end)) return;
  bool is_shebang = start == 0 && slice_starts_with(line, SLICE("#!")) && context->is_file_start;
  if (is_shebang) return;
  const Slice arguments[] = {arena_format(context->scratch, "%u", measure.length),
                             arena_format(context->scratch, "%u", limit)};
  rule_report(context, start + measure.limit_byte, start + measure.end, arguments, 2);
}

const Rule rule_e501 = {
    .code = SLICE_INIT("E501"),
    .at_physical_line = look_at_line,
};
