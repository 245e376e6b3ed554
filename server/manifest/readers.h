/* The readers of the kinds of files, one file each: see manifest_place. */
#ifndef PYLORE_MANIFEST_READERS_H
#define PYLORE_MANIFEST_READERS_H

#include "manifest/keys.h"

ManifestPlace toml_place(Slice text, uint32_t offset, Arena *arena);
void toml_visit(Slice text, ManifestVisitor visit, void *context);
void ini_visit(Slice text, ManifestVisitor visit, void *context);
ManifestPlace ini_place(Slice text, uint32_t offset, Arena *arena);
ManifestPlace requirements_place(Slice text, uint32_t offset, Arena *arena);
ManifestPlace script_place(Slice text, uint32_t offset, Arena *arena);
ManifestPlace values_place(Slice text, uint32_t offset, Arena *arena);

#endif
