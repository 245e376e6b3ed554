/* pylore doctor: what is set up here, and what stands in the way. Nothing is run or changed. */
#include <limits.h>
#include <stdlib.h>

#include "base/program.h"
#include "cli/doctor_report.h"
#include "cli/page_options.h"
#include "cli/setting_text.h"
#include "cli/version.h"
#include "config/known.h"
#include "config/linters.h"
#include "session/projects.h"

typedef struct Doctor {
  const PageOptions *options;
  Arena *arena;
  DoctorReport report;
} Doctor;

/* `advice` says what to do about it, and is NULL where all is well. */
static void add(Doctor *doctor, DoctorPart part, const char *name, Slice text, const char *advice) {
  DoctorEntry entry = {.part = part, .name = name, .text = text, .advice = advice};
  doctor_report_add(&doctor->report, entry);
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
  add(doctor, PART_PROGRAM, "pylore",
      arena_format(doctor->arena, "%s (%s; %s)", version_number, version_commit, version_grammar),
      NULL);
  if (is_told) add(doctor, PART_PROGRAM, "program", program, NULL);
  if (!is_found)
    add(doctor, PART_PROGRAM, "on PATH", SLICE("no"),
        "Editors look for `pylore` on PATH: put its folder there, or name it in their settings.");
  else if (is_told && !slice_equal(program, on_path))
    add(doctor, PART_PROGRAM, "on PATH", on_path,
        "Editors will start the other pylore that is first on PATH.");
  else
    add(doctor, PART_PROGRAM, "on PATH", SLICE("yes"), NULL);
}

static void look_at_knowledge(Doctor *doctor) {
  const PageOptions *options = doctor->options;
  uint32_t topics;
  uint32_t rules;
  knowledge_topics(knowledge_builtin(), &topics);
  knowledge_rules(knowledge_builtin(), &rules);
  add(doctor, PART_PROGRAM, "knowledge",
      arena_format(doctor->arena, "%u topics, %u rules", topics, rules), NULL);
  if (options->folders.count == 0) return;
  Buffer text;
  buffer_init(&text);
  for (uint32_t i = 0; i < options->folders.count; i++) {
    Slice folder = options->folders.items[i];
    buffer_add_format(&text, "%s%.*s", i > 0 ? ", " : "", (int)folder.len, folder.ptr);
  }
  buffer_add_format(&text, ": %u pages and %u notes", options->own_pages, options->own_notes);
  add(doctor, PART_PROGRAM, "own pages", keep(doctor, &text),
      options->own_faults == 0 ? NULL : "What is wrong with the pages is said above, by file.");
}

static void look_at_state(Doctor *doctor) {
  Buffer path;
  buffer_init(&path);
  if (!known_add_path(&path)) {
    add(doctor, PART_PROGRAM, "known topics", SLICE("not kept"),
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
  add(doctor, PART_PROGRAM, "known topics", text,
      others == 0 ? NULL
                  : "Some of the known topics are none of this version's; `pylore known` names "
                    "them.");
  known_release(&known);
  buffer_release(&path);
}

static void add_setting(Doctor *doctor, const Settings *settings, SettingId id,
                        const SettingSource *source) {
  Buffer value;
  buffer_init(&value);
  setting_add_value(settings, id, &value);
  Slice path = source->file->path;
  DoctorEntry entry = {
      .part = PART_SETTINGS,
      .name = setting_name(id),
      .text = keep(doctor, &value),
      .source =
          arena_format(doctor->arena, "%.*s:%u", (int)path.len, path.ptr, source->value->line),
  };
  doctor_report_add(&doctor->report, entry);
}

/* What the project's files say, each setting with the file and line that it is from. */
static void look_at_settings(Doctor *doctor, Slice folder) {
  Settings defaults = settings_default();
  Projects projects;
  projects_init(&projects, &defaults, (Slice){NULL, 0}, doctor->options->knowledge);
  Slice file = arena_format(doctor->arena, "%.*s/file.py", (int)folder.len, folder.ptr);
  const FileRules *rules = projects_rules(&projects, file);
  for (SettingId id = 0; id < SETTING_COUNT; id++) {
    const SettingSource *source = &rules->project->sources[id];
    if (source->file != NULL) add_setting(doctor, &rules->settings, id, source);
  }
  for (uint32_t i = 0; i < projects.problems.count; i++)
    add(doctor, PART_FAULTS, "project file", arena_copy(doctor->arena, projects.problems.items[i]),
        "Until it is right it does not count; the rest of the file does.");
  projects_release(&projects);
}

static const char *named_folder(const Doctor *doctor) {
  return doctor->options->name == NULL ? "." : doctor->options->name;
}

static void look_at_folder(Doctor *doctor) {
  char real[PATH_MAX];
  if (realpath(named_folder(doctor), real) == NULL) {
    add(doctor, PART_PROGRAM, "folder", slice_from_cstr(named_folder(doctor)),
        "There is no such folder.");
    return;
  }
  doctor->report.folder = arena_copy(doctor->arena, slice_from_cstr(real));
  look_at_settings(doctor, doctor->report.folder);
}

static void look_at_linters(Doctor *doctor) {
  Linters linters = linters_find(slice_from_cstr(named_folder(doctor)), doctor->arena);
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
  add(doctor, PART_AROUND, "other linters", keep(doctor, &text), NULL);
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
  add(doctor, PART_AROUND, "editors", keep(doctor, &text), NULL);
}

static void print_report(const Doctor *doctor) {
  Buffer out;
  buffer_init(&out);
  if (doctor->options->format == FORMAT_JSON)
    doctor_report_write_json(&doctor->report, &out);
  else
    doctor_report_write_markdown(&doctor->report, &out);
  page_print(doctor->options, &out);
  buffer_release(&out);
}

static int examine(const PageOptions *options) {
  Doctor doctor = {
      .options = options,
      .arena = options->arena,
      .report = {.arena = options->arena},
  };
  look_at_program(&doctor);
  look_at_knowledge(&doctor);
  look_at_state(&doctor);
  look_at_folder(&doctor);
  look_at_linters(&doctor);
  look_at_editors(&doctor);
  print_report(&doctor);
  return doctor_report_has_advice(&doctor.report) ? EXIT_FOUND : EXIT_CLEAN;
}

static int run(int count, char **arguments) {
  (void)count;
  return page_command_run(&command_doctor, TAKES_ONE_NAME, arguments, examine);
}

const Command command_doctor = {
    .name = "doctor",
    .summary = "says what is set up here, and what stands in the way",
    .usage =
        "Usage: pylore doctor [FOLDER] [OPTION...]\n"
        "\n"
        "Which pylore this is, whether editors find it, which pages it has, what it knows of you,\n"
        "which settings hold in FOLDER, the current one where none is named, from which file, and\n"
        "what is to be done. Runs and changes nothing.\n"
        "\n"
        "  --format text|markdown|json  text, in colour on a terminal, is the default\n"
        "  --width N                    columns to wrap the text at; the terminal's, up to 100\n"
        "  --knowledge FOLDER           reads pages of your own as well; can be given again\n"
        "\n"
        "Exit codes: 0 all is well, 1 something is to be done, 2 wrong arguments.\n",
    .run = run,
};
