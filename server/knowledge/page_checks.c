#include "knowledge/page_checks.h"

#include "knowledge/prose.h"

static void check_python_option(const Page *page, uint32_t line, Slice option, Faults *faults) {
  bool is_known = slice_is(option, "syntax-error") || slice_is(option, "no-run") ||
                  slice_starts_with(option, SLICE("raises=")) ||
                  slice_starts_with(option, SLICE("needs="));
  if (slice_starts_with(option, SLICE("since=")))
    is_known = page_is_version(slice_sub(option, 6, option.len));
  if (!is_known)
    faults_add(faults, page->path, line,
               "a python block cannot be `%.*s`; it can be raises=Name, since=3.12, needs=package, "
               "syntax-error or no-run",
               FAULT_TEXT(option));
}

static void check_fence(const Page *page, cmark_node *block, Faults *faults) {
  const char *info = cmark_node_get_fence_info(block);
  Slice rest = slice_trim(info == NULL ? (Slice){NULL, 0} : slice_from_cstr(info));
  uint32_t line = page_block_line(page, block);
  Slice word;
  if (rest.len == 0) {
    faults_add(faults, page->path, line, "the code block does not say its language");
    return;
  }
  if (!slice_split(&rest, ' ', &word) || !slice_is(word, "python")) return;
  while (slice_split(&rest, ' ', &word))
    if (word.len > 0) check_python_option(page, line, word, faults);
}

void page_check_markdown(const Page *page, Faults *faults) {
  uint32_t line = page->body_line; /* of the block around: inline nodes have none to rely on */
  cmark_iter *iter = cmark_iter_new(page->document);
  for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
    cmark_node *node = cmark_iter_get_node(iter);
    cmark_node_type type = cmark_node_get_type(node);
    if (event != CMARK_EVENT_ENTER) continue;
    if ((type & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK) line = page_block_line(page, node);
    if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE)
      faults_add(faults, page->path, line, "HTML is not shown; put `%.*s` into backquotes",
                 FAULT_TEXT(slice_trim(markdown_literal(node))));
    if (type == CMARK_NODE_HEADING && cmark_node_get_heading_level(node) == 1)
      faults_add(faults, page->path, line, "a heading of level 1; the title is front matter's");
    if (type == CMARK_NODE_CODE_BLOCK) check_fence(page, node, faults);
  }
  cmark_iter_free(iter);
}

void page_check_no_headings(const Page *page, const PageSection *section, Faults *faults) {
  for (cmark_node *block = NULL; (block = page_next_block(section, block)) != NULL;)
    if (cmark_node_get_type(block) == CMARK_NODE_HEADING)
      faults_add(faults, page->path, page_block_line(page, block),
                 "no headings here: they are for In depth and Interview questions");
}

/* All words of the section but those in code blocks. */
static void add_section_words(const PageSection *section, StyledText *words) {
  for (cmark_node *block = NULL; (block = page_next_block(section, block)) != NULL;) {
    if (words->text.len > 0) styled_text_add(words, SLICE(" "), 0);
    markdown_add_words(block, 0, "", words);
  }
}

void page_check_length(const Page *page, const PageSection *section, const char *what,
                       uint32_t words, uint32_t sentences, Faults *faults) {
  StyledText text;
  styled_text_init(&text);
  add_section_words(section, &text);
  Prose prose = prose_measure(&text);
  styled_text_release(&text);
  if (words != 0 && prose.words > words)
    faults_add(faults, page->path, section->line, "%s has %u words; at most %u are allowed", what,
               prose.words, words);
  if (sentences != 0 && prose.sentences > sentences)
    faults_add(faults, page->path, section->line, "%s has %u sentences; at most %u are allowed",
               what, prose.sentences, sentences);
  if (prose.words > 0 && !prose.is_ended)
    faults_add(faults, page->path, section->line, "%s does not end with a full stop", what);
}

static void check_value(const Page *page, const char *key, const FrontValue *value,
                        bool (*is_right)(Slice text), const char *what, Faults *faults) {
  if (is_right(value->text)) return;
  faults_add(faults, page->path, value->line, "`%s` is `%.*s`; it must be %s", key,
             FAULT_TEXT(value->text), what);
}

void page_check_list(const Page *page, const char *key, bool (*is_right)(Slice text),
                     const char *what, Faults *faults) {
  const FrontEntry *entry = front_matter_find(&page->front, key);
  for (uint32_t i = 0; entry != NULL && i < entry->count; i++)
    check_value(page, key, &entry->values[i], is_right, what, faults);
}

void page_check_text(const Page *page, const char *key, bool (*is_right)(Slice text),
                     const char *what, Faults *faults) {
  const FrontEntry *entry = front_matter_find(&page->front, key);
  if (entry != NULL && entry->count > 0)
    check_value(page, key, &entry->values[0], is_right, what, faults);
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool page_is_id(Slice text) {
  for (size_t i = 0; i < text.len; i++) {
    char c = text.ptr[i];
    if (!(c >= 'a' && c <= 'z') && !is_digit(c) && c != '-') return false;
  }
  return text.len > 0 && text.ptr[0] != '-';
}

bool page_is_version(Slice text) {
  Slice part;
  uint32_t parts = 0;
  uint32_t number;
  for (; slice_split(&text, '.', &part); parts++)
    if (!slice_parse_u32(part, &number)) return false;
  return parts == 2 || parts == 3;
}

bool page_is_address(Slice text) {
  if (!slice_starts_with(text, SLICE("https://")) || text.len <= 8) return false;
  return slice_find(text, SLICE(" "), 0) == text.len && slice_find(text, SLICE(")"), 0) == text.len;
}

static size_t last_slash(Slice path) {
  size_t at = path.len;
  while (at > 0 && path.ptr[at - 1] != '/') at--;
  return at;
}

Slice page_file_stem(const Page *page) {
  Slice name = slice_sub(page->path, last_slash(page->path), page->path.len);
  if (slice_ends_with(name, SLICE(".md"))) name.len -= 3;
  return name;
}

Slice page_folder_name(const Page *page) {
  size_t end = last_slash(page->path);
  if (end == 0) return (Slice){NULL, 0};
  Slice folder = slice_sub(page->path, 0, end - 1);
  return slice_sub(folder, last_slash(folder), folder.len);
}
