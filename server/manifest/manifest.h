/* The files beside the code that say what it needs: pyproject.toml, requirements.txt, lock files,
 * setup.cfg and their like. Which file is one by its name, and what stands at a place in it.
 *
 * The readers are light and total: they answer for any bytes, go on after what they cannot read,
 * and check nothing. They know neither topics nor what the keys mean.
 *
 * A place is the keys that lead to it:
 *   TOML           `[tool.poetry]` is tool, poetry; `name = "x"` below it and its value are tool,
 *                  poetry, name; inline tables go on from there, lists add nothing
 *   INI            `[options.extras_require]` is options, extras_require; keys go on from there
 *   requirements   `requirement`, `url` or `path` by what the line names, and for an option its
 *                  long name: `--editable`
 *   single values  (.python-version) no keys
 *   metadata       the block of a script (PEP 723) is TOML whose first key is `script` */
#ifndef PYLORE_MANIFEST_MANIFEST_H
#define PYLORE_MANIFEST_MANIFEST_H

#include "base/arena.h"

typedef enum ManifestKind {
  MANIFEST_NONE, /* no such file */
  MANIFEST_TOML,
  MANIFEST_INI,
  MANIFEST_REQUIREMENTS,
  MANIFEST_VALUES,
  MANIFEST_SCRIPT, /* a Python file, for the metadata in its comments */
} ManifestKind;

typedef enum ManifestPart {
  PART_NONE, /* nothing to talk about: a comment, punctuation, white space */
  PART_TABLE, /* the header of a table or section */
  PART_KEY,
  PART_VALUE,
} ManifestPart;

typedef struct ManifestPlace {
  ManifestPart part;
  SliceList keys;
  Slice text; /* of a value: what is between the quotes, or the whole; else as written */
  uint32_t start; /* what a card is about: bytes, of a value its quotes included */
  uint32_t end;
} ManifestPlace;

/* By the file's name, whatever the folder; a path may have `/` or `\` in it. */
ManifestKind manifest_kind(Slice path);

/* The name by which pages know the file: "requirements.txt" for all that are read like it, the name
 * itself for others. Borrows from `path`. */
Slice manifest_name(Slice path, ManifestKind kind);

/* What stands at byte `offset` of `text`. Keys live in `arena`, texts are borrowed. */
ManifestPlace manifest_place(ManifestKind kind, Slice text, uint32_t offset, Arena *arena);

/* A value while a whole file is read: the keys that lead to it, and what it is. */
typedef enum ManifestEntryKind {
  ENTRY_TABLE, /* no value, but the header of a table or section */
  ENTRY_LIST, /* no value, but the place where a list begins, whose items may follow */
  ENTRY_TEXT, /* in quotes; in INI every value */
  ENTRY_OTHER, /* a number, a date, true or false */
} ManifestEntryKind;

typedef struct ManifestEntry {
  SliceList keys;
  ManifestEntryKind kind;
  Slice text; /* what is between the quotes, as written; of INI one line of the value */
  uint32_t start; /* bytes */
} ManifestEntry;

/* Calls `visit` with each header and value of a TOML or INI file, in the order of the text. What is
 * borrowed is valid during the call; the texts as long as `text`. */
typedef void (*ManifestVisitor)(void *context, const ManifestEntry *entry);
void manifest_visit(ManifestKind kind, Slice text, ManifestVisitor visit, void *context);

#endif
