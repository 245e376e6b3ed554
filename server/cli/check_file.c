#include "base/file.h"
#include "base/utf8.h"
#include "cli/check.h"
#include "cli/source_file.h"
#include "text/lines.h"

/* A fix can make room for another one; code that keeps changing is given up on. */
enum { MAX_ROUNDS = 64 };

static void note_invalid_place(Slice text, CheckResult *result) {
  size_t at = 0;
  while (at < text.len) {
    Utf8Char next = utf8_next(slice_sub(text, at, text.len));
    if (!utf8_is_valid(slice_sub(text, at, at + next.bytes))) break;
    at += next.bytes;
  }
  uint32_t start = lines_start(text, (uint32_t)at);
  result->error_at.line = lines_count(slice_sub(text, 0, at));
  result->error_at.character = (uint32_t)at - start;
  result->has_error_at = true;
}

static bool read_source(const char *path, Buffer *source, CheckResult *result) {
  if (source_read(path, source, &result->error)) return true;
  if (source->len > 0) note_invalid_place(buffer_slice(source), result);
  return false;
}

/* One round of fixes; what comes of it replaces `source`, behind its first `skipped` bytes. */
static uint32_t fix_once(const CheckOptions *options, const Analyzer *analyzer, Document *document,
                         Buffer *source, size_t skipped) {
  Arena arena;
  arena_init(&arena);
  uint32_t count = 0;
  const Finding *findings = document_findings_with_fixes(document, analyzer, 0,
                                                         document_length(document), &count, &arena);
  Buffer fixed;
  buffer_init(&fixed);
  Slice text = slice_sub(buffer_slice(source), skipped, source->len);
  uint32_t applied = check_apply_fixes(options, findings, count, text, &fixed);
  if (applied > 0) buffer_splice(source, skipped, source->len, buffer_slice(&fixed));
  buffer_release(&fixed);
  arena_release(&arena);
  return applied;
}

static Document *open_document(const Analyzer *analyzer, const char *name, const Buffer *source,
                               size_t skipped) {
  Document *document = document_create(slice_sub(buffer_slice(source), skipped, source->len));
  source_set_place(document, name);
  if (document_is_manifest(document)) return document;
  document_analyze(document, analyzer, UINT64_MAX);
  return document;
}

/* Applies fixes until none is left; returns the document of the text that comes of it. */
static Document *fix_document(const CheckOptions *options, const Analyzer *analyzer,
                              const char *name, Document *document, Buffer *source, size_t skipped,
                              CheckResult *result) {
  if (document_is_manifest(document)) return document;
  for (int round = 0; round < MAX_ROUNDS; round++) {
    uint32_t applied = fix_once(options, analyzer, document, source, skipped);
    if (applied == 0) break;
    result->fixed += applied;
    document_destroy(document);
    document = open_document(analyzer, name, source, skipped);
  }
  return document;
}

static void check_source(const CheckOptions *options, const Analyzer *analyzer, const char *path,
                         Buffer *source, CheckResult *result) {
  size_t skipped = source_mark_length(source);
  const char *name = source_is_stdin(path) ? options->stdin_name : path;
  Document *document = open_document(analyzer, name, source, skipped);
  if (options->fix)
    document = fix_document(options, analyzer, name, document, source, skipped, result);
  bool is_filter = options->fix && source_is_stdin(path);
  if (is_filter)
    buffer_add(&result->output, buffer_slice(source));
  else if (result->fixed > 0)
    file_write(path, buffer_slice(source), &result->error);
  Slice text = source_text(source);
  result->findings = check_report(options, analyzer, name, text, document,
                                  is_filter ? &result->notes : &result->output);
  document_destroy(document);
}

void check_file(const CheckOptions *options, const Analyzer *analyzer, const char *path,
                CheckResult *result) {
  Buffer source;
  buffer_init(&source);
  if (read_source(path, &source, result)) check_source(options, analyzer, path, &source, result);
  buffer_release(&source);
}
