/* When a topic shows: one line of a page's `triggers`, compiled to numbers.
 *
 * A syntax trigger asks about one node N of the tree and about its parent P; all that is set must
 * hold (trigger_matches):
 *   symbol != 0              N is of that kind: a keyword or operator token, or a named node
 *   symbol == 0, field != 0  N is anything that stands in `field` of P
 *   symbol == 0, field == 0  N is a keyword or punctuation token, anything that is not a named node
 *   parent != 0              P is of that kind
 *   field != 0               N stands in that field of P
 *   predicate                and that one (concepts/predicates/) says yes for N
 *
 * What a page may write, and what it becomes (S(x) is the grammar's public number of x, which is
 * what ts_node_symbol answers):
 *   "with"                       symbol S("with")
 *   with_statement > "with"      symbol S("with"), parent S(with_statement)
 *   function_definition.name     parent S(function_definition), field name
 *   interpolation > type_conversion   symbol S(type_conversion), parent S(interpolation)
 *   identifier                   a kind that is a leaf of the tree: symbol S(identifier)
 *   lambda                       a kind with children: parent S(lambda)
 * So triggers with a symbol are found under the leaf's own symbol (knowledge_syntax_triggers),
 * those without one under the symbol of its parent (knowledge_parent_triggers), and there is no
 * third case. "in" is one number wherever it stands, and `"not in"` and `"is not"` are tokens of
 * their own; the parent tells one `in` from the other. The grammar's `await` and `yield` are each a
 * token and the node around it: quotes make the difference. N is a leaf unless the field's child or
 * the last step is a kind with children (`call.function`, `class_definition > argument_list`):
 * those are met by asking about the leaf's ancestors.
 *
 * Name triggers are qualified names; `*` as the last part stands for any one name: functools.*
 * They may have a role as well: `functools.wraps as wraps`.
 * File triggers are names of files in which `*` stands for any run of characters other than `/`;
 * a pattern with a `/` is compared with as many of the path's last parts. In square brackets behind
 * it a place in the file may follow, the keys that lead to it: pyproject.toml[tool.poetry] is the
 * header of that table, pyproject.toml[tool.poetry.name] the key in it and its value. `*` is any
 * one key. Without a place the trigger shows wherever none with a place does. What the keys are in
 * each kind of file is said in manifest/manifest.h.
 *
 * A trigger that comes from one of the lists `also_syntax`, `also_names` and `also_files` never
 * leads: its topic is only named as a further one. Of those that lead, no two topics may have the
 * same. */
#ifndef PYLORE_KNOWLEDGE_TRIGGER_H
#define PYLORE_KNOWLEDGE_TRIGGER_H

#include "base/slice.h"

typedef enum TriggerKind { TRIGGER_SYNTAX, TRIGGER_NAME, TRIGGER_FILE } TriggerKind;

typedef struct Trigger {
  TriggerKind kind;
  bool is_also;
  uint16_t symbol; /* enum PythonSymbol; 0: see above */
  uint16_t parent; /* enum PythonSymbol; 0: any */
  uint8_t field; /* enum PythonField; 0: any */
  Slice predicate; /* name, empty for none */
  Slice role; /* empty for none */
  Slice pattern; /* the qualified name or file pattern; empty for syntax */
  Slice place; /* of a file trigger, the keys with dots between them; empty for none */
} Trigger;

/* Whether a syntax trigger fits a node, its predicate left out. */
bool trigger_matches(const Trigger *trigger, uint16_t symbol, bool is_named, uint8_t field,
                     uint16_t parent);

/* Whether both show on the same places, whatever their roles. */
bool trigger_is_same(const Trigger *a, const Trigger *b);

#endif
