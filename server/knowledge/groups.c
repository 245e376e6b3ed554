#include "knowledge/groups.h"

const TopicGroup topic_groups[GROUP_COUNT] = {
    {"language-core", "Language core"},
    {"object-orientation", "Object orientation and design"},
    {"data-structures", "Data structures and algorithms"},
    {"memory-and-performance", "Memory and performance"},
    {"functional-programming", "Functional programming"},
    {"concurrency", "Concurrency"},
    {"modules-and-packaging", "Modules, packaging and environments"},
    {"standard-library", "Files, operating system and the standard library"},
    {"testing-and-debugging", "Testing and debugging"},
    {"security", "Security"},
    {"web", "Web and APIs"},
    {"libraries", "Popular libraries"},
    {"style", "Style"},
};

uint32_t topic_group_rank(Slice title) {
  for (uint32_t rank = 0; rank < GROUP_COUNT; rank++)
    if (slice_is(title, topic_groups[rank].title)) return rank;
  return GROUP_COUNT;
}
