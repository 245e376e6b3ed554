/* Turns the pages below a folder into one C file, while the program is built:
 *   knowledge_compiler FOLDER OUTPUT
 * On any fault nothing is written, each fault is one "file:line: message" on stdout, and the exit
 * code is 1. */
#include <stdio.h>

#include "knowledge/compile/c_tables.h"
#include "knowledge/page_set.h"

static void read_pages(PageSet *set, const char *folder) {
  Arena *arena = set->faults->arena;
  page_set_add_folder(set, arena_format(arena, "%s/topics", folder));
  page_set_add_folder(set, arena_format(arena, "%s/rules", folder));
}

static bool report(Faults *faults) {
  SliceList messages = faults_list(faults);
  for (uint32_t i = 0; i < messages.count; i++)
    printf("%.*s\n", (int)messages.items[i].len, messages.items[i].ptr);
  if (faults->count > messages.count) printf("... and %u more\n", faults->count - messages.count);
  return faults->count == 0;
}

static bool write_file(const char *path, const Knowledge *knowledge) {
  FILE *file = fopen(path, "wb");
  if (file == NULL) {
    perror(path);
    return false;
  }
  Buffer text;
  buffer_init(&text);
  c_tables_write(knowledge, &text);
  bool is_written = fwrite(text.ptr, 1, text.len, file) == text.len;
  is_written = fclose(file) == 0 && is_written;
  buffer_release(&text);
  if (!is_written) perror(path);
  return is_written;
}

int main(int argc, char **argv) {
  if (argc != 3) {
    fputs("Usage: knowledge_compiler FOLDER OUTPUT\n", stderr);
    return 2;
  }
  Arena arena;
  arena_init(&arena);
  Faults faults = {.arena = &arena};
  PageSet set = {.owner = OWNER_OURS, .faults = &faults};
  read_pages(&set, argv[1]);
  const Knowledge *knowledge = page_set_join(&set);
  page_set_check_references(&set, knowledge);
  bool is_done = report(&faults) && write_file(argv[2], knowledge);
  arena_release(&arena);
  return is_done ? 0 : 1;
}
