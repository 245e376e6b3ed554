/* The command line of `pylore check`. */
#include <ctype.h>
#include <string.h>

#include "cli/check.h"
#include "cli/command.h"

/* Options: each takes its value, and is false where that does not fit. */

static bool add_codes(CheckRequest *request, SliceList *list, const char *value) {
  Slice rest = slice_from_cstr(value);
  Slice code;
  while (slice_split(&rest, ',', &code)) {
    code = slice_trim(code);
    for (size_t i = 0; i < code.len; i++)
      if (!isalnum((unsigned char)code.ptr[i])) return false;
    if (code.len == 0) continue;
    Slice *items =
        arena_grow(request->arena, list->items, list->count, list->count + 1, sizeof(Slice));
    items[list->count] = code;
    *list = (SliceList){items, list->count + 1};
  }
  return true;
}

/* What the command line says, project files do not. */
static void give(CheckRequest *request, SettingId id) {
  request->options.settings.given |= UINT32_C(1) << id;
}

static bool take_isolated(CheckRequest *request, const char *value) {
  (void)value;
  request->options.is_isolated = true;
  return true;
}

static bool take_show_settings(CheckRequest *request, const char *value) {
  (void)value;
  request->shows_settings = true;
  return true;
}

static bool take_select(CheckRequest *request, const char *value) {
  give(request, SETTING_SELECT);
  return add_codes(request, &request->options.settings.select, value);
}

static bool take_ignore(CheckRequest *request, const char *value) {
  give(request, SETTING_IGNORE);
  return add_codes(request, &request->options.settings.ignore, value);
}

static bool take_extend_select(CheckRequest *request, const char *value) {
  give(request, SETTING_EXTEND_SELECT);
  return add_codes(request, &request->options.settings.extend_select, value);
}

static bool take_extend_ignore(CheckRequest *request, const char *value) {
  give(request, SETTING_EXTEND_IGNORE);
  return add_codes(request, &request->options.settings.extend_ignore, value);
}

static bool take_line_length(CheckRequest *request, const char *value) {
  give(request, SETTING_LINE_LENGTH);
  uint32_t *length = &request->options.settings.line_length;
  return slice_parse_u32(slice_from_cstr(value), length) && *length > 0;
}

static bool take_doc_length(CheckRequest *request, const char *value) {
  give(request, SETTING_DOC_LENGTH);
  return slice_parse_u32(slice_from_cstr(value), &request->options.settings.doc_length);
}

static bool take_format(CheckRequest *request, const char *value) {
  static const char *const names[] = {[OUTPUT_TEXT] = "text",
                                      [OUTPUT_FULL] = "full",
                                      [OUTPUT_JSON] = "json",
                                      [OUTPUT_SARIF] = "sarif",
                                      [OUTPUT_GITHUB] = "github"};
  for (OutputFormat format = OUTPUT_TEXT; format <= OUTPUT_GITHUB; format++) {
    if (strcmp(value, names[format]) != 0) continue;
    request->options.format = format;
    return true;
  }
  return false;
}

static bool take_jobs(CheckRequest *request, const char *value) {
  enum { MOST_JOBS = 256 };
  uint32_t *jobs = &request->options.jobs;
  return slice_parse_u32(slice_from_cstr(value), jobs) && *jobs <= MOST_JOBS;
}

static bool take_stdin_name(CheckRequest *request, const char *value) {
  request->options.stdin_name = value;
  return true;
}

static bool take_fix(CheckRequest *request, const char *value) {
  (void)value;
  request->options.fix = true;
  return true;
}

static bool take_diff(CheckRequest *request, const char *value) {
  (void)value;
  request->options.diff = true;
  return true;
}

static bool take_unsafe_fixes(CheckRequest *request, const char *value) {
  (void)value;
  request->options.unsafe_fixes = true;
  return true;
}

static bool take_quiet(CheckRequest *request, const char *value) {
  (void)value;
  request->options.is_quiet = true;
  return true;
}

