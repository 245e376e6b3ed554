/* Markdown laid out as text: for terminals, pipes and editors that show nothing but plain text. */
#ifndef PYLORE_KNOWLEDGE_MARKDOWN_H
#define PYLORE_KNOWLEDGE_MARKDOWN_H

#include "base/arena.h"
#include "knowledge/styled_text.h"

typedef struct MarkdownLayout {
  const TextStyle *style;
  uint32_t width; /* columns to wrap words at; 0: never. Code is never wrapped. */
  /* Adds `code` to `out` with the roles of its tokens; NULL: all of it is ROLE_CODE. */
  void (*add_code)(StyledText *out, Slice code, Slice language);
} MarkdownLayout;

/* Adds the text to `out`: blocks are parted by blank lines, a link's address stands behind its
 * words in parentheses, code is indented by four. Ends with a line end unless there is nothing to
 * say. Nesting does not cost stack. */
void markdown_render(Slice markdown, const MarkdownLayout *layout, Buffer *out);

/* The same without wrapping and without any marks; no line end at the end. */
Slice markdown_plain_text(Slice markdown, Arena *arena);

#endif
