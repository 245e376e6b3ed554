#include "semantics/view.h"

#include <string.h>

#include "text/lines.h"

uint32_t view_line(const SegmentView *view, uint32_t offset) {
  return view->first_line + lines_count(slice_sub(view->nodes->text, 0, offset));
}
