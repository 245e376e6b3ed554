/* When two spellings of a URI name the same document. Clients spell the same file in many ways;
 * what is sent to them is always their own spelling, this is only for looking up. source  RFC 3986,
 * "Normalization and Comparison"; LSP 3.17, "URIs". */
#ifndef PYLORE_TEXT_URI_H
#define PYLORE_TEXT_URI_H

#include "base/buffer.h"

/* Adds a key to `out` that is equal for equivalent spellings and for no others: letters of scheme,
 * host and drive in lower case, percent escapes undone, `localhost` as no host. It is not a URI. */
void uri_add_key(Slice uri, Buffer *out);

/* Adds the path of a file of this machine; false, with nothing added, for all other URIs. */
bool uri_add_path(Slice uri, Buffer *out);

/* Adds the URI of the file with this absolute path. */
void uri_add_file(Slice path, Buffer *out);

#endif
