/* Special names: methods by that name in a class, and attributes that are read by it. */
#include "base/word_list.h"
#include "concepts/method_story.h"
#include "concepts/predicates/predicate.h"
#include "syntax/arguments.h"

/* Methods that a topic of their own explains; what is left is for the topic on all of them. */
static const char makers[] = "__init__ __new__";
static const char constructors[] = "__init__ __new__ __post_init__ __init_subclass__";
static const char texts[] = "__str__ __repr__ __format__";
static const char comparisons[] = "__eq__ __ne__ __hash__ __lt__ __le__ __gt__ __ge__";
static const char descriptors[] = "__get__ __set__ __delete__ __set_name__";
static const char class_makers[] = "__prepare__ __instancecheck__ __subclasscheck__";
static const char elsewhere[] =
    "__enter__ __exit__ __aenter__ __aexit__ __iter__ __next__ __subclasshook__ __await__ "
    "__aiter__ __anext__ __del__ __getstate__ __setstate__ __reduce__ __reduce_ex__ "
    "__getnewargs__ __getnewargs_ex__";
static const char looks[] =
    "__dict__ __class__ __name__ __qualname__ __module__ __doc__ __annotations__ __defaults__ "
    "__code__ __wrapped__ __kwdefaults__ __closure__ __globals__ __signature__";
static const char families[] = "__bases__ __base__ __subclasses__";

static bool is_method_of(const SegmentView *view, NodeId node, const char *names) {
  NodeId definition = nodes_parent(view->nodes, node);
  return word_list_has(names, nodes_text(view->nodes, node)) && method_is_one(view, definition);
}

static bool is_constructor(const SegmentView *view, NodeId node) {
  return is_method_of(view, node, makers) &&
         method_story(view, nodes_parent(view->nodes, node)) == METHOD_DUNDER;
}

static bool is_after_init(const SegmentView *view, NodeId node) {
  return is_method_of(view, node, "__post_init__");
}

static bool is_init_subclass(const SegmentView *view, NodeId node) {
  return is_method_of(view, node, "__init_subclass__");
}

static bool is_text_method(const SegmentView *view, NodeId node) {
  return is_method_of(view, node, texts);
}

static bool is_comparison(const SegmentView *view, NodeId node) {
  return is_method_of(view, node, comparisons);
}

static bool is_descriptor_method(const SegmentView *view, NodeId node) {
  return is_method_of(view, node, descriptors);
}

/* Below a class whose own class's methods these are: `__call__` of a metaclass runs `C()`. */
static bool is_metaclass_method(const SegmentView *view, NodeId node) {
  static const char *const types[] = {"builtins.type", "abc.ABCMeta", "enum.EnumMeta",
                                      "enum.EnumType"};
  if (is_method_of(view, node, class_makers)) return true;
  NodeId definition = nodes_parent(view->nodes, node);
  bool is_call = slice_is(nodes_text(view->nodes, node), "__call__");
  if (!is_call || !method_is_one(view, definition)) return false;
  Arena scratch;
  arena_init(&scratch);
  ClassPlace place;
  bool is_so = class_around(view, definition, &place, &scratch) &&
               class_has_ancestor(&place, types, sizeof types / sizeof types[0], &scratch);
  arena_release(&scratch);
  return is_so;
}

/* `def __getattr__(self, name): return getattr(self._inner, name)` */
static bool is_delegation(const SegmentView *view, NodeId node) {
  static const char names[] = "__getattr__";
  const Nodes *nodes = view->nodes;
  NodeId definition = nodes_parent(nodes, node);
  if (!is_method_of(view, node, names)) return false;
  NodeId body = nodes_child_by_field(nodes, definition, FIELD_BODY);
  for (NodeId id = body; body != NO_NODE && id < nodes->items[body].next; id++)
    if (nodes_is(nodes, id, NODE_RETURN_STATEMENT)) {
      NodeId call = nodes_first_named_child(nodes, id);
      NodeId function = nodes_child_by_field(nodes, call, FIELD_FUNCTION);
      NodeId arguments = nodes_child_by_field(nodes, call, FIELD_ARGUMENTS);
      if (slice_is(nodes_text(nodes, function), "getattr") &&
          nodes_is(nodes, nodes_first_named_child(nodes, arguments), NODE_ATTRIBUTE))
        return true;
    }
  return false;
}

static bool is_other_method(const SegmentView *view, NodeId node) {
  Slice name = nodes_text(view->nodes, node);
  if (!slice_starts_with(name, SLICE("__")) || !method_is_special_name(name)) return false;
  if (!method_is_one(view, nodes_parent(view->nodes, node))) return false;
  return !word_list_has(constructors, name) && !word_list_has(texts, name) &&
         !word_list_has(comparisons, name) && !word_list_has(descriptors, name) &&
         !word_list_has(elsewhere, name) && !is_metaclass_method(view, node) &&
         !is_delegation(view, node);
}

