/* Comments that silence findings, read as flake8 and ruff read them: where either takes a comment
 * for one, it is one.
 *   `# noqa`              all findings of the line
 *   `# noqa: E501, W291`  these codes; where flake8 reads it, also as the beginnings of longer ones
 *   `# flake8: noqa`      alone on a line, all findings of the file; `# ruff: noqa` is the same
 *   `# ruff: noqa: E501`  these codes, in the whole file
 * Where ruff sees codes and flake8 only the word, the codes count. What stands in a string is no
 * comment, though flake8 takes it for one. Codes are in capitals, the word is in any letters.
 *
 * A line is what ends with a line end of the source outside of strings and continuations, so the
 * comment after the closing quotes speaks for all lines of its string. */
#ifndef PYLORE_RULES_NOQA_H
#define PYLORE_RULES_NOQA_H

#include "knowledge/knowledge.h"
#include "syntax/lexer.h"

typedef struct NoqaLine {
  uint32_t start; /* bytes from the start of the segment */
  uint32_t end;
  Slice codes; /* "E501, W291"; empty for all codes */
  bool takes_beginnings; /* "E5" stands for E501 */
  uint32_t comment; /* where its `#` stands */
  uint32_t comment_end; /* behind the codes, or the word */
} NoqaLine;

typedef struct Noqa {
  Slice text;
  Arena *scratch;
  Arena *arena;
  NoqaLine *lines; /* in the order of the text; in `scratch` */
  uint32_t line_count;
  uint32_t line_capacity;
  SliceList file; /* codes that are silenced in the whole file, as above; in `arena` */
} Noqa;

/* Whether the text has the word at all: where it has not, nothing needs to be read. */
bool noqa_may_occur(Slice text);

/* Notes the comments of one logical line. */
void noqa_add_line(Noqa *noqa, const LogicalLine *line);

/* Whether a finding of `code` that begins at byte `offset` is silenced by a comment of its line. */
bool noqa_silences(const Noqa *noqa, uint32_t offset, Slice code);

/* Whether the whole-file comments `file` silence `code`. */
bool noqa_silences_file(SliceList file, Slice code);

/* Splits the next code off the front of a line's codes; empty at their end. */
Slice noqa_next_code(Slice *codes);

/* Whether a comment's code is `code`, or a beginning of it where these count. */
bool noqa_fits(Slice commented, Slice code, bool takes_beginnings);

#endif
