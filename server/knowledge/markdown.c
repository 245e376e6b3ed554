#include "knowledge/markdown.h"

#include <string.h>

#include "knowledge/markdown_table.h"
#include "knowledge/markdown_tree.h"

enum { NARROWEST = 20, DEEPEST = 8, BULLET_COLUMNS = 2, NUMBER_COLUMNS = 4 };

static const Slice code_indent = SLICE_INIT("    ");

/* What is on the way of writing one document. A list's marker stands before the first line of its
 * item and blanks stand before the rest, so there are two prefixes. */
typedef struct Writer {
  const MarkdownLayout *layout;
  Buffer *out;
  Buffer prefix; /* before every line */
  Buffer opening; /* before the next line instead, while `has_opening` */
  bool has_opening;
  uint32_t depth; /* of quotations and lists; those below DEEPEST are not indented any more */
  StyledText words;
} Writer;

static void start_line(Writer *writer) {
  buffer_add(writer->out, buffer_slice(writer->has_opening ? &writer->opening : &writer->prefix));
  writer->has_opening = false;
}

static void end_line(Writer *writer) {
  while (writer->out->len > 0 && writer->out->ptr[writer->out->len - 1] == ' ') writer->out->len--;
  buffer_add_char(writer->out, '\n');
}

/* How wide the words may be; 0: as wide as they are. */
static uint32_t columns_left(const Writer *writer) {
  uint32_t width = writer->layout->width;
  if (width == 0) return 0;
  uint32_t taken = text_columns(buffer_slice(&writer->prefix));
  return taken + NARROWEST > width ? NARROWEST : width - taken;
}

/* A blank line between blocks, but not within a list that is written without any. */
static void part_from_before(Writer *writer, cmark_node *block) {
  if (cmark_node_previous(block) == NULL) return;
  cmark_node *item =
      cmark_node_get_type(block) == CMARK_NODE_ITEM ? block : cmark_node_parent(block);
  bool is_listed = cmark_node_get_type(item) == CMARK_NODE_ITEM;
  if (is_listed && cmark_node_get_list_tight(cmark_node_parent(item)) != 0) return;
  buffer_add(writer->out, buffer_slice(&writer->prefix));
  end_line(writer);
}

static void write_words(Writer *writer, cmark_node *block, uint16_t roles) {
  styled_text_clear(&writer->words);
  if (cmark_node_get_type(block) == CMARK_NODE_HTML_BLOCK)
    styled_text_add(&writer->words, markdown_literal(block), roles);
  else
    markdown_add_words(block, roles, writer->layout->style->code_quote, &writer->words);
  TextLine line;
  for (size_t at = 0; styled_text_next_line(&writer->words, &at, writer->words.text.len,
                                            columns_left(writer), &line);) {
    start_line(writer);
    styled_text_write(&writer->words, line, writer->layout->style, writer->out);
    end_line(writer);
  }
}

static void write_code(Writer *writer, cmark_node *block) {
  styled_text_clear(&writer->words);
  const char *info = cmark_node_get_fence_info(block);
  Slice language = info == NULL ? (Slice){NULL, 0} : slice_from_cstr(info);
  if (writer->layout->add_code != NULL)
    writer->layout->add_code(&writer->words, markdown_literal(block), language);
  else
    styled_text_add(&writer->words, markdown_literal(block), 1u << ROLE_CODE);
  Slice rest = buffer_slice(&writer->words.text);
  if (slice_ends_with(rest, SLICE("\n"))) rest.len--;
  /* What a program prints is told from the program by a bar. */
  bool is_output = slice_is(language, "output");
  size_t start = 0;
  for (Slice line; slice_split(&rest, '\n', &line); start += line.len + 1) {
    start_line(writer);
    if (is_output)
      buffer_add_format(writer->out, "  %s ", writer->layout->style->quote);
    else
      buffer_add(writer->out, code_indent);
    TextLine code = {.start = start, .end = start + line.len};
    styled_text_write(&writer->words, code, writer->layout->style, writer->out);
    end_line(writer);
  }
}

static void write_rule(Writer *writer, uint32_t columns) {
  start_line(writer);
  styled_text_clear(&writer->words);
  for (uint32_t i = 0; i < columns; i++)
    styled_text_add(&writer->words, slice_from_cstr(writer->layout->style->rule), 1u << ROLE_FAINT);
  TextLine line = {.start = 0, .end = writer->words.text.len};
  styled_text_write(&writer->words, line, writer->layout->style, writer->out);
  end_line(writer);
}

/* A title has a line below it, as long as the title where that fits. */
static void write_heading(Writer *writer, cmark_node *block) {
  int level = cmark_node_get_heading_level(block);
  write_words(writer, block, level <= 2 ? 1u << ROLE_HEADING : 1u << ROLE_STRONG);
  if (level > 1) return;
  uint32_t columns = text_columns(buffer_slice(&writer->words.text));
  uint32_t most = columns_left(writer);
  write_rule(writer, most != 0 && most < columns ? most : columns);
}

