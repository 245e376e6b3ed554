/* Classes: what their headers say they are, what stands in their bodies, and where they are used.
 */
#include "concepts/class_place.h"
#include "concepts/predicates.h"
#include "concepts/predicates/predicate.h"
#include "concepts/value_type.h"

typedef enum ClassKind {
  CLASS_PLAIN,
  CLASS_DATA,
  CLASS_ENUM,
  CLASS_NAMED_TUPLE,
  CLASS_META,
  CLASS_ABSTRACT,
  CLASS_PROTOCOL,
  CLASS_OF_SEVERAL, /* several bases */
} ClassKind;

typedef struct NameList {
  const char *names[8];
  uint32_t count;
} NameList;

static const NameList enums = {
    {"enum.Enum", "enum.IntEnum", "enum.StrEnum", "enum.Flag", "enum.IntFlag"}, 5};
static const NameList metaclasses = {
    {"builtins.type", "abc.ABCMeta", "enum.EnumMeta", "enum.EnumType"}, 4};

static bool is_data(const ClassPlace *place, Arena *arena) {
  static const char *const decorators[] = {
      "dataclasses.dataclass", "attrs.define", "attrs.frozen", "attr.s",
      "attr.define",           "attr.frozen",  "attr.attrs",   "pydantic.dataclasses.dataclass"};
  NodeId call = NO_NODE;
  for (size_t i = 0; i < sizeof decorators / sizeof decorators[0]; i++)
    if (class_decorator(place, decorators[i], &call, arena) != NO_NODE) return true;
  return false;
}

static bool has_base(const ClassPlace *place, const char *name, Arena *arena) {
  for (NodeId base = class_next_base(place, NO_NODE); base != NO_NODE;
       base = class_next_base(place, base))
    if (slice_is(class_base_name(place, base, arena), name)) return true;
  return false;
}

static bool is_abstract(const ClassPlace *place, Arena *arena) {
  NodeId meta = class_keyword(place, "metaclass");
  if (meta != NO_NODE && slice_is(names_qualified(place->view.names, meta, arena), "abc.ABCMeta"))
    return true;
  return has_base(place, "abc.ABC", arena);
}

static bool is_protocol(const ClassPlace *place, Arena *arena) {
  return has_base(place, "typing.Protocol", arena) ||
         has_base(place, "typing_extensions.Protocol", arena);
}

static ClassKind kind_in(const ClassPlace *place, Arena *arena) {
  if (is_data(place, arena)) return CLASS_DATA;
  if (class_has_ancestor(place, enums.names, enums.count, arena)) return CLASS_ENUM;
  if (has_base(place, "typing.NamedTuple", arena)) return CLASS_NAMED_TUPLE;
  if (class_has_ancestor(place, metaclasses.names, metaclasses.count, arena)) return CLASS_META;
  if (is_protocol(place, arena)) return CLASS_PROTOCOL;
  if (is_abstract(place, arena)) return CLASS_ABSTRACT;
  return class_base_count(place) > 1 ? CLASS_OF_SEVERAL : CLASS_PLAIN;
}

static ClassKind kind_of_definition(const SegmentView *view, NodeId node) {
  NodeId definition = nodes_parent(view->nodes, node);
  if (!nodes_is(view->nodes, definition, NODE_CLASS_DEFINITION)) return CLASS_PLAIN;
  Arena scratch;
  arena_init(&scratch);
  ClassPlace place = class_of_definition(view, definition);
  ClassKind kind = kind_in(&place, &scratch);
  arena_release(&scratch);
  return kind;
}

static bool is_data_class(const SegmentView *view, NodeId node) {
  return kind_of_definition(view, node) == CLASS_DATA;
}

static bool is_enum_class(const SegmentView *view, NodeId node) {
  return kind_of_definition(view, node) == CLASS_ENUM;
}

static bool is_named_tuple_class(const SegmentView *view, NodeId node) {
  return kind_of_definition(view, node) == CLASS_NAMED_TUPLE;
}

static bool is_metaclass(const SegmentView *view, NodeId node) {
  return kind_of_definition(view, node) == CLASS_META;
}

static bool is_abstract_class(const SegmentView *view, NodeId node) {
  return kind_of_definition(view, node) == CLASS_ABSTRACT;
}

static bool is_protocol_class(const SegmentView *view, NodeId node) {
  return kind_of_definition(view, node) == CLASS_PROTOCOL;
}

static bool is_class_of_several(const SegmentView *view, NodeId node) {
  return kind_of_definition(view, node) == CLASS_OF_SEVERAL;
}

/* How many bases the class has in whose header `node` stands as a base, with or without type
 * arguments; 0 for other places. */
static uint32_t bases_around(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId list = nodes_parent(nodes, node);
  if (nodes_is(nodes, list, NODE_SUBSCRIPT)) list = nodes_parent(nodes, list);
  NodeId definition = nodes_parent(nodes, list);
  if (!nodes_is(nodes, list, NODE_ARGUMENT_LIST) ||
      !nodes_is(nodes, definition, NODE_CLASS_DEFINITION))
    return 0;
  ClassPlace place = class_of_definition(view, definition);
  return class_base_count(&place);
}

