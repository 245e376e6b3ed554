#include "knowledge/wiki_link.h"

#include "knowledge/page_link.h"

/* What stands between the brackets, taken apart. */
typedef struct Target {
  Slice page; /* without folders and `.md`; empty for a place in the note itself */
  Slice heading; /* or the mark of a block; empty for none */
  Slice words; /* empty for none */
} Target;

static Slice behind_last(Slice text, char separator) {
  for (size_t i = text.len; i > 0; i--)
    if (text.ptr[i - 1] == separator) return slice_sub(text, i, text.len);
  return text;
}

static Target read_target(const PageLink *link) {
  Slice page = link->id;
  /* In a table the bar is escaped. */
  if (link->words.len > 0 && slice_ends_with(page, SLICE("\\"))) page.len--;
  Target target = {.words = link->words};
  size_t hash = slice_find(page, SLICE("#"), 0);
  if (hash < page.len) {
    target.heading = behind_last(page, '#');
    if (slice_starts_with(target.heading, SLICE("^"))) target.heading.len = 0;
    page = slice_sub(page, 0, hash);
  }
  if (slice_ends_with(page, SLICE(".md"))) page.len -= 3;
  target.page = slice_trim(behind_last(page, '/'));
  target.heading = slice_trim(target.heading);
  return target;
}

/* The link's own words; else the page, and the heading behind it. */
static void add_words(Buffer *out, const Target *target) {
  if (target->words.len > 0) {
    buffer_add(out, target->words);
    return;
  }
  buffer_add(out, target->page);
  if (target->page.len > 0 && target->heading.len > 0) buffer_add(out, SLICE(" > "));
  buffer_add(out, target->heading);
}

static void add_link(Buffer *out, const Target *target, const Topic *topic) {
  buffer_add(out, SLICE("[["));
  buffer_add(out, topic->id);
  if (target->words.len > 0 || target->heading.len > 0) {
    buffer_add_char(out, '|');
    add_words(out, target);
  }
  buffer_add(out, SLICE("]]"));
}

typedef struct Resolution {
  const TopicNames *names;
  const Topic *const *topics;
  Slice markdown;
  Arena *arena;
} Resolution;

/* An embedded note, `![[note]]`, is a link like any other. */
static void write_resolved(void *context, const PageLink *link, Buffer *out) {
  const Resolution *resolution = context;
  bool is_embedded = link->start > 0 && resolution->markdown.ptr[link->start - 1] == '!';
  if (is_embedded) out->len--;
  Target target = read_target(link);
  uint32_t place = topic_names_find(resolution->names, target.page, resolution->arena);
  if (place == TOPIC_NAMES_NONE)
    add_words(out, &target);
  else
    add_link(out, &target, resolution->topics[place]);
}

Slice wiki_links_resolve(const TopicNames *names, const Topic *const *topics, Slice markdown,
                         Arena *arena) {
  Resolution resolution = {names, topics, markdown, arena};
  return page_links_replace(markdown, write_resolved, &resolution, arena);
}
