#include "cli/command.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int command_misuse(const Command *command, const char *format, ...) {
  fprintf(stderr, "pylore %s: ", command->name);
  va_list arguments;
  va_start(arguments, format);
  vfprintf(stderr, format, arguments);
  va_end(arguments);
  fprintf(stderr, "\nTry `pylore %s --help`.\n", command->name);
  return EXIT_MISUSE;
}

int command_wants_colour(void) {
  const char *no_colour = getenv("NO_COLOR");
  const char *terminal = getenv("TERM");
  if (no_colour != NULL && no_colour[0] != '\0') return 0;
  if (terminal == NULL || strcmp(terminal, "dumb") == 0) return 0;
  return isatty(STDOUT_FILENO);
}
