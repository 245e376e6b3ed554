/* A document with a history beside its text without one, under the protocol: findings with their
 * fixes, names, concepts and cards of both as text. Reads commands from standard input:
 *
 *   open LENGTH\n<bytes>             a new document
 *   edit START END LENGTH\n<bytes>   replaces the bytes [START, END) of it
 *   compare OFFSET...\n              answers "same\n", or "differs EDITED FRESH\n" and both texts
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/document.h"
#include "base/buffer.h"
#include "cli/concepts_report.h"

enum { OFFSETS_AT_MOST = 16, COMMAND_SIZE = 512 };

typedef struct Offsets {
  uint32_t items[OFFSETS_AT_MOST];
  uint32_t count;
} Offsets;

static void add_findings(const Document *document, Buffer *out) {
  FindingCursor cursor = {0};
  PlacedFinding found;
  while (document_next_finding(document, &cursor, ENCODING_UTF8, &found)) {
    buffer_add_format(out, "finding %u:%u-%u:%u ", found.start.line, found.start.character,
                      found.end.line, found.end.character);
    buffer_add(out, found.finding->rule->code);
    buffer_add_char(out, ' ');
    buffer_add(out, found.finding->message);
    buffer_add_char(out, '\n');
  }
}

static void add_fixes(Document *document, const Analyzer *analyzer, Buffer *out) {
  Arena arena;
  arena_init(&arena);
  uint32_t count;
  const Finding *findings = document_findings_with_fixes(document, analyzer, 0,
                                                         document_length(document), &count, &arena);
  for (uint32_t i = 0; i < count; i++) {
    const Fix *fix = &findings[i].fix;
    for (uint32_t edit = 0; edit < fix->edit_count; edit++) {
      buffer_add_format(out, "fix %u-%u ", fix->edits[edit].start, fix->edits[edit].end);
      buffer_add(out, fix->edits[edit].text);
      buffer_add_char(out, '\n');
    }
  }
  arena_release(&arena);
}

static void add_segment(void *report, const SegmentView *view, uint32_t offset) {
  (void)offset;
  concepts_report_segment(report, view);
}

static void add_concepts(Document *document, const Analyzer *analyzer, Buffer *out) {
  static const ConceptsKind kinds[] = {LIST_PLACES, LIST_NAMES, LIST_QUALIFIED};
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
    ConceptsReport report = {
        .kind = kinds[i], .knowledge = analyzer->knowledge, .file = SLICE("-"), .out = out};
    document_visit_segments(document, analyzer, add_segment, &report);
  }
}

static void add_cards(Document *document, const Analyzer *analyzer, const Offsets *offsets,
                      Buffer *out) {
  for (uint32_t i = 0; i < offsets->count; i++) {
    Arena arena;
    arena_init(&arena);
    Card card = document_card(document, analyzer, offsets->items[i], &arena);
    buffer_add_format(out, "card %u: %u-%u\n", offsets->items[i], card.start, card.end);
    if (card.is_there) buffer_add(out, card.markdown);
    arena_release(&arena);
  }
}

/* Cards come first: they must not need the rest to have been looked at. */
static void describe(Document *document, const Analyzer *analyzer, const Offsets *offsets,
                     Buffer *out) {
  add_cards(document, analyzer, offsets, out);
  document_analyze(document, analyzer, UINT64_MAX);
  add_findings(document, out);
  add_fixes(document, analyzer, out);
  add_concepts(document, analyzer, out);
}

static void compare(Document *document, const Analyzer *analyzer, const Offsets *offsets) {
  Arena arena;
  arena_init(&arena);
  Slice text = document_text(document, 0, document_length(document), &arena);
  Document *twin = document_create(text);
  Buffer edited = {0};
  Buffer fresh = {0};
  describe(document, analyzer, offsets, &edited);
  describe(twin, analyzer, offsets, &fresh);
  if (slice_equal(buffer_slice(&edited), buffer_slice(&fresh))) {
    puts("same");
  } else {
    printf("differs %zu %zu\n", edited.len, fresh.len);
    fwrite(edited.ptr, 1, edited.len, stdout);
    fwrite(fresh.ptr, 1, fresh.len, stdout);
  }
  fflush(stdout);
  buffer_release(&edited);
  buffer_release(&fresh);
  document_destroy(twin);
  arena_release(&arena);
}

/* The bytes that follow a command; the process ends when they do not come. */
static Slice read_bytes(size_t length, Buffer *bytes) {
  buffer_clear(bytes);
  char *place = buffer_reserve(bytes, length);
  if (fread(place, 1, length, stdin) != length) exit(EXIT_FAILURE);
  bytes->len = length;
  return buffer_slice(bytes);
}

static Offsets read_offsets(const char *words) {
  Offsets offsets = {0};
  int taken;
  while (offsets.count < OFFSETS_AT_MOST &&
         sscanf(words, "%u%n", &offsets.items[offsets.count], &taken) == 1) {
    offsets.count++;
    words += taken;
  }
  return offsets;
}

static bool run_command(const char *command, Document **document, const Analyzer *analyzer,
                        Buffer *bytes) {
  size_t length;
  uint32_t start;
  uint32_t end;
  if (sscanf(command, "open %zu", &length) == 1) {
    document_destroy(*document);
    *document = document_create(read_bytes(length, bytes));
  } else if (sscanf(command, "edit %u %u %zu", &start, &end, &length) == 3) {
    document_edit(*document, start, end, read_bytes(length, bytes));
  } else if (strncmp(command, "compare", 7) == 0) {
    Offsets offsets = read_offsets(command + 7);
    compare(*document, analyzer, &offsets);
  } else {
    return false;
  }
  return true;
}

int main(void) {
  Settings settings = settings_default();
  const Knowledge *knowledge = knowledge_builtin();
  RuleSelection *selection = rule_selection_create(&settings, knowledge);
  Parser *parser = parser_create();
  Analyzer analyzer = {parser, selection, &settings, knowledge};
  Document *document = document_create(SLICE(""));
  Buffer bytes = {0};
  char command[COMMAND_SIZE];
  bool is_understood = true;
  while (is_understood && fgets(command, sizeof command, stdin) != NULL)
    is_understood = run_command(command, &document, &analyzer, &bytes);
  buffer_release(&bytes);
  document_destroy(document);
  parser_destroy(parser);
  rule_selection_destroy(selection);
  return is_understood ? EXIT_SUCCESS : EXIT_FAILURE;
}
