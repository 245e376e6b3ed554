#include "cards/page_text.h"

#include "knowledge/page_link.h"

/* The lines from the one that begins with `mark` up to the next one that does. */
static Slice first_item(Slice section, Slice mark) {
  size_t start = 0;
  while (start < section.len && !slice_starts_with(slice_sub(section, start, section.len), mark)) {
    start = slice_find(section, SLICE("\n"), start);
    start++;
  }
  size_t end = start;
  while (end < section.len) {
    end = slice_find(section, SLICE("\n"), end) + 1;
    if (end >= section.len || slice_starts_with(slice_sub(section, end, section.len), mark)) break;
  }
  return slice_trim(slice_sub(section, start + mark.len, end));
}

Slice page_first_paragraph(Slice text) {
  text = slice_trim(text);
  return slice_trim(slice_sub(text, 0, slice_find(text, SLICE("\n\n"), 0)));
}

Slice page_first_question(Slice section, Slice *answer) {
  Slice item = first_item(section, SLICE("### "));
  size_t end = slice_find(item, SLICE("\n"), 0);
  *answer = slice_trim(slice_sub(item, end, item.len));
  return slice_trim(slice_sub(item, 0, end));
}

Slice page_without_links(const Knowledge *knowledge, Slice markdown, Arena *arena) {
  return page_link_expand(knowledge, markdown, (Slice){NULL, 0}, arena);
}
