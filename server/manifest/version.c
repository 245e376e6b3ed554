#include "manifest/version.h"

static char lower(char c) {
  return (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static bool is_separator(char c) {
  return c == '.' || c == '-' || c == '_';
}

static Slice take_digits(Slice *rest) {
  size_t length = 0;
  while (length < rest->len && is_digit(rest->ptr[length])) length++;
  Slice digits = slice_sub(*rest, 0, length);
  *rest = slice_sub(*rest, length, rest->len);
  return digits;
}

static bool take_char(Slice *rest, char c) {
  if (rest->len == 0 || lower(rest->ptr[0]) != c) return false;
  *rest = slice_sub(*rest, 1, rest->len);
  return true;
}

static bool take_word(Slice *rest, const char *word) {
  Slice wanted = slice_from_cstr(word);
  if (rest->len < wanted.len) return false;
  for (size_t i = 0; i < wanted.len; i++)
    if (lower(rest->ptr[i]) != wanted.ptr[i]) return false;
  *rest = slice_sub(*rest, wanted.len, rest->len);
  return true;
}

static void take_separator(Slice *rest) {
  if (rest->len > 0 && is_separator(rest->ptr[0])) *rest = slice_sub(*rest, 1, rest->len);
}

/* One of `words` (ends with NULL), the longer before the shorter, with separators and a number. */
static bool take_suffix(Slice *rest, const char *const *words) {
  Slice ahead = *rest;
  take_separator(&ahead);
  for (; *words != NULL; words++) {
    if (!take_word(&ahead, *words)) continue;
    Slice number = ahead;
    take_separator(&number);
    if (take_digits(&number).len > 0) ahead = number;
    *rest = ahead;
    return true;
  }
  return false;
}

/* "1.0-1" is a post release, too. */
static bool take_implicit_post(Slice *rest) {
  Slice ahead = *rest;
  if (!take_char(&ahead, '-') || take_digits(&ahead).len == 0) return false;
  *rest = ahead;
  return true;
}

static bool take_local(Slice *rest) {
  Slice ahead = *rest;
  if (!take_char(&ahead, '+')) return false;
  size_t length = 0;
  for (bool was_letter = false; length < ahead.len; length++) {
    char c = lower(ahead.ptr[length]);
    bool is_letter = is_digit(c) || (c >= 'a' && c <= 'z');
    bool goes_on = length + 1 < ahead.len &&
                   (is_digit(ahead.ptr[length + 1]) ||
                    (lower(ahead.ptr[length + 1]) >= 'a' && lower(ahead.ptr[length + 1]) <= 'z'));
    if (!is_letter && !(was_letter && is_separator(c) && goes_on)) break;
    was_letter = is_letter;
  }
  if (length == 0) return false;
  *rest = slice_sub(ahead, length, ahead.len);
  return true;
}

static bool take_release(Slice *rest, Version *version) {
  Slice digits = take_digits(rest);
  if (digits.len == 0) return false;
  version->parts[version->part_count++] = digits;
  while (rest->len > 1 && rest->ptr[0] == '.' && is_digit(rest->ptr[1])) {
    *rest = slice_sub(*rest, 1, rest->len);
    digits = take_digits(rest);
    if (version->part_count == RELEASE_PARTS) return false;
    version->parts[version->part_count++] = digits;
  }
  return true;
}

bool version_take(Slice *rest, Version *version) {
  static const char *const before[] = {"alpha", "beta", "preview", "pre", "rc",
                                       "a",     "b",    "c",       NULL};
  static const char *const after[] = {"post", "rev", "r", NULL};
  static const char *const development[] = {"dev", NULL};
  Slice ahead = *rest;
  *version = (Version){.part_count = 0};
  take_char(&ahead, 'v');
  Slice epoch = ahead;
  if (take_digits(&epoch).len > 0 && take_char(&epoch, '!')) {
    version->epoch = slice_sub(ahead, 0, (size_t)(epoch.ptr - ahead.ptr));
    ahead = epoch;
  }
  if (!take_release(&ahead, version)) return false;
  version->has_suffix = take_suffix(&ahead, before);
  if (take_implicit_post(&ahead) || take_suffix(&ahead, after)) version->has_suffix = true;
  if (take_suffix(&ahead, development)) version->has_suffix = true;
  version->has_local = take_local(&ahead);
  *rest = ahead;
  return true;
}
