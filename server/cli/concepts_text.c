#include "cli/concepts_text.h"

#include <string.h>

#include "base/json.h"

enum { PLACES_OF_MANY_FILES = 2, PLACES_OF_ONE = 5, NEEDED_SHOWN = 3 };

static void add_json_place(const UsePlace *place, Buffer *out) {
  buffer_add_char(out, '{');
  json_add_text(out, "file", place->file);
  json_add_number(out, "line", place->line);
  json_add_number(out, "column", place->column);
  json_add_number(out, "endLine", place->end_line);
  json_add_number(out, "endColumn", place->end_column);
  if (place->role.len > 0) json_add_text(out, "role", place->role);
  buffer_add_char(out, '}');
}

void concepts_text_write_json(ConceptsTally *tally, Buffer *out) {
  buffer_add_char(out, '{');
  tally_add_json(tally, add_json_place, out);
  buffer_add(out, SLICE("}\n"));
}

/* Text in a cell of a table: a bar or line end would end it. */
static void add_cell(Buffer *out, Slice text) {
  for (size_t i = 0; i < text.len; i++) {
    if (text.ptr[i] == '|') buffer_add_char(out, '\\');
    buffer_add_char(out, text.ptr[i] == '\n' ? ' ' : text.ptr[i]);
  }
}

static const char *plural(uint32_t count) {
  return count == 1 ? "" : "s";
}

/* A name of a file, of which nothing is Markdown: `__init__.py` is not bold. */
static void add_path(Buffer *out, Slice path) {
  for (size_t i = 0; i < path.len; i++) {
    char c = path.ptr[i];
    if (c != '\0' && strchr("\\`*_[]<>&|~", c) != NULL) buffer_add_char(out, '\\');
    buffer_add_char(out, c == '\n' || c == '\r' ? ' ' : c);
  }
}

static void add_use(const ConceptsTally *tally, const TopicUse *use, Buffer *out) {
  uint32_t shown = tally->files > 1 ? PLACES_OF_MANY_FILES : PLACES_OF_ONE;
  buffer_add(out, SLICE("| "));
  add_cell(out, use->topic->title);
  buffer_add_format(out, "%s | %u | ", use->is_known ? " (known)" : "", use->count);
  for (uint32_t i = 0; i < use->place_count && i < shown; i++) {
    const UsePlace *place = &use->places[i];
    if (i > 0) buffer_add(out, SLICE(", "));
    add_path(out, slice_sub(place->file, tally->folder.len, place->file.len));
    if (tally->files > 1) buffer_add_char(out, ':');
    buffer_add_format(out, "%u:%u", place->line + 1, place->column + 1);
  }
  buffer_add(out, use->place_count > shown ? SLICE(", \xE2\x80\xA6 |\n") : SLICE(" |\n"));
}

static void add_group(const ConceptsTally *tally, const GroupRun *run, Buffer *out) {
  buffer_add_format(out, "## %.*s\n\n| Topic | Places | Where |\n|---|--:|---|\n",
                    (int)run->title.len, run->title.ptr);
  for (uint32_t i = run->start; i < run->end; i++)
    if (tally->uses[i].count > 0) add_use(tally, &tally->uses[i], out);
  buffer_add_char(out, '\n');
}

static void add_needed_for(const ConceptsTally *tally, const Topic *topic, Buffer *out) {
  uint32_t shown = 0;
  for (uint32_t i = 0; i < tally->count; i++) {
    if (!tally_needs(&tally->uses[i], topic)) continue;
    if (shown++ == NEEDED_SHOWN) {
      buffer_add(out, SLICE(", \xE2\x80\xA6"));
      return;
    }
    if (shown > 1) buffer_add(out, SLICE(", "));
    add_cell(out, tally->uses[i].topic->title);
  }
}

static void add_unmet(const ConceptsTally *tally, Buffer *out) {
  buffer_add(out, SLICE("## Not met yet\n\nWhat is used here rests on these topics, which the code "
                        "does not use and you have not marked as known. `pylore explain` explains "
                        "each, `pylore known add` marks it.\n\n"
                        "| Topic | Level | Needed for |\n|---|---|---|\n"));
  for (uint32_t i = 0; i < tally->count; i++) {
    const TopicUse *use = &tally->uses[i];
    if (!use->is_unmet) continue;
    buffer_add(out, SLICE("| "));
    add_cell(out, use->topic->title);
    buffer_add_format(out, " | %.*s | ", (int)use->topic->level.len, use->topic->level.ptr);
    add_needed_for(tally, use->topic, out);
    buffer_add(out, SLICE(" |\n"));
  }
  buffer_add_char(out, '\n');
}

static void add_summary(const ConceptsTally *tally, Buffer *out) {
  uint32_t topics = 0;
  uint32_t groups = 0;
  buffer_add(out, SLICE("## Summary\n\n| Group | Topics | Places |\n|---|--:|--:|\n"));
  for (GroupRun run = {0}; tally_next_group(tally, &run);) {
    if (run.topics == 0) continue;
    buffer_add_format(out, "| %.*s | %u of %u | %u |\n", (int)run.title.len, run.title.ptr,
                      run.topics, run.end - run.start, run.places);
    topics += run.topics;
    groups++;
  }
  buffer_add_format(out, "\n%u topic%s of %u group%s at %u place%s in ", topics, plural(topics),
                    groups, plural(groups), tally->places, plural(tally->places));
  if (tally->files > 1) buffer_add_format(out, "%u files", tally->files);
  if (tally->files > 1 && tally->folder.len > 0) buffer_add(out, SLICE(" of "));
  add_path(out, tally->folder);
  buffer_add(out, SLICE(".\n"));
}

void concepts_text_write_markdown(ConceptsTally *tally, Buffer *out) {
  uint32_t unmet = tally_find_unmet(tally);
  for (GroupRun run = {0}; tally_next_group(tally, &run);)
    if (run.topics > 0) add_group(tally, &run, out);
  if (unmet > 0) add_unmet(tally, out);
  if (tally->places > 0)
    add_summary(tally, out);
  else
    buffer_add_format(out, "No topic is used in %u file%s.\n", tally->files, plural(tally->files));
}
