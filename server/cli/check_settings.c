/* pylore check --show-settings: which settings hold for a file, and which file gave them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/check.h"
#include "cli/command.h"
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

static const char *const names[SETTING_COUNT] = {
    [SETTING_SELECT] = "select",
    [SETTING_IGNORE] = "ignore",
    [SETTING_EXTEND_SELECT] = "extend-select",
    [SETTING_EXTEND_IGNORE] = "extend-ignore",
    [SETTING_PER_FILE_IGNORES] = "per-file-ignores",
    [SETTING_EXCLUDE] = "exclude",
    [SETTING_EXTEND_EXCLUDE] = "extend-exclude",
    [SETTING_LINE_LENGTH] = "line-length",
    [SETTING_DOC_LENGTH] = "max-doc-length",
    [SETTING_INDENT_SIZE] = "indent-size",
    [SETTING_HANG_CLOSING] = "hang-closing",
    [SETTING_IGNORE_NAMES] = "ignore-names",
    [SETTING_EXTEND_IGNORE_NAMES] = "extend-ignore-names",
    [SETTING_CLASSMETHOD_DECORATORS] = "classmethod-decorators",
    [SETTING_STATICMETHOD_DECORATORS] = "staticmethod-decorators",
};

static void write_list(SliceList list) {
  putchar('[');
  for (uint32_t i = 0; i < list.count; i++)
    printf("%s%.*s", i == 0 ? "" : ", ", (int)list.items[i].len, list.items[i].ptr);
  putchar(']');
}

static void write_by_file(PerFileIgnores list) {
  putchar('[');
  for (uint32_t i = 0; i < list.count; i++)
    printf("%s%.*s:%.*s", i == 0 ? "" : ", ", (int)list.items[i].pattern.len,
           list.items[i].pattern.ptr, (int)list.items[i].codes.len, list.items[i].codes.ptr);
  putchar(']');
}

static void write_value(const Settings *settings, SettingId id) {
  const void *place = (const char *)settings + settings_offset(id);
  switch (id) {
  case SETTING_LINE_LENGTH:
  case SETTING_INDENT_SIZE: printf("%u", *(const uint32_t *)place); break;
  case SETTING_DOC_LENGTH:
    if (settings->doc_length == 0)
      fputs("none", stdout);
    else
      printf("%u", settings->doc_length);
    break;
  case SETTING_HANG_CLOSING: fputs(settings->hang_closing ? "true" : "false", stdout); break;
  case SETTING_PER_FILE_IGNORES: write_by_file(settings->per_file_ignores); break;
  default: write_list(*(const SliceList *)place);
  }
}

static void write_file(const CheckRequest *request, const FileRules *rules, const char *path) {
  printf("%s\n", path);
  for (SettingId id = 0; id < SETTING_COUNT; id++) {
    const SettingSource *source = &rules->project->sources[id];
    bool is_ours = (request->options.settings.given >> id & 1) != 0;
    printf("  %s = ", names[id]);
    write_value(&rules->settings, id);
    if (source->file != NULL)
      printf("  # %.*s:%u: %.*s\n", (int)source->file->path.len, source->file->path.ptr,
             source->value->line, (int)source->value->key.len, source->value->key.ptr);
    else
      puts(is_ours ? "  # command line" : "  # default");
  }
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
