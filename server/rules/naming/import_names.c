/* N811 N812 N813 N814 N817: a name that an import gives another look.
 *   source  PEP 8, "Naming Conventions". */
#include "rules/naming/words.h"

extern const Rule rule_n811;
extern const Rule rule_n812;
extern const Rule rule_n813;
extern const Rule rule_n814;
extern const Rule rule_n817;

static const Rule *rule_for(Slice name, Slice alias, Arena *arena) {
  if (word_is_upper(name)) return word_is_upper(alias) ? NULL : &rule_n811;
  if (word_is_lower(name)) return word_is_lowered(alias) ? NULL : &rule_n812;
  if (word_is_lower(alias)) return &rule_n813;
  if (!word_is_upper(alias)) return NULL;
  return slice_equal(word_capitals(name, arena), alias) ? &rule_n817 : &rule_n814;
}

static void look_at_import(RuleContext *context, NodeId import) {
  const Nodes *nodes = context->nodes;
  NodeId statement = nodes_parent(nodes, import);
  Slice name = nodes_text(nodes, nodes_child_by_field(nodes, import, FIELD_NAME));
  Slice alias = nodes_text(nodes, nodes_child_by_field(nodes, import, FIELD_ALIAS));
  if (statement == NO_NODE || name.len == 0 || alias.len == 0) return;
  const Rule *rule = rule_for(name, alias, context->scratch);
  if (rule == NULL) return;
  Slice arguments[] = {rule_quote(context, name), rule_quote(context, alias)};
  /* The statement's place, where comments for all its names stand. */
  rule_report_as(context, rule, nodes->items[statement].start, nodes->items[import].end, arguments,
                 2);
}

static bool may_occur(Slice text) {
  return slice_find(text, SLICE("import"), 0) < text.len && naming_may_occur(text);
}

static const uint16_t symbols[] = {NODE_ALIASED_IMPORT, 0};

const Rule rule_n811 = {
    .code = SLICE_INIT("N811"),
    .symbols = symbols,
    .at_node = look_at_import,
    .may_occur = may_occur,
};
const Rule rule_n812 = {
    .code = SLICE_INIT("N812"),
    .symbols = symbols,
    .at_node = look_at_import,
    .may_occur = may_occur,
};
const Rule rule_n813 = {
    .code = SLICE_INIT("N813"),
    .symbols = symbols,
    .at_node = look_at_import,
    .may_occur = may_occur,
};
const Rule rule_n814 = {
    .code = SLICE_INIT("N814"),
    .symbols = symbols,
    .at_node = look_at_import,
    .may_occur = may_occur,
};
const Rule rule_n817 = {
    .code = SLICE_INIT("N817"),
    .symbols = symbols,
    .at_node = look_at_import,
    .may_occur = may_occur,
};
