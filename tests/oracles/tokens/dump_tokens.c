/* Prints the tokens of a file, one a line: kind, start and end in bytes; and `repair OFFSET` for
 * each place that the scanner holds to be unclosed. */
#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "syntax/lexer.h"

static const char *const kind_names[] = {
    "NAME",    "NUMBER",  "STRING", "FSTRING_START", "FSTRING_MIDDLE", "FSTRING_END", "OP",
    "COMMENT", "NEWLINE", "NL",     "BROKEN",
};

static void read_all(FILE *file, Buffer *buffer) {
  size_t got;
  do {
    got = fread(buffer_reserve(buffer, 65536), 1, 65536, file);
    buffer->len += got;
  } while (got > 0);
}

int main(int argc, char **argv) {
  FILE *file = argc > 1 ? fopen(argv[1], "rb") : stdin;
  if (file == NULL) return EXIT_FAILURE;
  Buffer buffer;
  buffer_init(&buffer);
  read_all(file, &buffer);
  fclose(file);
  Arena arena;
  arena_init(&arena);
  Lexer *lexer = lexer_create(buffer_slice(&buffer), &arena);
  LogicalLine line;
  while (lexer_next(lexer, &line))
    for (uint32_t i = 0; i < line.token_count; i++)
      printf("%s %u %u\n", kind_names[line.tokens[i].kind], line.tokens[i].start,
             line.tokens[i].end);
  uint32_t count;
  const Repair *repairs = lexer_repairs(lexer, &count);
  for (uint32_t i = 0; i < count; i++) printf("repair %u\n", repairs[i].offset);
  arena_release(&arena);
  buffer_release(&buffer);
  return EXIT_SUCCESS;
}
