#include "cards/class_order.h"

#include "base/word_list.h"

enum { BASES_AT_MOST = 8, NO_CLASS = UINT8_MAX };

/* Classes of the library whose bases are `object`, or one other of this table. */
static const struct {
  const char *name;
  const char *base; /* NULL for object */
} library[] = {
    {"abc.ABC", NULL},
    {"argparse.Action", NULL},
    {"ast.NodeVisitor", NULL},
    {"ast.NodeTransformer", "ast.NodeVisitor"},
    {"builtins.dict", NULL},
    {"builtins.float", NULL},
    {"builtins.frozenset", NULL},
    {"builtins.int", NULL},
    {"builtins.list", NULL},
    {"builtins.set", NULL},
    {"builtins.str", NULL},
    {"builtins.tuple", NULL},
    {"builtins.type", NULL},
    {"builtins.BaseException", NULL},
    {"builtins.Exception", "builtins.BaseException"},
    {"builtins.ArithmeticError", "builtins.Exception"},
    {"builtins.AttributeError", "builtins.Exception"},
    {"builtins.LookupError", "builtins.Exception"},
    {"builtins.IndexError", "builtins.LookupError"},
    {"builtins.KeyError", "builtins.LookupError"},
    {"builtins.NotImplementedError", "builtins.RuntimeError"},
    {"builtins.OSError", "builtins.Exception"},
    {"builtins.RuntimeError", "builtins.Exception"},
    {"builtins.TypeError", "builtins.Exception"},
    {"builtins.ValueError", "builtins.Exception"},
    {"collections.OrderedDict", "builtins.dict"},
    {"enum.Enum", NULL},
    {"json.JSONDecoder", NULL},
    {"json.JSONEncoder", NULL},
    {"logging.Filter", NULL},
    {"logging.Filterer", NULL},
    {"logging.Formatter", NULL},
    {"logging.Handler", "logging.Filterer"},
    {"string.Formatter", NULL},
    {"threading.Thread", NULL},
    {"threading.local", NULL},
    {"unittest.TestCase", NULL},
};
enum { LIBRARY_COUNT = sizeof library / sizeof library[0] };

typedef struct Family {
  OrderedClass items[ORDER_AT_MOST];
  Slice qualified[ORDER_AT_MOST]; /* of classes of other files */
  uint8_t bases[ORDER_AT_MOST][BASES_AT_MOST];
  uint8_t base_counts[ORDER_AT_MOST];
  uint8_t orders[ORDER_AT_MOST][ORDER_AT_MOST];
  uint8_t order_counts[ORDER_AT_MOST]; /* 0: not yet known */
  uint32_t count;
  Arena *arena;
} Family;

static bool is_same_place(const ClassPlace *a, const ClassPlace *b) {
  return class_line(a) == class_line(b) && slice_equal(class_name(a), class_name(b));
}

static uint8_t add_place(Family *family, const ClassPlace *place) {
  for (uint32_t i = 0; i < family->count; i++)
    if (family->items[i].is_in_file && is_same_place(&family->items[i].place, place))
      return (uint8_t)i;
  if (family->count == ORDER_AT_MOST) return NO_CLASS;
  family->items[family->count] =
      (OrderedClass){.name = class_name(place), .is_in_file = true, .place = *place};
  return (uint8_t)family->count++;
}

static uint8_t add_library(Family *family, Slice qualified) {
  for (uint32_t i = 0; i < family->count; i++)
    if (!family->items[i].is_in_file && slice_equal(family->qualified[i], qualified))
      return (uint8_t)i;
  if (family->count == ORDER_AT_MOST) return NO_CLASS;
  Slice part = {NULL, 0};
  for (Slice rest = qualified; slice_split(&rest, '.', &part);) continue;
  family->qualified[family->count] = qualified;
  family->items[family->count] = (OrderedClass){.name = part};
  return (uint8_t)family->count++;
}

/* What stands above the class may be replaced by a decorator or made otherwise by a metaclass; only
 * those are let through that do neither. */
static bool has_ordinary_decorators(const ClassPlace *place, Arena *arena) {
  static const char *const known[] = {"dataclasses.dataclass", "functools.total_ordering",
                                      "enum.unique", "typing.final", "typing.runtime_checkable"};
  const Nodes *nodes = place->view.nodes;
  NodeId whole = nodes_parent(nodes, place->node);
  if (!nodes_is(nodes, whole, NODE_DECORATED_DEFINITION)) return true;
  uint32_t count = 0;
  for (NodeId child = nodes_first_named_child(nodes, whole); child != NO_NODE;
       child = nodes_next_named_sibling(nodes, child))
    if (nodes_is(nodes, child, NODE_DECORATOR)) count++;
  uint32_t known_count = 0;
  NodeId call = NO_NODE;
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
    if (class_decorator(place, known[i], &call, arena) != NO_NODE) known_count++;
  return count == known_count;
}

