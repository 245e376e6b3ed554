/* The groups of topics in the order of the syllabus, and the folders in which their pages are. */
#ifndef PYLORE_KNOWLEDGE_GROUPS_H
#define PYLORE_KNOWLEDGE_GROUPS_H

#include "base/slice.h"

typedef struct TopicGroup {
  const char *folder;
  const char *title;
} TopicGroup;

enum { GROUP_COUNT = 13 };
extern const TopicGroup topic_groups[GROUP_COUNT];

/* The group's place in the order; GROUP_COUNT for those that only the user has. */
uint32_t topic_group_rank(Slice title);

#endif
