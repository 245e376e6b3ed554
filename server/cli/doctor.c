/* pylore doctor: what is set up here, and what stands in the way. Nothing is run or changed. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/program.h"
#include "cli/page_options.h"
#include "cli/setting_text.h"
#include "cli/terminal.h"
#include "cli/version.h"
#include "config/known.h"
#include "config/linters.h"
#include "session/projects.h"

enum { ENTRIES_AT_MOST = 64 };

/* One thing that was looked at. */
typedef struct Entry {
  const char *name;
  Slice text;
  const char *advice; /* what to do about it; NULL where all is well */
} Entry;

typedef struct Doctor {
  const PageOptions *options;
  Arena *arena;
  Entry entries[ENTRIES_AT_MOST];
  uint32_t count;
} Doctor;

static void add(Doctor *doctor, const char *name, Slice text, const char *advice) {
  if (doctor->count < ENTRIES_AT_MOST)
    doctor->entries[doctor->count++] = (Entry){name, text, advice};
}

/* The text of the buffer in the arena; the buffer is done with. */
static Slice keep(Doctor *doctor, Buffer *buffer) {
  Slice text = arena_copy(doctor->arena, buffer_slice(buffer));
  buffer_release(buffer);
  return text;
}

static void look_at_program(Doctor *doctor) {
  Buffer self;
  Buffer found;
  buffer_init(&self);
  buffer_init(&found);
  bool is_told = program_self(&self);
  bool is_found = program_find("pylore", &found);
  Slice program = keep(doctor, &self);
  Slice on_path = keep(doctor, &found);
  add(doctor, "version",
      arena_format(doctor->arena, "%s (%s; %s)", version_number, version_commit, version_grammar),
      NULL);
  if (is_told) add(doctor, "program", program, NULL);
  if (!is_found)
    add(doctor, "on PATH", SLICE("no"),
        "Editors look for `pylore` on PATH: put its folder there, or name it in their settings.");
  else if (is_told && !slice_equal(program, on_path))
    add(doctor, "on PATH", on_path, "Editors will start the other pylore that is first on PATH.");
  else
    add(doctor, "on PATH", SLICE("yes"), NULL);
}

static void look_at_knowledge(Doctor *doctor) {
  const PageOptions *options = doctor->options;
  uint32_t topics;
  uint32_t rules;
  knowledge_topics(knowledge_builtin(), &topics);
  knowledge_rules(knowledge_builtin(), &rules);
  add(doctor, "knowledge", arena_format(doctor->arena, "%u topics, %u rules", topics, rules), NULL);
  if (options->folders.count == 0) return;
  Buffer text;
  buffer_init(&text);
  for (uint32_t i = 0; i < options->folders.count; i++) {
    Slice folder = options->folders.items[i];
    buffer_add_format(&text, "%s%.*s", i > 0 ? ", " : "", (int)folder.len, folder.ptr);
  }
  buffer_add_format(&text, ": %u pages and %u notes", options->own_pages, options->own_notes);
  add(doctor, "own pages", keep(doctor, &text),
      options->own_faults == 0 ? NULL : "What is wrong with the pages is said above, by file.");
}

static void look_at_state(Doctor *doctor) {
  Buffer path;
  buffer_init(&path);
  if (!known_add_path(&path)) {
    add(doctor, "known topics", SLICE("not kept"),
        "Neither XDG_STATE_HOME nor HOME says where the list would be.");
    buffer_release(&path);
    return;
  }
  KnownTopics known;
  known_init(&known, path.ptr);
  known_refresh(&known);
  uint32_t others = 0;
  for (uint32_t i = 0; i < known.ids.count; i++)
    if (knowledge_topic(doctor->options->knowledge, known.ids.items[i]) == NULL) others++;
  Slice text = arena_format(doctor->arena, known.is_there ? "%u in %s" : "%u; there is no %s yet",
                            known.ids.count, path.ptr);
  add(doctor, "known topics", text,
      others == 0 ? NULL
                  : "Some of the known topics are none of this version's; `pylore known` names "
                    "them.");
  known_release(&known);
  buffer_release(&path);
}

/* What the project's files say, each setting with the file and line that it is from. */
static void look_at_settings(Doctor *doctor, Slice folder) {
  Settings defaults = settings_default();
  Projects projects;
  projects_init(&projects, &defaults, (Slice){NULL, 0}, doctor->options->knowledge);
  Slice file = arena_format(doctor->arena, "%.*s/file.py", (int)folder.len, folder.ptr);
  const FileRules *rules = projects_rules(&projects, file);
  uint32_t count = 0;
  for (SettingId id = 0; id < SETTING_COUNT; id++) {
    const SettingSource *source = &rules->project->sources[id];
    if (source->file == NULL) continue;
    Buffer text;
    buffer_init(&text);
    setting_add_value(&rules->settings, id, &text);
    buffer_add_format(&text, " (%.*s:%u)", (int)source->file->path.len, source->file->path.ptr,
                      source->value->line);
    add(doctor, setting_name(id), keep(doctor, &text), NULL);
    count++;
  }
  if (count == 0) add(doctor, "settings", SLICE("defaults: no project file says anything"), NULL);
  for (uint32_t i = 0; i < projects.problems.count; i++)
    add(doctor, "project file", arena_copy(doctor->arena, projects.problems.items[i]),
        "What cannot be read in a project file does not count.");
  projects_release(&projects);
}