static bool is_ordinary(const ClassPlace *place, Arena *arena) {
  const Nodes *nodes = place->view.nodes;
  NodeId metaclass = class_keyword(place, "metaclass");
  bool is_plain = metaclass == NO_NODE ||
                  slice_is(names_qualified(place->view.names, metaclass, arena), "abc.ABCMeta");
  bool has_parameters = nodes_child_by_field(nodes, place->node, FIELD_TYPE_PARAMETERS) != NO_NODE;
  return is_plain && !has_parameters && has_ordinary_decorators(place, arena) &&
         !nodes_has_flag(nodes, place->node, NODE_IS_ERROR);
}

static bool add_bases_in_file(Family *family, uint32_t id) {
  const ClassPlace place = family->items[id].place;
  if (!is_ordinary(&place, family->arena)) return false;
  for (NodeId base = class_next_base(&place, NO_NODE); base != NO_NODE;
       base = class_next_base(&place, base)) {
    if (!nodes_is(place.view.nodes, base, NODE_IDENTIFIER) &&
        !nodes_is(place.view.nodes, base, NODE_ATTRIBUTE))
      return false;
    ClassPlace found;
    uint8_t added = NO_CLASS;
    Slice qualified = class_base_name(&place, base, family->arena);
    if (class_of_base(&place, base, &found, family->arena))
      added = add_place(family, &found);
    else if (qualified.len > 0)
      added = add_library(family, qualified);
    if (added == NO_CLASS || family->base_counts[id] == BASES_AT_MOST) return false;
    family->bases[id][family->base_counts[id]++] = added;
  }
  return true;
}

static bool add_bases_of_library(Family *family, uint32_t id) {
  Slice name = family->qualified[id];
  if (slice_is(name, "builtins.object")) return true;
  for (size_t i = 0; i < LIBRARY_COUNT; i++) {
    if (!slice_is(name, library[i].name)) continue;
    if (library[i].base == NULL) return true;
    uint8_t base = add_library(family, slice_from_cstr(library[i].base));
    if (base == NO_CLASS) return false;
    family->bases[id][family->base_counts[id]++] = base;
    return true;
  }
  return false;
}

/* All classes above the first one, each with its bases; false where one is not known. */
static bool gather(Family *family) {
  for (uint32_t id = 0; id < family->count; id++) {
    bool is_known = family->items[id].is_in_file ? add_bases_in_file(family, id)
                                                 : add_bases_of_library(family, id);
    if (!is_known) return false;
    if (family->base_counts[id] > 0 || slice_is(family->qualified[id], "builtins.object")) continue;
    uint8_t object = add_library(family, SLICE("builtins.object"));
    if (object == NO_CLASS) return false;
    family->bases[id][family->base_counts[id]++] = object;
  }
  return true;
}

/* One of the lists that are merged: the order of a base, or the bases themselves. */
typedef struct MergeList {
  const uint8_t *items;
  uint32_t count;
  uint32_t at;
} MergeList;

static bool is_in_tail(const MergeList *lists, uint32_t count, uint8_t class) {
  for (uint32_t i = 0; i < count; i++)
    for (uint32_t k = lists[i].at + 1; k < lists[i].count; k++)
      if (lists[i].items[k] == class) return true;
  return false;
}

static uint8_t next_head(const MergeList *lists, uint32_t count, bool *is_done) {
  *is_done = true;
  for (uint32_t i = 0; i < count; i++) {
    if (lists[i].at == lists[i].count) continue;
    *is_done = false;
    uint8_t head = lists[i].items[lists[i].at];
    if (!is_in_tail(lists, count, head)) return head;
  }
  return NO_CLASS;
}

/* False for a conflict. All bases have their orders. */
static bool merge(Family *family, uint32_t id) {
  MergeList lists[BASES_AT_MOST + 1];
  uint32_t count = 0;
  for (; count < family->base_counts[id]; count++) {
    uint8_t base = family->bases[id][count];
    lists[count] = (MergeList){family->orders[base], family->order_counts[base], 0};
  }
  lists[count++] = (MergeList){family->bases[id], family->base_counts[id], 0};
  uint8_t *order = family->orders[id];
  uint32_t length = 0;
  order[length++] = (uint8_t)id;
  for (bool is_done = false;;) {
    uint8_t head = next_head(lists, count, &is_done);
    if (is_done) break;
    if (head == NO_CLASS || length == ORDER_AT_MOST) return false;
    order[length++] = head;
    for (uint32_t i = 0; i < count; i++)
      if (lists[i].at < lists[i].count && lists[i].items[lists[i].at] == head) lists[i].at++;
  }
  family->order_counts[id] = (uint8_t)length;
  return true;
}

