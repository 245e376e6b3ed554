#include "semantics/view.h"

#include <string.h>

#include "text/lines.h"

uint32_t view_line(const SegmentView *view, uint32_t offset) {
  return view->first_line + lines_count(slice_sub(view->nodes->text, 0, offset));
}

bool view_binding_line(const SegmentView *view, const ModuleBinding *binding, uint32_t *line) {
  if (view->segment_lines == NULL || binding->segment == NO_SEGMENT) return false;
  *line = view->segment_lines[binding->segment] + binding->line;
  return true;
}

bool view_open(const SegmentView *view, uint32_t segment, SegmentView *other, Arena *arena) {
  names_ask_outside(view->names);
  return view->file != NULL && view->file->open(view->file, segment, other, arena);
}

uint32_t view_class_header(const SegmentView *view) {
  names_ask_outside(view->names);
  return view->file == NULL ? NO_SEGMENT : view->file->header(view->file, view->segment);
}

const OuterClass *view_class_body(const SegmentView *view) {
  names_ask_outside(view->names);
  return view->file == NULL ? NULL : view->file->body(view->file, view->segment);
}
