#include <string.h>

#include "base/file.h"
#include "cli/check.h"

/* A fix can make room for another one; code that keeps changing is given up on. */
enum { MAX_ROUNDS = 64 };

/* One file that is checked. */
typedef struct FileCheck {
  const CheckOptions *options;
  const Analyzer *analyzer;
  const char *path;
  const char *name; /* the path, or what standard input is called */
  bool is_filter; /* the mended text goes where the findings would go */
  SourceFile source;
  CheckResult *result;
} FileCheck;

/* One round of fixes; what comes of it replaces the text of the source. */
static uint32_t fix_once(FileCheck *check, Document *document) {
  Arena arena;
  arena_init(&arena);
  uint32_t count = 0;
  const Finding *findings = document_findings_with_fixes(document, check->analyzer, 0,
                                                         document_length(document), &count, &arena);
  Buffer fixed;
  buffer_init(&fixed);
  Buffer *bytes = &check->source.bytes;
  Slice text = source_file_text(&check->source);
  uint32_t applied = check_apply_fixes(check->options, findings, count, text, &fixed);
  if (applied > 0) buffer_splice(bytes, bytes->len - text.len, bytes->len, buffer_slice(&fixed));
  buffer_release(&fixed);
  arena_release(&arena);
  return applied;
}

static Document *open_document(const FileCheck *check) {
  Document *document = source_file_document(&check->source, check->name);
  if (!document_is_manifest(document)) document_analyze(document, check->analyzer, UINT64_MAX);
  return document;
}

/* Applies fixes until none is left; returns the document of the text that comes of it. */
static Document *fix_document(FileCheck *check, Document *document) {
  if (document_is_manifest(document)) return document;
  for (int round = 0; round < MAX_ROUNDS; round++) {
    uint32_t applied = fix_once(check, document);
    if (applied == 0) break;
    check->result->fixed += applied;
    document_destroy(document);
    document = open_document(check);
  }
  return document;
}

/* Of a file in another encoding the fixes are left: it would come back in UTF-8. */
static Document *mend(FileCheck *check, Document *document) {
  CheckResult *result = check->result;
  if (check->source.is_other) {
    result->error = "only files in UTF-8 are mended";
    return document;
  }
  document = fix_document(check, document);
  Slice bytes = buffer_slice(&check->source.bytes);
  if (check->is_filter)
    buffer_add(&result->output, bytes);
  else if (result->fixed > 0)
    file_write(check->path, bytes, &result->error);
  return document;
}

static Buffer *output_for_findings(FileCheck *check) {
  return check->is_filter ? &check->result->notes : &check->result->output;
}

static void check_source(FileCheck *check) {
  CheckResult *result = check->result;
  Document *document = open_document(check);
  if (check->options->fix) document = mend(check, document);
  result->findings =
      check_report(check->options, check->analyzer, check->name, source_file_text(&check->source),
                   document, output_for_findings(check));
  document_destroy(document);
}

/* The reason is a finding where the settings select it. A filter lets pass what it cannot mend. */
static void report_unreadable(FileCheck *check) {
  CheckResult *result = check->result;
  if (check->is_filter) buffer_add(&result->output, buffer_slice(&check->source.bytes));
  bool is_told = check_report_unreadable(check->options, check->analyzer, check->name,
                                         &check->source, output_for_findings(check));
  result->is_unchecked = !is_told;
  if (is_told)
    result->findings = 1;
  else
    result->error = check->source.error;
}

void check_file(const CheckOptions *options, const Analyzer *analyzer, const char *path,
                CheckResult *result) {
  bool is_stdin = strcmp(path, "-") == 0;
  FileCheck check = {.options = options,
                     .analyzer = analyzer,
                     .path = path,
                     .name = is_stdin ? options->stdin_name : path,
                     .is_filter = is_stdin && options->fix,
                     .result = result};
  if (source_file_read(&check.source, path))
    check_source(&check);
  else
    report_unreadable(&check);
  source_file_release(&check.source);
}