typedef struct Option {
  const char *name;
  bool (*take)(CheckRequest *request, const char *value);
  bool has_value;
} Option;

static const Option options[] = {
    {"--select", take_select, true},
    {"--ignore", take_ignore, true},
    {"--extend-select", take_extend_select, true},
    {"--extend-ignore", take_extend_ignore, true},
    {"--line-length", take_line_length, true},
    {"--max-doc-length", take_doc_length, true},
    {"--output-format", take_format, true},
    {"--format", take_format, true},
    {"--jobs", take_jobs, true},
    {"-j", take_jobs, true},
    {"--stdin-filename", take_stdin_name, true},
    {"--isolated", take_isolated, false},
    {"--show-settings", take_show_settings, false},
    {"--fix", take_fix, false},
    {"--diff", take_diff, false},
    {"--unsafe-fixes", take_unsafe_fixes, false},
    {"--quiet", take_quiet, false},
    {"-q", take_quiet, false},
};
enum { OPTION_COUNT = sizeof options / sizeof options[0] };

static const Option *find_option(Slice name) {
  for (int i = 0; i < OPTION_COUNT; i++)
    if (slice_is(name, options[i].name)) return &options[i];
  return NULL;
}

/* Reads the option at `index` and its value, which stands after `=`, in the next argument, or for
 * -j right behind. Returns how many arguments it took; 0 after a message. */
static int read_option(CheckRequest *request, int index, int count, char **texts) {
  const char *text = texts[index];
  const char *equals = strchr(text, '=');
  Slice name = {text, equals == NULL ? strlen(text) : (size_t)(equals - text)};
  const char *value = equals == NULL ? NULL : equals + 1;
  if (slice_starts_with(name, SLICE("-j")) && name.len > 2) {
    value = text + 2;
    name.len = 2;
  }
  const Option *option = find_option(name);
  if (option == NULL) {
    command_misuse(&command_check, "there is no option '%s'", text);
    return 0;
  }
  int taken = option->has_value && value == NULL ? 2 : 1;
  if (index + taken > count || (value != NULL && !option->has_value)) {
    command_misuse(&command_check, "%s %s", option->name,
                   option->has_value ? "needs a value" : "takes no value");
    return 0;
  }
  if (value == NULL) value = texts[index + taken - 1];
  if (option->take(request, value)) return taken;
  command_misuse(&command_check, "%s cannot be '%s'", option->name, value);
  return 0;
}

static void add_file(CheckRequest *request, const char *path) {
  request->has_path = true;
  if (strcmp(path, "-") == 0) request->has_stdin = true;
  python_files_add(&request->files, path, &(FolderWalk){0}, request->arena);
}

/* Whether all that is asked for has its place on standard output; false after a message. */
static bool has_one_output(const CheckRequest *request) {
  const CheckOptions *asked = &request->options;
  if (asked->diff && asked->format != OUTPUT_TEXT) {
    command_misuse(&command_check, "--diff writes a diff, and no other format");
    return false;
  }
  if (asked->fix && !asked->diff && request->has_stdin && asked->format == OUTPUT_SARIF) {
    command_misuse(&command_check, "--fix writes the mended standard input where sarif would go");
    return false;
  }
  return true;
}

bool check_read_arguments(CheckRequest *request, int count, char **texts) {
  bool is_path_only = false;
  for (int i = 0; i < count;) {
    const char *text = texts[i];
    bool is_end = !is_path_only && strcmp(text, "--") == 0;
    if (is_end) is_path_only = true;
    int taken = 1;
    if (!is_path_only && text[0] == '-' && text[1] != '\0')
      taken = read_option(request, i, count, texts);
    else if (!is_end)
      add_file(request, text);
    if (taken == 0) return false;
    i += taken;
  }
  if (!has_one_output(request)) return false;
  if (request->has_path) return true;
  command_misuse(&command_check, "there is no file or folder to check");
  return false;
}
