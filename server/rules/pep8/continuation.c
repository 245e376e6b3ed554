/* E121 to E129, E131 and E133: how the further physical lines of a logical line are indented.
 * Either all lines in a bracket hang by one step, or they line up with what stands behind the
 * bracket.
 *   units   columns are characters, as pycodestyle counts them; indents have tabs expanded.
 *   source  PEP 8, "Indentation", as pycodestyle reads it. */
#include <string.h>

#include "rules/context.h"
#include "rules/pep8/line_cursor.h"
#include "text/lines.h"

extern const Rule rule_e121;
extern const Rule rule_e122;
extern const Rule rule_e123;
extern const Rule rule_e124;
extern const Rule rule_e125;
extern const Rule rule_e126;
extern const Rule rule_e127;
extern const Rule rule_e128;
extern const Rule rule_e129;
extern const Rule rule_e131;
extern const Rule rule_e133;

/* CPython's own limit; what is deeper cannot be compiled. */
enum { DEPTH_AT_MOST = 200, INDENT_SIZE = 4 };

/* What a later line may line up with in a column. */
typedef enum ChanceKind {
  CHANCE_NONE,
  CHANCE_INDENT, /* the first token behind a bracket, or behind `if` and its like */
  CHANCE_STRING, /* a string or a comment */
  CHANCE_TOKEN, /* another token with the same text */
} ChanceKind;

typedef struct Chance {
  ChanceKind kind;
  Slice text; /* of CHANCE_TOKEN */
} Chance;

/* The relative indents of the rows in which brackets of one depth were opened, each once, the last
 * one opened at the end. */
typedef struct OpenRows {
  int32_t *indents;
  uint32_t count;
  uint32_t capacity;
  int32_t first;
} OpenRows;

typedef struct Level {
  uint32_t indent; /* the column to line up with, 0 for none yet */
  int32_t hang; /* by how much its lines hang, 0 for not known */
  uint32_t row; /* of its bracket */
} Level;

typedef struct Continuation {
  RuleContext *context;
  const LogicalLine *line;
  bool opens_block; /* the logical line ends with a colon */
  bool hangs_closing; /* closing brackets hang like the lines before them */
  bool can_move; /* fixes are asked for, and no tab makes columns uncertain */
  LineCursor cursor;
  uint32_t row;
  int32_t row_indent; /* of the current row, relative to the logical line's */
  uint32_t last_indent; /* the column at which the last continuation line began */
  Chance *chances; /* by column */
  uint32_t chance_end; /* no chance from this column on */
  bool has_chances;
  Chance visual; /* what the last continuation line might have lined up with */
  Level levels[DEPTH_AT_MOST + 1];
  uint32_t depth;
  OpenRows open_rows[DEPTH_AT_MOST + 1];
  uint32_t open_row_count;
} Continuation;

/* The token that is looked at. */
typedef struct Place {
  const Token *token;
  Slice text;
  uint32_t column;
  bool is_bracket_end;
} Place;

static void set_chance(Continuation *self, uint32_t column, ChanceKind kind, Slice text) {
  self->chances[column] = (Chance){kind, text};
  self->has_chances = true;
  if (column >= self->chance_end) self->chance_end = column + 1;
}

static void drop_chances_from(Continuation *self, uint32_t column) {
  for (uint32_t i = column; i < self->chance_end; i++) self->chances[i].kind = CHANCE_NONE;
  if (column < self->chance_end) self->chance_end = column;
  self->has_chances = false;
  for (uint32_t i = 0; i < self->chance_end && !self->has_chances; i++)
    self->has_chances = self->chances[i].kind != CHANCE_NONE;
}

static void add_open_row(Continuation *self, uint32_t depth) {
  OpenRows *rows = &self->open_rows[depth];
  int32_t indent = self->row_indent;
  if (rows->count == 0) rows->first = indent;
  uint32_t place = 0;
  while (place < rows->count && rows->indents[place] != indent) place++;
  if (place == rows->count && rows->count == rows->capacity) {
    uint32_t capacity = rows->capacity == 0 ? 4 : rows->capacity * 2;
    rows->indents = arena_grow(self->context->scratch, rows->indents, rows->count, capacity,
                               sizeof *rows->indents);
    rows->capacity = capacity;
  }
  if (place == rows->count) rows->count++;
  memmove(rows->indents + place, rows->indents + place + 1,
          (rows->count - place - 1) * sizeof *rows->indents);
  rows->indents[rows->count - 1] = indent;
}

