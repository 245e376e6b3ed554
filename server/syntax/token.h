/* Python's tokens, as the tokenizer of CPython 3.12 and later splits them. */
#ifndef PYLORE_SYNTAX_TOKEN_H
#define PYLORE_SYNTAX_TOKEN_H

#include "base/slice.h"

typedef enum TokenKind {
  TOKEN_NAME, /* identifiers and keywords: `word` tells them apart */
  TOKEN_NUMBER,
  TOKEN_STRING, /* whole, with prefix and quotes */
  TOKEN_FSTRING_START, /* f" or t", with prefix and quotes */
  TOKEN_FSTRING_MIDDLE, /* literal text; doubled braces are part of it */
  TOKEN_FSTRING_END,
  TOKEN_OPERATOR, /* every operator and delimiter */
  TOKEN_COMMENT,
  TOKEN_NEWLINE, /* ends the logical line; empty at the end of a text without line end */
  TOKEN_NL, /* a line end that ends nothing: blank line, comment line, in brackets */
  TOKEN_BROKEN, /* an unclosed string up to its line's end, or a byte that starts nothing */
} TokenKind;

/* Keywords, hard and soft; TOKEN_NAMEs that are none have WORD_NONE. */
typedef enum Word {
  WORD_NONE,
  WORD_FALSE,
  WORD_NONE_VALUE,
  WORD_TRUE,
  WORD_AND,
  WORD_AS,
  WORD_ASSERT,
  WORD_ASYNC,
  WORD_AWAIT,
  WORD_BREAK,
  WORD_CLASS,
  WORD_CONTINUE,
  WORD_DEF,
  WORD_DEL,
  WORD_ELIF,
  WORD_ELSE,
  WORD_EXCEPT,
  WORD_FINALLY,
  WORD_FOR,
  WORD_FROM,
  WORD_GLOBAL,
  WORD_IF,
  WORD_IMPORT,
  WORD_IN,
  WORD_IS,
  WORD_LAMBDA,
  WORD_NONLOCAL,
  WORD_NOT,
  WORD_OR,
  WORD_PASS,
  WORD_RAISE,
  WORD_RETURN,
  WORD_TRY,
  WORD_WHILE,
  WORD_WITH,
  WORD_YIELD,
  WORD_SOFT, /* from here on: soft keywords, which are names elsewhere */
  WORD_CASE = WORD_SOFT,
  WORD_MATCH,
  WORD_TYPE,
  WORD_UNDERSCORE,
} Word;

typedef struct Token {
  uint32_t start; /* bytes from the start of the text that is scanned */
  uint32_t end;
  uint8_t kind; /* TokenKind */
  uint8_t word; /* Word, for TOKEN_NAME */
  uint16_t depth; /* open brackets and replacement fields around it, up to 65535; a bracket counts
                     as outside itself */
} Token;

/* Whether a compound statement, or a clause of one, begins with this keyword; the soft ones do not
 * count. */
bool word_begins_compound(Word word);

/* The keyword that `name` is, WORD_NONE for any other name. */
Word word_find(Slice name);

#endif