static void write_table(Writer *writer, cmark_node *block) {
  Buffer lines;
  buffer_init(&lines);
  markdown_table_write(block, writer->layout->style, columns_left(writer), &lines);
  Slice rest = buffer_slice(&lines);
  if (slice_ends_with(rest, SLICE("\n"))) rest.len--;
  for (Slice line; slice_split(&rest, '\n', &line);) {
    start_line(writer);
    buffer_add(writer->out, line);
    end_line(writer);
  }
  buffer_release(&lines);
}

static bool is_numbered(cmark_node *item) {
  return cmark_node_get_list_type(cmark_node_parent(item)) == CMARK_ORDERED_LIST;
}

/* The list itself counts its items: looking back at those before would make long lists slow. */
static int next_number(cmark_node *list) {
  intptr_t before = (intptr_t)cmark_node_get_user_data(list);
  cmark_node_set_user_data(list, (void *)(before + 1)); /* NOLINT(performance-no-int-to-ptr) */
  return cmark_node_get_list_start(list) + (int)before;
}

static void open_item(Writer *writer, cmark_node *item) {
  if (is_numbered(item)) {
    buffer_add_format(&writer->opening, "%2d. ", next_number(cmark_node_parent(item)));
    buffer_add_format(&writer->prefix, "%*s", NUMBER_COLUMNS, "");
  } else {
    buffer_add_format(&writer->opening, "%s ", writer->layout->style->bullet);
    buffer_add_format(&writer->prefix, "%*s", BULLET_COLUMNS, "");
  }
}

static void enter_container(Writer *writer, cmark_node *block) {
  if (writer->depth++ >= DEEPEST) return;
  if (!writer->has_opening) {
    buffer_clear(&writer->opening);
    buffer_add(&writer->opening, buffer_slice(&writer->prefix));
  }
  writer->has_opening = true;
  if (cmark_node_get_type(block) == CMARK_NODE_ITEM) {
    open_item(writer, block);
    return;
  }
  buffer_add_format(&writer->opening, "%s ", writer->layout->style->quote);
  buffer_add_format(&writer->prefix, "%s ", writer->layout->style->quote);
}

static void leave_container(Writer *writer, cmark_node *block) {
  if (--writer->depth >= DEEPEST) return;
  if (writer->has_opening) { /* nothing stands in it */
    start_line(writer);
    end_line(writer);
  }
  bool is_item = cmark_node_get_type(block) == CMARK_NODE_ITEM;
  size_t taken = strlen(writer->layout->style->quote) + 1;
  if (is_item) taken = is_numbered(block) ? NUMBER_COLUMNS : BULLET_COLUMNS;
  writer->prefix.len -= taken;
}

/* Writes the block, or what stands before its content; true when its children are done as well. */
static bool enter_block(Writer *writer, cmark_node *block) {
  cmark_node_type type = cmark_node_get_type(block);
  if (type == CMARK_NODE_DOCUMENT) return false;
  part_from_before(writer, block);
  if (markdown_is_table(block)) {
    write_table(writer, block);
    return true;
  }
  switch (type) {
  case CMARK_NODE_BLOCK_QUOTE:
  case CMARK_NODE_ITEM: enter_container(writer, block); return false;
  case CMARK_NODE_LIST: return false;
  case CMARK_NODE_HEADING: write_heading(writer, block); return true;
  case CMARK_NODE_CODE_BLOCK: write_code(writer, block); return true;
  case CMARK_NODE_THEMATIC_BREAK:
    write_rule(writer, columns_left(writer) == 0 ? NARROWEST : columns_left(writer));
    return true;
  default: write_words(writer, block, 0); return true;
  }
}

static void write_document(Writer *writer, cmark_node *document) {
  cmark_iter *iter = cmark_iter_new(document);
  for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
    cmark_node *block = cmark_iter_get_node(iter);
    cmark_node_type type = cmark_node_get_type(block);
    if (event == CMARK_EVENT_ENTER) {
      if (!enter_block(writer, block)) continue;
      /* Leaves have no exit event that could be skipped to. */
      if (cmark_node_first_child(block) != NULL) cmark_iter_reset(iter, block, CMARK_EVENT_EXIT);
    } else if (type == CMARK_NODE_ITEM || type == CMARK_NODE_BLOCK_QUOTE) {
      leave_container(writer, block);
    }
  }
  cmark_iter_free(iter);
}

void markdown_render(Slice markdown, const MarkdownLayout *layout, Buffer *out) {
  Writer writer = {.layout = layout, .out = out};
  cmark_node *document = markdown_tree_create(markdown);
  write_document(&writer, document);
  cmark_node_free(document);
  buffer_release(&writer.prefix);
  buffer_release(&writer.opening);
  styled_text_release(&writer.words);
}

Slice markdown_plain_text(Slice markdown, Arena *arena) {
  MarkdownLayout layout = {.style = &text_style_plain};
  Buffer out;
  buffer_init(&out);
  markdown_render(markdown, &layout, &out);
  if (out.len > 0) out.len--; /* its line end */
  Slice text = arena_copy(arena, buffer_slice(&out));
  buffer_release(&out);
  return text;
}
