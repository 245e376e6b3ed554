/* The scanner's inside, shared by the files that make it up: lexer.c (lines and tokens), quotes.c
 * (strings), unclosed.c (what to do with brackets and quotes that do not close), inline_suite.c,
 * prose_line.c. */
#ifndef PYLORE_SYNTAX_LEXER_STATE_H
#define PYLORE_SYNTAX_LEXER_STATE_H

#include "syntax/lexer.h"

/* An open bracket, f-string or replacement field. */
typedef enum FrameKind {
  FRAME_BRACKET,
  FRAME_FSTRING, /* in the literal part of an f-string or t-string */
  FRAME_FIELD, /* in {...} of one */
} FrameKind;

typedef struct Frame {
  uint32_t start; /* where it was opened, in bytes; of an f-string its prefix */
  uint32_t token_count; /* how many tokens the line had before it */
  uint8_t kind;
  char opener; /* the bracket, or the quote */
  bool is_triple;
  bool is_raw;
  bool is_spec; /* a field in its format spec */
  bool is_parameters; /* the parentheses of a `def`: colons are annotations */
  uint16_t open_lambdas; /* whose colon has not come yet */
  uint32_t fstring; /* the innermost f-string: its number in the stack from 1, 0 for none */
} Frame;

struct Lexer {
  Slice text;
  Arena *arena;
  uint32_t at; /* the next byte to read */

  uint32_t line_start; /* of the logical line */
  uint32_t line_indent;
  bool is_def; /* the logical line begins with `def` or `async def` */
  bool is_line_done;
  bool is_first_on_line; /* no token since the last NL */
  Token *tokens;
  uint32_t token_count;
  uint32_t token_capacity;

  Frame *frames;
  uint32_t frame_count;
  uint32_t frame_capacity;

  uint32_t *unclosed; /* offsets of openers that are known not to close, sorted */
  uint32_t unclosed_count;
  uint32_t unclosed_capacity;
  /* In the order of finding. A replacement of NUL takes back the repairs before it whose offset is
   * not smaller: the text from there on is read again. */
  Repair *repairs;
  uint32_t repair_count;
  uint32_t repair_capacity;
  bool is_line_broken; /* the logical line */
  bool is_line_prose;
  uint32_t broken_until; /* lines that start before this may belong to something unclosed */

  uint32_t looked_ahead;
  uint32_t known_line_start; /* the physical line that was asked for last */
  uint32_t known_line_end;
  uint32_t no_triple_from[2]; /* from there on no ''' ([0]) or """ ([1]) stands in the text */
  uint64_t rewind_budget; /* bytes that may still be read a second time */
};

/* lexer.c */
void lexer_add_token(Lexer *lexer, TokenKind kind, Word word, uint32_t start, uint32_t end);
/* The parser is to read `replacement` at `offset`. */
void lexer_add_repair(Lexer *lexer, uint32_t offset, char replacement);
Frame *lexer_top(Lexer *lexer); /* NULL when nothing is open */
Frame *lexer_push(Lexer *lexer, FrameKind kind, uint32_t start, char opener);
bool lexer_is_line_end(const Lexer *lexer, uint32_t at); /* or the end of the text */
/* The start and the end of the physical line with byte `at`; one line is found only once. */
uint32_t lexer_line_start(Lexer *lexer, uint32_t at);
uint32_t lexer_line_end(Lexer *lexer, uint32_t at);

/* quotes.c: a string literal whose prefix starts at `start` and whose quote stands at `quote`. */
void quotes_scan(Lexer *lexer, uint32_t start, uint32_t quote);
void quotes_scan_fstring_part(Lexer *lexer);
void quotes_open_field(Lexer *lexer);
/* True when `prefix` and a quote after it begin a string; tells the kinds apart. */
bool quotes_is_prefix(Slice prefix, bool *is_raw, bool *is_format);

/* unclosed.c */
bool unclosed_is_known(const Lexer *lexer, uint32_t opener);
/* The parser is to read `replacement` at `offset`, where something does not close. */
void unclosed_repair(Lexer *lexer, uint32_t offset, char replacement);
/* A closing bracket: closes its frame, or is found to match nothing. True when it closed one. */
bool unclosed_close(Lexer *lexer, char closer, uint32_t offset);
/* The text at `evidence` cannot stand inside the open frames from `first` on: they are unclosed.
 * Goes back to the first of them. */
void unclosed_rewind(Lexer *lexer, uint32_t first, uint32_t evidence);
/* Looks whether the token just added is such evidence for all that is open. True after a rewind. */
bool unclosed_check(Lexer *lexer);
/* Whether the token ends a value, so that no other value can stand right behind it. */
bool unclosed_ends_operand(const Lexer *lexer, const Token *token);

/* inline_suite.c and prose_line.c: to be called at the end of each logical line that is not blank.
 */
void inline_suite_check(Lexer *lexer);
void prose_line_check(Lexer *lexer);

#endif
