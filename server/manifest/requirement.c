#include "manifest/requirement.h"

static bool is_name_end(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool is_name_character(char c) {
  return is_name_end(c) || c == '.' || c == '-' || c == '_';
}

/* A distribution's or an extra's name at the front; empty where there is none. */
static Slice take_name(Slice *rest) {
  size_t length = 0;
  while (length < rest->len && is_name_character(rest->ptr[length])) length++;
  Slice name = slice_sub(*rest, 0, length);
  bool is_right = length > 0 && is_name_end(name.ptr[0]) && is_name_end(name.ptr[length - 1]);
  if (!is_right) return (Slice){NULL, 0};
  *rest = slice_trim(slice_sub(*rest, length, rest->len));
  return name;
}

static bool are_extras(Slice text) {
  if (slice_trim(text).len == 0) return true;
  if (text.ptr[text.len - 1] == ',') return false;
  for (Slice part; slice_split(&text, ',', &part);) {
    part = slice_trim(part);
    if (take_name(&part).len == 0 || part.len > 0) return false;
  }
  return true;
}

static bool take_extras(Slice *rest, Slice *extras) {
  if (!slice_starts_with(*rest, SLICE("["))) return true;
  size_t end = slice_find(*rest, SLICE("]"), 0);
  if (end == rest->len) return false;
  *extras = slice_trim(slice_sub(*rest, 1, end));
  *rest = slice_trim(slice_sub(*rest, end + 1, rest->len));
  return are_extras(*extras);
}

static bool is_specifier(Slice text) {
  Clause clause;
  Slice rest = text;
  while (specifier_next(&rest, STYLE_STANDARD, &clause)) {
  }
  return rest.len == 0;
}

/* Quotes that close and parentheses that match. */
static bool is_marker(Slice text) {
  char quote = '\0';
  int depth = 0;
  for (size_t i = 0; i < text.len && depth >= 0; i++) {
    char c = text.ptr[i];
    if (quote != '\0')
      quote = c == quote ? '\0' : quote;
    else if (c == '"' || c == '\'')
      quote = c;
    else
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
  }
  return text.len > 0 && quote == '\0' && depth == 0;
}

/* `@ URL`, which goes up to a blank. */
static bool take_url(Slice *rest, Slice *url) {
  Slice text = slice_trim(slice_sub(*rest, 1, rest->len));
  size_t end = 0;
  while (end < text.len && text.ptr[end] != ' ' && text.ptr[end] != '\t') end++;
  *url = slice_sub(text, 0, end);
  *rest = slice_trim(slice_sub(text, end, text.len));
  return url->len > 0;
}

static bool take_specifier(Slice *rest, Slice *specifier) {
  size_t end = slice_find(*rest, SLICE(";"), 0);
  Slice text = slice_trim(slice_sub(*rest, 0, end));
  *rest = slice_sub(*rest, end, rest->len);
  bool is_open = slice_starts_with(text, SLICE("("));
  if (is_open != slice_ends_with(text, SLICE(")"))) return false;
  if (is_open) text = slice_trim(slice_sub(text, 1, text.len - 1));
  *specifier = text;
  return is_specifier(text);
}

bool requirement_read(Slice text, Requirement *requirement) {
  *requirement = (Requirement){.name = {NULL, 0}};
  Slice rest = slice_trim(text);
  requirement->name = take_name(&rest);
  if (requirement->name.len == 0 || !take_extras(&rest, &requirement->extras)) return false;
  bool is_read = slice_starts_with(rest, SLICE("@"))
                     ? take_url(&rest, &requirement->url)
                     : take_specifier(&rest, &requirement->specifier);
  if (!is_read || rest.len == 0) return is_read;
  if (rest.ptr[0] != ';') return false;
  requirement->marker = slice_trim(slice_sub(rest, 1, rest.len));
  return is_marker(requirement->marker);
}