static bool is_step(const Continuation *self, int32_t hang) {
  bool has_tabs = self->context->indent_char == '\t';
  int32_t step = (int32_t)self->context->settings->indent_size;
  return hang == step || (has_tabs && hang == 2 * step);
}

/* By how much the row hangs from a row that opened a bracket of this depth: from the last one from
 * which it hangs by one step, else from the first. */
static int32_t find_hang(const Continuation *self) {
  const OpenRows *rows = &self->open_rows[self->depth];
  for (uint32_t i = rows->count; i-- > 0;)
    if (is_step(self, self->row_indent - rows->indents[i]))
      return self->row_indent - rows->indents[i];
  return self->row_indent - rows->first;
}

static Finding *report(const Continuation *self, const Place *at, const Rule *rule) {
  return rule_report_as(self->context, rule, at->token->start, at->token->end, NULL, 0);
}

/* Whether the next row begins in the same column: it may be lined up with this one, and would be
 * left behind. */
static bool has_follower(const Continuation *self, const Place *at) {
  Slice text = self->context->text;
  uint32_t start = self->cursor.line_start;
  uint32_t next = lines_next(text, self->cursor.line_end);
  uint32_t width = at->token->start - start;
  uint32_t first = next + width;
  return first < text.len &&
         slice_equal(slice_sub(text, start, at->token->start), slice_sub(text, next, first)) &&
         text.ptr[first] != ' ';
}

/* Moves the row to a column. In brackets the front of a line means nothing; but a string that spans
 * lines would be torn from its other lines. */
static void move_row(const Continuation *self, const Place *at, Finding *finding, int32_t column) {
  uint32_t start = self->cursor.line_start;
  uint32_t end = self->cursor.line_end;
  bool is_certain = self->can_move && self->depth > 0 && column >= 0 &&
                    !rule_touches_string(self->context, start, end + 1);
  if (!is_certain) return;
  Slice front = arena_format(self->context->arena, "%*s", (int)column, "");
  rule_fix(self->context, finding, SLICE("Move the line"),
           &(TextEdit){start, at->token->start, front}, 1);
}

static int32_t row_column(const Continuation *self) {
  return (int32_t)self->line->indent + self->row_indent;
}

static void report_broken(Continuation *self, const Place *at, int32_t hang) {
  Level *level = &self->levels[self->depth];
  if (hang <= 0) {
    report(self, at, &rule_e122);
  } else if (level->indent > 0) {
    Finding *finding = report(self, at, &rule_e127);
    if (!has_follower(self, at)) move_row(self, at, finding, (int32_t)level->indent);
  } else if (!at->is_bracket_end && level->hang != 0) {
    Finding *finding = report(self, at, &rule_e131);
    int32_t column = row_column(self) - hang + level->hang;
    if (!has_follower(self, at)) move_row(self, at, finding, column);
  } else {
    level->hang = hang;
    report(self, at, hang > INDENT_SIZE ? &rule_e126 : &rule_e121);
  }
}

static bool is_lined_up(const Chance *chance, Slice text) {
  if (chance->kind == CHANCE_STRING) return true;
  return chance->kind == CHANCE_TOKEN && slice_equal(chance->text, text);
}

/* The first token of a continuation line. */
static void look_at_row(Continuation *self, const Place *at) {
  Level *level = &self->levels[self->depth];
  int32_t hang = find_hang(self);
  bool hangs = level->hang != 0 ? hang == level->hang : is_step(self, hang);
  self->visual = (Chance){0};
  if (!at->is_bracket_end && hang > 0 && at->column < self->chance_end)
    self->visual = self->chances[at->column];
  bool is_block_hang =
      self->opens_block && self->row_indent == 2 * (int32_t)self->context->settings->indent_size;
  if (at->is_bracket_end && level->indent > 0) {
    if (at->column == level->indent) return;
    move_row(self, at, report(self, at, &rule_e124), (int32_t)level->indent);
  } else if (at->is_bracket_end && hang == 0) {
    if (!self->hangs_closing) return;
    move_row(self, at, report(self, at, &rule_e133), row_column(self) + INDENT_SIZE);
  } else if (level->indent > 0 && at->column < level->indent) {
    if (self->visual.kind == CHANCE_INDENT) return;
    move_row(self, at, report(self, at, &rule_e128), (int32_t)level->indent);
  } else if (hangs || is_block_hang) {
    if (at->is_bracket_end && !self->hangs_closing)
      move_row(self, at, report(self, at, &rule_e123), row_column(self) - hang);
    level->hang = hang;
  } else if (self->visual.kind == CHANCE_INDENT) {
    level->indent = at->column;
  } else if (!is_lined_up(&self->visual, at->text)) {
    report_broken(self, at, hang);
  }
}

