/* Expressions in which operators are easily misread, with all their parentheses, and comparisons
 * that are chained, written out.
 *   source  Python language reference, "Operator precedence" and "Comparisons". */
#include <string.h>

#include "base/buffer.h"
#include "cards/fact.h"
#include "cards/words.h"

enum {
  INLINE_AT_MOST = 40, /* bytes of an expression that is shown within the sentence */
  SHOWN_AT_MOST = 88, /* and of one that is shown below it */
};

/* What binds a value to the next one: `and`, `or`, `not` and comparisons, or arithmetic. */
typedef enum Family { FAMILY_NONE, FAMILY_LOGIC, FAMILY_ARITHMETIC } Family;

static Family family_of(const Nodes *nodes, NodeId node) {
  switch (nodes_symbol(nodes, node)) {
  case NODE_BOOLEAN_OPERATOR:
  case NODE_NOT_OPERATOR:
  case NODE_COMPARISON_OPERATOR: return FAMILY_LOGIC;
  case NODE_BINARY_OPERATOR:
  case NODE_UNARY_OPERATOR: return FAMILY_ARITHMETIC;
  default: return FAMILY_NONE;
  }
}

static Slice operator_of(const Nodes *nodes, NodeId node) {
  return nodes_text(nodes, nodes_child_by_field(nodes, node, FIELD_OPERATOR));
}

/* Whether a reader is helped by parentheses around `node`, an operand of `parent`. */
static bool is_wrapped(const Nodes *nodes, NodeId node, NodeId parent) {
  bool is_other = !slice_equal(operator_of(nodes, node), operator_of(nodes, parent));
  switch (nodes_symbol(nodes, parent)) {
  case NODE_BOOLEAN_OPERATOR:
    return nodes_is(nodes, node, NODE_NOT_OPERATOR) ||
           (nodes_is(nodes, node, NODE_BOOLEAN_OPERATOR) && is_other);
  case NODE_NOT_OPERATOR: return nodes_is(nodes, node, NODE_COMPARISON_OPERATOR);
  case NODE_BINARY_OPERATOR: return nodes_is(nodes, node, NODE_BINARY_OPERATOR) && is_other;
  case NODE_UNARY_OPERATOR: return nodes_is(nodes, node, NODE_BINARY_OPERATOR);
  default: return false;
  }
}

/* Adds a piece of source as one line has it; false where it holds what a line cannot: a comment, or
 * a string over several lines. */
static bool add_piece(Slice text, Buffer *out) {
  bool has_line_end = memchr(text.ptr, '\n', text.len) != NULL;
  for (size_t i = 0; i < text.len; i++) {
    char c = text.ptr[i];
    if (has_line_end && (c == '#' || c == '"' || c == '\'' || c == '\\')) return false;
    bool is_blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    bool is_again = is_blank && out->len > 0 && out->ptr[out->len - 1] == ' ';
    if (!is_blank) buffer_add_char(out, c);
    if (is_blank && (!has_line_end || !is_again)) buffer_add_char(out, ' ');
  }
  return true;
}

typedef struct Writer {
  const Nodes *nodes;
  Buffer out;
  uint32_t at; /* source up to here is written */
  uint32_t wrapped;
  bool is_bad;
} Writer;

static void write_up_to(Writer *writer, uint32_t offset) {
  if (offset <= writer->at || writer->is_bad) return;
  writer->is_bad = !add_piece(slice_sub(writer->nodes->text, writer->at, offset), &writer->out);
  writer->at = offset;
}

/* Writes `top` with its parentheses. What is open at a time ends in the order of a stack, so the
 * ends are found by walking up from each node to the next. */
static void write_expression(Writer *writer, NodeId top, Family family) {
  enum { OPEN_AT_MOST = 16 };
  const Nodes *nodes = writer->nodes;
  uint32_t ends[OPEN_AT_MOST];
  uint32_t open = 0;
  for (NodeId id = top; id < nodes->items[top].next && !writer->is_bad; id++) {
    const Node *node = &nodes->items[id];
    for (; open > 0 && ends[open - 1] <= node->start; open--) {
      write_up_to(writer, ends[open - 1]);
      buffer_add_char(&writer->out, ')');
    }
    bool is_operand =
        id != top && family_of(nodes, id) == family && family_of(nodes, node->parent) == family;
    if (!is_operand || !is_wrapped(nodes, id, node->parent)) continue;
    write_up_to(writer, node->start);
    buffer_add_char(&writer->out, '(');
    writer->is_bad = writer->is_bad || open == OPEN_AT_MOST;
    if (!writer->is_bad) ends[open++] = node->end;
    writer->wrapped++;
  }
  for (; open > 0; open--) {
    write_up_to(writer, ends[open - 1]);
    buffer_add_char(&writer->out, ')');
  }
  write_up_to(writer, nodes->items[top].end);
}

