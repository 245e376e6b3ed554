#include "knowledge/markdown_table.h"

#include <cmark-gfm-core-extensions.h>

enum { GAP = 2, NARROWEST_COLUMN = 6 };

/* One column of the table. The cells of the row that is being written are in `words`. */
typedef struct Column {
  uint32_t width;
  uint32_t narrowest; /* its longest word, which cannot be broken */
  bool is_right; /* aligned */
  StyledText words;
  size_t at; /* up to where the cell's words are written */
} Column;

typedef struct Table {
  Column columns[MARKDOWN_COLUMNS_LIMIT];
  uint32_t count;
  const TextStyle *style;
  Buffer *out;
} Table;

static void read_row(Table *table, cmark_node *row) {
  uint16_t roles = 0;
  if (cmark_gfm_extensions_get_table_row_is_header(row)) roles = 1u << ROLE_STRONG;
  cmark_node *cell = cmark_node_first_child(row);
  for (uint32_t i = 0; i < table->count; i++) {
    styled_text_clear(&table->columns[i].words);
    table->columns[i].at = 0;
    if (cell == NULL) continue;
    markdown_add_words(cell, roles, table->style->code_quote, &table->columns[i].words);
    cell = cmark_node_next(cell);
  }
}

static uint32_t longest_word(const StyledText *words) {
  uint32_t longest = 0;
  size_t at = 0;
  for (TextLine line = {0}; styled_text_next_line(words, &at, words->text.len, 1, &line);)
    if (line.columns > longest) longest = line.columns;
  return longest;
}

static void measure_columns(Table *table, cmark_node *node) {
  for (cmark_node *row = cmark_node_first_child(node); row != NULL; row = cmark_node_next(row)) {
    read_row(table, row);
    for (uint32_t i = 0; i < table->count; i++) {
      Column *column = &table->columns[i];
      uint32_t columns = text_columns(buffer_slice(&column->words.text));
      uint32_t longest = longest_word(&column->words);
      if (columns > column->width) column->width = columns;
      if (longest > column->narrowest) column->narrowest = longest;
    }
  }
}

/* The widest of those that have room to give; NULL for none. */
static Column *widest_column(Table *table) {
  Column *widest = NULL;
  for (uint32_t i = 0; i < table->count; i++) {
    Column *column = &table->columns[i];
    bool has_room = column->width > column->narrowest && column->width > NARROWEST_COLUMN;
    if (has_room && (widest == NULL || column->width > widest->width)) widest = column;
  }
  return widest;
}

/* Takes from the widest column, one by one, until the table fits or none has room left. A word as
 * wide as half of the page, an address for instance, is no reason to squeeze the others. */
static void fit_columns(Table *table, uint32_t width) {
  uint32_t total = table->count * GAP - GAP;
  for (uint32_t i = 0; i < table->count; i++) {
    Column *column = &table->columns[i];
    if (column->width > width) column->width = width;
    if (column->narrowest > width / 2) column->narrowest = width / 2;
    total += column->width;
  }
  for (; total > width; total--) {
    Column *widest = widest_column(table);
    if (widest == NULL) return;
    widest->width--;
  }
}

static void add_blanks(Buffer *out, uint32_t count) {
  for (; count > 0; count--) buffer_add_char(out, ' ');
}

static void write_cell_line(Table *table, Column *column) {
  TextLine line = {0};
  styled_text_next_line(&column->words, &column->at, column->words.text.len, column->width, &line);
  uint32_t blanks = line.columns < column->width ? column->width - line.columns : 0;
  if (column->is_right) add_blanks(table->out, blanks);
  styled_text_write(&column->words, line, table->style, table->out);
  if (!column->is_right) add_blanks(table->out, blanks);
}

static bool has_words_left(const Table *table) {
  for (uint32_t i = 0; i < table->count; i++)
    if (table->columns[i].at < table->columns[i].words.text.len) return true;
  return false;
}

static void write_row(Table *table, cmark_node *row) {
  read_row(table, row);
  do {
    for (uint32_t i = 0; i < table->count; i++) {
      if (i > 0) add_blanks(table->out, GAP);
      write_cell_line(table, &table->columns[i]);
    }
    buffer_add_char(table->out, '\n');
  } while (has_words_left(table));
}

static void write_rules(Table *table) {
  const char *faint = table->style->marks[ROLE_FAINT];
  for (uint32_t i = 0; i < table->count; i++) {
    if (i > 0) add_blanks(table->out, GAP);
    if (faint != NULL) buffer_add(table->out, slice_from_cstr(faint));
    for (uint32_t j = 0; j < table->columns[i].width; j++)
      buffer_add(table->out, slice_from_cstr(table->style->rule));
    if (faint != NULL) buffer_add(table->out, slice_from_cstr(table->style->reset));
  }
  buffer_add_char(table->out, '\n');
}

void markdown_table_write(cmark_node *node, const TextStyle *style, uint32_t width, Buffer *out) {
  Table table = {.style = style, .out = out};
  table.count = cmark_gfm_extensions_get_table_columns(node);
  if (table.count > MARKDOWN_COLUMNS_LIMIT) table.count = MARKDOWN_COLUMNS_LIMIT;
  const uint8_t *alignments = cmark_gfm_extensions_get_table_alignments(node);
  for (uint32_t i = 0; i < table.count; i++) table.columns[i].is_right = alignments[i] == 'r';
  measure_columns(&table, node);
  if (width != 0) fit_columns(&table, width);
  for (cmark_node *row = cmark_node_first_child(node); row != NULL; row = cmark_node_next(row)) {
    write_row(&table, row);
    if (cmark_gfm_extensions_get_table_row_is_header(row)) write_rules(&table);
  }
  for (uint32_t i = 0; i < table.count; i++) styled_text_release(&table.columns[i].words);
}
