/* The options that `explain` and `topics` share. */
#ifndef PYLORE_CLI_PAGE_OPTIONS_H
#define PYLORE_CLI_PAGE_OPTIONS_H

#include "cli/command.h"
#include "knowledge/knowledge.h"

typedef enum PageFormat { FORMAT_TEXT, FORMAT_JSON, FORMAT_MARKDOWN } PageFormat;

typedef struct PageOptions {
  PageFormat format;
  uint32_t width; /* columns; the terminal's where nothing is said */
  const char *name; /* the argument that is no option, NULL for none */
  const Knowledge *knowledge; /* with the pages of the folders that were named */
} PageOptions;

/* Reads the arguments of `command`. Faults of the user's own pages go to stderr and end nothing.
 *   errors  false after a message to stderr: the command is to end with EXIT_MISUSE.
 *   owns    everything lives in `arena`. */
bool page_options_read(const Command *command, char **arguments, PageOptions *options,
                       Arena *arena);

#endif