/* "`a or b and c` is `a or (b and c)`.", or with the longer form below the sentence. */
static Fact fact_of_text(const FactPlace *place, NodeId top, Slice text, Slice once,
                         const char *inline_words, const char *words) {
  if (text.len > SHOWN_AT_MOST) return (Fact){0};
  Slice source = words_node(place->view->nodes, top, place->arena);
  if (text.len > INLINE_AT_MOST)
    return (Fact){.words = slice_from_cstr(words), .code = arena_copy(place->arena, text)};
  Holes values = {{source, words_code(text, place->arena), once}};
  return (Fact){.words = words_fill(place->arena, inline_words, values)};
}

/* The grammar lets `^` bind more tightly than `&`, which Python does not. */
static bool is_misread_by_grammar(const Nodes *nodes, NodeId top) {
  bool has_and = false;
  bool has_xor = false;
  for (NodeId id = top; id < nodes->items[top].next; id++) {
    has_and = has_and || nodes_is(nodes, id, PUNCT_AMPERSAND);
    has_xor = has_xor || nodes_is(nodes, id, PUNCT_CARET);
  }
  return has_and && has_xor;
}

static Fact fact_of_parentheses(const FactPlace *place, NodeId expression) {
  const Nodes *nodes = place->view->nodes;
  Family family = family_of(nodes, expression);
  NodeId top = expression;
  while (family_of(nodes, nodes_parent(nodes, top)) == family) top = nodes_parent(nodes, top);
  if (nodes_has_flag(nodes, top, NODE_HAS_ERROR) || is_misread_by_grammar(nodes, top))
    return (Fact){0};
  if (nodes_get(nodes, top)->end - nodes_get(nodes, top)->start > 2 * SHOWN_AT_MOST)
    return (Fact){0};
  Writer writer = {.nodes = nodes, .at = nodes_get(nodes, top)->start};
  buffer_init(&writer.out);
  write_expression(&writer, top, family);
  Fact fact = {0};
  if (!writer.is_bad && writer.wrapped > 0)
    fact = fact_of_text(place, top, arena_copy(place->arena, buffer_slice(&writer.out)), SLICE(""),
                        "{} is read as {}.", "With all its parentheses it is this:");
  buffer_release(&writer.out);
  return fact;
}

/* `a < b < c`: each operator with its own two sides, joined by `and`. */
static Fact fact_of_chain(const FactPlace *place, NodeId chain) {
  const Nodes *nodes = place->view->nodes;
  if (nodes_has_flag(nodes, chain, NODE_HAS_ERROR)) return (Fact){0};
  Buffer out;
  buffer_init(&out);
  bool is_good = true;
  NodeId middle = NO_NODE;
  NodeId left = nodes_first_child(nodes, chain);
  for (NodeId sign = nodes_next_sibling(nodes, left); sign != NO_NODE && is_good;) {
    NodeId right = nodes_next_sibling(nodes, sign);
    if (out.len > 0) buffer_add(&out, SLICE(" and "));
    is_good = right != NO_NODE && add_piece(nodes_text(nodes, left), &out);
    buffer_add_char(&out, ' ');
    is_good = is_good && add_piece(nodes_text(nodes, sign), &out);
    buffer_add_char(&out, ' ');
    is_good = is_good && add_piece(nodes_text(nodes, right), &out);
    if (middle == NO_NODE) middle = right;
    left = right;
    sign = nodes_next_sibling(nodes, right);
  }
  Fact fact = {0};
  if (is_good) {
    Slice once = words_node(nodes, middle, place->arena);
    fact = fact_of_text(place, chain, arena_copy(place->arena, buffer_slice(&out)), once,
                        "{} means {}, with {} evaluated only once.",
                        "It means this, with what stands twice evaluated only once:");
  }
  buffer_release(&out);
  return fact;
}

static bool is_chain(const Nodes *nodes, NodeId node) {
  if (!nodes_is(nodes, node, NODE_COMPARISON_OPERATOR)) return false;
  NodeId second = nodes_next_sibling(
      nodes, nodes_next_sibling(nodes, nodes_next_sibling(nodes, nodes_first_child(nodes, node))));
  return second != NO_NODE;
}

Fact fact_of_operators(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId leaf = place->leaf;
  NodeId expression = nodes_parent(nodes, leaf);
  bool is_part = expression != NO_NODE && !nodes_has_flag(nodes, expression, NODE_IS_NAMED);
  if (is_part) expression = nodes_parent(nodes, expression); /* `not` of `not in` */
  if (nodes_has_flag(nodes, leaf, NODE_IS_NAMED)) return (Fact){0};
  if (is_chain(nodes, expression)) return fact_of_chain(place, expression);
  bool is_aside = nodes_is(nodes, expression, NODE_COMPARISON_OPERATOR) &&
                  !nodes_is(nodes, nodes_parent(nodes, expression), NODE_NOT_OPERATOR);
  if (is_aside || family_of(nodes, expression) == FAMILY_NONE) return (Fact){0};
  Fact fact = fact_of_parentheses(place, expression);
  return fact.words.len == 0 && fact.code.len == 0 && nodes_is(nodes, leaf, KEYWORD_NOT)
             ? fact_of_truth(place)
             : fact;
}
