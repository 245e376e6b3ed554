#include "knowledge/page.h"

#include <string.h>

#include "base/utf8.h"

static Slice without_byte_order_mark(Slice text) {
  return slice_sub(text, utf8_mark_length(text), text.len);
}

Slice page_normalize(Slice text, Arena *arena) {
  text = without_byte_order_mark(text);
  char *copy = ARENA_ARRAY(arena, char, text.len + 1);
  size_t length = 0;
  for (size_t i = 0; i < text.len; i++) {
    bool is_pair = text.ptr[i] == '\r' && i + 1 < text.len && text.ptr[i + 1] == '\n';
    if (!is_pair) copy[length++] = text.ptr[i] == '\r' ? '\n' : text.ptr[i];
  }
  return (Slice){copy, length};
}

static bool is_fence(Slice line) {
  return slice_is(slice_trim(line), "---") && slice_starts_with(line, SLICE("---"));
}

typedef struct Split {
  Slice yaml;
  Slice body;
  uint32_t body_line;
  bool is_ours; /* there is a line that begins with `id:` or `code:` */
  bool is_closed; /* and the second `---` */
} Split;

static Split split_front_matter(Slice text) {
  Split split = {0};
  Slice rest = text;
  Slice line;
  if (!slice_split(&rest, '\n', &line) || !is_fence(line)) return split;
  size_t start = line.len + 1;
  size_t at = start;
  for (uint32_t number = 2; slice_split(&rest, '\n', &line); number++) {
    if (is_fence(line)) {
      split.yaml = slice_sub(text, start, at);
      split.body = slice_sub(text, at + line.len + 1, text.len);
      split.body_line = number + 1;
      split.is_closed = true;
      return split;
    }
    if (slice_starts_with(line, SLICE("id:")) || slice_starts_with(line, SLICE("code:")))
      split.is_ours = true;
    at += line.len + 1;
  }
  return split;
}

static Slice heading_text(cmark_node *heading, Arena *arena) {
  StyledText words;
  styled_text_init(&words);
  markdown_add_words(heading, 0, "", &words);
  Slice text = arena_copy(arena, slice_trim(buffer_slice(&words.text)));
  styled_text_release(&words);
  return text;
}

static bool is_section_heading(cmark_node *block) {
  return cmark_node_get_type(block) == CMARK_NODE_HEADING &&
         cmark_node_get_heading_level(block) == 2;
}

/* Where line `line` of the body (one-based) begins; lines are asked for in rising order. */
typedef struct LineFinder {
  Slice text;
  uint32_t line;
  size_t offset;
} LineFinder;

static size_t offset_of_line(LineFinder *finder, uint32_t line) {
  while (finder->line < line && finder->offset < finder->text.len) {
    finder->offset = slice_find(finder->text, SLICE("\n"), finder->offset);
    if (finder->offset < finder->text.len) finder->offset++;
    finder->line++;
  }
  return finder->offset;
}

static bool add_section(Page *page, cmark_node *heading, Faults *faults) {
  uint32_t line = page_block_line(page, heading);
  if (page->section_count == PAGE_SECTIONS) {
    faults_add(faults, page->path, line, "there are too many headings of level 2");
    return false;
  }
  page->sections[page->section_count - 1].end = heading;
  page->sections[page->section_count++] = (PageSection){
      .title = heading_text(heading, faults->arena),
      .line = line,
      .first = cmark_node_next(heading),
  };
  return true;
}

static bool split_sections(Page *page, Faults *faults) {
  LineFinder finder = {.text = page->body, .line = 1};
  cmark_node *block = cmark_node_first_child(page->document);
  page->sections[0] = (PageSection){.line = page->body_line, .first = block};
  page->section_count = 1;
  size_t start = 0;
  for (; block != NULL; block = cmark_node_next(block)) {
    if (!is_section_heading(block)) continue;
    size_t end = offset_of_line(&finder, (uint32_t)cmark_node_get_start_line(block));
    page->sections[page->section_count - 1].markdown =
        slice_trim(slice_sub(page->body, start, end));
    if (!add_section(page, block, faults)) return false;
    start = offset_of_line(&finder, (uint32_t)cmark_node_get_end_line(block) + 1);
  }
  page->sections[page->section_count - 1].markdown =
      slice_trim(slice_sub(page->body, start, page->body.len));
  for (uint32_t i = 0; i < page->section_count; i++)
    if (page->sections[i].first == page->sections[i].end) page->sections[i].first = NULL;
  return true;
}

static PageKind kind_of(const FrontMatter *front) {
  return front_matter_find(front, "code") != NULL ? PAGE_RULE : PAGE_TOPIC;
}

/* What is wrong with the text as a whole, NULL for nothing. */
static const char *text_fault(Slice text) {
  if (text.len > PAGE_SIZE_LIMIT) return "the page is larger than 64 KiB";
  if (!utf8_is_valid(text)) return "the page is not UTF-8";
  if (text.len > 0 && memchr(text.ptr, 0, text.len) != NULL) return "the page has a NUL in it";
  return NULL;
}

/* An old line end, which is to be made a new one before lines are looked at. */
static bool has_lone_return(Slice text) {
  for (size_t i = 0; i < text.len; i++)
    if (text.ptr[i] == '\r' && (i + 1 == text.len || text.ptr[i + 1] != '\n')) return true;
  return false;
}

PageKind page_read(Slice path, Slice text, Page *page, Faults *faults) {
  *page = (Page){.path = path};
  text = without_byte_order_mark(text);
  Split front = split_front_matter(slice_sub(text, 0, PAGE_SIZE_LIMIT));
  if (!front.is_ours && !has_lone_return(text)) return PAGE_NONE;
  const char *fault = text_fault(text);
  if (fault == NULL) {
    text = page_normalize(text, faults->arena);
    front = split_front_matter(text);
  }
  if (!front.is_ours) return PAGE_NONE;
  if (fault == NULL && !front.is_closed)
    fault = "the front matter is not closed: a second line `---` is missing";
  if (fault != NULL) {
    faults_add(faults, path, 1, "%s", fault);
    return PAGE_FAULTY;
  }
  page->body = front.body;
  page->body_line = front.body_line;
  if (!front_matter_read(front.yaml, path, 2, &page->front, faults)) return PAGE_FAULTY;
  page->document = markdown_tree_create(page->body);
  if (!split_sections(page, faults)) {
    page_release(page);
    return PAGE_FAULTY;
  }
  return kind_of(&page->front);
}

void page_release(Page *page) {
  cmark_node_free(page->document);
  page->document = NULL;
}

uint32_t page_block_line(const Page *page, cmark_node *block) {
  return page->body_line + (uint32_t)cmark_node_get_start_line(block) - 1;
}

cmark_node *page_next_block(const PageSection *section, cmark_node *block) {
  cmark_node *next = block == NULL ? section->first : cmark_node_next(block);
  return next == section->end ? NULL : next;
}
