/* Which files below a folder are pages. */
#ifndef PYLORE_KNOWLEDGE_PAGE_FILES_H
#define PYLORE_KNOWLEDGE_PAGE_FILES_H

#include "knowledge/faults.h"

enum { PAGE_FILES_LIMIT = 4096, PAGE_FOLDERS_DEEP = 8 };

/* The paths of all *.md below `folder`, sorted, so that they come in the same order on every
 * machine. What begins with a dot is left out, and folders that are symbolic links are not entered.
 *   errors  one fault for each folder that cannot be read, is nested too deep, or for too many
 * files. owns    everything lives in the arena of `faults`; each path ends with a NUL that is not
 * counted. */
SliceList page_files_find(Slice folder, Faults *faults);

#endif
