/* What `@dataclass` writes for the class at hand: its `__init__`, in the reader's names. */
#include <stdlib.h>

#include "cards/class_order.h"
#include "cards/fact.h"
#include "cards/source.h"
#include "cards/words.h"
#include "concepts/value_type.h"

enum { FIELDS_AT_MOST = 16, COLUMNS = 76, LINES_AT_MOST = 6 };

typedef struct Member {
  Slice name;
  uint32_t segment;
  uint32_t line;
  uint32_t count;
} Member;

typedef struct Members {
  Member *items;
  uint32_t count;
} Members;

static int compare_members(const void *a, const void *b) {
  const Member *left = a;
  const Member *right = b;
  return (left->line > right->line) - (left->line < right->line);
}

/* What the body binds, in the order of the text. */
static Members members_of(const ClassPlace *class, Arena *arena) {
  uint32_t binding_count = 0;
  const Binding *bindings = names_bindings(class->view.names, &binding_count);
  uint32_t scope_count = 0;
  const Scope *scopes = names_scopes(class->view.names, &scope_count);
  uint32_t body_count = class->body == NULL ? 0 : class->body->bound.count;
  Members list = {.items = ARENA_ARRAY(arena, Member, binding_count + body_count)};
  for (uint32_t i = 0; i < binding_count; i++) {
    ScopeId scope = bindings[i].scope;
    if (scope >= scope_count || scopes[scope].node != class->node ||
        scopes[scope].kind != SCOPE_CLASS)
      continue;
    uint32_t start = nodes_get(class->view.nodes, bindings[i].node)->start;
    list.items[list.count++] =
        (Member){bindings[i].name, class->view.segment, view_line(&class->view, start),
                 bindings[i].is_only ? 1 : 2};
  }
  for (uint32_t i = 0; i < body_count; i++) {
    const ModuleBinding *member = &class->body->members[i];
    list.items[list.count++] =
        (Member){member->name, member->segment,
                 class->view.segment_lines[member->segment] + member->line, member->count};
  }
  if (list.count > 1) qsort(list.items, list.count, sizeof(Member), compare_members);
  return list;
}

typedef struct Field {
  Slice text; /* "name: int = 3" */
  bool has_default;
  bool is_left_out; /* no parameter of `__init__` */
  bool has_factory;
} Field;

typedef struct Fields {
  Field items[FIELDS_AT_MOST];
  uint32_t count;
  bool has_factory;
} Fields;

static bool mentions(Slice text, const char *word) {
  return slice_find(text, slice_from_cstr(word), 0) < text.len;
}

static bool line_of(const Nodes *nodes, NodeId node, Slice *text, Arena *arena) {
  Buffer line;
  buffer_init(&line);
  bool is_line = source_add_line(nodes, node, &line);
  if (is_line) *text = arena_copy(arena, buffer_slice(&line));
  buffer_release(&line);
  return is_line;
}

/* The arguments of `field(...)`; false for what is not understood. */
static bool read_field_call(const SegmentView *view, NodeId call, Field *field, Slice *value,
                            Arena *arena) {
  const Nodes *nodes = view->nodes;
  NodeId arguments = nodes_child_by_field(nodes, call, FIELD_ARGUMENTS);
  for (NodeId item = nodes_first_named_child(nodes, arguments); item != NO_NODE;
       item = nodes_next_named_sibling(nodes, item)) {
    Slice name = nodes_text(nodes, nodes_child_by_field(nodes, item, FIELD_NAME));
    NodeId given = nodes_child_by_field(nodes, item, FIELD_VALUE);
    if (!nodes_is(nodes, item, NODE_KEYWORD_ARGUMENT) || slice_is(name, "kw_only")) return false;
    if (slice_is(name, "default_factory")) {
      field->has_default = field->has_factory = true;
      *value = SLICE("...");
    } else if (slice_is(name, "default")) {
      field->has_default = true;
      if (!line_of(nodes, given, value, arena)) return false;
    } else if (slice_is(name, "init")) {
      if (!nodes_is(nodes, given, NODE_FALSE) && !nodes_is(nodes, given, NODE_TRUE)) return false;
      field->is_left_out = nodes_is(nodes, given, NODE_FALSE);
    }
  }
  return true;
}

