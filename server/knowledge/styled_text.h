/* A run of text in which stretches have roles (strong, code, link ...): measured in columns, broken
 * into lines and written with whatever marks a terminal, or nobody, wants for a role. */
#ifndef PYLORE_KNOWLEDGE_STYLED_TEXT_H
#define PYLORE_KNOWLEDGE_STYLED_TEXT_H

#include "base/buffer.h"

typedef enum TextRole {
  ROLE_HEADING,
  ROLE_STRONG,
  ROLE_EMPHASIS,
  ROLE_CODE, /* inline code, and code in blocks */
  ROLE_LINK, /* the words of a link */
  ROLE_FAINT, /* addresses, rules, what is said aside */
  ROLE_KEYWORD, /* from here on: within code */
  ROLE_STRING,
  ROLE_NUMBER,
  ROLE_COMMENT,
  ROLE_COUNT,
} TextRole;

/* How the roles look. All texts are constants. */
typedef struct TextStyle {
  const char *marks[ROLE_COUNT]; /* switches the role on; NULL for roles that look like the rest */
  const char *reset; /* switches all of them off */
  const char *rule; /* one column of a horizontal line */
  const char *bullet; /* of a list, one column */
  const char *quote; /* before the lines of a quotation, one column */
  const char *code_quote; /* around inline code, where no mark tells it from the rest */
} TextStyle;

/* No marks at all, and nothing but ASCII added. */
extern const TextStyle text_style_plain;

typedef struct TextRun {
  size_t end; /* of the run, in bytes; it begins where the one before ends */
  uint16_t roles; /* bits 1 << TextRole */
} TextRun;

typedef struct StyledText {
  Buffer text;
  TextRun *runs;
  size_t run_count;
  size_t run_capacity;
} StyledText;

/* Bytes [start, end) of a StyledText that stand on one line, and how many columns they take. */
typedef struct TextLine {
  size_t start;
  size_t end;
  uint32_t columns;
} TextLine;

void styled_text_init(StyledText *text);
void styled_text_release(StyledText *text);
void styled_text_clear(StyledText *text);

/* Adds words in these roles. A tab becomes four blanks and every other control character except the
 * line end becomes U+FFFD: a text can never give orders to the terminal that shows it. */
void styled_text_add(StyledText *text, Slice words, uint16_t roles);

/* The columns that the text takes on a terminal: wide characters two, combining marks none. */
uint32_t text_columns(Slice text);

/* Cuts the next line off bytes [*at, end) and moves `*at` past it: as many whole words as fit into
 * `width` columns, at least one; 0 never breaks. A line end in the text always ends the line.
 * False at the end. */
bool styled_text_next_line(const StyledText *text, size_t *at, size_t end, uint32_t width,
                           TextLine *line);

/* Writes the line with the marks of its roles, all switched off again at its end. */
void styled_text_write(const StyledText *text, TextLine line, const TextStyle *style, Buffer *out);

#endif
