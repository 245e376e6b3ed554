/* Escapes in patterns of `re`, and the members of its classes. */
#ifndef PYLORE_CARDS_REGEX_ESCAPE_H
#define PYLORE_CARDS_REGEX_ESCAPE_H

#include "cards/regex.h"

typedef enum RegexEscapeKind {
  ESCAPE_BAD, /* `re` refuses it, or it is not known here */
  ESCAPE_CHARACTER,
  ESCAPE_CATEGORY,
  ESCAPE_PLACE,
  ESCAPE_GROUP,
} RegexEscapeKind;

typedef struct RegexEscape {
  RegexEscapeKind kind;
  uint32_t value;
  uint32_t bytes; /* with the backslash */
} RegexEscape;

/* The escape at the front of `text`, which begins with a backslash. */
RegexEscape regex_escape(Slice text, bool is_bytes, bool is_in_class);

#endif
