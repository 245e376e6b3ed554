/* Which files below a folder are pages. */
#ifndef PYLORE_KNOWLEDGE_PAGE_FILES_H
#define PYLORE_KNOWLEDGE_PAGE_FILES_H

#include <stdatomic.h>

#include "knowledge/faults.h"

enum { PAGE_FILES_LIMIT = 20000, PAGE_ENTRIES_LIMIT = 200000, PAGE_FOLDERS_DEEP = 16 };

/* The paths of all *.md below `folder`, sorted, so that they come in the same order on every
 * machine. What begins with a dot is left out, and folders that are symbolic links are not entered.
 *   errors  one fault for each folder that cannot be read or is nested too deep, one for too many
 *           files. Once `*is_stopped` (may be NULL) is true, no more are looked for.
 *   owns    everything lives in the arena of `faults`; each path ends with a NUL that is not
 *           counted. */
SliceList page_files_find(Slice folder, const atomic_bool *is_stopped, Faults *faults);

/* A number that is another one once a file of page_files_find has come, gone or been written. */
uint64_t page_files_stamp(SliceList folders, const atomic_bool *is_stopped);

#endif
