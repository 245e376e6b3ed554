#include "cards/unroll_writer.h"

#include "cards/source.h"

enum { LINES_AT_MOST = 8, COLUMNS_AT_MOST = 80, INDENT = 4 };

void unroll_begin_line(UnrollWriter *writer) {
  if (writer->lines > 0) buffer_add_char(&writer->out, '\n');
  writer->line_start = writer->out.len;
  writer->lines++;
  for (uint32_t i = 0; i < writer->depth * INDENT; i++) buffer_add_char(&writer->out, ' ');
}

void unroll_end_line(UnrollWriter *writer) {
  size_t columns = writer->out.len - writer->line_start;
  if (columns > COLUMNS_AT_MOST || writer->lines > LINES_AT_MOST) writer->is_good = false;
}

void unroll_add_text(UnrollWriter *writer, const char *text) {
  buffer_add(&writer->out, slice_from_cstr(text));
}

void unroll_add_source(UnrollWriter *writer, NodeId node) {
  if (!source_add_line(writer->view->nodes, node, &writer->out)) writer->is_good = false;
}

Slice unroll_free_name(UnrollWriter *writer, const char *const *candidates) {
  const SegmentView *view = writer->view;
  ScopeId scope = names_scope_at(view->names, writer->comprehension);
  for (; *candidates != NULL; candidates++) {
    Slice name = slice_from_cstr(*candidates);
    if (slice_equal(name, writer->result)) continue;
    if (names_lookup(view->names, scope, name).scope != NAME_UNBOUND) continue;
    if (!source_mentions(view->nodes, writer->comprehension, name)) return name;
  }
  writer->is_good = false;
  return SLICE("_");
}
