#include "knowledge/compile/c_tables.h"

#include <stdio.h>

#include "knowledge/tables.h"

/* Octal escapes end after three digits, whatever stands behind them; `?` could begin a trigraph. */
static void add_character(Buffer *out, unsigned char c) {
  bool is_plain = c >= ' ' && c < 0x7F && c != '"' && c != '\\' && c != '?';
  if (is_plain)
    buffer_add_char(out, (char)c);
  else if (c == '\n')
    buffer_add(out, SLICE("\\n\"\n    \"")); /* a line of text is one of C */
  else
    buffer_add_format(out, "\\%03o", c);
}

static void add_slice(Buffer *out, Slice text) {
  buffer_add(out, SLICE("{\""));
  for (size_t i = 0; i < text.len; i++) add_character(out, (unsigned char)text.ptr[i]);
  buffer_add_format(out, "\", %zu}", text.len);
}

static void add_member(Buffer *out, const char *name, Slice text) {
  if (text.len == 0) return;
  buffer_add_format(out, "  .%s = ", name);
  add_slice(out, text);
  buffer_add(out, SLICE(",\n"));
}

/* "generators" -> topic_generators, with what C does not allow in names made `_`. */
static void add_name(Buffer *out, const char *prefix, Slice key) {
  buffer_add_format(out, "%s_", prefix);
  for (size_t i = 0; i < key.len; i++) buffer_add_char(out, key.ptr[i] == '-' ? '_' : key.ptr[i]);
}

static void add_list(Buffer *out, const char *prefix, Slice key, SliceList list) {
  if (list.count == 0) return;
  buffer_add(out, SLICE("static const Slice "));
  add_name(out, prefix, key);
  buffer_add(out, SLICE("[] = {\n"));
  for (uint32_t i = 0; i < list.count; i++) {
    buffer_add(out, SLICE("  "));
    add_slice(out, list.items[i]);
    buffer_add(out, SLICE(",\n"));
  }
  buffer_add(out, SLICE("};\n"));
}

static void add_list_member(Buffer *out, const char *name, const char *prefix, Slice key,
                            SliceList list) {
  if (list.count == 0) return;
  buffer_add_format(out, "  .%s = {", name);
  add_name(out, prefix, key);
  buffer_add_format(out, ", %u},\n", list.count);
}

static const char *const trigger_kinds[] = {
    [TRIGGER_SYNTAX] = "TRIGGER_SYNTAX",
    [TRIGGER_NAME] = "TRIGGER_NAME",
    [TRIGGER_FILE] = "TRIGGER_FILE",
};

static void add_trigger(Buffer *out, const Trigger *trigger) {
  buffer_add_format(out, "  {%s, %s, %u, %u, %u, ", trigger_kinds[trigger->kind],
                    trigger->is_also ? "true" : "false", trigger->symbol, trigger->parent,
                    trigger->field);
  add_slice(out, trigger->predicate);
  buffer_add(out, SLICE(", "));
  add_slice(out, trigger->role);
  buffer_add(out, SLICE(", "));
  add_slice(out, trigger->pattern);
  buffer_add(out, SLICE(", "));
  add_slice(out, trigger->place);
  buffer_add(out, SLICE("},\n"));
}

static void add_triggers(Buffer *out, const Topic *topic) {
  if (topic->trigger_count == 0) return;
  buffer_add(out, SLICE("static const Trigger "));
  add_name(out, "triggers", topic->id);
  buffer_add(out, SLICE("[] = {\n"));
  for (uint32_t i = 0; i < topic->trigger_count; i++) add_trigger(out, &topic->triggers[i]);
  buffer_add(out, SLICE("};\n"));
}

static void add_topic(Buffer *out, const Topic *topic) {
  add_list(out, "requires", topic->id, topic->requires);
  add_list(out, "related", topic->id, topic->related);
  add_list(out, "see", topic->id, topic->see);
  add_list(out, "quiet", topic->id, topic->quiet);
  add_list(out, "plain", topic->id, topic->plain);
  add_triggers(out, topic);
  buffer_add(out, SLICE("static const Topic "));
  add_name(out, "topic", topic->id);
  buffer_add(out, SLICE(" = {\n"));
  add_member(out, "id", topic->id);
  add_member(out, "title", topic->title);
  add_member(out, "group", topic->group);
  add_member(out, "level", topic->level);
  add_member(out, "since", topic->since);
  add_list_member(out, "requires", "requires", topic->id, topic->requires);
  add_list_member(out, "related", "related", topic->id, topic->related);
  add_list_member(out, "see", "see", topic->id, topic->see);
  add_list_member(out, "quiet", "quiet", topic->id, topic->quiet);
  add_list_member(out, "plain", "plain", topic->id, topic->plain);
  add_member(out, "lead", topic->lead);
  for (uint32_t i = 0; i < SECTION_COUNT; i++) {
    char member[32];
    snprintf(member, sizeof member, "sections[%u]", i);
    add_member(out, member, topic->sections[i]);
  }
  if (topic->trigger_count > 0) {
    buffer_add(out, SLICE("  .triggers = "));
    add_name(out, "triggers", topic->id);
    buffer_add_format(out, ",\n  .trigger_count = %u,\n", topic->trigger_count);
  }
  buffer_add(out, SLICE("};\n\n"));
}

