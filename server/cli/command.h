/* The commands of the program: one record each, one file each. */
#ifndef PYLORE_CLI_COMMAND_H
#define PYLORE_CLI_COMMAND_H

/* Exit codes of every command. */
enum { EXIT_CLEAN = 0, EXIT_FOUND = 1, EXIT_MISUSE = 2 };

typedef struct Command {
  const char *name;
  const char *summary; /* one line for `pylore --help` */
  const char *usage; /* the whole text of `pylore NAME --help` */
  /* `arguments` are those after the command's name, NULL-terminated. Returns the exit code. */
  int (*run)(int count, char **arguments);
} Command;

/* A message to stderr, "pylore NAME: ...", with a pointer to --help; returns EXIT_MISUSE. */
int command_misuse(const Command *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

extern const Command command_server;
extern const Command command_check;
extern const Command command_hover;
extern const Command command_explain;
extern const Command command_topics;
extern const Command command_concepts;
extern const Command command_known;
extern const Command command_doctor;
extern const Command command_settings;

/* True when stdout is a terminal that wants colour (NO_COLOR and TERM=dumb are heeded). */
int command_wants_colour(void);

#endif