static bool is_word(const Place *at, Word word) {
  return at->token->kind == TOKEN_NAME && at->token->word == word;
}

static bool is_mark(const Place *at, const char *marks) {
  return at->token->kind == TOKEN_OPERATOR && at->text.len == 1 &&
         strchr(marks, at->text.ptr[0]) != NULL;
}

static bool ends_physical_line(const Continuation *self, const Place *at) {
  Slice text = self->context->text;
  uint32_t end = self->cursor.line_end;
  return end < text.len && slice_trim(slice_sub(text, at->token->end, end)).len == 0;
}

/* What later lines may line up with because of this token. */
static void note_chances(Continuation *self, const Place *at) {
  const Token *token = at->token;
  Level *level = &self->levels[self->depth];
  bool is_text = token->kind == TOKEN_STRING || token->kind == TOKEN_COMMENT ||
                 token->kind == TOKEN_FSTRING_START;
  bool is_behind_bracket = self->depth > 0 && level->row == self->row && level->indent == 0 &&
                           token->kind != TOKEN_NL && token->kind != TOKEN_COMMENT;
  bool is_at_front = self->row == 0 && self->depth == 0;
  uint32_t after = at->column + (uint32_t)at->text.len + 1; /* of a keyword */
  if (is_behind_bracket) {
    level->indent = at->column;
    set_chance(self, at->column, CHANCE_INDENT, at->text);
  } else if (is_text) {
    set_chance(self, at->column, CHANCE_STRING, at->text);
  } else if (is_at_front &&
             (is_word(at, WORD_ASSERT) || is_word(at, WORD_RAISE) || is_word(at, WORD_WITH))) {
    set_chance(self, after, CHANCE_INDENT, at->text);
  } else if (is_at_front && !self->has_chances && is_word(at, WORD_IF)) {
    set_chance(self, after, CHANCE_INDENT, at->text);
  } else if (is_mark(at, ":") && ends_physical_line(self, at)) {
    add_open_row(self, self->depth);
  }
}

static void open_bracket(Continuation *self) {
  self->depth++;
  self->levels[self->depth] = (Level){.row = self->row};
  if (self->open_row_count == self->depth) {
    self->open_rows[self->depth].count = 0;
    self->open_row_count++;
  }
  add_open_row(self, self->depth);
}

static void close_bracket(Continuation *self) {
  uint32_t indent = self->levels[self->depth].indent;
  if (indent == 0) indent = self->last_indent;
  for (uint32_t i = 0; i < self->depth; i++)
    if (self->levels[i].indent > indent) self->levels[i].indent = 0;
  drop_chances_from(self, indent);
  self->open_row_count = self->depth + 1;
  self->depth--;
  if (self->depth > 0)
    set_chance(self, self->levels[self->depth].indent, CHANCE_INDENT, (Slice){NULL, 0});
}

static void follow_brackets(Continuation *self, const Place *at) {
  if (at->token->kind != TOKEN_OPERATOR) return;
  if (is_mark(at, "([{"))
    open_bracket(self);
  else if (at->is_bracket_end && self->depth > 0)
    close_bracket(self);
  if (self->chances[at->column].kind == CHANCE_NONE || at->column >= self->chance_end)
    set_chance(self, at->column, CHANCE_TOKEN, at->text);
}

static bool is_deep(const LogicalLine *line) {
  for (uint32_t i = 0; i < line->token_count; i++)
    if (line->tokens[i].depth >= DEPTH_AT_MOST) return true;
  return false;
}

/* The first line's own column counts only where it is not indented deeper than the line before it:
 * that is what pycodestyle does. */
static void begin(Continuation *self, const LineHistory *before) {
  uint32_t column = line_cursor_column(&self->cursor, self->line->tokens[0].start);
  bool is_deeper = self->line->indent > before->previous_indent;
  self->levels[0] = (Level){.indent = is_deeper ? 0 : column};
  self->last_indent = self->levels[0].indent;
  self->open_row_count = 1;
  add_open_row(self, 0);
}

