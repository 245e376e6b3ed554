#include "base/json.h"
#include "cli/check.h"
#include "cli/check_sarif.h"
#include "rules/unreadable_file.h"
#include "text/lines.h"

/* One finding as it is written: line and column count from 1, columns in code points. */
typedef struct ReportLine {
  const char *file;
  const RulePage *page;
  const PlacedFinding *found;
  const Fix *fix; /* only for JSON */
  Slice line; /* the text of the line; only for the full format, and where there is a text */
  bool has_colour;
} ReportLine;

typedef void (*ReportWriter)(const ReportLine *report, Buffer *out);

static const char *const severity_names[] = {"", "error", "warning", "information", "hint"};

static void write_text(const ReportLine *report, Buffer *out) {
  const PlacedFinding *found = report->found;
  const Finding *finding = found->finding;
  const char *bold = report->has_colour ? "\033[1m" : "";
  const char *red = report->has_colour ? "\033[1;31m" : "";
  const char *plain = report->has_colour ? "\033[0m" : "";
  buffer_add_format(out, "%s%s%s:%u:%u: %s%.*s%s ", bold, report->file, plain,
                    found->start.line + 1, found->start.character + 1, red,
                    (int)finding->rule->code.len, finding->rule->code.ptr, plain);
  buffer_add(out, finding->message);
  buffer_add_char(out, '\n');
}

static void add_repeated(Buffer *out, char c, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) buffer_add_char(out, c);
}

/* The line, and carets below it; tabs are kept so that the carets stand where they should. */
static void write_full(const ReportLine *report, Buffer *out) {
  enum { LINE_LIMIT = 200 };
  write_text(report, out);
  if (report->line.ptr == NULL) return;
  Position start = report->found->start;
  Position end = report->found->end;
  uint32_t length = position_character(report->line, (uint32_t)report->line.len, ENCODING_UTF32);
  if (length > LINE_LIMIT) return;
  buffer_add_format(out, "%5u | ", start.line + 1);
  buffer_add(out, report->line);
  buffer_add(out, SLICE("\n      | "));
  uint32_t column = 0;
  for (size_t i = 0; i < report->line.len && column < start.character; i++) {
    char c = report->line.ptr[i];
    if ((c & 0xC0) == 0x80) continue;
    buffer_add_char(out, c == '\t' ? '\t' : ' ');
    column++;
  }
  uint32_t last = end.line > start.line ? length : end.character;
  buffer_add(out, report->has_colour ? SLICE("\033[1;31m") : SLICE(""));
  add_repeated(out, '^', last > start.character ? last - start.character : 1);
  buffer_add(out, report->has_colour ? SLICE("\033[0m\n\n") : SLICE("\n\n"));
}

static void write_json(const ReportLine *report, Buffer *out) {
  const PlacedFinding *found = report->found;
  buffer_add_char(out, '{');
  json_add_text(out, "file", slice_from_cstr(report->file));
  json_add_number(out, "line", found->start.line + 1);
  json_add_number(out, "column", found->start.character + 1);
  json_add_number(out, "end_line", found->end.line + 1);
  json_add_number(out, "end_column", found->end.character + 1);
  json_add_text(out, "code", found->finding->rule->code);
  json_add_text(out, "name", report->page->name);
  json_add_text(out, "severity", slice_from_cstr(severity_names[report->page->severity]));
  json_add_text(out, "message", found->finding->message);
  json_add_key(out, "fix");
  if (report->fix == NULL || report->fix->edit_count == 0) {
    buffer_add(out, SLICE("null"));
  } else {
    buffer_add_char(out, '{');
    json_add_text(out, "title", report->fix->title);
    json_add_bool(out, "safe", report->fix->is_safe);
    buffer_add_char(out, '}');
  }
  buffer_add(out, SLICE("}\n"));
}

