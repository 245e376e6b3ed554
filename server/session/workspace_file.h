/* One file of a workspace: which topics it uses, how often, and where first. */
#ifndef PYLORE_SESSION_WORKSPACE_FILE_H
#define PYLORE_SESSION_WORKSPACE_FILE_H

#include <stdatomic.h>

#include "analysis/document.h"

/* A topic in a file. */
typedef struct FileUse {
  const Topic *topic;
  Slice line_text;
  uint32_t line;
  uint32_t character;
  uint32_t count;
} FileUse;

typedef struct WorkspaceFile {
  Slice path;
  uint64_t stamp; /* of the text that was looked at */
  FileUse *uses;
  uint32_t use_count;
  uint32_t capacity;
  Arena arena; /* of all that */
} WorkspaceFile;

/* What looking at a file needs; borrowed. */
typedef struct FileLook {
  Parser *parser;
  const Settings *settings; /* without findings */
  const Knowledge *knowledge;
  PositionEncoding encoding; /* of the columns */
  const atomic_bool *is_stopped; /* once it is true, less is found */
} FileLook;

/* A file of which nothing is known but its absolute path. */
WorkspaceFile *workspace_file_create(Slice path);
void workspace_file_destroy(WorkspaceFile *file); /* NULL is none */

/* Another number for another text: that of `open`, if an editor has the file open, else what is on
 * the disk. 0 where the file is not to be looked at: it is gone, or too large. */
uint64_t workspace_file_stamp(const WorkspaceFile *file, const Slice *open);

/* Finds the uses in that text. */
void workspace_file_look(WorkspaceFile *file, const FileLook *look, const Slice *open);

#endif