/* `type` as a base makes the class a metaclass. */
static bool is_type_base(const SegmentView *view, NodeId node) {
  return names_means_builtin(view->names, node, "type") && bases_around(view, node) > 0;
}

static bool is_only_base(const SegmentView *view, NodeId node) {
  return bases_around(view, node) == 1 && !is_type_base(view, node);
}

static bool is_one_of_bases(const SegmentView *view, NodeId node) {
  return bases_around(view, node) > 1;
}

/* The `metaclass` of `class C(metaclass=M)`. */
static bool is_metaclass_keyword(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId list = nodes_parent(nodes, nodes_parent(nodes, node));
  return slice_is(nodes_text(nodes, node), "metaclass") &&
         nodes_is(nodes, nodes_parent(nodes, list), NODE_CLASS_DEFINITION);
}

/* Handled as `metaclass=`: the value. */
static bool is_metaclass_value(const SegmentView *view, NodeId node) {
  NodeId keyword = nodes_parent(view->nodes, node);
  return is_metaclass_keyword(view, nodes_child_by_field(view->nodes, keyword, FIELD_NAME));
}

/* The kind of the class directly in whose body the target of an assignment stands. */
static bool is_assigned_in(const SegmentView *view, NodeId node, ClassKind kind) {
  const Nodes *nodes = view->nodes;
  NodeId assignment = nodes_parent(nodes, node);
  NodeId statement = nodes_parent(nodes, assignment);
  bool is_plain = nodes_is(nodes, node, NODE_IDENTIFIER) &&
                  nodes_is(nodes, assignment, NODE_ASSIGNMENT) &&
                  nodes_is(nodes, statement, NODE_EXPRESSION_STATEMENT);
  if (!is_plain) return false;
  Slice name = nodes_text(nodes, node);
  if (slice_starts_with(name, SLICE("__"))) return false;
  bool is_annotated = nodes_child_by_field(nodes, assignment, FIELD_TYPE) != NO_NODE;
  bool has_value = nodes_child_by_field(nodes, assignment, FIELD_RIGHT) != NO_NODE;
  if ((kind == CLASS_DATA || kind == CLASS_NAMED_TUPLE) != is_annotated && kind != CLASS_PLAIN)
    return false;
  if (kind == CLASS_PLAIN && !has_value) return false;
  Arena scratch;
  arena_init(&scratch);
  ClassPlace place;
  bool is_so = class_around(view, node, &place, &scratch);
  ClassKind found = is_so ? kind_in(&place, &scratch) : CLASS_PLAIN;
  arena_release(&scratch);
  if (kind != CLASS_PLAIN) return is_so && found == kind;
  bool is_field = (found == CLASS_DATA || found == CLASS_NAMED_TUPLE) && is_annotated;
  return is_so && found != CLASS_ENUM && !is_field;
}

/* A class body's `_instance = None`, with a `__new__` in that body. */
static bool is_singleton_slot(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId assignment = nodes_parent(nodes, node);
  NodeId value = nodes_child_by_field(nodes, assignment, FIELD_RIGHT);
  bool is_named = slice_is(nodes_text(nodes, node), "_instance") ||
                  slice_is(nodes_text(nodes, node), "__instance") ||
                  slice_is(nodes_text(nodes, node), "instance");
  if (!is_named || !nodes_is(nodes, value, NODE_NONE)) return false;
  Arena scratch;
  arena_init(&scratch);
  ClassPlace place;
  ClassMember member;
  bool is_so =
      class_around(view, node, &place, &scratch) && class_member(&place, SLICE("__new__"), &member);
  arena_release(&scratch);
  return is_so;
}

/* Whether an object can get a value of its own under the name: what a call makes may be a
 * descriptor, and an object with slots has no other places. */
static bool is_replaceable(const SegmentView *view, NodeId node) {
  NodeId assignment = nodes_parent(view->nodes, node);
  NodeId value = nodes_child_by_field(view->nodes, assignment, FIELD_RIGHT);
  if (nodes_is(view->nodes, value, NODE_CALL) && value_type_shown(view, value).type == TYPE_UNKNOWN)
    return false;
  Arena scratch;
  arena_init(&scratch);
  ClassPlace place;
  ClassMember slots;
  bool has_slots = class_around(view, node, &place, &scratch) &&
                   class_member(&place, SLICE("__slots__"), &slots);
  arena_release(&scratch);
  return !has_slots;
}

/* Of the links of a tree there is more to say, and fields of models are no plain attributes. */
static bool is_class_attribute(const SegmentView *view, NodeId node) {
  return is_assigned_in(view, node, CLASS_PLAIN) && !is_singleton_slot(view, node) &&
         is_replaceable(view, node) && !predicate_holds(SLICE("own_kind"), view, node) &&
         !predicate_holds(SLICE("framework_field"), view, node);
}

static bool is_data_field(const SegmentView *view, NodeId node) {
  return is_assigned_in(view, node, CLASS_DATA);
}

