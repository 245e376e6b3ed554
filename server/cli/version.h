/* Which pylore this is: constants of the program, written anew by each build. */
#ifndef PYLORE_CLI_VERSION_H
#define PYLORE_CLI_VERSION_H

extern const char version_number[]; /* "0.1.0" */
extern const char version_commit[]; /* "6d6161f25a", "6d6161f25a-dirty" or "commit not known" */
extern const char version_grammar[]; /* "tree-sitter 0.25.0, tree-sitter-python 0.25.0" */

#endif
