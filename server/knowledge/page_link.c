#include "knowledge/page_link.h"

static size_t backticks_at(Slice text, size_t at) {
  size_t count = 0;
  while (at + count < text.len && text.ptr[at + count] == '`') count++;
  return count;
}

/* The end of the code that the backticks at `at` open: code spans and fenced blocks alike end with
 * as many backticks as they begin with. Behind the backticks themselves where nothing closes them.
 */
static size_t skip_code(Slice text, size_t at) {
  size_t opening = backticks_at(text, at);
  for (size_t i = at + opening; i < text.len;) {
    size_t closing = backticks_at(text, i);
    if (closing == opening) return i + closing;
    i += closing == 0 ? 1 : closing;
  }
  return at + opening;
}

static bool read_link(Slice text, size_t at, PageLink *link) {
  if (!slice_starts_with(slice_sub(text, at, text.len), SLICE("[["))) return false;
  size_t end = slice_find(text, SLICE("]]"), at);
  size_t line_end = slice_find(text, SLICE("\n"), at);
  if (end == text.len || end > line_end) return false;
  Slice inner = slice_sub(text, at + 2, end);
  size_t bar = slice_find(inner, SLICE("|"), 0);
  *link = (PageLink){
      .start = at,
      .end = end + 2,
      .id = slice_trim(slice_sub(inner, 0, bar)),
      .words = slice_trim(slice_sub(inner, bar + 1, inner.len)),
  };
  return true;
}

bool page_link_next(Slice markdown, size_t *at, PageLink *link) {
  while (*at < markdown.len) {
    if (markdown.ptr[*at] == '`') {
      *at = skip_code(markdown, *at);
    } else if (read_link(markdown, *at, link)) {
      *at = link->end;
      return true;
    } else {
      (*at)++;
    }
  }
  return false;
}

Slice page_links_replace(Slice markdown, PageLinkWriter write, void *context, Arena *arena) {
  size_t at = 0;
  PageLink link;
  if (!page_link_next(markdown, &at, &link)) return markdown;
  Buffer out;
  buffer_init(&out);
  size_t done = 0;
  do {
    buffer_add(&out, slice_sub(markdown, done, link.start));
    write(context, &link, &out);
    done = link.end;
  } while (page_link_next(markdown, &at, &link));
  buffer_add(&out, slice_sub(markdown, done, markdown.len));
  Slice replaced = arena_copy(arena, buffer_slice(&out));
  buffer_release(&out);
  return replaced;
}

typedef struct Expansion {
  const Knowledge *knowledge;
  Slice address;
} Expansion;

static void write_words(void *context, const PageLink *link, Buffer *out) {
  const Expansion *expansion = context;
  Slice address = expansion->address;
  const Topic *topic = knowledge_topic(expansion->knowledge, link->id);
  Slice title = topic == NULL ? link->id : topic->title;
  Slice words = link->words.len > 0 ? link->words : title;
  if (topic == NULL || address.len == 0) {
    buffer_add(out, words);
    return;
  }
  size_t mark = slice_find(address, SLICE("%"), 0);
  buffer_add_char(out, '[');
  buffer_add(out, words);
  buffer_add(out, SLICE("]("));
  buffer_add(out, slice_sub(address, 0, mark));
  buffer_add(out, link->id);
  buffer_add(out, slice_sub(address, mark + 1, address.len));
  buffer_add_char(out, ')');
}

Slice page_link_expand(const Knowledge *knowledge, Slice markdown, Slice address, Arena *arena) {
  Expansion expansion = {knowledge, address};
  return page_links_replace(markdown, write_words, &expansion, arena);
}
