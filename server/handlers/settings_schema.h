/* What can be set, from the table in settings_json.c: for editors that offer it, and for readers.
 * Needs no JSON library. */
#ifndef PYLORE_HANDLERS_SETTINGS_SCHEMA_H
#define PYLORE_HANDLERS_SETTINGS_SCHEMA_H

#include "base/buffer.h"

/* A JSON schema of the section `pylore`, and a newline; `enumDescriptions` is VS Code's.
 *   source  JSON Schema draft 7. */
void settings_add_schema(Buffer *out);

/* A Markdown table of all settings with their defaults. */
void settings_add_table(Buffer *out);

#endif
