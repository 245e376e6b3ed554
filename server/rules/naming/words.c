#include "rules/naming/words.h"

#include "base/glob.h"
#include "base/utf8.h"

typedef enum LetterCase { CASE_NONE, CASE_LOWER, CASE_UPPER } LetterCase;

/* Blocks in which capitals and small letters take turns. */
static LetterCase case_by_turns(uint32_t c) {
  bool is_shifted =
      (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E) || (c >= 0x4C1 && c <= 0x4CE);
  bool is_even = (c & 1) == 0;
  return is_even != is_shifted ? CASE_UPPER : CASE_LOWER;
}

static LetterCase case_beyond_latin(uint32_t c) {
  if (c >= 0x391 && c <= 0x3AB) return CASE_UPPER;
  if (c >= 0x3AC && c <= 0x3CE) return CASE_LOWER;
  if (c >= 0x400 && c <= 0x42F) return CASE_UPPER;
  if (c >= 0x430 && c <= 0x45F) return CASE_LOWER;
  if ((c >= 0x460 && c <= 0x481) || (c >= 0x48A && c <= 0x52F)) return case_by_turns(c);
  if (c >= 0x531 && c <= 0x556) return CASE_UPPER;
  if (c >= 0x561 && c <= 0x586) return CASE_LOWER;
  if (c >= 0x1E00 && c <= 0x1EFF) return case_by_turns(c);
  return CASE_NONE;
}

static LetterCase case_of(uint32_t c) {
  if (c < 0x80) {
    if (c >= 'A' && c <= 'Z') return CASE_UPPER;
    return c >= 'a' && c <= 'z' ? CASE_LOWER : CASE_NONE;
  }
  if (c == 0xD7 || c == 0xF7) return CASE_NONE;
  if (c >= 0xC0 && c <= 0xDE) return CASE_UPPER;
  if ((c >= 0xDF && c <= 0xFF) || c == 0xB5 || c == 0xAA || c == 0xBA) return CASE_LOWER;
  if (c == 0x178) return CASE_UPPER;
  if (c == 0x138 || c == 0x149 || c == 0x17F) return CASE_LOWER;
  if (c >= 0x100 && c <= 0x17E) return case_by_turns(c);
  return case_beyond_latin(c);
}

typedef struct CaseCount {
  bool has_upper;
  bool has_lower;
} CaseCount;

static CaseCount count_cases(Slice name) {
  CaseCount count = {0};
  for (size_t at = 0; at < name.len;) {
    Utf8Char c = utf8_next(slice_sub(name, at, name.len));
    LetterCase letter = case_of(c.code_point);
    if (letter == CASE_UPPER) count.has_upper = true;
    if (letter == CASE_LOWER) count.has_lower = true;
    at += c.bytes;
  }
  return count;
}

bool word_is_lowered(Slice name) {
  return !count_cases(name).has_upper;
}

bool word_is_lower(Slice name) {
  CaseCount count = count_cases(name);
  return count.has_lower && !count.has_upper;
}

bool word_is_upper(Slice name) {
  CaseCount count = count_cases(name);
  return count.has_upper && !count.has_lower;
}

bool word_begins_upper(Slice name) {
  return name.len > 0 && case_of(utf8_next(name).code_point) == CASE_UPPER;
}

bool word_begins_lower(Slice name) {
  return name.len > 0 && case_of(utf8_next(name).code_point) == CASE_LOWER;
}

Slice word_capitals(Slice name, Arena *arena) {
  char *capitals = ARENA_ARRAY(arena, char, name.len + 1);
  size_t length = 0;
  for (size_t at = 0; at < name.len;) {
    Utf8Char c = utf8_next(slice_sub(name, at, name.len));
    for (uint32_t i = 0; case_of(c.code_point) == CASE_UPPER && i < c.bytes; i++)
      capitals[length++] = name.ptr[at + i];
    at += c.bytes;
  }
  return (Slice){capitals, length};
}

Slice word_lstrip(Slice name) {
  size_t start = 0;
  while (start < name.len && name.ptr[start] == '_') start++;
  return slice_sub(name, start, name.len);
}

Slice word_strip(Slice name) {
  name = word_lstrip(name);
  while (name.len > 0 && name.ptr[name.len - 1] == '_') name.len--;
  return name;
}

bool word_is_mixed(Slice name) {
  return !word_is_lowered(name) && word_begins_lower(word_lstrip(name));
}

bool naming_may_occur(Slice text) {
  for (size_t i = 0; i < text.len; i++) {
    unsigned char c = (unsigned char)text.ptr[i];
    if ((c >= 'A' && c <= 'Z') || c >= 0x80) return true;
  }
  return false;
}

static bool is_on(SliceList patterns, Slice name) {
  for (uint32_t i = 0; i < patterns.count; i++)
    if (glob_matches(patterns.items[i], name)) return true;
  return false;
}

bool naming_is_ignored(const RuleContext *context, Slice name) {
  return is_on(context->settings->ignore_names, name) ||
         is_on(context->settings->extend_ignore_names, name);
}

void naming_report(RuleContext *context, const Rule *rule, uint32_t start, uint32_t end,
                   Slice name) {
  Slice argument = rule_quote(context, name);
  rule_report_as(context, rule, start, end, &argument, 1);
}
