/* Settings as editors write them: one shape for all ways in which they come. */
#ifndef PYLORE_HANDLERS_SETTINGS_JSON_H
#define PYLORE_HANDLERS_SETTINGS_JSON_H

#include <jansson.h>

#include "base/buffer.h"
#include "config/settings.h"

/* Lays what `json` says over `settings`, whether it is pylore's section or an object that holds it.
 *   errors  a value that does not fit is left out, with a line in `problems` that names it and says
 *           what is allowed; the rest counts.
 *   owns    texts and lists live in `arena`. */
void settings_read_json(Settings *settings, const json_t *json, Buffer *problems, Arena *arena);

#endif
