/* pylore check: the findings for files and folders. */
#include "cli/check.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/parallel.h"
#include "cli/command.h"

typedef struct CheckRun {
  const CheckRequest *request;
  Analyzer *analyzers; /* one for each thread */
  CheckResult *results;
} CheckRun;

static void check_one(void *context, uint32_t worker, uint32_t index) {
  CheckRun *run = context;
  const CheckRequest *request = run->request;
  check_file(&request->options, &run->analyzers[worker], request->files.paths[index],
             &run->results[index]);
}

typedef struct Totals {
  uint32_t files;
  uint32_t files_with_findings;
  uint32_t findings;
  uint32_t fixed;
  bool has_failed;
} Totals;

static void write_buffer(FILE *stream, const Buffer *buffer) {
  if (buffer->len > 0) fwrite(buffer->ptr, 1, buffer->len, stream);
}

static void write_result(const char *path, CheckResult *result, Totals *totals) {
  write_buffer(stdout, &result->output);
  write_buffer(stderr, &result->notes);
  if (result->error != NULL) {
    fflush(stdout);
    fprintf(stderr, "pylore check: %s: %s", path, result->error);
    if (result->has_error_at)
      fprintf(stderr, " (line %u, byte %u)", result->error_at.line + 1,
              result->error_at.character + 1);
    fputc('\n', stderr);
    totals->has_failed = true;
  }
  totals->files++;
  totals->findings += result->findings;
  totals->fixed += result->fixed;
  if (result->findings > 0) totals->files_with_findings++;
  buffer_release(&result->output);
  buffer_release(&result->notes);
}

static const char *plural(uint32_t count) {
  return count == 1 ? "" : "s";
}

/* To stderr, so that what reads the findings does not have to skip it. */
static void write_summary(const CheckOptions *checked, const Totals *totals) {
  bool is_for_people = checked->format == OUTPUT_TEXT || checked->format == OUTPUT_FULL;
  if (checked->is_quiet || !is_for_people) return;
  fflush(stdout);
  if (totals->fixed > 0) fprintf(stderr, "%u fixed. ", totals->fixed);
  if (totals->findings == 0)
    fprintf(stderr, "No findings in %u file%s.\n", totals->files, plural(totals->files));
  else
    fprintf(stderr, "%u finding%s in %u of %u file%s.\n", totals->findings,
            plural(totals->findings), totals->files_with_findings, totals->files,
            plural(totals->files));
}

static int check_all(const CheckRequest *request) {
  const CheckOptions *checked = &request->options;
  uint32_t count = request->files.count;
  uint32_t workers = checked->jobs == 0 ? parallel_processors() : checked->jobs;
  const Knowledge *knowledge = knowledge_builtin();
  RuleSelection *selection = rule_selection_create(&checked->settings, knowledge);
  CheckRun run = {.request = request,
                  .analyzers = memory_create(workers, sizeof(Analyzer)),
                  .results = memory_create(count, sizeof(CheckResult))};
  for (uint32_t i = 0; i < workers; i++)
    run.analyzers[i] = (Analyzer){parser_create(), selection, &checked->settings, knowledge};
  parallel_run(workers, count, check_one, &run);
  Totals totals = {.has_failed = request->is_unreadable};
  for (uint32_t i = 0; i < count; i++)
    write_result(request->files.paths[i], &run.results[i], &totals);
  write_summary(checked, &totals);
  for (uint32_t i = 0; i < workers; i++) parser_destroy(run.analyzers[i].parser);
  rule_selection_destroy(selection);
  free(run.analyzers);
  free(run.results);
  if (fflush(stdout) != 0 || ferror(stdout)) {
    fputs("pylore check: the findings could not be written\n", stderr);
    return EXIT_MISUSE;
  }
  if (totals.has_failed) return EXIT_MISUSE;
  return totals.findings > 0 ? EXIT_FOUND : EXIT_CLEAN;
}

static int run_check(int count, char **texts) {
  Arena arena;
  arena_init(&arena);
  CheckRequest request = {.arena = &arena};
  request.options.settings = settings_default();
  request.options.stdin_name = "-";
  request.options.has_colour = command_wants_colour() != 0;
  int code = check_read_arguments(&request, count, texts) ? check_all(&request) : EXIT_MISUSE;
  arena_release(&arena);
  return code;
}

const Command command_check = {
    .name = "check",
    .summary = "the findings for files and folders",
    .usage =
        "Usage: pylore check PATH... [OPTION...]\n"
        "\n"
        "Says what the rules find in Python files. A folder stands for the *.py and *.pyi files\n"
        "below it, without hidden folders, virtual environments, __pycache__, node_modules and\n"
        "build; - stands for standard input.\n"
        "\n"
        "  --select CODES         only these rules; E stands for all codes that begin with E\n"
        "  --ignore CODES         not these\n"
        "  --extend-select CODES  these beside the ones selected\n"
        "  --extend-ignore CODES  not these either\n"
        "  --line-length N        how many characters a line may have (79)\n"
        "  --fix                  apply the safe fixes, and say what is left\n"
        "  --unsafe-fixes         with --fix, also those that may change what the program does\n"
        "  --output-format text|full|json|github\n"
        "                         text (path:line:column: CODE message), full (with the line),\n"
        "                         json (an object for each finding), github (for pull requests)\n"
        "  -j, --jobs N           threads; 0 is one for each processor, and the default\n"
        "  --stdin-filename NAME  what to call standard input\n"
        "  -q, --quiet            no summary\n"
        "\n"
        "Exit code: 0 for no findings, 1 for findings, 2 on misuse or where a file could not be\n"
        "read; the others are checked all the same.\n",
    .run = run_check,
};
