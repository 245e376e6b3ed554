/* Inside of `pylore check`: its options, and what comes of one file. */
#ifndef PYLORE_CLI_CHECK_H
#define PYLORE_CLI_CHECK_H

#include "analysis/document.h"
#include "base/buffer.h"
#include "cli/source_file.h"
#include "session/python_files.h"

typedef enum OutputFormat {
  OUTPUT_TEXT, /* path:line:column: CODE message */
  OUTPUT_FULL, /* the same, and the line with a mark below it */
  OUTPUT_JSON, /* an object for each finding, each on a line */
  OUTPUT_SARIF, /* one log of results */
  OUTPUT_GITHUB, /* commands that mark the lines of a pull request */
} OutputFormat;

typedef struct CheckOptions {
  Settings settings;
  OutputFormat format;
  bool fix; /* apply safe fixes */
  bool diff; /* show what that would change, instead of findings */
  bool unsafe_fixes; /* suggested ones, too */
  bool is_quiet; /* no summary */
  bool has_colour;
  uint32_t jobs; /* threads; 0 for one on each processor */
  const char *stdin_name;
  bool is_isolated; /* project files are not read */
} CheckOptions;

/* The command line, read. */
typedef struct CheckRequest {
  CheckOptions options;
  FileList files;
  bool has_path;
  bool has_stdin; /* one of them is - */
  bool shows_settings; /* instead of checking */
  Arena *arena; /* of what the options and the files point to */
} CheckRequest;

/* Reads the arguments into `request`, whose options have their defaults and whose arena is set.
 *   errors  false after a message to stderr. */
bool check_read_arguments(CheckRequest *request, int count, char **texts);

/* Prints the settings for each file of the request, and which file gave them. */
int check_show_settings(const CheckRequest *request);

/* The absolute path of a file that need not be there; empty for stdin without a name. */
Slice check_absolute(const char *path, Arena *arena);

typedef struct CheckResult {
  Buffer output; /* for stdout */
  Buffer notes; /* for stderr: the findings, where stdout takes the mended text of stdin */
  const char *error; /* constant words, or NULL: what kept the file from being read or written, and
                        is not among the findings */
  uint32_t findings;
  uint32_t fixed;
  bool is_different; /* the difference in `output` is not empty */
  bool is_unchecked; /* settings exclude the file, or its error is all there is to say */
} CheckResult;

/* Checks one file ("-" for stdin), and mends it if the options say so. */
void check_file(const CheckOptions *options, const Analyzer *analyzer, const char *path,
                CheckResult *result);

/* Adds what the format says about the findings of a document whose text is `text`, and returns how
 * many there are. */
uint32_t check_report(const CheckOptions *options, const Analyzer *analyzer, const char *name,
                      Slice text, Document *document, Buffer *out);

/* The same for a file that could not be read: one finding.
 *   errors  false where the settings do not select E902. */
bool check_report_unreadable(const CheckOptions *options, const Analyzer *analyzer,
                             const char *name, const SourceFile *source, Buffer *out);

/* Fixes that can be applied together. */
typedef struct ChosenFixes {
  const TextEdit *edits; /* sorted, none overlaps another */
  uint32_t edit_count;
  uint32_t fixes;
} ChosenFixes;

/* Of the fixes that the options allow those that are not in each other's way, with `offset` added
 * to their places. Everything lives in `arena`, but the texts are the findings'. */
ChosenFixes check_choose_fixes(const CheckOptions *options, const Finding *findings, uint32_t count,
                               uint32_t offset, Arena *arena);

/* Adds the text that they make of `text` to `out`. */
void check_apply_fixes(const ChosenFixes *chosen, Slice text, Buffer *out);

#endif
