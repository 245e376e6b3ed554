/* A knowledge base written down as C: constant data that needs no work at start. */
#ifndef PYLORE_KNOWLEDGE_COMPILE_C_TABLES_H
#define PYLORE_KNOWLEDGE_COMPILE_C_TABLES_H

#include "base/buffer.h"
#include "knowledge/knowledge.h"

/* Adds a C file that defines knowledge_builtin() to be `knowledge`. The same base gives the same
 * bytes on every machine. */
void c_tables_write(const Knowledge *knowledge, Buffer *out);

#endif
