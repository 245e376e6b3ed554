#include "cli/doctor_report.h"

#include <string.h>

#include "base/json.h"

/* An arena does not grow in place: the list moves at each power of two. */
void doctor_report_add(DoctorReport *report, DoctorEntry entry) {
  uint32_t count = report->count;
  if ((count & (count - 1)) == 0) {
    DoctorEntry *more = ARENA_ARRAY(report->arena, DoctorEntry, count == 0 ? 1 : 2 * (size_t)count);
    if (count > 0) memcpy(more, report->entries, count * sizeof more[0]);
    report->entries = more;
  }
  report->entries[report->count++] = entry;
}

bool doctor_report_has_advice(const DoctorReport *report) {
  for (uint32_t i = 0; i < report->count; i++)
    if (report->entries[i].advice != NULL) return true;
  return false;
}

/* Paths and patterns are full of what Markdown takes for marks. */
static void add_escaped(Slice text, Buffer *out) {
  for (size_t i = 0; i < text.len; i++) {
    if (memchr("\\`*_[]<>|&~", text.ptr[i], 11) != NULL) buffer_add_char(out, '\\');
    buffer_add_char(out, text.ptr[i]);
  }
}

/* A path, or what begins with one, as seen from the folder. */
static void add_from_folder(const DoctorReport *report, Slice path, Buffer *out) {
  Slice folder = report->folder;
  bool is_below = folder.len > 1 && slice_starts_with(path, folder) && path.len > folder.len &&
                  path.ptr[folder.len] == '/';
  add_escaped(is_below ? slice_sub(path, folder.len + 1, path.len) : path, out);
}

static void add_row(const DoctorEntry *entry, Buffer *out) {
  buffer_add_format(out, "| %s | ", entry->name);
  add_escaped(entry->text, out);
  buffer_add(out, SLICE(" |\n"));
}

static void add_program(const DoctorReport *report, Buffer *out) {
  for (uint32_t i = 0; i < report->count; i++) {
    if (report->entries[i].part != PART_PROGRAM) continue;
    add_row(&report->entries[i], out);
    if (i == 0) buffer_add(out, SLICE("|---|---|\n"));
  }
}

static void add_settings(const DoctorReport *report, Buffer *out) {
  if (report->folder.len == 0) return;
  bool has_rows = false;
  buffer_add(out, SLICE("\nPython files in "));
  add_escaped(report->folder, out);
  for (uint32_t i = 0; i < report->count; i++) {
    const DoctorEntry *entry = &report->entries[i];
    if (entry->part != PART_SETTINGS) continue;
    if (!has_rows) buffer_add(out, SLICE(":\n\n| Setting | Value | From |\n|---|---|---|\n"));
    has_rows = true;
    buffer_add_format(out, "| %s | ", entry->name);
    add_escaped(entry->text, out);
    buffer_add(out, SLICE(" | "));
    add_from_folder(report, entry->source, out);
    buffer_add(out, SLICE(" |\n"));
  }
  buffer_add(out, has_rows ? SLICE("\nEverything else has its default. What an editor sets comes "
                                   "before project files.\n")
                           : SLICE(" have the default settings: no project file says otherwise. "
                                   "What an editor sets comes before these.\n"));
}

static void add_around(const DoctorReport *report, Buffer *out) {
  buffer_add(out, SLICE("\n| Around it | |\n|---|---|\n"));
  for (uint32_t i = 0; i < report->count; i++)
    if (report->entries[i].part == PART_AROUND) add_row(&report->entries[i], out);
}

static void add_advice(const DoctorReport *report, Buffer *out) {
  if (!doctor_report_has_advice(report)) {
    buffer_add(out, SLICE("\nAll is well.\n"));
    return;
  }
  buffer_add(out, SLICE("\n**To be done**\n\n"));
  for (uint32_t i = 0; i < report->count; i++) {
    const DoctorEntry *entry = &report->entries[i];
    if (entry->advice == NULL) continue;
    buffer_add(out, SLICE("- "));
    if (entry->part == PART_FAULTS)
      add_from_folder(report, entry->text, out);
    else
      buffer_add_format(out, "%s: %s", entry->name, entry->advice);
    buffer_add_char(out, '\n');
  }
}

void doctor_report_write_markdown(const DoctorReport *report, Buffer *out) {
  add_program(report, out);
  add_settings(report, out);
  add_around(report, out);
  add_advice(report, out);
}

void doctor_report_write_json(const DoctorReport *report, Buffer *out) {
  static const char *const parts[PART_COUNT] = {[PART_PROGRAM] = "program",
                                                [PART_SETTINGS] = "settings",
                                                [PART_AROUND] = "around",
                                                [PART_FAULTS] = "faults"};
  buffer_add_char(out, '[');
  for (uint32_t i = 0; i < report->count; i++) {
    const DoctorEntry *entry = &report->entries[i];
    json_add_comma(out);
    buffer_add_char(out, '{');
    json_add_text(out, "part", slice_from_cstr(parts[entry->part]));
    json_add_text(out, "name", slice_from_cstr(entry->name));
    json_add_text(out, "text", entry->text);
    if (entry->source.len > 0) json_add_text(out, "source", entry->source);
    if (entry->advice != NULL) json_add_text(out, "advice", slice_from_cstr(entry->advice));
    buffer_add_char(out, '}');
  }
  buffer_add(out, SLICE("]\n"));
}
