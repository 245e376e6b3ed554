/* E999 while a segment's lines go by: the runner tells it each of them, and when they are over. */
#ifndef PYLORE_RULES_SYNTAX_CHECK_H
#define PYLORE_RULES_SYNTAX_CHECK_H

#include "rules/context.h"
#include "syntax/grammar/blocks.h"

extern const Rule rule_e999;

/* Something that does not close, or what is wrong on a line with such a thing. */
typedef struct Cause {
  Fault fault;
  uint32_t indent; /* of its line */
  uint32_t line_start; /* of the logical line, where it is weak */
  bool is_weak; /* perhaps a consequence of what does not close */
} Cause;

typedef struct SyntaxCheck {
  Blocks blocks;
  Cause *causes;
  uint32_t cause_count;
  uint32_t cause_capacity;
  bool was_broken; /* the line before */
  bool was_prose;
  ByteRangeList prose; /* lines of it behind the first one */
  /* Behind a line that could not be read: deeper lines are rather the rest of it, and where it
   * should have begun a block, the next line may be indented. */
  bool is_tainted;
  bool is_header;
  uint32_t taint_indent;
  ByteRangeList tainted;
  ByteRangeList misindented; /* fronts of lines */
  /* Behind an indentation that cannot be read, up to a line that is less deep: more of them rather
   * follow from it. */
  bool is_misindented;
  uint32_t misindent_floor;
  ByteRangeList told; /* lines about whose depth all is said */
} SyntaxCheck;

/* Whether what a rule found at `offset` only says again what E999 says: of a line before it that
 * could not be read, or of the line's own indentation. */
bool syntax_check_explains(const SyntaxCheck *check, Slice code, uint32_t offset);

void syntax_check_begin(SyntaxCheck *check, const LineHistory *before);

/* `before` is what came before the line. */
void syntax_check_line(SyntaxCheck *check, RuleContext *context, const LogicalLine *line,
                       const LineHistory *before);

/* After the last line; `lexer` has read all of them. */
void syntax_check_end(SyntaxCheck *check, RuleContext *context, Lexer *lexer);

#endif