static void look_at_folder(Doctor *doctor) {
  const char *name = doctor->options->name == NULL ? "." : doctor->options->name;
  char real[PATH_MAX];
  if (realpath(name, real) == NULL)
    add(doctor, "folder", slice_from_cstr(name), "There is no such folder.");
  else
    look_at_settings(doctor, slice_from_cstr(real));
}

static void look_at_linters(Doctor *doctor) {
  const char *folder = doctor->options->name == NULL ? "." : doctor->options->name;
  Linters linters = linters_find(slice_from_cstr(folder), doctor->arena);
  Buffer text;
  buffer_init(&text);
  for (int kind = 0; kind < LINTER_COUNT; kind++) {
    const Linter *linter = &linters.items[kind];
    Slice name = linter_name((LinterKind)kind);
    if (linter->source.len == 0 && !linter->is_installed) continue;
    const char *state = linter->source.len == 0 ? "installed, not set up"
                        : linter->is_in_use     ? "its findings are left to it, set up in "
                                                : "not installed, set up in ";
    buffer_add_format(&text, "%s%.*s (%s%.*s)", text.len > 0 ? ", " : "", (int)name.len, name.ptr,
                      state, (int)linter->source.len, linter->source.ptr);
  }
  if (text.len == 0) buffer_add(&text, SLICE("none"));
  add(doctor, "other linters", keep(doctor, &text), NULL);
}

static void look_at_editors(Doctor *doctor) {
  static const char *const editors[] = {"nvim",   "vim",         "emacs",      "code",
                                        "codium", "code-server", "hx",         "kate",
                                        "subl",   "zed",         "jupyter-lab"};
  Buffer text;
  Buffer path;
  buffer_init(&text);
  buffer_init(&path);
  for (size_t i = 0; i < sizeof editors / sizeof editors[0]; i++) {
    if (!program_find(editors[i], &path)) continue;
    buffer_add_format(&text, "%s%s", text.len > 0 ? ", " : "", editors[i]);
  }
  buffer_release(&path);
  if (text.len == 0) buffer_add(&text, SLICE("none on PATH"));
  add(doctor, "editors", keep(doctor, &text), NULL);
}

static void add_markdown(const Doctor *doctor, Buffer *out) {
  buffer_add(out, SLICE("| What | Here |\n|---|---|\n"));
  for (uint32_t i = 0; i < doctor->count; i++) {
    Slice text = doctor->entries[i].text;
    buffer_add_format(out, "| %s | %.*s |\n", doctor->entries[i].name, (int)text.len, text.ptr);
  }
  const char *last = NULL;
  for (uint32_t i = 0; i < doctor->count; i++) {
    const Entry *entry = &doctor->entries[i];
    if (entry->advice == NULL || entry->advice == last) continue;
    buffer_add_format(out, "\n**%s**: %s\n", entry->name, entry->advice);
    last = entry->advice;
  }
}

static void add_json(const Doctor *doctor, Buffer *out) {
  buffer_add_char(out, '[');
  for (uint32_t i = 0; i < doctor->count; i++) {
    const Entry *entry = &doctor->entries[i];
    json_add_comma(out);
    buffer_add_char(out, '{');
    json_add_text(out, "name", slice_from_cstr(entry->name));
    json_add_text(out, "text", entry->text);
    if (entry->advice != NULL) json_add_text(out, "advice", slice_from_cstr(entry->advice));
    buffer_add_char(out, '}');
  }
  buffer_add(out, SLICE("]\n"));
}

static int report(const Doctor *doctor) {
  Buffer out;
  buffer_init(&out);
  if (doctor->options->format == FORMAT_JSON)
    add_json(doctor, &out);
  else
    add_markdown(doctor, &out);
  if (doctor->options->format == FORMAT_TEXT)
    terminal_print_markdown(buffer_slice(&out), doctor->options->width);
  else
    terminal_print(buffer_slice(&out));
  buffer_release(&out);
  for (uint32_t i = 0; i < doctor->count; i++)
    if (doctor->entries[i].advice != NULL) return EXIT_FOUND;
  return EXIT_CLEAN;
}

static int run(int count, char **arguments) {
  (void)count;
  Arena arena;
  arena_init(&arena);
  PageOptions options;
  int code = EXIT_MISUSE;
  if (page_options_read(&command_doctor, TAKES_ONE_NAME, arguments, &options, &arena)) {
    Doctor doctor = {.options = &options, .arena = &arena};
    look_at_program(&doctor);
    look_at_knowledge(&doctor);
    look_at_state(&doctor);
    look_at_folder(&doctor);
    look_at_linters(&doctor);
    look_at_editors(&doctor);
    code = report(&doctor);
  }
  arena_release(&arena);
  return code;
}

const Command command_doctor = {
    .name = "doctor",
    .summary = "says what is set up here, and what stands in the way",
    .usage =
        "Usage: pylore doctor [FOLDER] [OPTION...]\n"
        "\n"
        "Which pylore this is, whether editors find it, which pages it has, what it knows of you,\n"
        "and which settings hold in FOLDER, the current one where none is named. Runs and changes "
        "nothing.\n"
        "\n"
        "  --format text|markdown|json  text, in colour on a terminal, is the default\n"
        "  --width N                    columns to wrap the text at; the terminal's, up to 100\n"
        "  --knowledge FOLDER           reads pages of your own as well; can be given again\n"
        "\n"
        "Exit codes: 0 all is well, 1 something is to be done, 2 wrong arguments.\n",
    .run = run,
};