static bool read_default(const SegmentView *view, NodeId value, Field *field, Slice *text,
                         Arena *arena) {
  bool is_call = nodes_is(view->nodes, value, NODE_CALL);
  NodeId function = nodes_child_by_field(view->nodes, value, FIELD_FUNCTION);
  if (is_call && slice_is(names_qualified(view->names, function, arena), "dataclasses.field"))
    return read_field_call(view, value, field, text, arena);
  field->has_default = true;
  return !value_is_mutable(view, value) && line_of(view->nodes, value, text, arena);
}

/* The assignment `name: type = value` that binds a member; NO_NODE for anything else. */
static NodeId assignment_of(const SegmentView *view, const Member *member) {
  uint32_t count = 0;
  const Binding *bindings = names_bindings(view->names, &count);
  for (uint32_t i = 0; i < count; i++) {
    uint32_t start = nodes_get(view->nodes, bindings[i].node)->start;
    if (!slice_equal(bindings[i].name, member->name) || view_line(view, start) != member->line)
      continue;
    NodeId parent = nodes_parent(view->nodes, bindings[i].node);
    return nodes_is(view->nodes, parent, NODE_ASSIGNMENT) ? parent : NO_NODE;
  }
  return NO_NODE;
}

/* Adds the member if it is a field; false where that is not certain. */
static bool add_field(const ClassPlace *class, const Member *member, Fields *fields, Arena *arena) {
  SegmentView view;
  if (!view_open(&class->view, member->segment, &view, arena)) return false;
  NodeId assignment = assignment_of(&view, member);
  NodeId type = nodes_child_by_field(view.nodes, assignment, FIELD_TYPE);
  NodeId value = nodes_child_by_field(view.nodes, assignment, FIELD_RIGHT);
  Slice type_text = {"", 0};
  if (type == NO_NODE) return true;
  if (!line_of(view.nodes, type, &type_text, arena)) return false;
  if (mentions(type_text, "InitVar") || mentions(type_text, "KW_ONLY")) return false;
  if (mentions(type_text, "ClassVar")) return true;
  Field field = {0};
  Slice text = {"", 0};
  if (value != NO_NODE && !read_default(&view, value, &field, &text, arena)) return false;
  if (field.is_left_out) return true;
  if (member->count != 1 || fields->count == FIELDS_AT_MOST) return false;
  field.text = arena_format(arena, "%.*s: %.*s%s%.*s", (int)member->name.len, member->name.ptr,
                            (int)type_text.len, type_text.ptr, field.has_default ? " = " : "",
                            (int)text.len, text.ptr);
  fields->has_factory = fields->has_factory || field.has_factory;
  fields->items[fields->count++] = field;
  return true;
}

/* The keyword of the decorator's call: 1 for True, 0 for False or none, -1 for anything else. */
static int option(const Nodes *nodes, NodeId call, const char *name, int by_default) {
  NodeId arguments = nodes_child_by_field(nodes, call, FIELD_ARGUMENTS);
  for (NodeId item = nodes_first_named_child(nodes, arguments); item != NO_NODE;
       item = nodes_next_named_sibling(nodes, item)) {
    if (!nodes_is(nodes, item, NODE_KEYWORD_ARGUMENT)) return -1;
    if (!slice_is(nodes_text(nodes, nodes_child_by_field(nodes, item, FIELD_NAME)), name)) continue;
    NodeId value = nodes_child_by_field(nodes, item, FIELD_VALUE);
    if (nodes_is(nodes, value, NODE_TRUE)) return 1;
    return nodes_is(nodes, value, NODE_FALSE) ? 0 : -1;
  }
  return by_default;
}

