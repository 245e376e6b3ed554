#include "cli/page_json.h"

#include "base/json.h"
#include "knowledge/page_text.h"
#include "knowledge/selector.h"

static void add_list(Buffer *out, const char *key, SliceList list) {
  json_add_key(out, key);
  buffer_add_char(out, '[');
  for (uint32_t i = 0; i < list.count; i++) {
    json_add_comma(out);
    json_add_string(out, list.items[i]);
  }
  buffer_add_char(out, ']');
}

static void add_optional(Buffer *out, const char *key, Slice text) {
  if (text.len > 0) {
    json_add_text(out, key, text);
    return;
  }
  json_add_key(out, key);
  buffer_add(out, SLICE("null"));
}

static void add_sections(const Topic *topic, Buffer *out) {
  json_add_key(out, "sections");
  buffer_add_char(out, '[');
  for (int i = 0; i < SECTION_COUNT; i++) {
    if (topic->sections[i].len == 0) continue;
    json_add_comma(out);
    buffer_add_char(out, '{');
    json_add_text(out, "title", topic_section_title((TopicSection)i));
    json_add_text(out, "markdown", topic->sections[i]);
    buffer_add_char(out, '}');
  }
  buffer_add_char(out, ']');
}

static const char *const trigger_keys[] = {
    [TRIGGER_SYNTAX] = "syntax",
    [TRIGGER_NAME] = "name",
    [TRIGGER_FILE] = "file",
};

static void add_trigger(const Trigger *trigger, Buffer *out) {
  Buffer selector;
  buffer_init(&selector);
  if (trigger->kind == TRIGGER_SYNTAX)
    selector_write(trigger, &selector);
  else
    buffer_add(&selector, trigger->pattern);
  buffer_add_char(out, '{');
  json_add_text(out, trigger_keys[trigger->kind], buffer_slice(&selector));
  if (trigger->role.len > 0) json_add_text(out, "role", trigger->role);
  buffer_add_char(out, '}');
  buffer_release(&selector);
}

static void add_head(const Topic *topic, Buffer *out) {
  json_add_text(out, "id", topic->id);
  json_add_text(out, "title", topic->title);
  json_add_text(out, "group", topic->group);
  json_add_text(out, "level", topic->level);
}

void page_json_topic_head(const Topic *topic, Buffer *out) {
  buffer_add_char(out, '{');
  add_head(topic, out);
  buffer_add_char(out, '}');
}

void page_json_topic(const Topic *topic, Buffer *out) {
  buffer_add_char(out, '{');
  add_head(topic, out);
  add_optional(out, "since", topic->since);
  add_list(out, "requires", topic->requires);
  add_list(out, "related", topic->related);
  add_list(out, "see", topic->see);
  json_add_text(out, "lead", topic->lead);
  add_sections(topic, out);
  json_add_key(out, "triggers");
  buffer_add_char(out, '[');
  for (uint32_t i = 0; i < topic->trigger_count; i++) {
    json_add_comma(out);
    add_trigger(&topic->triggers[i], out);
  }
  buffer_add(out, SLICE("]}"));
}

static void add_rule_head(const RulePage *rule, Buffer *out) {
  json_add_text(out, "code", rule->code);
  json_add_text(out, "name", rule->name);
  json_add_text(out, "topic", rule->topic);
  json_add_text(out, "severity", severity_name(rule->severity));
  json_add_bool(out, "default", rule->is_default);
  json_add_text(out, "fix", fix_kind_name(rule->fix));
}

void page_json_rule_head(const RulePage *rule, Buffer *out) {
  buffer_add_char(out, '{');
  add_rule_head(rule, out);
  buffer_add_char(out, '}');
}

void page_json_rule(const RulePage *rule, Buffer *out) {
  buffer_add_char(out, '{');
  add_rule_head(rule, out);
  add_optional(out, "since", rule->since);
  add_list(out, "see", rule->see);
  json_add_text(out, "message", rule->message);
  json_add_text(out, "why", rule->why);
  json_add_text(out, "bad", rule->bad);
  json_add_text(out, "good", rule->good);
  add_optional(out, "fixed", rule->fixed);
  buffer_add_char(out, '}');
}
