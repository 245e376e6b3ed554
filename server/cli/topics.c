#include "base/json.h"
#include "cli/page_json.h"
#include "cli/page_options.h"
#include "cli/terminal.h"

static void write_json(const Topic *const *topics, uint32_t count, Buffer *out) {
  buffer_add_char(out, '[');
  for (uint32_t i = 0; i < count; i++) {
    json_add_comma(out);
    page_json_topic_head(topics[i], out);
  }
  buffer_add(out, SLICE("]\n"));
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

static void list_topics(const PageOptions *options) {
  uint32_t count;
  const Topic *const *topics = knowledge_topics(options->knowledge, &count);
  Buffer out;
  buffer_init(&out);
  if (options->format == FORMAT_JSON)
    write_json(topics, count, &out);
  else
    write_markdown(topics, count, &out);
  if (options->format == FORMAT_TEXT)
    terminal_print_markdown(buffer_slice(&out), options->width);
  else
    terminal_print(buffer_slice(&out));
  buffer_release(&out);
}

static int run(int count, char **arguments) {
  (void)count;
  Arena arena;
  arena_init(&arena);
  PageOptions options;
  int code = EXIT_MISUSE;
  if (page_options_read(&command_topics, arguments, &options, &arena)) {
    code = EXIT_CLEAN;
    if (options.name == NULL)
      list_topics(&options);
    else
      code = command_misuse(&command_topics,
                            "no argument is needed; `pylore explain %s` explains it", options.name);
  }
  arena_release(&arena);
  return code;
}

const Command command_topics = {
    .name = "topics",
    .summary = "lists what `explain` knows",
    .usage =
        "Usage: pylore topics [OPTION...]\n"
        "\n"
        "Lists the topics of the knowledge base by group.\n"
        "\n"
        "  --format text|markdown|json  text, in colour on a terminal, is the default\n"
        "  --width N                    columns to wrap the text at; the terminal's, up to 88\n"
        "  --knowledge FOLDER           reads pages of your own as well; can be given again\n"
        "\n"
        "Exit codes: 0 done, 2 wrong arguments.\n",
    .run = run,
};
