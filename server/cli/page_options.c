#include "cli/page_options.h"

#include <stdio.h>
#include <string.h>

#include "cli/terminal.h"
#include "concepts/predicates.h"

enum { FOLDERS_AT_MOST = 32 };

typedef struct Reading {
  const Command *command;
  unsigned takes;
  char **next; /* NULL-terminated */
  PageOptions *options;
  Slice folders[FOLDERS_AT_MOST];
  uint32_t folder_count;
  const char **names; /* with room for all arguments */
} Reading;

static bool read_format(Reading *reading, const char *value) {
  static const char *const names[] = {[FORMAT_TEXT] = "text",
                                      [FORMAT_JSON] = "json",
                                      [FORMAT_MARKDOWN] = "markdown",
                                      [FORMAT_IDS] = "ids"};
  bool has_ids = (reading->takes & TAKES_LISTS) != 0;
  for (int i = 0; i <= (has_ids ? FORMAT_IDS : FORMAT_MARKDOWN); i++) {
    reading->options->format = (PageFormat)i;
    if (strcmp(value, names[i]) == 0) return true;
  }
  command_misuse(reading->command, "--format is '%s'; it can be %s", value,
                 has_ids ? "text, json, markdown or ids" : "text, json or markdown");
  return false;
}

static bool read_width(Reading *reading, const char *value) {
  bool is_number = slice_parse_u32(slice_from_cstr(value), &reading->options->width);
  if (is_number && reading->options->width >= TERMINAL_NARROWEST) return true;
  command_misuse(reading->command, "--width is '%s'; it must be a number of at least %d", value,
                 TERMINAL_NARROWEST);
  return false;
}

static bool read_folder(Reading *reading, const char *value) {
  if (reading->folder_count == FOLDERS_AT_MOST) {
    command_misuse(reading->command, "--knowledge can be given %d times at most", FOLDERS_AT_MOST);
    return false;
  }
  reading->folders[reading->folder_count++] = slice_from_cstr(value);
  return true;
}

static const struct {
  const char *name;
  bool (*read)(Reading *reading, const char *value);
} known_options[] = {
    {"--format", read_format},
    {"--width", read_width},
    {"--knowledge", read_folder},
};
enum { OPTION_COUNT = sizeof known_options / sizeof known_options[0] };

/* `--name value` and `--name=value`. */
static bool read_option(Reading *reading, const char *argument) {
  if ((reading->takes & TAKES_LISTS) != 0 && strcmp(argument, "--rules") == 0) {
    reading->options->is_about_rules = true;
    return true;
  }
  for (int i = 0; i < OPTION_COUNT; i++) {
    size_t length = strlen(known_options[i].name);
    if (strncmp(argument, known_options[i].name, length) != 0) continue;
    if (argument[length] == '=') return known_options[i].read(reading, argument + length + 1);
    if (argument[length] != '\0') continue;
    if (*reading->next == NULL) {
      command_misuse(reading->command, "%s needs a value", argument);
      return false;
    }
    return known_options[i].read(reading, *reading->next++);
  }
  command_misuse(reading->command, "there is no option '%s'", argument);
  return false;
}

static bool read_name(Reading *reading, const char *argument) {
  PageOptions *options = reading->options;
  if (options->name_count > 0 && (reading->takes & TAKES_NAMES) == 0) {
    command_misuse(reading->command, "one name at a time: '%s' is one too many", argument);
    return false;
  }
  if (options->name_count == 0) options->name = argument;
  reading->names[options->name_count++] = argument;
  return true;
}

static bool read_arguments(Reading *reading) {
  bool is_options_end = false;
  while (*reading->next != NULL) {
    const char *argument = *reading->next++;
    bool is_option = !is_options_end && argument[0] == '-' && argument[1] != '\0';
    if (is_option && strcmp(argument, "--") == 0)
      is_options_end = true;
    else if (!(is_option ? read_option(reading, argument) : read_name(reading, argument)))
      return false;
  }
  return true;
}

bool page_options_read(const Command *command, unsigned takes, char **arguments,
                       PageOptions *options, Arena *arena) {
  *options =
      (PageOptions){.width = terminal_width(), .knowledge = knowledge_builtin(), .arena = arena};
  size_t count = 0;
  while (arguments[count] != NULL) count++;
  Reading reading = {.command = command,
                     .takes = takes,
                     .next = arguments,
                     .options = options,
                     .names = ARENA_ARRAY(arena, const char *, count)};
  options->names = reading.names;
  if (!read_arguments(&reading)) return false;
  if (reading.folder_count == 0) return true;
  Slice *named = ARENA_ARRAY(arena, Slice, reading.folder_count);
  memcpy(named, reading.folders, reading.folder_count * sizeof named[0]);
  SliceList folders = {named, reading.folder_count};
  options->folders = folders;
  OwnPages own = knowledge_load(folders, predicate_exists, NULL, arena);
  options->knowledge = own.knowledge;
  options->own_pages = own.pages;
  options->own_notes = own.notes;
  options->own_faults = own.messages.count;
  for (uint32_t i = 0; i < own.messages.count; i++)
    fprintf(stderr, "%.*s\n", (int)own.messages.items[i].len, own.messages.items[i].ptr);
  return true;
}

int page_command_run(const Command *command, unsigned takes, char **arguments, PageAction *act) {
  Arena arena;
  arena_init(&arena);
  PageOptions options;
  bool is_read = page_options_read(command, takes, arguments, &options, &arena);
  int code = is_read ? act(&options) : EXIT_MISUSE;
  arena_release(&arena);
  return code;
}

void page_print(const PageOptions *options, const Buffer *out) {
  if (options->format == FORMAT_TEXT)
    terminal_print_markdown(buffer_slice(out), options->width);
  else
    terminal_print(buffer_slice(out));
}
