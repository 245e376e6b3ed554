/* Whether a logical line is a statement of Python: read off its tokens alone, once from the left to
 * the right, and stopped at the first token that cannot stand where it stands. It knows the grammar
 * up to Python 3.14 and nothing of names. What it does not understand it lets pass.
 *   source  Python language reference, "Full Grammar specification". */
#ifndef PYLORE_SYNTAX_GRAMMAR_GRAMMAR_H
#define PYLORE_SYNTAX_GRAMMAR_GRAMMAR_H

#include "syntax/lexer.h"

typedef enum FaultKind {
  FAULT_NONE,
  FAULT_UNEXPECTED, /* the token fits nowhere here */
  FAULT_SEPARATOR, /* a value right behind another one */
  FAULT_INCOMPLETE, /* something must follow the token */
  FAULT_EMPTY, /* a value must stand before the token */
  FAULT_COLON, /* the header of a block ends without its colon */
  FAULT_EQUAL, /* = where only a comparison makes sense */
  FAULT_TARGET, /* what cannot be assigned to */
  FAULT_ELSE, /* `a if b` without its else */
  FAULT_POSITIONAL, /* a positional argument behind a named one */
  FAULT_DEFAULT, /* a parameter without a default behind one that has it */
  FAULT_COMPREHENSION, /* what is computed must be put in parentheses */
  FAULT_DICTIONARY, /* a dictionary's key without a value, or the other way around */
  FAULT_BYTES, /* text and bytes side by side */
  FAULT_BRACE, /* alone in the text of an f-string */
  FAULT_PRINT, /* print as a statement */
  FAULT_NUMBER,
  FAULT_CHARACTER,
  FAULT_COMPOUND, /* a block statement behind a colon or semicolon */
  FAULT_BRACKET, /* opened and never closed */
  FAULT_CLOSER, /* closes nothing */
  FAULT_QUOTE, /* opened and never closed */
  FAULT_CLAUSE, /* `else` and its like, without their statement */
  FAULT_TRY, /* without except and finally */
  FAULT_DECORATOR, /* not before a function or class */
  FAULT_DEDENT, /* a column where nothing began */
  FAULT_TABS, /* the line's tabs and blanks, against those of its block */
  FAULT_BLOCK, /* the file ends where a block should begin */
  FAULT_UNINDENTED, /* a line stands where a block should begin */
  FAULT_INDENTED, /* deeper than its block */
} FaultKind;

typedef struct Fault {
  FaultKind kind;
  uint32_t start; /* bytes, as the tokens count them */
  uint32_t end;
} Fault;

/* The first fault of a line that has all its brackets and quotes; FAULT_NONE where there is none.
 */
Fault grammar_check(const LogicalLine *line, Slice text);

#endif
