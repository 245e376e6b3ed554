#include "cards/words.h"

#include <string.h>

#include "base/utf8.h"
#include "cards/source.h"
#include "concepts/value_type.h"

enum {
  CODE_AT_MOST = 44, /* characters: half a line of most hover windows */
  SOURCE_AT_MOST = 400, /* bytes that are looked at for them */
};

static const Slice ellipsis = SLICE_INIT("\xE2\x80\xA6");
static const Slice replacement = SLICE_INIT("\xEF\xBF\xBD");

/* Adds up to CODE_AT_MOST characters, runs of white space as one blank. False when there are more.
 */
static bool add_characters(Slice text, Buffer *out) {
  size_t at = 0;
  for (uint32_t count = 0; at < text.len; count++) {
    if (count == CODE_AT_MOST) return false;
    Utf8Char next = utf8_next(slice_sub(text, at, text.len));
    if (next.code_point == ' ' || (next.code_point >= '\t' && next.code_point <= '\r')) {
      while (at < text.len && strchr(" \t\n\v\f\r", text.ptr[at]) != NULL && text.ptr[at] != '\0')
        at++;
      buffer_add_char(out, ' ');
      continue;
    }
    bool is_shown = next.code_point >= ' ' && next.code_point != 0x7f && next.code_point != 0xfffd;
    buffer_add(out, is_shown ? slice_sub(text, at, at + next.bytes) : replacement);
    at += next.bytes;
  }
  return true;
}

size_t words_longest_backticks(Slice text) {
  size_t longest = 0;
  size_t run = 0;
  for (size_t i = 0; i < text.len; i++) {
    run = text.ptr[i] == '`' ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return longest;
}

Slice words_code(Slice text, Arena *arena) {
  text = slice_trim(text);
  if (text.len == 0) return text;
  Buffer inner;
  buffer_init(&inner);
  if (!add_characters(text, &inner)) buffer_add(&inner, ellipsis);
  Slice shown = buffer_slice(&inner);
  size_t marks = words_longest_backticks(shown) + 1;
  bool is_padded = marks > 1;
  Buffer out;
  buffer_init(&out);
  for (size_t i = 0; i < marks; i++) buffer_add_char(&out, '`');
  if (is_padded) buffer_add_char(&out, ' ');
  buffer_add(&out, shown);
  if (is_padded) buffer_add_char(&out, ' ');
  for (size_t i = 0; i < marks; i++) buffer_add_char(&out, '`');
  Slice code = arena_copy(arena, buffer_slice(&out));
  buffer_release(&inner);
  buffer_release(&out);
  return code;
}

/* `node` with what is between its brackets left out: "fetch(…)", "[…]". False when it has none. */
static bool add_outline(const Nodes *nodes, NodeId node, Buffer *out) {
  NodeId brackets = node;
  if (nodes_is(nodes, node, NODE_CALL))
    brackets = nodes_child_by_field(nodes, node, FIELD_ARGUMENTS);
  NodeId last = nodes_last_child(nodes, brackets);
  NodeId first = nodes_first_child(nodes, brackets);
  if (last == first || nodes_get(nodes, last)->end - nodes_get(nodes, last)->start != 1)
    return false;
  Slice whole = nodes_text(nodes, node);
  uint32_t start = nodes_get(nodes, node)->start;
  uint32_t open = nodes_get(nodes, first)->start;
  if (strchr("([{", nodes->text.ptr[open]) == NULL) return false;
  buffer_add(out, slice_sub(whole, 0, open + 1 - start));
  buffer_add(out, ellipsis);
  buffer_add(out, nodes_text(nodes, last));
  return true;
}

/* The source of `node` to choose from: on one line, or the beginning of what is too long anyway. */
static void add_source(const Nodes *nodes, NodeId node, Buffer *out) {
  Slice raw = nodes_text(nodes, node);
  if (raw.len <= SOURCE_AT_MOST && source_add_line(nodes, node, out)) return;
  buffer_add(out, slice_sub(raw, 0, SOURCE_AT_MOST));
}

Slice words_node(const Nodes *nodes, NodeId node, Arena *arena) {
  if (node == NO_NODE) return (Slice){NULL, 0};
  Buffer out;
  buffer_init(&out);
  add_source(nodes, node, &out);
  if (utf8_count_code_points(buffer_slice(&out)) > CODE_AT_MOST) {
    size_t length = out.len;
    if (add_outline(nodes, node, &out)) buffer_splice(&out, 0, length, (Slice){NULL, 0});
  }
  Slice code = words_code(buffer_slice(&out), arena);
  buffer_release(&out);
  return code;
}

Slice words_line(const SegmentView *view, uint32_t offset, Arena *arena) {
  return arena_format(arena, "line %u", view_line(view, offset) + 1);
}

Slice words_premise(const SegmentView *view, NodeId expression, Arena *arena) {
  ShownType shown = value_type_shown(view, expression);
  if (shown.type == TYPE_UNKNOWN) return (Slice){NULL, 0};
  Holes values = {{words_node(view->nodes, expression, arena),
                   slice_from_cstr(value_type_name(shown.type)),
                   arena_format(arena, "line %u", shown.line + 1)}};
  switch (shown.premise) {
  case PREMISE_LINE: return words_fill(arena, "If {} is still the {} from {}", values);
  case PREMISE_FILE: return words_fill(arena, "If {} is a {}, as this file says", values);
  case PREMISE_NONE: break;
  }
  return words_fill(arena, "On {}, a {}", values);
}

Slice words_any_line(const uint32_t *lines, uint32_t count, Arena *arena) {
  enum { NAMED_AT_MOST = 4 };
  uint32_t distinct[NAMED_AT_MOST + 1];
  uint32_t distinct_count = 0;
  for (uint32_t i = 0; i < count && distinct_count <= NAMED_AT_MOST; i++)
    if (i == 0 || lines[i] != lines[i - 1]) distinct[distinct_count++] = lines[i];
  if (distinct_count > NAMED_AT_MOST)
    return arena_format(arena, "one of lines %u to %u", lines[0] + 1, lines[count - 1] + 1);
  Buffer out;
  buffer_init(&out);
  buffer_add(&out, SLICE("line "));
  for (uint32_t i = 0; i < distinct_count; i++) {
    if (i > 0) buffer_add(&out, i + 1 == distinct_count ? SLICE(" or ") : SLICE(", "));
    buffer_add_u64(&out, distinct[i] + 1);
  }
  Slice words = arena_copy(arena, buffer_slice(&out));
  buffer_release(&out);
  return words;
}

Slice words_fill(Arena *arena, const char *pattern, Holes values) {
  Buffer out;
  buffer_init(&out);
  Slice rest = slice_from_cstr(pattern);
  size_t hole = slice_find(rest, SLICE("{}"), 0);
  for (size_t next = 0; hole < rest.len && next < HOLES_AT_MOST; next++) {
    buffer_add(&out, slice_sub(rest, 0, hole));
    buffer_add(&out, values.of[next]);
    rest = slice_sub(rest, hole + 2, rest.len);
    hole = slice_find(rest, SLICE("{}"), 0);
  }
  buffer_add(&out, rest);
  Slice words = arena_copy(arena, buffer_slice(&out));
  buffer_release(&out);
  return words;
}
