/* What is wrong with pages, one "file:line: message" each. A message says what is wrong and what is
 * allowed instead. */
#ifndef PYLORE_KNOWLEDGE_FAULTS_H
#define PYLORE_KNOWLEDGE_FAULTS_H

#include "base/arena.h"
#include "knowledge/knowledge.h"

/* Nobody reads more; what is beyond is counted and not kept. */
enum { FAULTS_KEPT = 200 };

typedef struct Fault {
  Slice path;
  uint32_t line;
  uint32_t order; /* in which they were added */
  Slice message; /* "file:line: message", always one line */
} Fault;

typedef struct Faults {
  Arena *arena; /* the messages live here */
  Fault *items;
  uint32_t capacity;
  uint32_t count; /* of all that were added; up to FAULTS_KEPT of them are in `items` */
} Faults;

/* `line` is one-based. */
void faults_add(Faults *faults, Slice path, uint32_t line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Those that were kept, by file and line. */
SliceList faults_list(Faults *faults);

/* The arguments for a `%.*s` that prints a slice, at most 80 bytes of it. */
#define FAULT_TEXT(slice) (int)((slice).len < 80 ? (slice).len : 80), (slice).ptr

#endif
