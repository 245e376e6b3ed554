/* Reads a pattern of `re` into its pieces, one after the other, as `re` itself reads it.
 *   source  Python library reference, "Regular Expression Syntax". */
#ifndef PYLORE_CARDS_REGEX_H
#define PYLORE_CARDS_REGEX_H

#include "base/arena.h"

typedef enum RegexKind {
  REGEX_CHARACTER, /* one that stands for itself: `value` */
  REGEX_ANY, /* . */
  REGEX_CLASS, /* [...]: `inner` is what stands between */
  REGEX_CATEGORY, /* \d \D \s \S \w \W: `value` is the letter */
  REGEX_PLACE, /* ^ $ \A \Z \b \B: `value` is the character or letter */
  REGEX_OPEN, /* ( and its kin: `value` says which, `group` its number or 0, `inner` its name */
  REGEX_CLOSE, /* `group` as of its opening */
  REGEX_OR,
  REGEX_BACKWARD, /* \1: `group`; (?P=name): `inner` */
  REGEX_FLAGS, /* (?i): `inner` */
} RegexKind;

/* `value` of REGEX_OPEN: a capturing group is '(', the others by what follows the question mark. */
enum {
  OPEN_GROUP = '(',
  OPEN_PLAIN = ':',
  OPEN_AHEAD = '=',
  OPEN_NOT_AHEAD = '!',
  OPEN_BEHIND = '<',
  OPEN_NOT_BEHIND = '-',
  OPEN_ATOMIC = '>',
  OPEN_IF = '?', /* (?(1)yes|no) */
  OPEN_FLAGS = 'f', /* (?i:...) */
};

#define REGEX_NO_END UINT32_MAX

typedef struct RegexPiece {
  RegexKind kind;
  uint32_t start; /* bytes of the pattern, its quantifier included */
  uint32_t end;
  uint32_t value;
  uint32_t group;
  Slice inner;
  uint32_t depth; /* groups around it */
  bool is_negated; /* [^...] */
  bool is_repeated;
  uint32_t least;
  uint32_t most; /* REGEX_NO_END for any number */
  char manner; /* 0 greedy, '?' lazy, '+' possessive */
} RegexPiece;

typedef struct Regex {
  RegexPiece *pieces;
  uint32_t count;
  bool is_verbose; /* by the caller, or by (?x) at the front */
  bool is_ignoring_case;
  bool is_multiline;
  bool is_dotall;
} Regex;

/* `regex` comes with the flags that the call has. False for what `re` refuses, or for more than a
 * card could show; then nothing in it counts.
 *   owns    the pieces live in `arena` and borrow from `pattern`. */
bool regex_read(Slice pattern, bool is_bytes, Regex *regex, Arena *arena);

/* One member of a class: a character, a range, or a category. False at the end, and where `re`
 * refuses what comes next: then `inner` is not empty. */
typedef struct RegexMember {
  uint32_t first;
  uint32_t last; /* as `first` for one character */
  char category; /* 0, or the letter */
} RegexMember;
bool regex_next_member(Slice *inner, bool is_bytes, RegexMember *member);

#endif