/* No class above brings fields, and nothing else makes the class. */
static bool stands_alone(const ClassPlace *class, Arena *arena) {
  ClassOrder order = class_order(class, arena);
  NodeId call = NO_NODE;
  if (order.kind != ORDER_FOUND) return false;
  for (uint32_t i = 1; i < order.count; i++)
    if (order.items[i].is_in_file &&
        class_decorator(&order.items[i].place, "dataclasses.dataclass", &call, arena) != NO_NODE)
      return false;
  return true;
}

/* The `def` on one line, or its parameters on lines of their own; empty where they are too many. */
static Slice write_definition(const Fields *fields, bool is_keyword_only, Arena *arena) {
  Buffer out;
  buffer_init(&out);
  buffer_add(&out, SLICE("def __init__(self"));
  if (is_keyword_only && fields->count > 0) buffer_add(&out, SLICE(", *"));
  size_t line_start = 0;
  uint32_t lines = 1;
  for (uint32_t i = 0; i < fields->count; i++) {
    buffer_add_char(&out, ',');
    if (out.len - line_start + fields->items[i].text.len > COLUMNS) {
      buffer_add(&out, SLICE("\n            "));
      line_start = out.len;
      lines++;
    }
    buffer_add_char(&out, ' ');
    buffer_add(&out, fields->items[i].text);
  }
  buffer_add(&out, SLICE("): ..."));
  Slice text = lines > LINES_AT_MOST ? (Slice){"", 0} : arena_copy(arena, buffer_slice(&out));
  buffer_release(&out);
  return text;
}

static bool read_fields(const ClassPlace *class, bool is_keyword_only, Fields *fields,
                        Arena *arena) {
  Members members = members_of(class, arena);
  for (uint32_t i = 0; i < members.count; i++)
    if (!add_field(class, &members.items[i], fields, arena)) return false;
  bool has_default = false;
  for (uint32_t i = 0; i < fields->count; i++) {
    if (has_default && !fields->items[i].has_default && !is_keyword_only) return false;
    has_default = has_default || fields->items[i].has_default;
  }
  return true;
}

Fact fact_of_data_class(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId definition = nodes_parent(nodes, place->leaf);
  NodeId whole = nodes_ancestor(nodes, place->leaf, NODE_DECORATED_DEFINITION);
  bool is_decorator = nodes_ancestor(nodes, place->leaf, NODE_DECORATOR) != NO_NODE &&
                      !nodes_is(nodes, definition, NODE_KEYWORD_ARGUMENT);
  if (is_decorator) definition = nodes_child_by_field(nodes, whole, FIELD_DEFINITION);
  if (!nodes_is(nodes, definition, NODE_CLASS_DEFINITION)) return (Fact){0};
  ClassPlace class = class_of_definition(place->view, definition);
  NodeId call = NO_NODE;
  ClassMember member;
  Arena *arena = place->arena;
  if (class_decorator(&class, "dataclasses.dataclass", &call, arena) == NO_NODE) return (Fact){0};
  int is_keyword_only = option(nodes, call, "kw_only", 0);
  bool is_written = option(nodes, call, "init", 1) == 1 && is_keyword_only >= 0 &&
                    !class_member(&class, SLICE("__init__"), &member);
  Fields *fields = ARENA_NEW(arena, Fields);
  if (!is_written || !stands_alone(&class, arena) ||
      !read_fields(&class, is_keyword_only == 1, fields, arena))
    return (Fact){0};
  Slice code = write_definition(fields, is_keyword_only == 1, arena);
  if (code.len == 0) return (Fact){0};
  const char *pattern = fields->has_factory
                            ? "This is the constructor that {} gets. For `...` the factory is "
                              "called anew for each object."
                            : "This is the constructor that {} gets.";
  Holes values = {{words_code(class_name(&class), arena)}};
  return (Fact){.words = words_fill(arena, pattern, values), .code = code};
}
