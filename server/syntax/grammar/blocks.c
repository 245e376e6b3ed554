#include "syntax/grammar/blocks.h"

enum {
  MAY_ELIF = 1,
  MAY_ELSE = 2,
  MAY_EXCEPT = 4,
  MAY_FINALLY = 8,
  MAY_ALL = MAY_ELIF | MAY_ELSE | MAY_EXCEPT | MAY_FINALLY,
};

static uint8_t clause_of(Word word) {
  switch (word) {
  case WORD_ELIF: return MAY_ELIF;
  case WORD_ELSE: return MAY_ELSE;
  case WORD_EXCEPT: return MAY_EXCEPT;
  case WORD_FINALLY: return MAY_FINALLY;
  default: return 0;
  }
}

/* The clauses that may follow one that begins with `word`, behind a statement that had `before`. */
static uint8_t clauses_after(Word word, uint8_t before) {
  switch (word) {
  case WORD_IF:
  case WORD_ELIF: return MAY_ELIF | MAY_ELSE;
  case WORD_FOR:
  case WORD_WHILE: return MAY_ELSE;
  case WORD_TRY: return MAY_EXCEPT | MAY_FINALLY;
  case WORD_EXCEPT: return MAY_EXCEPT | MAY_ELSE | MAY_FINALLY;
  case WORD_ELSE: return before & MAY_FINALLY;
  default: return 0;
  }
}

static Word word_of(const LogicalLine *line) {
  const Token *first = &line->tokens[0];
  if (first->kind != TOKEN_NAME) return WORD_NONE;
  bool is_async = first->word == WORD_ASYNC && line->token_count > 1;
  return (Word)(is_async ? line->tokens[1].word : first->word);
}

static bool is_mark(const Token *token, Slice text, char mark) {
  return token->kind == TOKEN_OPERATOR && token->end == token->start + 1 &&
         text.ptr[token->start] == mark;
}

static Fault fault_at(FaultKind kind, const Token *token) {
  return (Fault){kind, token->start, token->end};
}

/* What is missing if nothing follows a line that ends with a colon. */
static Fault missing_after(const LogicalLine *line, Slice text) {
  uint32_t last = line->token_count - 1;
  while (last > 0 &&
         (line->tokens[last].kind == TOKEN_NEWLINE || line->tokens[last].kind == TOKEN_COMMENT ||
          line->tokens[last].kind == TOKEN_NL))
    last--;
  bool opens = is_mark(&line->tokens[last], text, ':');
  return opens ? fault_at(FAULT_BLOCK, &line->tokens[last]) : (Fault){0};
}

static Fault first_of(Fault first, Fault second) {
  return first.kind != FAULT_NONE ? first : second;
}

static void push(Blocks *blocks, uint32_t indent, uint32_t characters) {
  if (blocks->count == BLOCKS_AT_MOST) {
    blocks->gave_up = true;
    return;
  }
  blocks->items[blocks->count++] = (Block){.indent = indent, .characters = characters};
}

/* How many characters stand before the line; a form feed begins anew. */
static uint32_t count_characters(const LogicalLine *line, Slice text) {
  uint32_t start = line->tokens[0].start;
  uint32_t count = 0;
  while (start > 0 && (text.ptr[start - 1] == ' ' || text.ptr[start - 1] == '\t')) {
    start--;
    count++;
  }
  return count;
}

/* Whether a line in a block of that many columns has other tabs and blanks, so that the two would
 * be apart, or not nested, were tabs as wide as a blank.
 *   source  The Python Language Reference, "Indentation". */
static bool is_inconsistent(const Block *block, const LogicalLine *line, uint32_t characters) {
  if (line->indent > block->indent) return characters <= block->characters;
  return line->indent == block->indent && characters != block->characters;
}

static Block *top(Blocks *blocks) {
  return &blocks->items[blocks->count - 1];
}

/* Finds the block of a line, and says what is wrong with the ones that it ends. */
static Fault enter(Blocks *blocks, const LogicalLine *line, uint32_t characters) {
  Fault fault = {0};
  if (blocks->count == 0 || line->indent > top(blocks)->indent) {
    bool is_wrong = blocks->count > 0 && is_inconsistent(top(blocks), line, characters);
    if (is_wrong && !blocks->is_uncertain) fault = fault_at(FAULT_TABS, line->tokens);
    push(blocks, line->indent, characters);
    return fault;
  }
  while (blocks->count > 1 && line->indent < top(blocks)->indent) {
    fault = first_of(fault, top(blocks)->pending);
    blocks->count--;
    if (line->indent > top(blocks)->indent) {
      push(blocks, line->indent, characters);
      return blocks->is_uncertain ? fault : fault_at(FAULT_DEDENT, line->tokens);
    }
    blocks->is_uncertain = blocks->is_uncertain && line->indent != top(blocks)->indent;
  }
  if (line->indent < top(blocks)->indent) { /* a segment in a block that ends with it */
    fault = first_of(fault, top(blocks)->pending);
    *top(blocks) = (Block){.indent = line->indent, .characters = characters, .may_follow = MAY_ALL};
  }
  if (!blocks->is_uncertain && is_inconsistent(top(blocks), line, characters))
    fault = fault_at(FAULT_TABS, line->tokens);
  return fault;
}

static void note_unsound(Blocks *blocks, Block *block) {
  block->may_follow = MAY_ALL;
  block->pending = (Fault){0};
  blocks->missing = (Fault){0};
  blocks->is_uncertain = true;
}

static void note_sound(Block *block, const LogicalLine *line, Slice text, Word word) {
  block->may_follow = clauses_after(word, block->may_follow);
  block->pending = (Fault){0};
  if (word == WORD_TRY) block->pending = fault_at(FAULT_TRY, line->tokens);
  if (is_mark(line->tokens, text, '@')) {
    block->pending = fault_at(FAULT_DECORATOR, line->tokens);
    block->is_decorated = true;
  }
}

Fault blocks_add(Blocks *blocks, const LogicalLine *line, Slice text, bool is_sound) {
  if (blocks->gave_up) return (Fault){0};
  Fault fault = enter(blocks, line, count_characters(line, text));
  if (blocks->gave_up) return fault;
  Block *block = top(blocks);
  Word word = word_of(line);
  uint8_t clause = clause_of(word);
  bool goes_on = clause != 0 && (block->may_follow & clause) != 0;
  bool is_decorated = block->is_decorated &&
                      (word == WORD_DEF || word == WORD_CLASS || is_mark(line->tokens, text, '@'));
  block->is_decorated = false;
  if (!is_sound) {
    note_unsound(blocks, block);
    return fault;
  }
  if (!goes_on && !is_decorated) fault = first_of(fault, block->pending);
  if (clause != 0 && !goes_on) fault = first_of(fault, fault_at(FAULT_CLAUSE, line->tokens));
  note_sound(block, line, text, word);
  if (clause != 0 && !goes_on) block->may_follow = MAY_ALL;
  blocks->missing = missing_after(line, text);
  return fault;
}

void blocks_doubt(Blocks *blocks) {
  for (uint32_t i = 0; i < blocks->count; i++) {
    blocks->items[i].may_follow = MAY_ALL;
    blocks->items[i].pending = (Fault){0};
  }
}

Fault blocks_end(Blocks *blocks) {
  Fault fault = {0};
  if (blocks->gave_up) return fault;
  for (; blocks->count > 0; blocks->count--) fault = first_of(fault, top(blocks)->pending);
  return fault;
}
