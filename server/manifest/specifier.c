#include "manifest/specifier.h"

#include "base/buffer.h"
#include "manifest/version.h"

/* Longer ones before those that they begin with. */
static const struct {
  const char *text;
  const char *words; /* of a single version */
  const char *prefix_words; /* with `.*` behind it; NULL: cannot be */
  bool is_poetry;
  bool takes_local;
} operators[] = {
    {"===", "exactly the text %s, compared letter by letter", NULL, false, true},
    {"~=", "compatible with %s", NULL, false, false},
    {"==", "exactly %s", "any version that begins with %s", false, true},
    {"!=", "not %s", "no version that begins with %s", false, true},
    {"<=", "at most %s", NULL, false, false},
    {">=", "at least %s", NULL, false, false},
    {"<", "older than %s", NULL, false, false},
    {">", "newer than %s", NULL, false, false},
    {"^", "compatible with %s", NULL, true, false},
    {"~", "compatible with %s", NULL, true, false},
    {"", "exactly %s", "any version that begins with %s", true, true},
};
enum { OPERATOR_COUNT = sizeof operators / sizeof operators[0] };

static size_t find_operator(Slice text, SpecifierStyle style) {
  for (size_t i = 0; i < OPERATOR_COUNT; i++)
    if ((style == STYLE_POETRY || !operators[i].is_poetry) &&
        slice_starts_with(text, slice_from_cstr(operators[i].text)))
      return i;
  return OPERATOR_COUNT;
}

static size_t operator_of(const Clause *clause) {
  for (size_t i = 0; i < OPERATOR_COUNT; i++)
    if (slice_is(clause->operator, operators[i].text)) return i;
  return OPERATOR_COUNT;
}

static Version read_version(Slice text) {
  Version version;
  if (!version_take(&text, &version)) version = (Version){.part_count = 0};
  return version;
}

bool version_is_valid(Slice text) {
  Version version;
  return version_take(&text, &version) && text.len == 0;
}

static bool is_any(const Clause *clause) {
  return clause->operator.len == 0 && clause->is_prefix && clause->version.len == 0;
}

/* The version in `text`, which the operator must be able to take. */
static bool read_clause(Slice text, size_t which, Clause *clause) {
  clause->operator= slice_from_cstr(operators[which].text);
  clause->is_prefix = false;
  clause->version = text;
  if (slice_is(clause->operator, "===")) return text.len > 0;
  if (slice_is(text, "*") && clause->operator.len == 0) {
    *clause = (Clause){.operator= clause->operator, .is_prefix = true };
    return true;
  }
  Slice rest = text;
  Version version;
  if (!version_take(&rest, &version)) return false;
  clause->version = slice_sub(text, 0, text.len - rest.len);
  if (slice_is(rest, ".*")) {
    clause->is_prefix = true;
    return operators[which].prefix_words != NULL && !version.has_suffix && !version.has_local;
  }
  if (version.has_local && !operators[which].takes_local) return false;
  if (slice_is(clause->operator, "~=") && version.part_count < 2) return false;
  return rest.len == 0;
}

bool specifier_next(Slice *rest, SpecifierStyle style, Clause *clause) {
  Slice text = slice_trim(*rest);
  *rest = text;
  if (text.len == 0) return false;
  size_t comma = slice_find(text, SLICE(","), 0);
  Slice part = slice_trim(slice_sub(text, 0, comma));
  size_t which = find_operator(part, style);
  if (which == OPERATOR_COUNT) return false;
  /* `===` takes commas for text as well: what is meant by them is anybody's guess. */
  if (slice_starts_with(part, SLICE("===")) && comma < text.len) return false;
  Slice version = slice_trim(slice_sub(part, slice_from_cstr(operators[which].text).len, part.len));
  if (!read_clause(version, which, clause)) return false;
  *rest = slice_sub(text, comma + 1, text.len);
  return true;
}

Slice clause_words(const Clause *clause, Arena *arena) {
  if (is_any(clause)) return SLICE("any version");
  size_t which = operator_of(clause);
  const char *words = clause->is_prefix ? operators[which].prefix_words : operators[which].words;
  Slice pattern = slice_from_cstr(words);
  size_t hole = slice_find(pattern, SLICE("%s"), 0);
  return arena_format(arena, "%.*s`%.*s`%s", (int)hole, words, (int)clause->version.len,
                      clause->version.ptr, words + hole + 2);
}

static void add_release(Buffer *out, const Version *version, uint32_t count) {
  buffer_add(out, version->epoch);
  for (uint32_t i = 0; i < count; i++) {
    if (i > 0) buffer_add_char(out, '.');
    buffer_add(out, version->parts[i]);
  }
}

/* Adds the digits plus one; any number of them. */
static void add_next(Buffer *out, Slice digits) {
  size_t start = out->len;
  buffer_add_char(out, '0');
  buffer_add(out, digits);
  size_t at = out->len;
  while (at > start && out->ptr[at - 1] == '9') out->ptr[--at] = '0';
  out->ptr[at - 1]++;
  size_t zeros = 0;
  while (start + zeros + 1 < out->len && out->ptr[start + zeros] == '0') zeros++;
  buffer_splice(out, start, start + zeros, (Slice){NULL, 0});
}

/* The release with its part at `index` one larger, and nothing behind it. */
static void add_limit(Buffer *out, const Version *version, uint32_t index) {
  add_release(out, version, index);
  if (index > 0) buffer_add_char(out, '.');
  add_next(out, version->parts[index]);
}

static bool is_zero(Slice digits) {
  for (size_t i = 0; i < digits.len; i++)
    if (digits.ptr[i] != '0') return false;
  return true;
}

/* The part that `^` keeps: the first that is not zero, or the last one. */
static uint32_t caret_part(const Version *version) {
  uint32_t index = 0;
  while (index + 1 < version->part_count && is_zero(version->parts[index])) index++;
  return index;
}

Slice clause_expansion(const Clause *clause, Arena *arena) {
  Version version = read_version(clause->version);
  bool is_compatible = slice_is(clause->operator, "~=");
  bool is_caret = slice_is(clause->operator, "^");
  bool is_tilde = slice_is(clause->operator, "~");
  if (version.part_count == 0 || !(is_compatible || is_caret || is_tilde)) return (Slice){NULL, 0};
  Buffer out;
  buffer_init(&out);
  buffer_add(&out, SLICE(">="));
  buffer_add(&out, clause->version);
  buffer_add(&out, is_compatible ? SLICE(", ==") : SLICE(", <"));
  if (is_compatible) {
    add_release(&out, &version, version.part_count - 1);
    buffer_add(&out, SLICE(".*"));
  } else {
    add_limit(&out, &version, is_caret ? caret_part(&version) : version.part_count > 1 ? 1 : 0);
  }
  Slice words = arena_copy(arena, buffer_slice(&out));
  buffer_release(&out);
  return words;
}
