/* argv -> one of the commands. */
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/version.h"

static const Command *const commands[] = {
    &command_server,   &command_check, &command_hover,    &command_explain, &command_topics,
    &command_concepts, &command_known, &command_settings, &command_doctor,
};
enum { COMMAND_COUNT = sizeof commands / sizeof commands[0] };

static void write_help(FILE *out) {
  fputs("pylore explains Python where it stands.\n\nUsage: pylore COMMAND [ARGUMENT...]\n\n", out);
  for (int i = 0; i < COMMAND_COUNT; i++)
    fprintf(out, "  %-10s%s\n", commands[i]->name, commands[i]->summary);
  fputs("\n`pylore COMMAND --help` tells more; `pylore --version` says which pylore this is.\n",
        out);
}

static int wants_help(int count, char **arguments) {
  for (int i = 0; i < count; i++) {
    if (strcmp(arguments[i], "--") == 0) return 0;
    if (strcmp(arguments[i], "--help") == 0 || strcmp(arguments[i], "-h") == 0) return 1;
  }
  return 0;
}

int main(int argc, char **argv) {
  if (argc < 2) {
    write_help(stderr);
    return EXIT_MISUSE;
  }
  const char *name = argv[1];
  if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 || strcmp(name, "help") == 0) {
    write_help(stdout);
    return EXIT_CLEAN;
  }
  if (strcmp(name, "--version") == 0) {
    printf("pylore %s (%s; %s)\n", version_number, version_commit, version_grammar);
    return EXIT_CLEAN;
  }
  for (int i = 0; i < COMMAND_COUNT; i++) {
    if (strcmp(commands[i]->name, name) != 0) continue;
    if (wants_help(argc - 2, argv + 2)) {
      fputs(commands[i]->usage, stdout);
      return EXIT_CLEAN;
    }
    return commands[i]->run(argc - 2, argv + 2);
  }
  fprintf(stderr, "pylore: there is no command '%s'. Try `pylore --help`.\n", name);
  return EXIT_MISUSE;
}