/* `super().x` */
static bool is_of_super(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId call = nodes_child_by_field(nodes, nodes_parent(nodes, node), FIELD_OBJECT);
  NodeId function = nodes_child_by_field(nodes, call, FIELD_FUNCTION);
  return nodes_is(nodes, call, NODE_CALL) && names_means_builtin(view->names, function, "super");
}

static bool is_super(const SegmentView *view, NodeId node) {
  return names_means_builtin(view->names, node, "super");
}

static bool is_super_among_several(const SegmentView *view, NodeId node) {
  if (!is_super(view, node)) return false;
  Arena scratch;
  arena_init(&scratch);
  ClassPlace place;
  bool is_so = class_of_method(view, node, &place, NULL, &scratch) && class_base_count(&place) > 1;
  arena_release(&scratch);
  return is_so;
}

static bool is_read_look(const SegmentView *view, NodeId node) {
  return word_list_has(looks, nodes_text(view->nodes, node)) && !is_of_super(view, node);
}

static bool is_read_family(const SegmentView *view, NodeId node) {
  return word_list_has(families, nodes_text(view->nodes, node));
}

static bool is_read_order(const SegmentView *view, NodeId node) {
  Slice name = nodes_text(view->nodes, node);
  if (slice_is(name, "__mro__")) return true;
  NodeId call = arguments_method_call(view->nodes, node);
  return slice_is(name, "mro") && call != NO_NODE && arguments_first(view->nodes, call) == NO_NODE;
}

static bool is_read_constructor(const SegmentView *view, NodeId node) {
  return word_list_has(constructors, nodes_text(view->nodes, node)) && !is_of_super(view, node);
}

static bool is_read_other(const SegmentView *view, NodeId node) {
  Slice name = nodes_text(view->nodes, node);
  return slice_starts_with(name, SLICE("__")) && method_is_special_name(name) &&
         !word_list_has(constructors, name) && !is_of_super(view, node);
}

static bool is_subclass_hook(const SegmentView *view, NodeId node) {
  return is_method_of(view, node, "__subclasshook__");
}

static bool is_read_slots(const SegmentView *view, NodeId node) {
  return slice_is(nodes_text(view->nodes, node), "__slots__");
}

static bool is_named_tuple_helper(const SegmentView *view, NodeId node) {
  static const char helpers[] = "_replace _asdict _make";
  return word_list_has(helpers, nodes_text(view->nodes, node));
}

static bool is_hasattr(const SegmentView *view, NodeId node) {
  return names_means_builtin(view->names, node, "hasattr");
}

static bool is_type(const SegmentView *view, NodeId node) {
  return names_means_builtin(view->names, node, "type");
}

/* `if hasattr(source, "read"):` chooses by what the object can do. */
static bool is_asking_for_ability(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  if (!is_hasattr(view, node)) return false;
  NodeId call = nodes_parent(nodes, node);
  NodeId place = nodes_parent(nodes, call);
  bool is_condition =
      nodes_get(nodes, call)->field == FIELD_CONDITION &&
      (nodes_is(nodes, place, NODE_IF_STATEMENT) || nodes_is(nodes, place, NODE_ELIF_CLAUSE));
  NodeId object =
      nodes_first_named_child(nodes, nodes_child_by_field(nodes, call, FIELD_ARGUMENTS));
  NodeId name = nodes_next_named_sibling(nodes, object);
  Slice text = nodes_text(nodes, name);
  return is_condition && nodes_is(nodes, name, NODE_STRING) && text.len > 2 && text.ptr[1] != '_' &&
         !slice_is(nodes_text(nodes, object), "self");
}

const Predicate predicates_dunders[] = {
    {"after_init", is_after_init},
    {"asks_for_ability", is_asking_for_ability},
    {"builtin_hasattr", is_hasattr},
    {"builtin_type", is_type},
    {"comparison_method", is_comparison},
    {"constructor", is_constructor},
    {"delegation", is_delegation},
    {"descriptor_method", is_descriptor_method},
    {"init_subclass", is_init_subclass},
    {"metaclass_method", is_metaclass_method},
    {"named_tuple_helper", is_named_tuple_helper},
    {"of_super", is_of_super},
    {"other_special_method", is_other_method},
    {"reads_constructor", is_read_constructor},
    {"reads_family", is_read_family},
    {"reads_look", is_read_look},
    {"reads_order", is_read_order},
    {"reads_slots", is_read_slots},
    {"reads_special_method", is_read_other},
    {"subclass_hook", is_subclass_hook},
    {"super", is_super},
    {"super_among_several", is_super_among_several},
    {"text_method", is_text_method},
    {NULL, NULL},
};
