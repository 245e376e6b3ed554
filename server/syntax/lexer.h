/* The token scanner: splits text into logical lines of tokens, and never gives up on broken code.
 *
 * A bracket or quote that is certainly unclosed (what follows cannot stand inside it in any valid
 * program) is noted as a repair and read as if it opened nothing, so that the lines after it keep
 * their own tokens, trees and findings. The decision follows from the text alone, never from its
 * history; `lexer_looked_ahead` says how far it had to read.
 *   source  Python language reference, "Lexical analysis"; PEP 701 for f-strings. */
#ifndef PYLORE_SYNTAX_LEXER_H
#define PYLORE_SYNTAX_LEXER_H

#include "base/arena.h"
#include "syntax/token.h"

/* One byte that the parser is to read as another one, so that it recovers within the line. */
typedef struct Repair {
  uint32_t offset; /* in bytes from the start of the text */
  char replacement;
} Repair;

typedef struct LogicalLine {
  const Token *tokens; /* up to its NEWLINE; comments and NLs inside of it are among them */
  uint32_t token_count;
  uint32_t start; /* of the physical line on which the first token stands, in bytes */
  uint32_t end; /* after the NEWLINE token */
  uint32_t indent; /* columns before the first token; a tab goes to the next multiple of 8 */
  bool is_blank; /* one physical line without a statement: empty, white space, or a comment */
  bool is_comment; /* is_blank, and there is a comment */
  bool is_broken; /* has brackets or quotes that do not close, or may stand inside of such */
  bool is_prose; /* natural language, which the parser is to read as comments */
} LogicalLine;

typedef struct Lexer Lexer;

/* A scanner over `text`, which is borrowed and must stay as it is.
 *   owns    everything lives in `arena`, which must not be reset while the lexer is in use. */
Lexer *lexer_create(Slice text, Arena *arena);

/* Scans the next logical line, or blank line; false at the end of the text.
 * The line's tokens are valid until the next call. */
bool lexer_next(Lexer *lexer, LogicalLine *line);

/* The columns of white space at `*at`, which is moved past it; a tab goes to the next multiple of
 * 8, a form feed back to none. */
uint32_t lexer_indent(Slice text, uint32_t *at);

/* The largest offset that was read as evidence that something before it is unclosed, 0 for none;
 * text.len + 1 when the end of the text itself was evidence. */
uint32_t lexer_looked_ahead(const Lexer *lexer);

/* What the parser must be told, in the order of the text; to be called once, at the end. */
const Repair *lexer_repairs(Lexer *lexer, uint32_t *count);

#endif