static void look_at_tokens(Continuation *self) {
  bool is_behind_rows = false; /* the token before ended on another row than it began */
  for (uint32_t i = 0; i < self->line->token_count; i++) {
    const Token *token = &self->line->tokens[i];
    Slice text = slice_sub(self->context->text, token->start, token->end);
    bool is_new_row = line_cursor_move(&self->cursor, token->start);
    Place at = {token, text, line_cursor_column(&self->cursor, token->start), false};
    at.is_bracket_end = is_mark(&at, ")]}");
    bool is_line_end = token->kind == TOKEN_NL || token->kind == TOKEN_NEWLINE;
    if (is_new_row) self->row = self->cursor.row;
    if (is_new_row && !is_behind_rows && !is_line_end) {
      self->last_indent = at.column;
      self->row_indent = (int32_t)line_indent_at(self->context->text, self->cursor.line_start) -
                         (int32_t)self->line->indent;
      look_at_row(self, &at);
    }
    note_chances(self, &at);
    follow_brackets(self, &at);
    is_behind_rows = !is_line_end && self->cursor.line_end < token->end;
  }
}

/* A last line that is indented like the block below it reads like its first one. */
static void look_at_block(Continuation *self) {
  const LogicalLine *line = self->line;
  const Token *last = &line->tokens[line->token_count - 1];
  uint32_t start = lines_start(self->context->text, last->start);
  bool is_alike = line_indent_at(self->context->text, start) == line->indent + INDENT_SIZE;
  if (!self->opens_block || !is_alike) return;
  uint32_t at = start + self->levels[0].indent + INDENT_SIZE;
  uint32_t end = lines_end(self->context->text, start);
  bool is_visual = self->visual.kind != CHANCE_NONE;
  rule_report_as(self->context, is_visual ? &rule_e129 : &rule_e125, at < end ? at : end, end, NULL,
                 0);
}

/* In bytes, which are at least its characters. */
static uint32_t longest_line(Slice text, uint32_t start, uint32_t end) {
  uint32_t longest = 0;
  for (uint32_t line = start; line < end; line = lines_next(text, line)) {
    uint32_t length = lines_end(text, line) - line;
    if (length > longest) longest = length;
  }
  return longest;
}

static bool is_named(SliceList codes, Slice code) {
  for (uint32_t i = 0; i < codes.count; i++)
    if (slice_equal(codes.items[i], code)) return true;
  return false;
}

/* By the setting; or because somebody asks for E133 by its whole code and not for its opposite. */
static bool hangs_closing(const Settings *settings) {
  bool is_asked_for = is_named(settings->select, rule_e133.code) ||
                      is_named(settings->extend_select, rule_e133.code);
  return settings->hang_closing ||
         (is_asked_for && !settings_selects(settings, rule_e123.code, false));
}

static void look_at_line(RuleContext *context, const LogicalLine *line, const LineHistory *before) {
  const CodeLine *code = context->code;
  if (line->is_blank || line->is_broken || code->count == 0) return;
  uint32_t first_end = lines_end(context->text, line->start);
  if (line->tokens[line->token_count - 1].start <= first_end || is_deep(line)) return;
  Continuation *self = ARENA_NEW(context->scratch, Continuation);
  self->context = context;
  self->line = line;
  self->can_move = context->with_fixes &&
                   memchr(context->text.ptr + line->start, '\t', line->end - line->start) == NULL;
  self->hangs_closing = hangs_closing(context->settings);
  self->opens_block = code_line_is_mark(code, code->count - 1, ':');
  self->cursor = line_cursor_at(context->text, line->start);
  uint32_t columns = longest_line(context->text, line->start, line->end) + 2;
  self->chances = ARENA_ARRAY(context->scratch, Chance, columns);
  begin(self, before);
  look_at_tokens(self);
  look_at_block(self);
}

const Rule rule_e121 = {.code = SLICE_INIT("E121"), .at_logical_line = look_at_line};
const Rule rule_e122 = {.code = SLICE_INIT("E122"), .at_logical_line = look_at_line};
const Rule rule_e123 = {.code = SLICE_INIT("E123"), .at_logical_line = look_at_line};
const Rule rule_e124 = {.code = SLICE_INIT("E124"), .at_logical_line = look_at_line};
const Rule rule_e125 = {.code = SLICE_INIT("E125"), .at_logical_line = look_at_line};
const Rule rule_e126 = {.code = SLICE_INIT("E126"), .at_logical_line = look_at_line};
const Rule rule_e127 = {.code = SLICE_INIT("E127"), .at_logical_line = look_at_line};
const Rule rule_e128 = {.code = SLICE_INIT("E128"), .at_logical_line = look_at_line};
const Rule rule_e129 = {.code = SLICE_INIT("E129"), .at_logical_line = look_at_line};
const Rule rule_e131 = {.code = SLICE_INIT("E131"), .at_logical_line = look_at_line};
const Rule rule_e133 = {.code = SLICE_INIT("E133"), .at_logical_line = look_at_line};