static bool is_enum_member(const SegmentView *view, NodeId node) {
  return is_assigned_in(view, node, CLASS_ENUM);
}

static bool is_tuple_field(const SegmentView *view, NodeId node) {
  return is_assigned_in(view, node, CLASS_NAMED_TUPLE);
}

static bool is_slots(const SegmentView *view, NodeId node) {
  if (!slice_is(nodes_text(view->nodes, node), "__slots__")) return false;
  Arena scratch;
  arena_init(&scratch);
  ClassPlace place;
  bool is_so = class_around(view, node, &place, &scratch);
  arena_release(&scratch);
  return is_so;
}

/* The keyword of a call that makes a class's decorator: `slots` in `@dataclass(slots=True)`. */
static bool is_decorator_keyword(const SegmentView *view, NodeId node, const char *name) {
  const Nodes *nodes = view->nodes;
  NodeId list = nodes_parent(nodes, nodes_parent(nodes, node));
  NodeId call = nodes_parent(nodes, list);
  NodeId whole = nodes_parent(nodes, nodes_parent(nodes, call));
  if (!nodes_is(nodes, call, NODE_CALL) || !nodes_is(nodes, whole, NODE_DECORATED_DEFINITION))
    return false;
  NodeId definition = nodes_child_by_field(nodes, whole, FIELD_DEFINITION);
  return nodes_is(nodes, definition, NODE_CLASS_DEFINITION) &&
         (name == NULL || slice_is(nodes_text(nodes, node), name));
}

static bool is_slots_keyword(const SegmentView *view, NodeId node) {
  return is_decorator_keyword(view, node, "slots");
}

static bool is_data_keyword(const SegmentView *view, NodeId node) {
  static const char *const keywords[] = {"frozen",  "order",      "eq",
                                         "kw_only", "init",       "unsafe_hash",
                                         "repr",    "match_args", "weakref_slot"};
  for (size_t i = 0; i < sizeof keywords / sizeof keywords[0]; i++)
    if (is_decorator_keyword(view, node, keywords[i])) return true;
  return false;
}

/* The kind of the class of this file that a called or read name is. */
static bool names_class_of_kind(const SegmentView *view, NodeId node, ClassKind kind) {
  Arena scratch;
  arena_init(&scratch);
  ClassPlace place;
  bool is_so = class_named(view, node, &place, &scratch) &&
               (kind_in(&place, &scratch) == CLASS_ENUM) == (kind == CLASS_ENUM);
  arena_release(&scratch);
  return is_so;
}

static bool creates_object(const SegmentView *view, NodeId node) {
  return names_class_of_kind(view, node, CLASS_PLAIN);
}

static bool looks_up_member(const SegmentView *view, NodeId node) {
  return names_class_of_kind(view, node, CLASS_ENUM);
}

/* `RED` in `Color.RED`. */
static bool reads_member(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId object = nodes_child_by_field(nodes, nodes_parent(nodes, node), FIELD_OBJECT);
  if (!nodes_is(nodes, object, NODE_IDENTIFIER)) return false;
  Arena scratch;
  arena_init(&scratch);
  ClassPlace place;
  ClassMember member;
  bool is_so = class_named(view, object, &place, &scratch) &&
               class_member(&place, nodes_text(nodes, node), &member) &&
               member.kind == BINDING_ASSIGNMENT && kind_in(&place, &scratch) == CLASS_ENUM;
  arena_release(&scratch);
  return is_so;
}

/* `type(name, bases, namespace)` */
static bool makes_class(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  if (!names_means_builtin(view->names, node, "type")) return false;
  NodeId arguments = nodes_child_by_field(nodes, nodes_parent(nodes, node), FIELD_ARGUMENTS);
  NodeId argument = nodes_first_named_child(nodes, arguments);
  uint32_t count = 0;
  for (; argument != NO_NODE; argument = nodes_next_named_sibling(nodes, argument)) count++;
  return count == 3;
}

const Predicate predicates_classes[] = {
    {"abstract_class", is_abstract_class},
    {"class_attribute", is_class_attribute},
    {"class_of_several", is_class_of_several},
    {"creates_object", creates_object},
    {"data_class", is_data_class},
    {"data_field", is_data_field},
    {"data_keyword", is_data_keyword},
    {"enum_class", is_enum_class},
    {"enum_member", is_enum_member},
    {"looks_up_member", looks_up_member},
    {"makes_class", makes_class},
    {"metaclass", is_metaclass},
    {"metaclass_keyword", is_metaclass_keyword},
    {"metaclass_value", is_metaclass_value},
    {"named_tuple_class", is_named_tuple_class},
    {"one_of_bases", is_one_of_bases},
    {"only_base", is_only_base},
    {"protocol_class", is_protocol_class},
    {"reads_member", reads_member},
    {"singleton_slot", is_singleton_slot},
    {"slots", is_slots},
    {"slots_keyword", is_slots_keyword},
    {"tuple_field", is_tuple_field},
    {"type_base", is_type_base},
    {NULL, NULL},
};
