#include "syntax/parser.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/memory.h"

const TSLanguage *tree_sitter_python(void);

/* Real statements take milliseconds; tree-sitter's recovery can be quadratic in broken ones. */
enum { PARSE_NS_AT_MOST = 1000 * 1000 * 1000 };

struct Parser {
  TSParser *parser;
  Buffer repaired; /* scratch: the text with its repairs applied */
};

Parser *parser_create(void) {
  Parser *self = memory_create(1, sizeof(Parser));
  self->parser = ts_parser_new();
  ts_parser_set_language(self->parser, tree_sitter_python());
  buffer_init(&self->repaired);
  return self;
}

void parser_destroy(Parser *self) {
  if (self == NULL) return;
  ts_parser_delete(self->parser);
  buffer_release(&self->repaired);
  free(self);
}

static const char *read_text(void *payload, uint32_t offset, TSPoint point, uint32_t *length) {
  const Slice *text = payload;
  (void)point;
  *length = offset < text->len ? (uint32_t)text->len - offset : 0;
  return *length > 0 ? text->ptr + offset : "";
}

/* How long a parse may take, in time that it works: a machine that is busy elsewhere has no say in
 * what is found. The other clock is quick to ask, and cannot be behind. */
typedef struct Limit {
  uint64_t worked; /* on clock_worked() */
  uint64_t deadline; /* on clock_now(); before it, `worked` cannot be reached */
} Limit;

static Limit limit_from_now(void) {
  return (Limit){clock_worked() + PARSE_NS_AT_MOST, clock_now() + PARSE_NS_AT_MOST};
}

static bool is_over_limit(TSParseState *state) {
  Limit *limit = state->payload;
  uint64_t now = clock_now();
  if (now < limit->deadline) return false;
  uint64_t worked = clock_worked();
  if (worked >= limit->worked) return true;
  limit->deadline = now + (limit->worked - worked);
  return false;
}

TSTree *parser_parse(Parser *self, Slice text, const Repair *repairs, uint32_t repair_count,
                     const TSTree *old) {
  if (repair_count > 0) {
    buffer_clear(&self->repaired);
    buffer_add(&self->repaired, text);
    for (uint32_t i = 0; i < repair_count; i++)
      self->repaired.ptr[repairs[i].offset] = repairs[i].replacement;
    text = buffer_slice(&self->repaired);
  }
  Limit limit = limit_from_now();
  TSInput input = {.payload = &text, .read = read_text, .encoding = TSInputEncodingUTF8};
  TSParseOptions options = {.payload = &limit, .progress_callback = is_over_limit};
  TSTree *tree = ts_parser_parse_with_options(self->parser, old, input, options);
  if (tree == NULL) ts_parser_reset(self->parser);
  return tree;
}
