#include "cards/dependency.h"

#include "base/buffer.h"
#include "cards/words.h"
#include "manifest/requirement.h"

typedef enum Form {
  FORM_REQUIREMENT, /* a name and what comes with it */
  FORM_PYTHON, /* clauses about Python itself */
  FORM_POETRY, /* clauses in Poetry's style; the key is the name */
  FORM_PIPENV, /* standard clauses or `*`; the key is the name */
} Form;

/* Where dependencies stand; `*` is any one key. */
static const struct {
  const char *file;
  const char *keys;
  Form form;
} places[] = {
    {"requirements.txt", "requirement", FORM_REQUIREMENT},
    {"pyproject.toml", "project.dependencies", FORM_REQUIREMENT},
    {"pyproject.toml", "project.optional-dependencies.*", FORM_REQUIREMENT},
    {"pyproject.toml", "project.requires-python", FORM_PYTHON},
    {"pyproject.toml", "dependency-groups.*", FORM_REQUIREMENT},
    {"pyproject.toml", "build-system.requires", FORM_REQUIREMENT},
    {"pyproject.toml", "tool.uv.dev-dependencies", FORM_REQUIREMENT},
    {"pyproject.toml", "tool.uv.constraint-dependencies", FORM_REQUIREMENT},
    {"pyproject.toml", "tool.uv.override-dependencies", FORM_REQUIREMENT},
    {"pyproject.toml", "tool.pdm.dev-dependencies.*", FORM_REQUIREMENT},
    {"pyproject.toml", "tool.hatch.envs.*.dependencies", FORM_REQUIREMENT},
    {"pyproject.toml", "tool.hatch.envs.*.extra-dependencies", FORM_REQUIREMENT},
    {"pyproject.toml", "tool.poetry.dependencies.*", FORM_POETRY},
    {"pyproject.toml", "tool.poetry.dependencies.*.version", FORM_POETRY},
    {"pyproject.toml", "tool.poetry.dev-dependencies.*", FORM_POETRY},
    {"pyproject.toml", "tool.poetry.dev-dependencies.*.version", FORM_POETRY},
    {"pyproject.toml", "tool.poetry.group.*.dependencies.*", FORM_POETRY},
    {"pyproject.toml", "tool.poetry.group.*.dependencies.*.version", FORM_POETRY},
    {"Pipfile", "packages.*", FORM_PIPENV},
    {"Pipfile", "packages.*.version", FORM_PIPENV},
    {"Pipfile", "dev-packages.*", FORM_PIPENV},
    {"Pipfile", "dev-packages.*.version", FORM_PIPENV},
    {"setup.cfg", "options.install_requires", FORM_REQUIREMENT},
    {"setup.cfg", "options.setup_requires", FORM_REQUIREMENT},
    {"setup.cfg", "options.tests_require", FORM_REQUIREMENT},
    {"setup.cfg", "options.extras_require.*", FORM_REQUIREMENT},
    {"setup.cfg", "options.python_requires", FORM_PYTHON},
    {"script.py", "script.dependencies", FORM_REQUIREMENT},
    {"script.py", "script.requires-python", FORM_PYTHON},
};
enum { PLACE_COUNT = sizeof places / sizeof places[0], PIECES_AT_MOST = 6 };

static bool leads_to(Slice pattern, SliceList keys) {
  uint32_t next = 0;
  for (Slice part; slice_split(&pattern, '.', &part); next++)
    if (next == keys.count || !(slice_is(part, "*") || slice_equal(part, keys.items[next])))
      return false;
  return next == keys.count;
}

/* A list of what the pieces mean, one a line. */
typedef struct Pieces {
  Buffer text;
  uint32_t count;
  Arena *arena;
} Pieces;

static void add_piece(Pieces *pieces, Slice code, Slice meaning) {
  pieces->count++;
  if (pieces->count > PIECES_AT_MOST) return;
  buffer_add(&pieces->text, SLICE("\n- "));
  buffer_add(&pieces->text, words_code(code, pieces->arena));
  buffer_add(&pieces->text, SLICE(": "));
  buffer_add(&pieces->text, meaning);
}

static Slice meaning_of(const Clause *clause, Arena *arena) {
  Slice expansion = clause_expansion(clause, arena);
  Slice words = clause_words(clause, arena);
  if (expansion.len == 0) return words;
  return words_fill(arena, "{}, that is {}", (Holes){{words, words_code(expansion, arena)}});
}

/* Clauses that hold together. False where one cannot be read. */
static bool add_clauses(Pieces *pieces, Slice specifier, SpecifierStyle style, bool is_other) {
  Clause clause;
  for (Slice rest = specifier, before = rest; specifier_next(&rest, style, &clause);
       before = rest) {
    before = slice_trim(before);
    size_t comma = slice_find(before, SLICE(","), 0);
    Holes meaning = {{meaning_of(&clause, pieces->arena)}};
    add_piece(pieces, slice_sub(before, 0, comma),
              words_fill(pieces->arena, is_other ? "or {}" : "{}", meaning));
    if (slice_trim(rest).len == 0) return true;
    is_other = false;
  }
  return false;
}