static void add_rule(Buffer *out, const RulePage *rule) {
  add_list(out, "see", rule->code, rule->see);
  buffer_add(out, SLICE("static const RulePage "));
  add_name(out, "rule", rule->code);
  buffer_add(out, SLICE(" = {\n"));
  add_member(out, "code", rule->code);
  add_member(out, "name", rule->name);
  add_member(out, "topic", rule->topic);
  buffer_add_format(out,
                    "  .severity = (Severity)%d,\n  .is_default = %s,\n  .fix = (FixKind)%d,\n",
                    rule->severity, rule->is_default ? "true" : "false", rule->fix);
  add_member(out, "since", rule->since);
  add_list_member(out, "see", "see", rule->code, rule->see);
  add_member(out, "message", rule->message);
  add_member(out, "why", rule->why);
  add_member(out, "bad", rule->bad);
  add_member(out, "good", rule->good);
  add_member(out, "fixed", rule->fixed);
  buffer_add(out, SLICE("};\n\n"));
}

/* A table of addresses ends with NULL: C has no empty arrays, and there may be no pages yet. */
static void add_topic_table(Buffer *out, const char *name, const Topic *const *topics,
                            uint32_t count) {
  buffer_add_format(out, "static const Topic *const %s[] = {\n", name);
  for (uint32_t i = 0; i < count; i++) {
    buffer_add(out, SLICE("  &"));
    add_name(out, "topic", topics[i]->id);
    buffer_add(out, SLICE(",\n"));
  }
  buffer_add(out, SLICE("  NULL,\n};\n\n"));
}

static void add_rule_table(Buffer *out, const RulePage *const *rules, uint32_t count) {
  buffer_add(out, SLICE("static const RulePage *const rules[] = {\n"));
  for (uint32_t i = 0; i < count; i++) {
    buffer_add(out, SLICE("  &"));
    add_name(out, "rule", rules[i]->code);
    buffer_add(out, SLICE(",\n"));
  }
  buffer_add(out, SLICE("  NULL,\n};\n\n"));
}

static void add_trigger_table(Buffer *out, const char *name, const TopicTrigger *triggers,
                              uint32_t count) {
  buffer_add_format(out, "static const TopicTrigger %s[] = {\n", name);
  for (uint32_t i = 0; i < count; i++) {
    const Topic *topic = triggers[i].topic;
    buffer_add(out, SLICE("  {&"));
    add_name(out, "topic", topic->id);
    buffer_add(out, SLICE(", &"));
    add_name(out, "triggers", topic->id);
    buffer_add_format(out, "[%zu]},\n", (size_t)(triggers[i].trigger - topic->triggers));
  }
  buffer_add(out, SLICE("  {NULL, NULL},\n};\n\n"));
}

static void add_starts(Buffer *out, const char *name, const uint32_t *starts) {
  buffer_add_format(out, "static const uint32_t %s[PYTHON_SYMBOL_COUNT + 1] = {", name);
  for (uint32_t i = 0; i <= PYTHON_SYMBOL_COUNT; i++)
    buffer_add_format(out, "%s%u,", i % 16 == 0 ? "\n  " : " ", starts[i]);
  buffer_add(out, SLICE("\n};\n\n"));
}

void c_tables_write(const Knowledge *knowledge, Buffer *out) {
  buffer_add(out, SLICE("/* Written by server/knowledge/compile from the pages in knowledge/. */\n"
                        "#include \"knowledge/tables.h\"\n\n"));
  for (uint32_t i = 0; i < knowledge->topic_count; i++) add_topic(out, knowledge->topics[i]);
  for (uint32_t i = 0; i < knowledge->rule_count; i++) add_rule(out, knowledge->rules[i]);
  add_topic_table(out, "topics", knowledge->topics, knowledge->topic_count);
  add_topic_table(out, "topics_by_id", knowledge->topics_by_id, knowledge->topic_count);
  add_rule_table(out, knowledge->rules, knowledge->rule_count);
  add_trigger_table(out, "by_symbol", knowledge->by_symbol,
                    knowledge->symbol_starts[PYTHON_SYMBOL_COUNT]);
  add_trigger_table(out, "by_parent", knowledge->by_parent,
                    knowledge->parent_starts[PYTHON_SYMBOL_COUNT]);
  add_starts(out, "symbol_starts", knowledge->symbol_starts);
  add_starts(out, "parent_starts", knowledge->parent_starts);
  add_trigger_table(out, "names", knowledge->names, knowledge->name_count);
  add_trigger_table(out, "files", knowledge->files, knowledge->file_count);
  buffer_add_format(out,
                    "static const Knowledge builtin = {\n  topics, topics_by_id, %u, rules, %u,\n"
                    "  by_symbol, by_parent, symbol_starts, parent_starts, names, %u, files, %u,\n"
                    "};\n\nconst Knowledge *knowledge_builtin(void) {\n  return &builtin;\n}\n",
                    knowledge->topic_count, knowledge->rule_count, knowledge->name_count,
                    knowledge->file_count);
}
