/* pylore concepts: what is detected in files. */
#include <stdio.h>
#include <string.h>

#include "analysis/document.h"
#include "cli/command.h"
#include "cli/concepts_report.h"
#include "cli/concepts_text.h"
#include "cli/page_options.h"
#include "cli/source_file.h"
#include "cli/terminal.h"
#include "config/known.h"
#include "session/python_files.h"

typedef struct ConceptsRequest {
  PageOptions page; /* format, width and knowledge */
  ConceptsKind kind;
  FileList files;
  ConceptsTally tally; /* of COUNT_TOPICS */
} ConceptsRequest;

static bool take_kind(ConceptsRequest *request, const char *argument) {
  static const struct {
    const char *name;
    ConceptsKind kind;
  } kinds[] = {{"--places", LIST_PLACES}, {"--names", LIST_NAMES}, {"--qualified", LIST_QUALIFIED}};
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
    if (strcmp(argument, kinds[i].name) != 0) continue;
    request->kind = kinds[i].kind;
    return true;
  }
  return false;
}

/* The arguments without those that say what is listed: the rest is as for other commands. */
static char **take_kinds(ConceptsRequest *request, int count, char **arguments, Arena *arena) {
  char **others = ARENA_ARRAY(arena, char *, (size_t)count + 1);
  bool has_options = true;
  for (size_t taken = 0; *arguments != NULL; arguments++) {
    if (strcmp(*arguments, "--") == 0) has_options = false;
    if (!has_options || !take_kind(request, *arguments)) others[taken++] = *arguments;
  }
  return others;
}

/* False after a message. */
static bool read_arguments(ConceptsRequest *request, int count, char **arguments, Arena *arena) {
  char **others = take_kinds(request, count, arguments, arena);
  if (!page_options_read(&command_concepts, TAKES_NAMES, others, &request->page, arena))
    return false;
  for (uint32_t i = 0; i < request->page.name_count; i++)
    python_files_add(&request->files, request->page.names[i], &(FolderWalk){0}, arena);
  if (request->page.name_count > 0) return true;
  command_misuse(&command_concepts, "which files?");
  return false;
}

static void visit(void *context, const SegmentView *view, uint32_t offset) {
  (void)offset;
  concepts_report_segment(context, view);
}

static void list_source(ConceptsRequest *request, const Analyzer *analyzer, const char *path,
                        const SourceFile *source) {
  Buffer out;
  buffer_init(&out);
  Document *document = source_file_document(source, path);
  ConceptsReport report = {
      .kind = request->kind,
      .is_json = request->page.format == FORMAT_JSON,
      .knowledge = analyzer->knowledge,
      .file = slice_from_cstr(path),
      .out = &out,
      .tally = &request->tally,
  };
  tally_add_file(&request->tally, report.file);
  document_use(document); /* what is asked about one statement often leads to another one */
  document_visit_segments(document, analyzer, visit, &report);
  document_destroy(document);
  terminal_print(buffer_slice(&out));
  buffer_release(&out);
}

/* False after a message. */
static bool list_file(ConceptsRequest *request, const Analyzer *analyzer, const char *path) {
  SourceFile source;
  bool is_read = source_file_read(&source, path);
  if (is_read)
    list_source(request, analyzer, path, &source);
  else
    fprintf(stderr, "pylore concepts: %s: %s\n", path, source.error);
  source_file_release(&source);
  return is_read;
}

static int list_files(ConceptsRequest *request) {
  Settings settings = settings_default();
  settings.lint = false;
  const Knowledge *knowledge = request->page.knowledge;
  RuleSelection *selection = rule_selection_create(&settings, knowledge);
  Parser *parser = parser_create();
  Analyzer analyzer = {parser, selection, &settings, knowledge};
  int code = EXIT_CLEAN;
  for (uint32_t i = 0; i < request->files.count; i++)
    if (!list_file(request, &analyzer, request->files.paths[i])) code = EXIT_MISUSE;
  parser_destroy(parser);
  rule_selection_destroy(selection);
  return code;
}

static void print_tally(ConceptsRequest *request) {
  Buffer out;
  buffer_init(&out);
  if (request->page.format == FORMAT_JSON)
    concepts_text_write_json(&request->tally, &out);
  else
    concepts_text_write_markdown(&request->tally, &out);
  page_print(&request->page, &out);
  buffer_release(&out);
}

static int list_all(ConceptsRequest *request) {
  Buffer path;
  buffer_init(&path);
  KnownTopics known;
  known_init(&known, known_add_path(&path) ? path.ptr : NULL);
  known_refresh(&known);
  tally_init(&request->tally, request->page.knowledge, known.ids);
  int code = list_files(request);
  if (request->kind == COUNT_TOPICS && request->tally.files > 0) print_tally(request);
  tally_release(&request->tally);
  known_release(&known);
  buffer_release(&path);
  return code;
}

static int run(int count, char **arguments) {
  Arena arena;
  arena_init(&arena);
  ConceptsRequest request = {.kind = COUNT_TOPICS};
  int code = EXIT_MISUSE;
  if (read_arguments(&request, count, arguments, &arena)) code = list_all(&request);
  arena_release(&arena);
  return code;
}

const Command command_concepts = {
    .name = "concepts",
    .summary = "tells which topics files are about",
    .usage =
        "Usage: pylore concepts PATH... [OPTION...]\n"
        "\n"
        "Tells what the code in the files uses, by topic and place, with a summary by group, and\n"
        "which topics it rests on that it does not use and you have not marked as known\n"
        "(`pylore known`). Of folders, the Python files in them; `-` is standard input.\n"
        "\n"
        "  --places                     a line for each place instead, further topics included\n"
        "  --names                      a line for each name that is read, bound or deleted, with\n"
        "                               its scope: local, enclosing, global, builtin or unbound\n"
        "  --qualified                  a line for each name that leads somewhere: `np` to numpy\n"
        "  --format text|markdown|json  text, in colour on a terminal, is the default; of lines,\n"
        "                               JSON is an object each\n"
        "  --width N                    columns to wrap the text at; the terminal's, up to 100\n"
        "  --knowledge FOLDER           reads pages of your own as well; can be given again\n"
        "\n"
        "Lines and columns count from 1 in text and from 0 in JSON, columns in bytes of UTF-8.\n"
        "\n"
        "Exit codes: 0 done, 2 wrong arguments or files that cannot be read.\n",
    .run = run,
};
