#include "cli/concepts_report.h"

#include "base/json.h"
#include "concepts/uses.h"
#include "text/lines.h"

static const char *const scope_names[] = {
    [NAME_LOCAL] = "local",     [NAME_ENCLOSING] = "enclosing", [NAME_GLOBAL] = "global",
    [NAME_BUILTIN] = "builtin", [NAME_UNBOUND] = "unbound",
};

/* Goes through a segment and counts lines on the way; offsets never go back. */
typedef struct Places {
  const SegmentView *view;
  uint32_t offset;
  uint32_t line; /* of the file */
  uint32_t line_start; /* in the segment */
} Places;

typedef struct Place {
  uint32_t line;
  uint32_t column;
} Place;

static Place place_at(Places *self, uint32_t offset) {
  Slice text = self->view->nodes->text;
  self->line += lines_count(slice_sub(text, self->offset, offset));
  self->offset = offset;
  self->line_start = lines_start(text, offset);
  return (Place){self->line, offset - self->line_start};
}

static void begin_line(const ConceptsReport *self, Place place) {
  if (self->is_json) {
    buffer_add_char(self->out, '{');
    json_add_text(self->out, "file", self->file);
    json_add_number(self->out, "line", place.line);
    json_add_number(self->out, "column", place.column);
    return;
  }
  buffer_add(self->out, self->file);
  buffer_add_format(self->out, ":%u:%u:", place.line + 1, place.column + 1);
}

static void add_text(const ConceptsReport *self, const char *key, Slice text) {
  if (self->is_json) {
    json_add_text(self->out, key, text);
    return;
  }
  buffer_add_char(self->out, ' ');
  buffer_add(self->out, text);
}

static void end_line(const ConceptsReport *self) {
  buffer_add(self->out, self->is_json ? SLICE("}\n") : SLICE("\n"));
}

static void report_names(const ConceptsReport *self, Places *places) {
  const SegmentView *view = places->view;
  uint32_t count;
  const Use *uses = names_uses(view->names, &count);
  for (uint32_t i = 0; i < count; i++) {
    NameScope scope = names_resolve(view->names, uses[i].node).scope;
    begin_line(self, place_at(places, view->nodes->items[uses[i].node].start));
    add_text(self, "name", nodes_text(view->nodes, uses[i].node));
    add_text(self, "scope", slice_from_cstr(scope_names[scope]));
    end_line(self);
  }
}

static void report_qualified(const ConceptsReport *self, Places *places) {
  const SegmentView *view = places->view;
  Arena arena;
  arena_init(&arena);
  for (NodeId id = 0; id < view->nodes->count; id++) {
    if (!nodes_is(view->nodes, id, NODE_IDENTIFIER)) continue;
    Slice qualified = names_qualified(view->names, id, &arena);
    if (qualified.len == 0) continue;
    begin_line(self, place_at(places, view->nodes->items[id].start));
    add_text(self, "name", nodes_text(view->nodes, id));
    add_text(self, "qualified", qualified);
    end_line(self);
    arena_reset(&arena);
  }
  arena_release(&arena);
}

static void report_concept(const ConceptsReport *self, Places *places, const Concept *concept) {
  const Node *node = &places->view->nodes->items[concept->node];
  begin_line(self, place_at(places, node->start));
  if (self->is_json) {
    Places behind = *places;
    Place end = place_at(&behind, node->end);
    json_add_number(self->out, "endLine", end.line);
    json_add_number(self->out, "endColumn", end.column);
  }
  add_text(self, "topic", concept->topic->id);
  if (concept->role.len > 0) add_text(self, "role", concept->role);
  end_line(self);
}

static void count_concept(const ConceptsReport *self, Places *places, const Concept *concept) {
  const Node *node = &places->view->nodes->items[concept->node];
  Place start = place_at(places, node->start);
  Places behind = *places;
  Place end = place_at(&behind, node->end);
  if (concept->is_also) return; /* good to know here, and not what the code does */
  tally_add(self->tally, concept->topic,
            (UsePlace){.file = self->file,
                       .role = concept->role,
                       .count = 1,
                       .line = start.line,
                       .column = start.column,
                       .end_line = end.line,
                       .end_column = end.column});
}

/* A report under way in a segment. */
typedef struct ConceptsRun {
  const ConceptsReport *report;
  Places *places;
} ConceptsRun;

static void visit(void *context, const SegmentView *view, const Concept *concept) {
  const ConceptsRun *run = context;
  (void)view;
  (run->report->kind == COUNT_TOPICS ? count_concept : report_concept)(run->report, run->places,
                                                                       concept);
}

static void report_concepts(const ConceptsReport *self, Places *places) {
  ConceptsRun run = {self, places};
  uses_visit(places->view, self->knowledge, visit, &run);
}

void concepts_report_segment(const ConceptsReport *self, const SegmentView *view) {
  static void (*const reporters[])(const ConceptsReport *, Places *) = {
      [COUNT_TOPICS] = report_concepts,
      [LIST_PLACES] = report_concepts,
      [LIST_NAMES] = report_names,
      [LIST_QUALIFIED] = report_qualified,
  };
  Places places = {.view = view, .line = view->first_line};
  reporters[self->kind](self, &places);
}
