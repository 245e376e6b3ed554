/* The names by which notes and links find a topic: its id and its title, compared as people write
 * them: `Context managers`, `context-managers` and `Context Managers` are one name. */
#ifndef PYLORE_KNOWLEDGE_TOPIC_NAMES_H
#define PYLORE_KNOWLEDGE_TOPIC_NAMES_H

#include "knowledge/knowledge.h"

typedef struct TopicName {
  Slice key;
  uint32_t topic; /* its place in the list that the names were made of */
  bool is_title; /* ids come first where both are the same */
} TopicName;

typedef struct TopicNames {
  const TopicName *items; /* by key */
  uint32_t count;
} TopicNames;

enum { TOPIC_NAMES_NONE = INT32_MAX };

/* The names of `topics`.
 *   owns    everything lives in `arena`. */
TopicNames topic_names_create(const Topic *const *topics, uint32_t count, Arena *arena);

/* The place of the topic with that name in the list; TOPIC_NAMES_NONE for none. `arena` is for the
 * key on its way. */
uint32_t topic_names_find(const TopicNames *names, Slice name, Arena *arena);

#endif
