#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "cli/check.h"
#include "cli/check_diff.h"

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
  LineOrigins origins; /* of its lines, for a difference; else zeroed */
  CheckResult *result;
} FileCheck;

static void apply_fixes(FileCheck *check, const ChosenFixes *chosen) {
  Buffer fixed;
  buffer_init(&fixed);
  Buffer *bytes = &check->source.bytes;
  check_apply_fixes(chosen, buffer_slice(bytes), &fixed);
  if (check->origins.lines != NULL)
    line_origins_follow(&check->origins, buffer_slice(bytes), buffer_slice(&fixed), chosen->edits,
                        chosen->edit_count);
  buffer_release(bytes);
  *bytes = fixed;
}

/* One round of fixes; returns how many there were. */
static uint32_t fix_once(FileCheck *check, Document *document) {
  Arena arena;
  arena_init(&arena);
  uint32_t count = 0;
  const Finding *findings = document_findings_with_fixes(document, check->analyzer, 0,
                                                         document_length(document), &count, &arena);
  uint32_t mark = (uint32_t)utf8_mark_length(buffer_slice(&check->source.bytes));
  ChosenFixes chosen = check_choose_fixes(check->options, findings, count, mark, &arena);
  if (chosen.fixes > 0) apply_fixes(check, &chosen);
  arena_release(&arena);
  return chosen.fixes;
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

static Document *mend(FileCheck *check, Document *document) {
  CheckResult *result = check->result;
  document = fix_document(check, document);
  Buffer mended;
  buffer_init(&mended);
  source_file_encode(&check->source, &mended);
  if (check->is_filter)
    buffer_add(&result->output, buffer_slice(&mended));
  else if (result->fixed > 0)
    file_write(check->path, buffer_slice(&mended), &result->error);
  buffer_release(&mended);
  return document;
}

/* The same without a change: what it would be. */
static Document *compare_with_mended(FileCheck *check, Document *document) {
  CheckResult *result = check->result;
  Buffer was;
  Buffer now;
  buffer_init(&was);
  buffer_init(&now);
  source_file_encode(&check->source, &was);
  line_origins_init(&check->origins, buffer_slice(&was));
  document = fix_document(check, document);
  source_file_encode(&check->source, &now);
  check_diff_write(&check->origins, check->name, buffer_slice(&was), buffer_slice(&now),
                   check->options->has_colour, &result->output);
  result->is_different = result->output.len > 0;
  line_origins_release(&check->origins);
  buffer_release(&was);
  buffer_release(&now);
  return document;
}

static Buffer *output_for_findings(FileCheck *check) {
  return check->is_filter ? &check->result->notes : &check->result->output;
}

static void check_source(FileCheck *check) {
  const CheckOptions *options = check->options;
  Document *document = open_document(check);
  if (options->diff) {
    document = compare_with_mended(check, document);
  } else {
    if (options->fix) document = mend(check, document);
    check->result->findings =
        check_report(options, check->analyzer, check->name, source_file_text(&check->source),
                     document, output_for_findings(check));
  }
  document_destroy(document);
}

/* The reason is a finding where the settings select it and findings are asked for. A filter lets
 * pass what it cannot read. */
static void report_unreadable(FileCheck *check) {
  CheckResult *result = check->result;
  if (check->is_filter) buffer_add(&result->output, buffer_slice(&check->source.bytes));
  bool is_told =
      !check->options->diff && check_report_unreadable(check->options, check->analyzer, check->name,
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
                     .is_filter = is_stdin && options->fix && !options->diff,
                     .result = result};
  if (source_file_read(&check.source, path))
    check_source(&check);
  else
    report_unreadable(&check);
  source_file_release(&check.source);
}
