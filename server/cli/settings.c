/* pylore settings: what can be set. */
#include <string.h>

#include "base/buffer.h"
#include "cli/command.h"
#include "cli/terminal.h"
#include "handlers/settings_schema.h"

static void add_schema(Buffer *out) {
  settings_add_schema(out);
  terminal_print(buffer_slice(out));
}

static void add_markdown(Buffer *out) {
  settings_add_table(out);
  terminal_print(buffer_slice(out));
}

static void add_text(Buffer *out) {
  settings_add_table(out);
  terminal_print_markdown(buffer_slice(out), terminal_width());
}

static const struct {
  const char *name;
  void (*print)(Buffer *out);
} formats[] = {{"text", add_text}, {"markdown", add_markdown}, {"json-schema", add_schema}};
enum { FORMAT_COUNT = sizeof formats / sizeof formats[0] };

static const char *read_format(char **arguments) {
  if (arguments[0] == NULL) return formats[0].name;
  if (strncmp(arguments[0], "--format=", 9) == 0 && arguments[1] == NULL) return arguments[0] + 9;
  bool is_pair = strcmp(arguments[0], "--format") == 0 && arguments[1] != NULL;
  return is_pair && arguments[2] == NULL ? arguments[1] : NULL;
}

static int run(int count, char **arguments) {
  (void)count;
  const char *format = read_format(arguments);
  if (format == NULL)
    return command_misuse(&command_settings, "there is no argument '%s'", arguments[0]);
  for (int i = 0; i < FORMAT_COUNT; i++) {
    if (strcmp(format, formats[i].name) != 0) continue;
    Buffer out;
    buffer_init(&out);
    formats[i].print(&out);
    buffer_release(&out);
    return EXIT_CLEAN;
  }
  return command_misuse(&command_settings,
                        "--format is '%s'; it can be text, markdown or json-schema", format);
}

const Command command_settings = {
    .name = "settings",
    .summary = "lists what an editor can set",
    .usage =
        "Usage: pylore settings [OPTION...]\n"
        "\n"
        "Lists what can be set in the section `pylore` of an editor's configuration, with its\n"
        "default.\n"
        "\n"
        "  --format text|markdown|json-schema  text, in colour on a terminal, is the default\n"
        "\n"
        "Exit codes: 0 done, 2 wrong arguments.\n",
    .run = run,
};
