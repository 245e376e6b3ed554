#include "rules/context.h"

#include "rules/selection.h"

#include <string.h>

#include "base/utf8.h"

Slice rule_message(const RulePage *page, const Slice *arguments, uint32_t count, Arena *arena) {
  Slice template = page->message;
  size_t length = template.len;
  for (uint32_t i = 0; i < count; i++) length += arguments[i].len;
  char *message = ARENA_ARRAY(arena, char, length + 1);
  size_t used = 0;
  uint32_t next = 0;
  for (size_t at = 0; at < template.len;) {
    size_t hole = next < count ? slice_find(template, SLICE("{}"), at) : template.len;
    memcpy(message + used, template.ptr + at, hole - at);
    used += hole - at;
    at = hole;
    if (hole == template.len) break;
    Slice argument = arguments[next++];
    if (argument.len > 0) memcpy(message + used, argument.ptr, argument.len);
    used += argument.len;
    at += 2;
  }
  return (Slice){message, used};
}

Finding *rule_report(RuleContext *context, uint32_t start, uint32_t end, const Slice *arguments,
                     uint32_t argument_count) {
  FindingList *list = &context->findings;
  if (list->count == list->capacity) {
    uint32_t capacity = list->capacity == 0 ? 16 : list->capacity * 2;
    list->items = arena_grow(context->scratch, list->items, list->count, capacity, sizeof(Finding));
    list->capacity = capacity;
  }
  Slice message = argument_count == 0
                      ? context->page->message
                      : rule_message(context->page, arguments, argument_count, context->arena);
  Finding *finding = &list->items[list->count++];
  *finding = (Finding){.rule = context->rule, .start = start, .end = end, .message = message};
  return finding;
}

Finding *rule_report_as(RuleContext *context, const Rule *rule, uint32_t start, uint32_t end,
                        const Slice *arguments, uint32_t argument_count) {
  const ActiveRule *active = rule_selection_find(context->selection, rule);
  if (active == NULL) return NULL;
  context->rule = active->rule;
  context->page = active->page;
  return rule_report(context, start, end, arguments, argument_count);
}

bool rule_is_selected(const RuleContext *context, const Rule *rule) {
  return rule_selection_find(context->selection, rule) != NULL;
}

void rule_fix(RuleContext *context, Finding *finding, Slice title, const TextEdit *edits,
              uint32_t edit_count) {
  if (finding == NULL || context->page->fix == FIX_NONE) return;
  TextEdit *copy = ARENA_ARRAY(context->arena, TextEdit, edit_count);
  memcpy(copy, edits, edit_count * sizeof *edits);
  finding->fix = (Fix){.title = title,
                       .edits = copy,
                       .edit_count = edit_count,
                       .is_safe = context->page->fix == FIX_SAFE};
}

void byte_range_add(ByteRangeList *list, Arena *arena, uint32_t start, uint32_t end) {
  if (list->count == list->capacity) {
    uint32_t capacity = list->capacity == 0 ? 16 : list->capacity * 2;
    list->items = arena_grow(arena, list->items, list->count, capacity, sizeof(ByteRange));
    list->capacity = capacity;
  }
  list->items[list->count++] = (ByteRange){start, end};
}

const ByteRange *byte_range_after(const ByteRangeList *list, uint32_t offset) {
  uint32_t low = 0;
  uint32_t high = list->count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (list->items[middle].end <= offset)
      low = middle + 1;
    else
      high = middle;
  }
  return low < list->count ? &list->items[low] : NULL;
}

bool rule_touches_string(const RuleContext *context, uint32_t start, uint32_t end) {
  const ByteRange *string = byte_range_after(&context->strings, start);
  return string != NULL && string->start < end;
}

Slice rule_quote(RuleContext *context, Slice code) {
  size_t length = 0;
  while (length < code.len && code.ptr[length] != '\n' && code.ptr[length] != '\r') {
    size_t bytes = utf8_next(slice_sub(code, length, code.len)).bytes;
    if (length + bytes > RULE_QUOTE_LIMIT) break;
    length += bytes;
  }
  const char *rest = length < code.len ? "…" : "";
  return arena_format(context->arena, "`%.*s%s`", (int)length, code.ptr, rest);
}
