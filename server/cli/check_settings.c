/* pylore check --show-settings: which settings hold for a file, and which file gave them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/check.h"
#include "cli/command.h"
#include "cli/setting_text.h"
#include "session/projects.h"

Slice check_absolute(const char *path, Arena *arena) {
  const char *slash = strrchr(path, '/');
  if (strcmp(path, "-") == 0) path = "stdin";
  Slice folder = slash == NULL ? SLICE(".") : (Slice){path, (size_t)(slash - path)};
  if (folder.len == 0) folder = SLICE("/");
  char *real = realpath(arena_copy(arena, folder).ptr, NULL);
  if (real == NULL) return (Slice){NULL, 0};
  const char *name = slash == NULL ? path : slash + 1;
  Slice whole = arena_format(arena, "%s%s%s", real, strcmp(real, "/") == 0 ? "" : "/", name);
  free(real);
  return whole;
}

static void write_file(const CheckRequest *request, const FileRules *rules, const char *path) {
  Buffer value;
  buffer_init(&value);
  printf("%s\n", path);
  for (SettingId id = 0; id < SETTING_COUNT; id++) {
    const SettingSource *source = &rules->project->sources[id];
    bool is_ours = (request->options.settings.given >> id & 1) != 0;
    buffer_clear(&value);
    setting_add_value(&rules->settings, id, &value);
    printf("  %s = %.*s", setting_name(id), (int)value.len, value.ptr);
    if (source->file != NULL)
      printf("  # %.*s:%u: %.*s\n", (int)source->file->path.len, source->file->path.ptr,
             source->value->line, (int)source->value->key.len, source->value->key.ptr);
    else
      puts(is_ours ? "  # command line" : "  # default");
  }
  buffer_release(&value);
  if (rules->is_excluded) puts("  The file is excluded.");
}

int check_show_settings(const CheckRequest *request) {
  Projects projects;
  projects_init(&projects, &request->options.settings, (Slice){NULL, 0}, knowledge_builtin());
  Arena arena;
  arena_init(&arena);
  for (uint32_t i = 0; i < request->files.count; i++) {
    arena_reset(&arena);
    const char *path = request->files.paths[i];
    const char *name = strcmp(path, "-") == 0 ? request->options.stdin_name : path;
    bool is_alone = request->options.is_isolated;
    Slice place = is_alone ? (Slice){NULL, 0} : check_absolute(name, &arena);
    write_file(request, projects_rules(&projects, place), name);
  }
  for (uint32_t i = 0; i < projects.problems.count; i++)
    fprintf(stderr, "pylore check: %.*s\n", (int)projects.problems.items[i].len,
            projects.problems.items[i].ptr);
  bool is_wrong = projects.problems.count > 0;
  arena_release(&arena);
  projects_release(&projects);
  return is_wrong ? EXIT_MISUSE : EXIT_CLEAN;
}
