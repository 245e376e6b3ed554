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

/* How well a word names what a trigger is about; the best ones count alone. */
typedef enum Fit {
  FIT_NONE,
  FIT_ALSO, /* the topic is only named there as a further one */
  FIT_PART, /* the last part of a qualified name */
  FIT_ROLE,
  FIT_SOME, /* a keyword or operator where a predicate says so */
  FIT_CHILD, /* the same in one construct */
  FIT_WHOLE, /* a keyword wherever it stands, a whole name, a builtin */
} Fit;

/* The whole qualified name, or its last part, also without what stands for it ("builtins"). */
static Fit name_fit(Slice pattern, Slice word) {
  if (slice_equal(pattern, word)) return FIT_WHOLE;
  if (pattern.len <= word.len || !slice_ends_with(pattern, word)) return FIT_NONE;
  size_t dot = pattern.len - word.len - 1;
  if (pattern.ptr[dot] != '.') return FIT_NONE;
  return slice_is(slice_sub(pattern, 0, dot), "builtins") ? FIT_WHOLE : FIT_PART;
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

static Fit syntax_fit(const Trigger *trigger, Slice word) {
  bool is_kind_itself = trigger->symbol == 0 && trigger->field == 0;
  if (is_token(trigger->symbol, word) || (is_kind_itself && is_kind(trigger->parent, word))) {
    if (trigger->predicate.len > 0) return FIT_SOME;
    return is_kind_itself || trigger->parent == 0 ? FIT_WHOLE : FIT_CHILD;
  }
  return slice_equal(trigger->role, word) ? FIT_ROLE : FIT_NONE;
}

static Fit fit_of(const Trigger *trigger, Slice word) {
  Fit fit = FIT_NONE;
  switch (trigger->kind) {
  case TRIGGER_NAME: fit = name_fit(trigger->pattern, word); break;
  case TRIGGER_FILE: fit = slice_equal(trigger->pattern, word) ? FIT_WHOLE : FIT_NONE; break;
  case TRIGGER_SYNTAX: fit = syntax_fit(trigger, word); break;
  }
  return fit != FIT_NONE && trigger->is_also ? FIT_ALSO : fit;
}

static Fit best_fit(const Topic *topic, Slice word) {
  Fit best = FIT_NONE;
  for (uint32_t i = 0; i < topic->trigger_count; i++) {
    Fit fit = fit_of(&topic->triggers[i], word);
    if (fit > best) best = fit;
  }
  return best;
}

static void find_word(const Knowledge *knowledge, Slice word, PageFound *found) {
  uint32_t count;
  const Topic *const *topics = knowledge_topics(knowledge, &count);
  const Topic *only = NULL;
  Fit best = FIT_ALSO;
  for (uint32_t i = 0; i < count; i++) {
    Fit fit = best_fit(topics[i], word);
    if (fit < best) continue;
    if (fit > best) found->meant_count = 0;
    best = fit;
    only = topics[i];
    if (found->meant_count < PAGES_MEANT) found->meant[found->meant_count++] = topics[i]->id;
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
