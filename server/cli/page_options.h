/* The options that the commands about pages share. */
#ifndef PYLORE_CLI_PAGE_OPTIONS_H
#define PYLORE_CLI_PAGE_OPTIONS_H

#include "base/buffer.h"
#include "cli/command.h"
#include "knowledge/knowledge.h"

typedef enum PageFormat {
  FORMAT_TEXT,
  FORMAT_JSON,
  FORMAT_MARKDOWN,
  FORMAT_IDS, /* an id a line; only of lists */
} PageFormat;

typedef struct PageOptions {
  PageFormat format;
  uint32_t width; /* columns; the terminal's where nothing is said */
  const char *name; /* the first argument that is no option, NULL for none */
  const char *const *names; /* all of them */
  uint32_t name_count;
  bool is_about_rules; /* --rules */
  const Knowledge *knowledge; /* with the pages of the folders that were named */
  SliceList folders; /* that were named */
  uint32_t own_pages; /* what was read in them */
  uint32_t own_notes;
  uint32_t own_faults;
  Arena *arena; /* where all of it lives */
} PageOptions;

/* What a command takes beside that. */
typedef enum PageTakes {
  TAKES_ONE_NAME = 0,
  TAKES_NAMES = 1, /* any number */
  TAKES_LISTS = 2, /* --format ids, --rules */
} PageTakes;

/* Reads the arguments of `command`, which takes any of PageTakes. Faults of the user's own pages go
 * to stderr and end nothing. errors  false after a message to stderr: the command is to end with
 * EXIT_MISUSE. owns    everything lives in `arena`. */
bool page_options_read(const Command *command, unsigned takes, char **arguments,
                       PageOptions *options, Arena *arena);

/* What a command does once its options are read; returns the exit code. */
typedef int PageAction(const PageOptions *options);

/* Runs a command about pages: page_options_read with an arena of its own, then `act`. */
int page_command_run(const Command *command, unsigned takes, char **arguments, PageAction *act);

/* Prints Markdown, rendered where the format is text, or whatever another format asks for. */
void page_print(const PageOptions *options, const Buffer *out);

#endif
