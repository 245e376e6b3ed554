#include "base/json.h"
#include "cli/page_json.h"
#include "cli/page_options.h"
#include "knowledge/page_text.h"

static void write_json(const Topic *const *topics, uint32_t count, Buffer *out) {
  buffer_add_char(out, '[');
  for (uint32_t i = 0; i < count; i++) {
    json_add_comma(out);
    page_json_topic_head(topics[i], out);
  }
  buffer_add(out, SLICE("]\n"));
}

static void write_ids(const Topic *const *topics, uint32_t count, Buffer *out) {
  for (uint32_t i = 0; i < count; i++) {
    buffer_add(out, topics[i]->id);
    buffer_add_char(out, '\n');
  }
}

/* A heading and a table for each group. */
static void write_markdown(const Topic *const *topics, uint32_t count, Buffer *out) {
  Slice group = {NULL, 0};
  for (uint32_t i = 0; i < count; i++) {
    const Topic *topic = topics[i];
    if (!slice_equal(group, topic->group)) {
      group = topic->group;
      buffer_add_format(out, "%s## %.*s\n\n", i == 0 ? "" : "\n", (int)group.len, group.ptr);
      buffer_add(out, SLICE("| Topic | Title | Level |\n|---|---|---|\n"));
    }
    buffer_add_format(out, "| %.*s | %.*s | %.*s |\n", (int)topic->id.len, topic->id.ptr,
                      (int)topic->title.len, topic->title.ptr, (int)topic->level.len,
                      topic->level.ptr);
  }
}

static void add_topics(const PageOptions *options, Buffer *out) {
  uint32_t count;
  const Topic *const *topics = knowledge_topics(options->knowledge, &count);
  if (options->format == FORMAT_JSON)
    write_json(topics, count, out);
  else if (options->format == FORMAT_IDS)
    write_ids(topics, count, out);
  else
    write_markdown(topics, count, out);
}

static void write_rules_json(const RulePage *const *rules, uint32_t count, Buffer *out) {
  buffer_add_char(out, '[');
  for (uint32_t i = 0; i < count; i++) {
    json_add_comma(out);
    page_json_rule_head(rules[i], out);
  }
  buffer_add(out, SLICE("]\n"));
}

static void write_rules_markdown(const RulePage *const *rules, uint32_t count, Buffer *out) {
  buffer_add(out, SLICE("| Rule | Name | Fix | Topic |\n|---|---|---|---|\n"));
  for (uint32_t i = 0; i < count; i++) {
    const RulePage *rule = rules[i];
    Slice fix = fix_kind_name(rule->fix);
    buffer_add_format(out, "| %.*s | %.*s | %.*s | %.*s |\n", (int)rule->code.len, rule->code.ptr,
                      (int)rule->name.len, rule->name.ptr, (int)fix.len, fix.ptr,
                      (int)rule->topic.len, rule->topic.ptr);
  }
}

static void add_rules(const PageOptions *options, Buffer *out) {
  uint32_t count;
  const RulePage *const *rules = knowledge_rules(options->knowledge, &count);
  if (options->format == FORMAT_JSON)
    write_rules_json(rules, count, out);
  else if (options->format == FORMAT_IDS)
    for (uint32_t i = 0; i < count; i++)
      buffer_add_format(out, "%.*s\n", (int)rules[i]->code.len, rules[i]->code.ptr);
  else
    write_rules_markdown(rules, count, out);
}

static int list_pages(const PageOptions *options) {
  if (options->name != NULL)
    return command_misuse(&command_topics, "no argument is needed; `pylore explain %s` explains it",
                          options->name);
  Buffer out;
  buffer_init(&out);
  if (options->is_about_rules)
    add_rules(options, &out);
  else
    add_topics(options, &out);
  page_print(options, &out);
  buffer_release(&out);
  return EXIT_CLEAN;
}

static int run(int count, char **arguments) {
  (void)count;
  return page_command_run(&command_topics, TAKES_LISTS, arguments, list_pages);
}

const Command command_topics = {
    .name = "topics",
    .summary = "lists what `explain` knows",
    .usage =
        "Usage: pylore topics [OPTION...]\n"
        "\n"
        "Lists the topics of the knowledge base by group, or its rules.\n"
        "\n"
        "  --rules                          lists the rules instead\n"
        "  --format text|markdown|json|ids  text, in colour on a terminal, is the default; ids "
        "are\n"
        "                                   one a line, for other programs\n"
        "  --width N                        columns to wrap the text at; the terminal's, up to "
        "100\n"
        "  --knowledge FOLDER               reads pages of your own as well; can be given again\n"
        "\n"
        "Exit codes: 0 done, 2 wrong arguments.\n",
    .run = run,
};
