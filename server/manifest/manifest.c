#include "manifest/manifest.h"

#include "manifest/readers.h"

static const struct {
  const char *name;
  ManifestKind kind;
} named[] = {
    {"pyproject.toml", MANIFEST_TOML},    {"Pipfile", MANIFEST_TOML},
    {"poetry.lock", MANIFEST_TOML},       {"poetry.toml", MANIFEST_TOML},
    {"uv.lock", MANIFEST_TOML},           {"uv.toml", MANIFEST_TOML},
    {"pylock.toml", MANIFEST_TOML},       {"ruff.toml", MANIFEST_TOML},
    {".ruff.toml", MANIFEST_TOML},        {"setup.cfg", MANIFEST_INI},
    {"pyvenv.cfg", MANIFEST_INI},         {"tox.ini", MANIFEST_INI},
    {"pytest.ini", MANIFEST_INI},         {".coveragerc", MANIFEST_INI},
    {".python-version", MANIFEST_VALUES},
};

static Slice split_off_name(Slice *path) {
  size_t slash = path->len;
  while (slash > 0 && path->ptr[slash - 1] != '/' && path->ptr[slash - 1] != '\\') slash--;
  Slice name = slice_sub(*path, slash, path->len);
  *path = slice_sub(*path, 0, slash > 0 ? slash - 1 : 0);
  return name;
}

static bool contains(Slice text, Slice part) {
  return slice_find(text, part, 0) < text.len;
}

/* requirements-dev.txt, dev_requirements.in, constraints.txt, requirements/dev.txt */
static bool is_requirements(Slice name, Slice folder) {
  if (!slice_ends_with(name, SLICE(".txt")) && !slice_ends_with(name, SLICE(".in"))) return false;
  return contains(name, SLICE("requirements")) || slice_starts_with(name, SLICE("constraints")) ||
         slice_is(folder, "requirements");
}

ManifestKind manifest_kind(Slice path) {
  Slice name = split_off_name(&path);
  Slice folder = split_off_name(&path);
  for (size_t i = 0; i < sizeof named / sizeof named[0]; i++)
    if (slice_is(name, named[i].name)) return named[i].kind;
  return is_requirements(name, folder) ? MANIFEST_REQUIREMENTS : MANIFEST_NONE;
}

Slice manifest_name(Slice path, ManifestKind kind) {
  if (kind == MANIFEST_REQUIREMENTS) return SLICE("requirements.txt");
  return split_off_name(&path);
}

ManifestPlace manifest_place(ManifestKind kind, Slice text, uint32_t offset, Arena *arena) {
  switch (kind) {
  case MANIFEST_TOML: return toml_place(text, offset, arena);
  case MANIFEST_SCRIPT: return script_place(text, offset, arena);
  case MANIFEST_INI: return ini_place(text, offset, arena);
  case MANIFEST_REQUIREMENTS: return requirements_place(text, offset, arena);
  case MANIFEST_VALUES: return values_place(text, offset, arena);
  case MANIFEST_NONE: break;
  }
  return (ManifestPlace){0};
}

void manifest_visit(ManifestKind kind, Slice text, ManifestVisitor visit, void *context) {
  if (kind == MANIFEST_TOML) toml_visit(text, visit, context);
  if (kind == MANIFEST_INI) ini_visit(text, visit, context);
}
