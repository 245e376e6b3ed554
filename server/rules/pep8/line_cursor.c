#include "rules/pep8/line_cursor.h"

#include "text/lines.h"

static void enter_line(LineCursor *self, uint32_t start) {
  self->line_start = self->at = start;
  self->line_end = lines_end(self->text, start);
  self->column = 0;
}

LineCursor line_cursor_at(Slice text, uint32_t offset) {
  LineCursor self = {.text = text};
  enter_line(&self, lines_start(text, offset));
  return self;
}

bool line_cursor_move(LineCursor *self, uint32_t offset) {
  uint32_t row = self->row;
  while (offset > self->line_end && self->line_end < self->text.len) {
    uint32_t next = lines_next(self->text, self->line_end);
    if (next > offset) break;
    enter_line(self, next);
    self->row++;
  }
  return self->row != row;
}

uint32_t line_cursor_column(LineCursor *self, uint32_t offset) {
  for (; self->at < offset; self->at++)
    self->column += ((unsigned char)self->text.ptr[self->at] & 0xC0) != 0x80;
  return self->column;
}
