#include "knowledge/topic_names.h"

#include <stdlib.h>

enum { NAME_AT_MOST = 200 }; /* bytes; nobody calls a topic more than that */

/* Letters, digits and everything beyond ASCII count; all between them is one blank. */
static bool is_counted(unsigned char c) {
  return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static Slice key_of(Slice name, Arena *arena) {
  name = slice_sub(name, 0, NAME_AT_MOST);
  char *key = ARENA_ARRAY(arena, char, name.len + 1);
  size_t length = 0;
  bool is_parted = false;
  for (size_t i = 0; i < name.len; i++) {
    unsigned char c = (unsigned char)name.ptr[i];
    if (!is_counted(c)) {
      is_parted = length > 0;
      continue;
    }
    if (is_parted) key[length++] = ' ';
    is_parted = false;
    key[length++] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  }
  return (Slice){key, length};
}

static int compare_names(const void *a, const void *b) {
  const TopicName *left = a;
  const TopicName *right = b;
  int order = slice_compare(left->key, right->key);
  if (order == 0) order = left->is_title - right->is_title;
  return order != 0 ? order : (left->topic > right->topic) - (left->topic < right->topic);
}

TopicNames topic_names_create(const Topic *const *topics, uint32_t count, Arena *arena) {
  TopicName *items = ARENA_ARRAY(arena, TopicName, (size_t)count * 2);
  TopicName *next = items;
  for (uint32_t i = 0; i < count; i++) {
    *next++ = (TopicName){.key = key_of(topics[i]->id, arena), .topic = i};
    *next++ = (TopicName){.key = key_of(topics[i]->title, arena), .topic = i, .is_title = true};
  }
  if (count > 0) qsort(items, (size_t)count * 2, sizeof *items, compare_names);
  return (TopicNames){items, count * 2};
}

uint32_t topic_names_find(const TopicNames *names, Slice name, Arena *arena) {
  Slice key = key_of(name, arena);
  if (key.len == 0) return TOPIC_NAMES_NONE;
  uint32_t low = 0;
  uint32_t high = names->count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (slice_compare(names->items[middle].key, key) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  bool is_found = low < names->count && slice_equal(names->items[low].key, key);
  return is_found ? names->items[low].topic : TOPIC_NAMES_NONE;
}
