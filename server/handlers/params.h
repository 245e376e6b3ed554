/* Reads the shapes that LSP's params are made of. A value that is not there and one of a wrong type
 * are the same to all of them, and NULL is no surprise to any. */
#ifndef PYLORE_HANDLERS_PARAMS_H
#define PYLORE_HANDLERS_PARAMS_H

#include <jansson.h>

#include "text/position.h"

/* The value at a path of keys that are joined by dots, or NULL. */
const json_t *params_at(const json_t *object, const char *path);

/* The text at a path; its `ptr` is NULL where there is none. It borrows from the JSON. */
Slice params_text(const json_t *object, const char *path);
bool params_is_true(const json_t *object, const char *path);

/* True where the list at a path holds this text. */
bool params_lists(const json_t *object, const char *path, const char *text);

/* False for what is no position or range; numbers beyond 32 bits become the largest one. */
bool params_position(const json_t *value, Position *position);
bool params_range(const json_t *value, Position *start, Position *end);

#endif
