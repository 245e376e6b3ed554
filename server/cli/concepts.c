/* pylore concepts: what is detected in files. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "analysis/document.h"
#include "base/file.h"
#include "base/utf8.h"
#include "cli/check_files.h"
#include "cli/command.h"
#include "cli/concepts_report.h"
#include "cli/terminal.h"
#include "session/file_place.h"

static const Slice byte_order_mark = SLICE_INIT("\xEF\xBB\xBF");

typedef struct ConceptsRequest {
  ConceptsKind kind;
  bool is_json;
  FileList files;
  bool is_unreadable; /* a folder could not be listed */
} ConceptsRequest;

static bool take_format(ConceptsRequest *request, const char *format) {
  request->is_json = format != NULL && strcmp(format, "json") == 0;
  if (request->is_json || (format != NULL && strcmp(format, "text") == 0)) return true;
  command_misuse(&command_concepts, "--format is '%s'; it can be text or json",
                 format == NULL ? "" : format);
  return false;
}

/* False after a message. */
static bool read_arguments(ConceptsRequest *request, char **arguments, Arena *arena) {
  bool has_options = true;
  for (; *arguments != NULL; arguments++) {
    const char *argument = *arguments;
    bool is_path = !has_options || argument[0] != '-' || argument[1] == '\0';
    if (is_path) {
      request->is_unreadable |= !check_files_add(&request->files, argument, arena);
    } else if (strcmp(argument, "--") == 0) {
      has_options = false;
    } else if (strcmp(argument, "--names") == 0) {
      request->kind = LIST_NAMES;
    } else if (strcmp(argument, "--qualified") == 0) {
      request->kind = LIST_QUALIFIED;
    } else if (strncmp(argument, "--format=", 9) == 0) {
      if (!take_format(request, argument + 9)) return false;
    } else if (strcmp(argument, "--format") == 0) {
      if (!take_format(request, arguments[1])) return false;
      arguments++;
    } else {
      command_misuse(&command_concepts, "there is no option '%s'", argument);
      return false;
    }
  }
  if (request->files.count > 0 || request->is_unreadable) return true;
  command_misuse(&command_concepts, "which files?");
  return false;
}

static void visit(void *context, const SegmentView *view, uint32_t offset) {
  (void)offset;
  concepts_report_segment(context, view);
}

static bool read_source(const char *path, Buffer *source) {
  const char *error = NULL;
  bool is_read = strcmp(path, "-") == 0 ? file_read_descriptor(STDIN_FILENO, source, &error)
                                        : file_read(path, source, &error);
  if (is_read && !utf8_is_valid(buffer_slice(source))) error = "not valid UTF-8";
  if (error == NULL) return true;
  fprintf(stderr, "pylore concepts: %s: %s\n", path, error);
  return false;
}

static void set_place(Document *document, const char *path) {
  Arena arena;
  arena_init(&arena);
  FilePlace place = file_place_of_path(slice_from_cstr(path), &arena);
  document_set_place(document, &place);
  arena_release(&arena);
}

static bool list_file(const ConceptsRequest *request, const Analyzer *analyzer, const char *path) {
  Buffer source;
  Buffer out;
  buffer_init(&source);
  buffer_init(&out);
  bool is_read = read_source(path, &source);
  if (is_read) {
    Slice text = buffer_slice(&source);
    if (slice_starts_with(text, byte_order_mark)) text = slice_sub(text, 3, text.len);
    Document *document = document_create(text);
    set_place(document, path);
    ConceptsReport report = {
        .kind = request->kind,
        .is_json = request->is_json,
        .knowledge = analyzer->knowledge,
        .file = slice_from_cstr(path),
        .out = &out,
    };
    document_visit_segments(document, analyzer, visit, &report);
    document_destroy(document);
    terminal_print(buffer_slice(&out));
  }
  buffer_release(&out);
  buffer_release(&source);
  return is_read;
}

static int list_files(const ConceptsRequest *request) {
  Settings settings = settings_default();
  settings.lint = false;
  const Knowledge *knowledge = knowledge_builtin();
  RuleSelection *selection = rule_selection_create(&settings, knowledge);
  Parser *parser = parser_create();
  Analyzer analyzer = {parser, selection, &settings, knowledge};
  int code = request->is_unreadable ? EXIT_MISUSE : EXIT_CLEAN;
  for (uint32_t i = 0; i < request->files.count; i++)
    if (!list_file(request, &analyzer, request->files.paths[i])) code = EXIT_MISUSE;
  parser_destroy(parser);
  rule_selection_destroy(selection);
  return code;
}

static int run(int count, char **arguments) {
  (void)count;
  Arena arena;
  arena_init(&arena);
  ConceptsRequest request = {.kind = LIST_CONCEPTS};
  int code = EXIT_MISUSE;
  if (read_arguments(&request, arguments, &arena)) code = list_files(&request);
  arena_release(&arena);
  return code;
}

const Command command_concepts = {
    .name = "concepts",
    .summary = "lists the constructs and names in files",
    .usage =
        "Usage: pylore concepts PATH... [OPTION...]\n"
        "\n"
        "Lists which topics each construct in the files is about; of folders, the Python files in\n"
        "them. The file `-` is standard input.\n"
        "\n"
        "  --names             lists every name that is read, bound or deleted instead, and its\n"
        "                      scope: local, enclosing, global, builtin or unbound\n"
        "  --qualified         lists what names lead to instead: `np` to numpy\n"
        "  --format text|json  text is the default; JSON is an object for each line\n"
        "\n"
        "Lines and columns count from 1 in text and from 0 in JSON, columns in bytes of UTF-8.\n"
        "\n"
        "Exit codes: 0 done, 2 wrong arguments or files that cannot be read.\n",
    .run = run,
};