/* The same with `||` between those that are enough by themselves, which only Poetry has. */
static bool add_alternatives(Pieces *pieces, Slice specifier, SpecifierStyle style) {
  for (bool is_other = false; style == STYLE_POETRY; is_other = true) {
    size_t end = slice_find(specifier, SLICE("||"), 0);
    if (!add_clauses(pieces, slice_sub(specifier, 0, end), style, is_other)) return false;
    if (end == specifier.len) return true;
    specifier = slice_sub(specifier, end + 2, specifier.len);
  }
  return add_clauses(pieces, specifier, style, false);
}

/* Ends the list: "`name`, piece by piece:" and the pieces, or what there is in one sentence. */
static Fact finish(Pieces *pieces, const char *heading, Slice name) {
  if (pieces->count > PIECES_AT_MOST)
    buffer_add_format(&pieces->text, "\n- and %u more", pieces->count - PIECES_AT_MOST);
  Holes values = {{words_code(name, pieces->arena), buffer_slice(&pieces->text)}};
  Fact fact = {.words = words_fill(pieces->arena, heading, values)};
  buffer_release(&pieces->text);
  return fact;
}

static Fact fail(Pieces *pieces) {
  buffer_release(&pieces->text);
  return (Fact){0};
}

static void add_extras(Pieces *pieces, Slice extras) {
  if (extras.len == 0) return;
  Slice code = arena_format(pieces->arena, "[%.*s]", (int)extras.len, extras.ptr);
  bool is_one = slice_find(extras, SLICE(","), 0) == extras.len;
  add_piece(pieces, code,
            is_one ? SLICE("with what this extra needs as well")
                   : SLICE("with what these extras need as well"));
}

static void add_url(Pieces *pieces, Slice url) {
  if (url.len == 0) return;
  add_piece(pieces, url,
            slice_starts_with(url, SLICE("git+"))
                ? SLICE("cloned by Git from there, not looked up on an index")
                : SLICE("taken from there, not looked up on an index"));
}

static Fact requirement_fact(Slice text, Arena *arena) {
  Requirement requirement;
  if (!requirement_read(text, &requirement)) return (Fact){0};
  Pieces pieces = {.arena = arena};
  buffer_init(&pieces.text);
  add_extras(&pieces, requirement.extras);
  add_url(&pieces, requirement.url);
  bool has_version = slice_trim(requirement.specifier).len > 0;
  if (has_version && !add_clauses(&pieces, requirement.specifier, STYLE_STANDARD, false))
    return fail(&pieces);
  if (requirement.marker.len > 0)
    add_piece(&pieces, requirement.marker, SLICE("asked for only where this holds"));
  if (!has_version && requirement.url.len == 0)
    return finish(&pieces, "{} in any version, so the newest that fits the rest.{}",
                  requirement.name);
  return finish(&pieces, "{}, piece by piece:{}", requirement.name);
}

static Fact clauses_fact(Slice text, SpecifierStyle style, const char *heading, Slice name,
                         Arena *arena) {
  Pieces pieces = {.arena = arena};
  buffer_init(&pieces.text);
  if (!add_alternatives(&pieces, text, style)) return fail(&pieces);
  return finish(&pieces, heading, name);
}

/* The key that names the package: the last one, `version` left out. */
static Slice package_name(SliceList keys, Slice pattern) {
  bool is_in_table = slice_ends_with(pattern, SLICE(".version"));
  return keys.items[keys.count - (is_in_table ? 2 : 1)];
}

static Fact keyed_fact(const ManifestPlace *place, Slice pattern, Form form, Arena *arena) {
  Slice name = package_name(place->keys, pattern);
  bool is_python = form == FORM_POETRY && slice_is(name, "python");
  Slice text = slice_trim(place->text);
  bool is_any = slice_is(text, "*");
  SpecifierStyle style = form == FORM_POETRY || is_any ? STYLE_POETRY : STYLE_STANDARD;
  if (is_python)
    return clauses_fact(text, style, "The versions of Python that it is for:{}{}", (Slice){NULL, 0},
                        arena);
  return clauses_fact(text, style, "{}, piece by piece:{}", name, arena);
}

Fact dependency_fact(Slice name, const ManifestPlace *place, Arena *arena) {
  if (place->part != PART_VALUE) return (Fact){0};
  for (size_t i = 0; i < PLACE_COUNT; i++) {
    Slice pattern = slice_from_cstr(places[i].keys);
    if (!slice_is(name, places[i].file) || !leads_to(pattern, place->keys)) continue;
    switch (places[i].form) {
    case FORM_REQUIREMENT: return requirement_fact(place->text, arena);
    case FORM_PYTHON:
      return clauses_fact(place->text, STYLE_STANDARD, "The versions of Python that it is for:{}{}",
                          (Slice){NULL, 0}, arena);
    case FORM_POETRY:
    case FORM_PIPENV: return keyed_fact(place, pattern, places[i].form, arena);
    }
  }
  return (Fact){0};
}
