#include "syntax/parser.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"

const TSLanguage *tree_sitter_python(void);

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

TSTree *parser_parse(Parser *self, Slice text, const Repair *repairs, uint32_t repair_count,
                     const TSTree *old) {
  if (repair_count > 0) {
    buffer_clear(&self->repaired);
    buffer_add(&self->repaired, text);
    for (uint32_t i = 0; i < repair_count; i++)
      self->repaired.ptr[repairs[i].offset] = repairs[i].replacement;
    text = buffer_slice(&self->repaired);
  }
  const char *bytes = text.len == 0 ? "" : text.ptr;
  return ts_parser_parse_string(self->parser, old, bytes, (uint32_t)text.len);
}
