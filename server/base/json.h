/* JSON written into a buffer, one compact value after the other. What comes out is always valid
 * JSON in UTF-8, whatever bytes go in; reading JSON is not done here. */
#ifndef PYLORE_BASE_JSON_H
#define PYLORE_BASE_JSON_H

#include "base/buffer.h"

/* Adds `text` as a JSON string, with its quotes. Malformed UTF-8 becomes U+FFFD. */
void json_add_string(Buffer *out, Slice text);

/* Adds a comma if something already stands before this place in the object or list. Call it before
 * each item of a list; json_add_key does it by itself. */
void json_add_comma(Buffer *out);

/* Adds `"key":`; the value is to follow. */
void json_add_key(Buffer *out, const char *key);

/* Adds a whole member: `"key":"text"`. */
void json_add_text(Buffer *out, const char *key, Slice text);
void json_add_number(Buffer *out, const char *key, uint64_t number);
void json_add_bool(Buffer *out, const char *key, bool value);

#endif
