/* pylore known: the topics whose cards are to be one line. */
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "cli/page_find.h"
#include "cli/page_options.h"
#include "config/known.h"

/* What comes of one name: its id, empty after a message. */
static Slice find_id(const PageOptions *options, const char *name) {
  PageFound found = page_find(options->knowledge, slice_from_cstr(name));
  if (found.topic != NULL) return found.topic->id;
  if (found.rule != NULL)
    command_misuse(&command_known, "'%s' is a rule; only topics can be known", name);
  else
    page_find_fail(&command_known, name, &found);
  return (Slice){NULL, 0};
}

static int change(const PageOptions *options, const char *path, bool is_known) {
  if (options->name_count < 2) return command_misuse(&command_known, "which topics?");
  int code = EXIT_CLEAN;
  for (uint32_t i = 1; i < options->name_count; i++) {
    const char *name = options->names[i];
    /* A topic may have gone since it was marked: its id is enough to forget it. */
    Slice plain = slice_from_cstr(name);
    Slice id = !is_known && known_is_id(plain) ? plain : find_id(options, name);
    const char *error;
    if (id.len == 0) {
      code = EXIT_MISUSE;
    } else if (!known_change(path, id, is_known, NULL, &error)) {
      fprintf(stderr, "pylore known: %s: %s\n", path, error);
      return EXIT_MISUSE;
    }
  }
  return code;
}

static void add_markdown(const PageOptions *options, SliceList ids, Buffer *out) {
  buffer_add(out, SLICE("| Known topic | Title |\n|---|---|\n"));
  for (uint32_t i = 0; i < ids.count; i++) {
    const Topic *topic = knowledge_topic(options->knowledge, ids.items[i]);
    Slice title = topic == NULL ? SLICE("(not a topic of this version)") : topic->title;
    buffer_add_format(out, "| %.*s | %.*s |\n", (int)ids.items[i].len, ids.items[i].ptr,
                      (int)title.len, title.ptr);
  }
}

static void add_json(SliceList ids, Buffer *out) {
  buffer_add_char(out, '[');
  for (uint32_t i = 0; i < ids.count; i++) {
    json_add_comma(out);
    json_add_string(out, ids.items[i]);
  }
  buffer_add(out, SLICE("]\n"));
}

static int list(const PageOptions *options, const char *path) {
  if (options->name_count > 1)
    return command_misuse(&command_known, "'%s' is one too many", options->names[1]);
  KnownTopics known;
  known_init(&known, path);
  known_refresh(&known);
  Buffer out;
  buffer_init(&out);
  if (options->format == FORMAT_JSON) {
    add_json(known.ids, &out);
  } else if (options->format == FORMAT_IDS) {
    for (uint32_t i = 0; i < known.ids.count; i++)
      buffer_add_format(&out, "%.*s\n", (int)known.ids.items[i].len, known.ids.items[i].ptr);
  } else if (known.ids.count > 0) {
    add_markdown(options, known.ids, &out);
  } else {
    fprintf(stderr, "No topic is marked as known; `pylore known add TOPIC` marks one.\n");
  }
  page_print(options, &out);
  buffer_release(&out);
  known_release(&known);
  return EXIT_CLEAN;
}

static int act_on(const PageOptions *options, const char *path) {
  const char *action = options->name == NULL ? "list" : options->name;
  if (options->is_about_rules)
    return command_misuse(&command_known, "there is no option '--rules'");
  if (strcmp(action, "list") == 0) return list(options, path);
  if (strcmp(action, "add") == 0) return change(options, path, true);
  if (strcmp(action, "remove") == 0) return change(options, path, false);
  return command_misuse(&command_known, "'%s' is neither list nor add nor remove", action);
}

static int act(const PageOptions *options) {
  Buffer path;
  buffer_init(&path);
  int code = known_add_path(&path)
                 ? act_on(options, path.ptr)
                 : command_misuse(&command_known,
                                  "neither XDG_STATE_HOME nor HOME says where the list is");
  buffer_release(&path);
  return code;
}

static int run(int count, char **arguments) {
  (void)count;
  return page_command_run(&command_known, TAKES_NAMES | TAKES_LISTS, arguments, act);
}

const Command command_known = {
    .name = "known",
    .summary = "lists and marks the topics that you know",
    .usage =
        "Usage: pylore known [list] [OPTION...]\n"
        "       pylore known add|remove TOPIC... [OPTION...]\n"
        "\n"
        "The cards of topics that you know are one line. The list is shared by all editors; it is\n"
        "the file `pylore/known` in XDG_STATE_HOME, or in `.local/state` of your home.\n"
        "\n"
        "  --format text|markdown|json|ids  of the list; text is the default\n"
        "  --width N                        columns to wrap the text at; the terminal's, up to "
        "100\n"
        "  --knowledge FOLDER               reads pages of your own as well; can be given again\n"
        "\n"
        "Exit codes: 0 done, 2 wrong arguments, or a list that cannot be written.\n",
    .run = run,
};
