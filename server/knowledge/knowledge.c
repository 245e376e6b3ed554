#include "knowledge/knowledge.h"

#include "knowledge/tables.h"

const Topic *knowledge_topic(const Knowledge *knowledge, Slice id) {
  uint32_t low = 0;
  uint32_t high = knowledge->topic_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    int order = slice_compare(knowledge->topics_by_id[middle]->id, id);
    if (order == 0) return knowledge->topics_by_id[middle];
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}

const RulePage *knowledge_rule(const Knowledge *knowledge, Slice code) {
  uint32_t low = 0;
  uint32_t high = knowledge->rule_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    int order = slice_compare(knowledge->rules[middle]->code, code);
    if (order == 0) return knowledge->rules[middle];
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}

const Topic *const *knowledge_topics(const Knowledge *knowledge, uint32_t *count) {
  *count = knowledge->topic_count;
  return knowledge->topics;
}

const RulePage *const *knowledge_rules(const Knowledge *knowledge, uint32_t *count) {
  *count = knowledge->rule_count;
  return knowledge->rules;
}

/* Also for numbers that no page can name: those of ERROR and of nothing. */
static uint32_t triggers_at(const TopicTrigger *all, const uint32_t *starts, uint16_t symbol,
                            const TopicTrigger **triggers) {
  *triggers = NULL;
  if (symbol == 0 || symbol >= PYTHON_SYMBOL_COUNT) return 0;
  *triggers = all + starts[symbol];
  return starts[symbol + 1] - starts[symbol];
}

uint32_t knowledge_syntax_triggers(const Knowledge *knowledge, uint16_t symbol,
                                   const TopicTrigger **triggers) {
  return triggers_at(knowledge->by_symbol, knowledge->symbol_starts, symbol, triggers);
}

uint32_t knowledge_parent_triggers(const Knowledge *knowledge, uint16_t parent,
                                   const TopicTrigger **triggers) {
  return triggers_at(knowledge->by_parent, knowledge->parent_starts, parent, triggers);
}

/* Compares `pattern` with `head` and `tail` written one after the other. */
static int compare_joined(Slice pattern, Slice head, Slice tail) {
  int order = slice_compare(slice_sub(pattern, 0, head.len), head);
  return order != 0 ? order : slice_compare(slice_sub(pattern, head.len, pattern.len), tail);
}

/* Adds the triggers whose pattern is head + tail. */
static uint32_t add_named(const Knowledge *knowledge, Slice head, Slice tail, TopicTrigger *found,
                          uint32_t count, uint32_t capacity) {
  uint32_t low = 0;
  uint32_t high = knowledge->name_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (compare_joined(knowledge->names[middle].trigger->pattern, head, tail) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  for (; low < knowledge->name_count && count < capacity; low++) {
    if (compare_joined(knowledge->names[low].trigger->pattern, head, tail) != 0) break;
    found[count++] = knowledge->names[low];
  }
  return count;
}

uint32_t knowledge_name_topics(const Knowledge *knowledge, Slice qualified, TopicTrigger *found,
                               uint32_t capacity) {
  if (qualified.len == 0) return 0;
  uint32_t count = add_named(knowledge, qualified, (Slice){NULL, 0}, found, 0, capacity);
  size_t dot = qualified.len;
  while (dot > 0 && qualified.ptr[dot - 1] != '.') dot--;
  if (dot == 0) return count;
  return add_named(knowledge, slice_sub(qualified, 0, dot), SLICE("*"), found, count, capacity);
}

static size_t count_slashes(Slice text) {
  size_t count = 0;
  for (size_t i = 0; i < text.len; i++) count += text.ptr[i] == '/';
  return count;
}

/* The last `slashes` + 1 parts of the path. */
static Slice path_tail(Slice path, size_t slashes) {
  size_t at = path.len;
  for (; at > 0; at--)
    if (path.ptr[at - 1] == '/' && slashes-- == 0) break;
  return slice_sub(path, at, path.len);
}

/* `*` is any run of characters but `/`: on a mismatch the last one takes one character more. */
static bool matches(Slice pattern, Slice name) {
  size_t p = 0;
  size_t star = SIZE_MAX;
  size_t retry = 0;
  for (size_t n = 0; n < name.len;) {
    if (p < pattern.len && pattern.ptr[p] == '*') {
      star = p++;
      retry = n;
    } else if (p < pattern.len && pattern.ptr[p] == name.ptr[n]) {
      p++;
      n++;
    } else if (star != SIZE_MAX && name.ptr[retry] != '/') {
      p = star + 1;
      n = ++retry;
    } else {
      return false;
    }
  }
  while (p < pattern.len && pattern.ptr[p] == '*') p++;
  return p == pattern.len;
}

/* Part by part; `*` is any one part. */
static bool matches_place(Slice pattern, SliceList place) {
  uint32_t next = 0;
  for (Slice part; slice_split(&pattern, '.', &part); next++) {
    if (next == place.count) return false;
    if (!slice_is(part, "*") && !slice_equal(part, place.items[next])) return false;
  }
  return next == place.count;
}

static uint32_t count_stars(Slice pattern) {
  uint32_t count = 0;
  for (size_t i = 0; i < pattern.len; i++) count += pattern.ptr[i] == '*';
  return count;
}

/* Smaller leads. */
static uint32_t file_rank(const Trigger *trigger) {
  enum { STARS = 64, ALSO = 4 * STARS, NO_PLACE = 2 * STARS };
  uint32_t stars = count_stars(trigger->place);
  uint32_t rank = (stars < STARS ? stars : STARS - 1) * 2 + (count_stars(trigger->pattern) > 0);
  return rank + (trigger->place.len == 0 ? NO_PLACE : 0) + (trigger->is_also ? ALSO : 0);
}

uint32_t knowledge_file_topics(const Knowledge *knowledge, Slice path, SliceList place,
                               TopicTrigger *found, uint32_t capacity) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < knowledge->file_count; i++) {
    const Trigger *trigger = knowledge->files[i].trigger;
    if (!matches(trigger->pattern, path_tail(path, count_slashes(trigger->pattern)))) continue;
    if (trigger->place.len > 0 && !matches_place(trigger->place, place)) continue;
    uint32_t at = count;
    while (at > 0 && file_rank(found[at - 1].trigger) > file_rank(trigger)) at--;
    if (at == capacity) continue;
    if (count < capacity) count++;
    for (uint32_t k = count - 1; k > at; k--) found[k] = found[k - 1];
    found[at] = knowledge->files[i];
  }
  return count;
}
