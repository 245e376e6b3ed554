/* Inside of grammar/: one walk over the tokens of a line. Brackets are kept on a stack of our own,
 * so that nesting costs no recursion; expression.c reads what begins a value, operators.c what may
 * follow one, brackets.c opens and closes, statement.c and compound.c read what stands around. */
#ifndef PYLORE_SYNTAX_GRAMMAR_STATE_H
#define PYLORE_SYNTAX_GRAMMAR_STATE_H

#include "syntax/grammar/grammar.h"

/* CPython takes no more; below that nothing is said. */
enum { SCOPES_AT_MOST = 200 };

/* Operators by their bytes, the first one lowest. */
typedef enum Mark {
  MARK_NONE = 0,
  MARK_ARROW = '-' | '>' << 8,
  MARK_WALRUS = ':' | '=' << 8,
  MARK_POWER = '*' | '*' << 8,
  MARK_NOT_EQUAL = '!' | '=' << 8,
  MARK_EQUAL = '=' | '=' << 8,
  MARK_LESS_EQUAL = '<' | '=' << 8,
  MARK_MORE_EQUAL = '>' | '=' << 8,
  MARK_OLD_NOT_EQUAL = '<' | '>' << 8,
  MARK_ELLIPSIS = '.' | '.' << 8 | '.' << 16,
} Mark;

typedef enum ScopeKind {
  SCOPE_BASE, /* outside of all brackets */
  SCOPE_GROUP,
  SCOPE_CALL,
  SCOPE_LIST,
  SCOPE_SUBSCRIPT,
  SCOPE_BRACE,
  SCOPE_FSTRING,
  SCOPE_FIELD, /* {...} in an f-string */
  SCOPE_PARAMETERS,
  SCOPE_TYPE_PARAMETERS,
  SCOPE_LAMBDA, /* its parameters */
} ScopeKind;

/* What may stand outside of brackets. */
enum {
  ALLOW_COMMA = 1,
  ALLOW_STAR = 2,
  ALLOW_WALRUS = 4,
  ALLOW_YIELD = 8,
  STOP_AT_IN = 16,
  STOP_AT_IF = 32, /* a pattern's guard; `as` is part of patterns */
  ALLOW_AS = 64, /* in the outermost parentheses */
};

/* How a value ends, as far as it matters for assigning to it. */
typedef enum Tail { TAIL_PLACE, TAIL_DISPLAY, TAIL_CALL, TAIL_VALUE } Tail;

typedef struct Scope {
  uint8_t kind;
  uint8_t allows; /* of SCOPE_BASE */
  uint8_t tail; /* of the element so far */
  bool is_fresh; /* no token of the element has come */
  bool is_star; /* the element begins with * or ** */
  bool has_operator; /* the element is more than a place */
  bool is_tight; /* behind an operator that binds more than `not` */
  bool needs_else;
  bool is_target; /* between `for` and `in` of a comprehension */
  bool is_comprehension;
  bool is_source; /* behind its `in` */
  bool has_comma;
  bool has_colon; /* of the element: a key, a slice, an annotation */
  bool has_equal; /* of the element: a keyword argument, a default, a debug mark */
  bool is_dict;
  bool is_set;
  bool has_keyword; /* an earlier argument was named; a parameter had a default */
  bool is_keyword_only; /* behind the star of parameters */
  bool is_no_target; /* an element that is over cannot be assigned to */
  bool is_format; /* a field behind its colon */
  uint32_t first; /* the element's first token */
} Scope;

typedef struct Walk {
  Slice text;
  const Token *tokens; /* of the line, comments and inner line ends included; NEWLINE is the last */
  uint32_t count;
  uint32_t at; /* the next token that counts */
  uint32_t last; /* the one before it */
  Fault fault;
  bool gave_up; /* nested too deeply to go on */
  Scope scopes[SCOPES_AT_MOST];
  uint32_t depth;
} Walk;

typedef enum Step {
  STEP_VALUE, /* a value must come */
  STEP_MORE, /* a value has come */
  STEP_END, /* the token is not part of the expression */
  STEP_FAULT,
} Step;

/* What came out of reading an expression. */
typedef struct Reading {
  bool is_read;
  bool is_target; /* can be assigned to */
  bool is_single; /* and is one place, no tuple */
  uint32_t first;
} Reading;

/* walk.c */
const Token *walk_token(const Walk *walk);
void walk_next(Walk *walk);
bool walk_is_end(const Walk *walk);
Word walk_word(const Walk *walk); /* the keyword that stands there */
bool walk_is_name(const Walk *walk); /* no keyword but a soft one */
uint32_t walk_mark(const Walk *walk); /* Mark, or the byte of a shorter one; 0 for none */
uint32_t walk_mark_of(const Walk *walk, uint32_t index);
uint32_t walk_after(const Walk *walk, uint32_t index); /* the next token that counts */
bool walk_take_mark(Walk *walk, uint32_t mark);
bool walk_take_word(Walk *walk, Word word);
bool walk_take_name(Walk *walk); /* or says what is missing */
bool walk_fail(Walk *walk, FaultKind kind, uint32_t index); /* false, for the first fault */
bool walk_fail_here(Walk *walk); /* at the next token, or behind the last one */

Scope *walk_scope(Walk *walk);
bool walk_push(Walk *walk, ScopeKind kind);

/* expression.c */
Reading walk_expression(Walk *walk, uint8_t allows);
bool walk_brackets(Walk *walk, ScopeKind kind); /* from the opening bracket to the closing one */
Step walk_value(Walk *walk);

/* operators.c */
Step walk_operator(Walk *walk);

/* brackets.c */
Step walk_open(Walk *walk, ScopeKind kind);
Step walk_close(Walk *walk, uint32_t mark);
Step walk_comma(Walk *walk);
Step walk_string_part(Walk *walk);
Step walk_parameter(Walk *walk);
bool walk_end_element(Walk *walk);
bool walk_is_scope_end(const Walk *walk, uint32_t mark); /* closes the innermost scope */

/* statement.c, compound.c */
bool walk_simple(Walk *walk);
bool walk_simple_list(Walk *walk);
bool walk_compound(Walk *walk);
bool walk_begins_compound(const Walk *walk);

#endif
