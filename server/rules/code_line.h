/* A logical line as rules about its layout see it: its tokens without comments and line ends, and
 * the white space between them. */
#ifndef PYLORE_RULES_CODE_LINE_H
#define PYLORE_RULES_CODE_LINE_H

#include "syntax/lexer.h"

/* Room for the tokens, used again for each line. */
typedef struct CodeTokens {
  Token *items;
  uint32_t capacity;
  Arena *arena;
} CodeTokens;

typedef struct CodeLine {
  Slice text; /* of the segment */
  const LogicalLine *line;
  const Token *tokens; /* neither COMMENT nor NL nor NEWLINE nor BROKEN */
  uint32_t count;
} CodeLine;

/* Valid until the next call with the same room. */
CodeLine code_line_of(const LogicalLine *line, Slice text, CodeTokens *room);

Slice code_line_token(const CodeLine *self, uint32_t index); /* its text; empty past the ends */
bool code_line_is(const CodeLine *self, uint32_t index, const char *text);
bool code_line_is_word(const CodeLine *self, uint32_t index, Word word);

/* Whether the token is an operator or bracket of that one character. */
bool code_line_is_mark(const CodeLine *self, uint32_t index, char mark);

/* The same for any of `marks`: "([{". */
bool code_line_is_mark_of(const CodeLine *self, uint32_t index, const char *marks);

/* The white space before a token: what stands between it and the one before. */
typedef struct Gap {
  Slice space; /* empty where the line is broken in between */
  uint32_t start; /* bytes from the start of the segment: the end of the token before */
  bool is_line_break; /* the tokens stand on different physical lines */
  bool is_joined; /* which a backslash makes one */
} Gap;
Gap code_line_gap(const CodeLine *self, uint32_t index);

#endif
