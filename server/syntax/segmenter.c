#include "syntax/segmenter.h"

#include <string.h>

#include "text/lines.h"

/* A run of simple statements ends where the hash of a line says so: the same places before and
 * after an edit, so that a long run of assignments is not cut anew all along. */
enum { RUN_CUT_MASK = 7, RUN_BYTES_AT_MOST = 4096, CUT_HASH_BYTES = 32 };

typedef struct Line {
  uint32_t start;
  uint32_t end;
  uint32_t indent;
  Word first;
  bool is_there;
  bool has_repairs;
  bool is_decorator;
  bool opens_block; /* ends with a colon */
} Line;

struct Segmenter {
  Slice text;
  Lexer *lexer;
  Levels levels; /* open where the last segment ended */
  Line next; /* the next statement's first line; not there at the end of the text */
  bool has_repairs; /* a line of the segment so far has */
  uint32_t at; /* the end of the last segment */
};

bool levels_equal(const Levels *a, const Levels *b) {
  return a->count == b->count &&
         memcmp(a->indents, b->indents, a->count * sizeof a->indents[0]) == 0;
}

static bool is_operator(Slice text, const Token *token, char c) {
  return token->kind == TOKEN_OPERATOR && token->end == token->start + 1 &&
         text.ptr[token->start] == c;
}

static Line describe(Slice text, const LogicalLine *logical) {
  const Token *first = &logical->tokens[0];
  uint32_t last = logical->token_count - 1;
  while (last > 0 && (logical->tokens[last].kind == TOKEN_NEWLINE ||
                      logical->tokens[last].kind == TOKEN_COMMENT))
    last--;
  Word word = first->kind == TOKEN_NAME ? (Word)first->word : WORD_NONE;
  return (Line){
      .start = logical->start,
      .end = logical->end,
      .indent = logical->indent,
      .first = word,
      .is_there = true,
      .has_repairs = logical->is_broken || logical->is_prose,
      .is_decorator = is_operator(text, first, '@'),
      .opens_block = is_operator(text, &logical->tokens[last], ':'),
  };
}

/* Goes on to the next statement, past the blank lines and comments before it. */
static void advance(Segmenter *self) {
  self->has_repairs = self->has_repairs || self->next.has_repairs;
  LogicalLine logical;
  bool is_there = lexer_next(self->lexer, &logical);
  while (is_there && logical.is_blank) is_there = lexer_next(self->lexer, &logical);
  self->next = is_there
                   ? describe(self->text, &logical)
                   : (Line){.start = (uint32_t)self->text.len, .end = (uint32_t)self->text.len};
}

/* Where the segment that begins with `next` starts, after a statement that ended at `from`:
 * comments that are indented deeper than `next` still belong to the block before. */
static uint32_t boundary_before(const Segmenter *self, uint32_t from) {
  if (!self->next.is_there) return (uint32_t)self->text.len;
  uint32_t boundary = from;
  for (uint32_t line = from; line < self->next.start; line = lines_next(self->text, line)) {
    uint32_t first = line;
    uint32_t indent = lexer_indent(self->text, &first);
    if (first >= self->text.len || self->text.ptr[first] != '#') continue;
    if (indent <= self->next.indent) break;
    boundary = lines_next(self->text, first);
  }
  return boundary;
}

static uint32_t level_indent(const Levels *levels) {
  return levels->count == 0 ? 0 : levels->indents[levels->count - 1];
}

static bool is_clause(Word word) {
  return word == WORD_ELSE || word == WORD_ELIF || word == WORD_EXCEPT || word == WORD_FINALLY;
}

static bool is_simple(const Line *line) {
  return !line->is_decorator && !line->opens_block && line->first != WORD_DEF &&
         line->first != WORD_CLASS && line->first != WORD_ASYNC;
}

static bool is_cut(const Segmenter *self, const Line *line) {
  Slice head = slice_sub(self->text, line->start, line->end);
  return (slice_hash(slice_sub(head, 0, CUT_HASH_BYTES)) & RUN_CUT_MASK) == 0;
}

/* Takes the decorators before a definition; leaves `next` on the line after them. */
static Line skip_decorators(Segmenter *self) {
  Line line = self->next;
  while (line.is_decorator) {
    advance(self);
    if (!self->next.is_there || self->next.indent != line.indent) return line;
    line = self->next;
  }
  return line;
}

/* Takes the lines that are part of a statement: deeper ones and its further clauses. */
static uint32_t skip_body(Segmenter *self, uint32_t indent, uint32_t end) {
  while (self->next.is_there && (self->next.indent > indent ||
                                 (self->next.indent == indent && is_clause(self->next.first)))) {
    end = self->next.end;
    advance(self);
  }
  return end;
}

/* Takes one statement whose first line `next` is; returns where it ends. */
static uint32_t skip_statement(Segmenter *self, SegmentBounds *bounds) {
  Line line = skip_decorators(self);
  bool is_at_line = self->next.start == line.start;
  if (is_at_line) advance(self);
  bool has_body = self->next.is_there && self->next.indent > line.indent;
  /* With its colon or, while that is being typed, with a body below. */
  bool is_class = is_at_line && line.first == WORD_CLASS && (line.opens_block || has_body);
  if (!is_class || bounds->before.count == LEVELS_AT_MOST)
    return skip_body(self, line.indent, line.end);
  bounds->is_class_header = true;
  if (has_body) {
    bounds->body_indent = self->next.indent;
    self->levels.indents[self->levels.count++] = self->next.indent;
  }
  return line.end;
}

static void pop_levels(Segmenter *self) {
  while (self->levels.count > 0 && self->next.indent < level_indent(&self->levels))
    self->levels.count--;
}

Segmenter *segmenter_create(Slice text, Levels levels, Arena *arena) {
  Segmenter *self = ARENA_NEW(arena, Segmenter);
  self->text = text;
  self->lexer = lexer_create(text, arena);
  self->levels = levels;
  advance(self);
  return self;
}

/* Goes on with simple statements directly below, as long as they may share the segment. */
static uint32_t skip_run(Segmenter *self, uint32_t start, uint32_t end) {
  uint32_t indent = level_indent(&self->levels);
  while (self->next.start == end && is_simple(&self->next) && self->next.indent == indent &&
         self->next.is_there && end - start < RUN_BYTES_AT_MOST && !is_cut(self, &self->next)) {
    Line line = self->next;
    advance(self);
    end = skip_body(self, line.indent, line.end);
  }
  return end;
}

bool segmenter_next(Segmenter *self, SegmentBounds *bounds) {
  if (self->at >= self->text.len) return false;
  pop_levels(self);
  self->has_repairs = false;
  *bounds = (SegmentBounds){.start = self->at, .before = self->levels};
  uint32_t end = (uint32_t)self->text.len;
  if (self->next.is_there) {
    bool is_run = is_simple(&self->next);
    end = skip_statement(self, bounds);
    if (is_run) end = skip_run(self, bounds->start, end);
    if (!bounds->is_class_header) end = boundary_before(self, end);
  }
  self->at = bounds->end = end;
  bounds->has_repairs = self->has_repairs;
  bounds->looked_ahead = lexer_looked_ahead(self->lexer);
  return true;
}

Levels segmenter_levels(const Segmenter *self) {
  return self->levels;
}

bool segmenter_met_end(const Segmenter *self) {
  return !self->next.is_there || self->next.end >= self->text.len ||
         lexer_looked_ahead(self->lexer) > self->text.len;
}
