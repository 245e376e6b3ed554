/* The knowledge base: topics and rule pages, compiled into the program from knowledge/, and the
 * user's own pages laid over them. Every word that pylore says about Python comes from here. */
#ifndef PYLORE_KNOWLEDGE_KNOWLEDGE_H
#define PYLORE_KNOWLEDGE_KNOWLEDGE_H

#include <stdatomic.h>

#include "base/arena.h"
#include "knowledge/trigger.h"

typedef enum TopicSection {
  SECTION_ROLES, /* a bullet per grammatical role: "- `role`: sentence" */
  SECTION_WHY, /* Why it matters */
  SECTION_EXAMPLE,
  SECTION_WATCH_OUT, /* bullets, the most important first */
  SECTION_COST,
  SECTION_IN_DEPTH,
  SECTION_INTERVIEW, /* Interview questions */
  SECTION_NOTES, /* Your notes: only from the user's own pages */
  SECTION_COUNT,
} TopicSection;

/* The section's heading as it stands on the page: "Why it matters". */
Slice topic_section_title(TopicSection section);

typedef struct Topic {
  Slice id; /* "generators": stable, the file's name */
  Slice title; /* "Generators" */
  Slice group; /* "Language core" */
  Slice level; /* beginner, intermediate or advanced */
  Slice since; /* "3.12", or empty */
  SliceList requires;
  SliceList related;
  SliceList see; /* documentation addresses, the first is the card's link */
  SliceList quiet; /* roles that make a card only with a fact about the code at hand */
  SliceList plain; /* roles that lead where no other topic does, and stand beside none */
  Slice lead; /* Markdown, at most two sentences and 40 words */
  Slice sections[SECTION_COUNT]; /* Markdown below the heading; empty where there is none */
  const Trigger *triggers;
  uint32_t trigger_count;
} Topic;

typedef enum Severity {
  SEVERITY_ERROR = 1,
  SEVERITY_WARNING,
  SEVERITY_INFORMATION,
  SEVERITY_HINT
} Severity;
typedef enum FixKind {
  FIX_NONE,
  FIX_SAFE,
  FIX_SUGGESTED
} FixKind; /* suggested: may change meaning */

typedef struct RulePage {
  Slice code; /* "B006" */
  Slice name; /* "mutable-default-argument" */
  Slice topic; /* id */
  Severity severity;
  bool is_default; /* selected when nothing is set */
  FixKind fix;
  Slice since;
  SliceList see;
  Slice message; /* with {} where the rule puts its arguments, in order */
  Slice why; /* Markdown: the page's text before Bad */
  Slice bad; /* Python, without the fence */
  Slice good;
  Slice fixed;
} RulePage;

typedef struct Knowledge Knowledge;

/* The compiled-in base alone: no work is done and nothing is owned. */
const Knowledge *knowledge_builtin(void);

/* What came of reading the user's folders. */
typedef struct OwnPages {
  const Knowledge *knowledge;
  SliceList messages; /* "file:line: message" for each fault */
  uint32_t pages; /* with front matter of ours: topics, notes and rules */
  uint32_t notes; /* other files that were added to a topic as notes */
} OwnPages;

/* The compiled-in base with the pages below `folders` laid over it: the same id replaces ours, and
 * notes are added to the topics that they name. Faulty pages are left out, and so are those whose
 * triggers name what `is_predicate` denies (concepts/predicates.h). It touches nothing but
 * `arena` and the files, so that any thread can do it; once `*is_stopped` (may be NULL) is true it
 * ends soon, with less.
 *   owns    everything lives in `arena`. */
OwnPages knowledge_load(SliceList folders, bool (*is_predicate)(Slice name),
                        const atomic_bool *is_stopped, Arena *arena);

/* A number that is another one once a file in the folders has come, gone or been written. */
uint64_t knowledge_stamp(SliceList folders, const atomic_bool *is_stopped);

const Topic *knowledge_topic(const Knowledge *knowledge, Slice id); /* NULL when there is none */
const RulePage *knowledge_rule(const Knowledge *knowledge, Slice code);

/* All of them: topics by group in the order of the syllabus, rules by code. */
const Topic *const *knowledge_topics(const Knowledge *knowledge, uint32_t *count);
const RulePage *const *knowledge_rules(const Knowledge *knowledge, uint32_t *count);

/* A trigger together with the topic that it shows. */
typedef struct TopicTrigger {
  const Topic *topic;
  const Trigger *trigger;
} TopicTrigger;

/* The syntax triggers whose `symbol` is the one given, and those without a symbol whose `parent` is
 * the one given: a leaf asks the first with its own symbol and the second with its parent's, and
 * trigger_matches tells which of them fit. More specific ones come first: with a predicate before
 * without, two steps before one; then in the order of the topics. Any number may be asked for. */
uint32_t knowledge_syntax_triggers(const Knowledge *knowledge, uint16_t symbol,
                                   const TopicTrigger **triggers);
uint32_t knowledge_parent_triggers(const Knowledge *knowledge, uint16_t parent,
                                   const TopicTrigger **triggers);

/* The topics for a qualified name, the exact name before "functools.*"; at most `capacity`. */
uint32_t knowledge_name_topics(const Knowledge *knowledge, Slice qualified, TopicTrigger *found,
                               uint32_t capacity);

/* The topics for a place in a file that is not Python, the most specific first; at most `capacity`.
 * `path` is the file's path (with `/`) or its name alone, `place` the keys that lead to the place
 * (see manifest/manifest.h); it may be empty. Before others come triggers with a place, among those
 * the ones with fewer `*`, then whole names of files before patterns. */
uint32_t knowledge_file_topics(const Knowledge *knowledge, Slice path, SliceList place,
                               TopicTrigger *found, uint32_t capacity);

#endif