/* Percent signs and line ends have to be written in hexadecimal, in properties `:` and `,` too. */
static void add_github_text(Buffer *out, Slice text, bool is_property) {
  for (size_t i = 0; i < text.len; i++) {
    char c = text.ptr[i];
    bool is_special = c == '%' || c == '\r' || c == '\n' || (is_property && (c == ':' || c == ','));
    if (is_special)
      buffer_add_format(out, "%%%02X", (unsigned char)c);
    else
      buffer_add_char(out, c);
  }
}

static void write_github(const ReportLine *report, Buffer *out) {
  static const char *const levels[] = {"", "error", "warning", "notice", "notice"};
  const PlacedFinding *found = report->found;
  const Finding *finding = found->finding;
  buffer_add_format(out, "::%s file=", levels[report->page->severity]);
  add_github_text(out, slice_from_cstr(report->file), true);
  buffer_add_format(
      out, ",line=%u,col=%u,endLine=%u,endColumn=%u,title=pylore (%.*s)::", found->start.line + 1,
      found->start.character + 1, found->end.line + 1, found->end.character + 1,
      (int)finding->rule->code.len, finding->rule->code.ptr);
  add_github_text(out, finding->message, false);
  buffer_add_char(out, '\n');
}

static void write_sarif(const ReportLine *report, Buffer *out) {
  check_sarif_add(report->file, report->page, report->found, out);
}

static const ReportWriter writers[] = {
    [OUTPUT_TEXT] = write_text,   [OUTPUT_FULL] = write_full,     [OUTPUT_JSON] = write_json,
    [OUTPUT_SARIF] = write_sarif, [OUTPUT_GITHUB] = write_github,
};

/* The lines of the text, visited forwards only. */
typedef struct LineCursor {
  uint32_t line;
  uint32_t offset;
} LineCursor;

static Slice line_text(LineCursor *cursor, Slice text, uint32_t line) {
  for (; cursor->line < line; cursor->line++) cursor->offset = lines_next(text, cursor->offset);
  return slice_sub(text, cursor->offset, lines_end(text, cursor->offset));
}

uint32_t check_report(const CheckOptions *options, const Analyzer *analyzer, const char *name,
                      Slice text, Document *document, Buffer *out) {
  Arena arena;
  arena_init(&arena);
  uint32_t fix_count = 0;
  const Finding *fixes = NULL;
  if (options->format == OUTPUT_JSON)
    fixes = document_findings_with_fixes(document, analyzer, 0, document_length(document),
                                         &fix_count, &arena);
  uint32_t count = 0;
  FindingCursor cursor = {0};
  LineCursor lines = {0};
  PlacedFinding found;
  while (document_next_finding(document, &cursor, ENCODING_UTF32, &found)) {
    ReportLine report = {.file = name,
                         .page = knowledge_rule(analyzer->knowledge, found.finding->rule->code),
                         .found = &found,
                         .fix = count < fix_count ? &fixes[count].fix : NULL,
                         .has_colour = options->has_colour};
    if (options->format == OUTPUT_FULL) report.line = line_text(&lines, text, found.start.line);
    writers[options->format](&report, out);
    count++;
  }
  arena_release(&arena);
  return count;
}

bool check_report_unreadable(const CheckOptions *options, const Analyzer *analyzer,
                             const char *name, const SourceFile *source, Buffer *out) {
  Arena arena;
  arena_init(&arena);
  Finding finding;
  Slice reason = slice_from_cstr(source->error);
  bool is_selected = unreadable_file_finding(analyzer->selection, reason, &arena, &finding);
  if (is_selected) {
    Position end = source->error_at;
    if (source->has_place) end.character++;
    PlacedFinding found = {&finding, source->error_at, end};
    ReportLine report = {.file = name,
                         .page = knowledge_rule(analyzer->knowledge, finding.rule->code),
                         .found = &found,
                         .has_colour = options->has_colour};
    writers[options->format](&report, out);
  }
  arena_release(&arena);
  return is_selected;
}
