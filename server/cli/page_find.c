#include "cli/page_find.h"

#include <string.h>

#include "base/buffer.h"
#include "cli/nearest.h"
#include "python_symbols.h"
#include <tree_sitter/api.h>

const TSLanguage *tree_sitter_python(void);

static const Topic *find_topic(const Knowledge *knowledge, Slice word) {
  uint32_t count;
  const Topic *const *topics = knowledge_topics(knowledge, &count);
  for (uint32_t i = 0; i < count; i++)
    if (nearest_is_same(word, topics[i]->id) || nearest_is_same(word, topics[i]->title))
      return topics[i];
  return NULL;
}

static const RulePage *find_rule(const Knowledge *knowledge, Slice word) {
  uint32_t count;
  const RulePage *const *rules = knowledge_rules(knowledge, &count);
  for (uint32_t i = 0; i < count; i++)
    if (nearest_is_same(word, rules[i]->code) || nearest_is_same(word, rules[i]->name))
      return rules[i];
  return NULL;
}

/* The whole qualified name, or its last part, also without what stands for it ("builtins"). */
static bool is_name(Slice pattern, Slice word) {
  if (slice_equal(pattern, word)) return true;
  if (pattern.len <= word.len || !slice_ends_with(pattern, word)) return false;
  return pattern.ptr[pattern.len - word.len - 1] == '.';
}

static bool is_token(uint16_t symbol, Slice word) {
  const TSLanguage *language = tree_sitter_python();
  return symbol != 0 && ts_language_symbol_type(language, symbol) == TSSymbolTypeAnonymous &&
         slice_is(word, ts_language_symbol_name(language, symbol));
}

/* `lambda` and `yield` are also kinds of node, whose tokens a selector without quotes means. */
static bool is_kind(uint16_t symbol, Slice word) {
  return symbol != 0 && slice_is(word, ts_language_symbol_name(tree_sitter_python(), symbol));
}

static bool shows_on(const Trigger *trigger, Slice word) {
  if (trigger->kind == TRIGGER_NAME) return is_name(trigger->pattern, word);
  if (trigger->kind == TRIGGER_FILE) return slice_equal(trigger->pattern, word);
  if (slice_equal(trigger->role, word) || is_token(trigger->symbol, word)) return true;
  return trigger->symbol == 0 && trigger->field == 0 && is_kind(trigger->parent, word);
}

static bool has_trigger(const Topic *topic, Slice word) {
  for (uint32_t i = 0; i < topic->trigger_count; i++)
    if (shows_on(&topic->triggers[i], word)) return true;
  return false;
}

static void find_word(const Knowledge *knowledge, Slice word, PageFound *found) {
  uint32_t count;
  const Topic *const *topics = knowledge_topics(knowledge, &count);
  const Topic *only = NULL;
  for (uint32_t i = 0; i < count && found->meant_count < PAGES_MEANT; i++) {
    if (!has_trigger(topics[i], word)) continue;
    only = topics[i];
    found->meant[found->meant_count++] = topics[i]->id;
  }
  if (found->meant_count == 1) found->topic = only;
  found->has_word = found->meant_count > 0;
}

static void find_nearest(const Knowledge *knowledge, Slice word, PageFound *found) {
  Nearest nearest = {.wanted = word};
  uint32_t count;
  const Topic *const *topics = knowledge_topics(knowledge, &count);
  for (uint32_t i = 0; i < count; i++) {
    nearest_offer(&nearest, topics[i]->id, topics[i]->id);
    nearest_offer(&nearest, topics[i]->title, topics[i]->id);
  }
  const RulePage *const *rules = knowledge_rules(knowledge, &count);
  for (uint32_t i = 0; i < count; i++) {
    nearest_offer(&nearest, rules[i]->code, rules[i]->code);
    nearest_offer(&nearest, rules[i]->name, rules[i]->code);
  }
  found->meant_count = nearest.count;
  memcpy(found->meant, nearest.items, nearest.count * sizeof nearest.items[0]);
}

PageFound page_find(const Knowledge *knowledge, Slice word) {
  PageFound found = {0};
  word = slice_trim(word);
  found.topic = find_topic(knowledge, word);
  if (found.topic == NULL) found.rule = find_rule(knowledge, word);
  if (found.topic != NULL || found.rule != NULL) return found;
  find_word(knowledge, word, &found);
  if (!found.has_word) find_nearest(knowledge, word, &found);
  return found;
}

int page_find_fail(const Command *command, const char *word, const PageFound *found) {
  Buffer meant;
  buffer_init(&meant);
  for (uint32_t i = 0; i < found->meant_count; i++) {
    const char *before = i == 0 ? "" : i + 1 < found->meant_count ? ", " : " or ";
    buffer_add_format(&meant, "%s%.*s", before, (int)found->meant[i].len, found->meant[i].ptr);
  }
  if (found->has_word)
    command_misuse(command, "'%s' is part of several topics: %.*s", word, (int)meant.len,
                   meant.ptr);
  else if (meant.len > 0)
    command_misuse(command, "there is no topic or rule '%s'. Did you mean %.*s?", word,
                   (int)meant.len, meant.ptr);
  else
    command_misuse(command, "there is no topic or rule '%s'; `pylore topics` lists them", word);
  buffer_release(&meant);
  return EXIT_MISUSE;
}