static bool has_bases_ordered(const Family *family, uint32_t id) {
  for (uint32_t i = 0; i < family->base_counts[id]; i++)
    if (family->order_counts[family->bases[id][i]] == 0) return false;
  return true;
}

/* Which base of the first class is listed before its own subclass. */
static void explain_conflict(const Family *family, ClassOrder *order) {
  for (uint32_t i = 0; i < family->base_counts[0]; i++)
    for (uint32_t k = i + 1; k < family->base_counts[0]; k++) {
      uint8_t early = family->bases[0][i];
      uint8_t late = family->bases[0][k];
      for (uint32_t j = 1; j < family->order_counts[late]; j++) {
        if (family->orders[late][j] != early) continue;
        order->items[0] = family->items[early];
        order->items[1] = family->items[late];
        order->count = 2;
        return;
      }
    }
}

/* Whether objects of all these classes may be one, as far as that is certain: built-in types have
 * layouts of their own, and so have classes with slots; two of them refuse each other. */
static bool fits_in_memory(const Family *family) {
  static const char solid[] =
      "builtins.dict builtins.float builtins.frozenset builtins.int builtins.list builtins.set "
      "builtins.str builtins.tuple builtins.type threading.local";
  static const char solid_errors[] = "builtins.OSError builtins.AttributeError";
  static const char errors[] = "builtins.BaseException";
  uint32_t solids = 0;
  uint32_t solid_error_count = 0;
  uint32_t slotted = 0;
  bool is_branched = false;
  for (uint32_t i = 0; i < family->count; i++) {
    ClassMember member;
    const OrderedClass *item = &family->items[i];
    is_branched = is_branched || family->base_counts[i] > 1;
    if (item->is_in_file && class_member(&item->place, SLICE("__slots__"), &member)) slotted++;
    if (word_list_has(solid, family->qualified[i]) || word_list_has(errors, family->qualified[i]))
      solids++;
    if (word_list_has(solid_errors, family->qualified[i])) solid_error_count++;
  }
  if (slotted > 0 && solids > 0) return false;
  return solids <= 1 && solid_error_count <= 1 && (slotted <= 1 || !is_branched);
}

ClassOrder class_order(const ClassPlace *place, Arena *arena) {
  ClassOrder order = {0};
  Family *family = ARENA_NEW(arena, Family);
  family->arena = arena;
  add_place(family, place);
  if (!gather(family) || !fits_in_memory(family)) return order;
  for (uint32_t pass = 0; pass < ORDER_AT_MOST && family->order_counts[0] == 0; pass++)
    for (uint32_t id = family->count; id-- > 0;) {
      if (family->order_counts[id] > 0 || !has_bases_ordered(family, id)) continue;
      if (merge(family, id)) continue;
      if (id > 0) return order; /* a class above cannot be defined, so this one never is */
      order.kind = ORDER_CONFLICT;
      explain_conflict(family, &order);
      return order;
    }
  order.kind = family->order_counts[0] > 0 ? ORDER_FOUND : ORDER_UNKNOWN;
  order.count = family->order_counts[0];
  for (uint32_t i = 0; i < order.count; i++) order.items[i] = family->items[family->orders[0][i]];
  return order;
}

/* A class body with `__eq__` and no `__hash__` gets one all the same: None. */
static bool has_hidden_hash(const ClassPlace *place, Slice name) {
  ClassMember member;
  return slice_is(name, "__hash__") && class_member(place, SLICE("__eq__"), &member);
}

bool class_order_next(const ClassPlace *place, Slice name, ClassPlace *owner, ClassMember *member,
                      Arena *arena) {
  ClassOrder order = class_order(place, arena);
  if (order.kind == ORDER_CONFLICT) return false;
  for (uint32_t i = 1; i < order.count; i++) {
    if (!order.items[i].is_in_file) return false;
    *owner = order.items[i].place;
    if (class_member(owner, name, member)) return true;
    if (has_hidden_hash(owner, name)) return false;
  }
  /* The first base always comes right behind the class. */
  NodeId base = class_next_base(place, NO_NODE);
  return order.kind == ORDER_UNKNOWN && base != NO_NODE &&
         class_of_base(place, base, owner, arena) && class_member(owner, name, member);
}
