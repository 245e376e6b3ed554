/* pylore check: the findings for files and folders. */
#include "cli/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/parallel.h"
#include "cli/check_sarif.h"
#include "cli/command.h"
#include "session/projects.h"

typedef struct CheckRun {
  const CheckRequest *request;
  Analyzer *analyzers; /* one for each thread */
  const FileRules **rules; /* one for each file */
  CheckResult *results;
} CheckRun;

static void check_one(void *context, uint32_t worker, uint32_t index) {
  CheckRun *run = context;
  const CheckRequest *request = run->request;
  const FileRules *rules = run->rules[index];
  if (rules->is_excluded && request->files.is_found[index]) {
    run->results[index].is_unchecked = true;
    return;
  }
  Analyzer analyzer = run->analyzers[worker];
  analyzer.selection = rules->selection;
  analyzer.settings = &rules->settings;
  check_file(&request->options, &analyzer, request->files.paths[index], &run->results[index]);
}

typedef struct Totals {
  uint32_t files;
  uint32_t files_with_findings;
  uint32_t findings;
  uint32_t fixed;
  uint32_t different_files;
  bool has_failed;
} Totals;

static void write_buffer(FILE *stream, const Buffer *buffer) {
  if (buffer->len > 0) fwrite(buffer->ptr, 1, buffer->len, stream);
}

static void write_result(const CheckOptions *options, const char *path, CheckResult *result,
                         Totals *totals) {
  bool is_next = totals->findings > 0 && result->output.len > 0;
  if (is_next && options->format == OUTPUT_SARIF) fputs(",\n", stdout);
  write_buffer(stdout, &result->output);
  write_buffer(stderr, &result->notes);
  if (result->error != NULL) {
    fflush(stdout);
    fprintf(stderr, "pylore check: %s: %s\n", path, result->error);
    totals->has_failed = true;
  }
  if (!result->is_unchecked) totals->files++;
  totals->findings += result->findings;
  totals->fixed += result->fixed;
  totals->different_files += result->is_different;
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
  if (checked->diff) {
    fprintf(stderr, "%u would be fixed in %u of %u file%s.\n", totals->fixed,
            totals->different_files, totals->files, plural(totals->files));
    return;
  }
  if (totals->fixed > 0) fprintf(stderr, "%u fixed. ", totals->fixed);
  if (totals->findings == 0)
    fprintf(stderr, "No findings in %u file%s.\n", totals->files, plural(totals->files));
  else
    fprintf(stderr, "%u finding%s in %u of %u file%s.\n", totals->findings,
            plural(totals->findings), totals->files_with_findings, totals->files,
            plural(totals->files));
}

/* All before the threads begin, so that each project file is read once, by one of them. */
static void find_rules(const CheckRequest *request, Projects *projects, const FileRules **rules) {
  Arena arena;
  arena_init(&arena);
  for (uint32_t i = 0; i < request->files.count; i++) {
    arena_reset(&arena);
    const char *path = request->files.paths[i];
    if (strcmp(path, "-") == 0) path = request->options.stdin_name;
    bool is_alone = request->options.is_isolated;
    rules[i] = projects_rules(projects, is_alone ? (Slice){NULL, 0} : check_absolute(path, &arena));
  }
  arena_release(&arena);
  for (uint32_t i = 0; i < projects->problems.count; i++) {
    Slice problem = projects->problems.items[i];
    fprintf(stderr, "pylore check: %.*s\n", (int)problem.len, problem.ptr);
  }
}

/* What stands around the results of all files. */
static void write_frame(const CheckOptions *options, bool is_begin) {
  if (options->format != OUTPUT_SARIF) return;
  Buffer frame;
  buffer_init(&frame);
  if (is_begin)
    check_sarif_begin(knowledge_builtin(), &frame);
  else
    check_sarif_end(&frame);
  write_buffer(stdout, &frame);
  buffer_release(&frame);
}

static int check_all(const CheckRequest *request) {
  const CheckOptions *checked = &request->options;
  uint32_t count = request->files.count;
  uint32_t workers = checked->jobs == 0 ? parallel_processors() : checked->jobs;
  const Knowledge *knowledge = knowledge_builtin();
  Projects projects;
  projects_init(&projects, &checked->settings, (Slice){NULL, 0}, knowledge);
  CheckRun run = {.request = request,
                  .analyzers = memory_create(workers, sizeof(Analyzer)),
                  .rules = memory_create(count, sizeof(FileRules *)),
                  .results = memory_create(count, sizeof(CheckResult))};
  find_rules(request, &projects, run.rules);
  for (uint32_t i = 0; i < workers; i++)
    run.analyzers[i] = (Analyzer){.parser = parser_create(), .knowledge = knowledge};
  parallel_run(workers, count, check_one, &run);
  Totals totals = {0};
  write_frame(checked, true);
  for (uint32_t i = 0; i < count; i++)
    write_result(checked, request->files.paths[i], &run.results[i], &totals);
  write_frame(checked, false);
  write_summary(checked, &totals);
  for (uint32_t i = 0; i < workers; i++) parser_destroy(run.analyzers[i].parser);
  projects_release(&projects);
  free(run.analyzers);
  free(run.rules);
  free(run.results);
  if (fflush(stdout) != 0 || ferror(stdout)) {
    fputs("pylore check: the findings could not be written\n", stderr);
    return EXIT_MISUSE;
  }
  if (totals.has_failed) return EXIT_MISUSE;
  return totals.findings + totals.different_files > 0 ? EXIT_FOUND : EXIT_CLEAN;
}

static int run_check(int count, char **texts) {
  Arena arena;
  arena_init(&arena);
  CheckRequest request = {.arena = &arena};
  request.options.settings = settings_default();
  request.options.stdin_name = "-";
  request.options.has_colour = command_wants_colour() != 0;
  int code = EXIT_MISUSE;
  if (check_read_arguments(&request, count, texts))
    code = request.shows_settings ? check_show_settings(&request) : check_all(&request);
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
        "  --max-doc-length N     the same for lines of comments and docstrings (W505)\n"
        "  --isolated             do not read project files\n"
        "  --show-settings        say which settings hold for each file, and which file gave them\n"
        "  --fix                  apply the safe fixes, and say what is left\n"
        "  --diff                 show what --fix would change as a unified diff, and change "
        "nothing\n"
        "  --unsafe-fixes         with --fix or --diff, also those that may change what the "
        "program does\n"
        "  --output-format text|full|json|sarif|github\n"
        "                         text (path:line:column: CODE message), full (with the line),\n"
        "                         json (an object for each finding), sarif (2.1.0, one log),\n"
        "                         github (for pull requests)\n"
        "  -j, --jobs N           threads; 0 is one for each processor, and the default\n"
        "  --stdin-filename NAME  what to call standard input\n"
        "  -q, --quiet            no summary\n"
        "\n"
        "Exit code: 0 for no findings, 1 for findings, or with --diff for changes, 2 on misuse or\n"
        "where something could not be done. A file that cannot be read is a finding, E902, or an\n"
        "error where that is not selected; the others are checked all the same.\n",
    .run = run_check,
};
