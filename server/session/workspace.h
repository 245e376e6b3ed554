/* Which topics the Python files of whole folders use. The files are looked at a few at a time, on
 * any thread; what was found in a file is kept for as long as the file stays as it is. */
#ifndef PYLORE_SESSION_WORKSPACE_H
#define PYLORE_SESSION_WORKSPACE_H

#include "concepts/tally.h"
#include "config/settings.h"
#include "text/position.h"

/* What one look is about; everything is copied. */
typedef struct WorkspaceFolders {
  SliceList paths; /* absolute */
  const Settings *settings; /* of the editor: what is to be left out */
  Slice base_folder; /* that relative patterns in them start from */
} WorkspaceFolders;

typedef struct Workspace Workspace;

/* Nothing is known yet. `knowledge` is borrowed; columns are counted in `encoding`. No more than
 * `files_at_most` files are looked at, 0 for the usual number. */
Workspace *workspace_create(const Knowledge *knowledge, PositionEncoding encoding,
                            uint32_t files_at_most);
void workspace_destroy(Workspace *workspace);

/* Begins a look. workspace_add_text gives the text of a file that an editor has open: it counts
 * instead of what is on the disk. */
void workspace_begin(Workspace *workspace, const WorkspaceFolders *folders);
void workspace_add_text(Workspace *workspace, Slice path, Slice text);

/* Goes on until `deadline` on clock_now(); true when all is done. It touches nothing but the
 * workspace, what that borrows, and the files. */
bool workspace_step(Workspace *workspace, uint64_t deadline);

/* May be called while a step runs on another thread: that ends soon, and all is done. */
void workspace_stop(Workspace *workspace);

/* Between steps: how far the look is, of `total` files; both are 0 until the files are known. */
uint32_t workspace_progress(const Workspace *workspace, uint32_t *total);

/* After the last step: counts what was found. The tally borrows from the workspace, until the next
 * look begins. A place is the first one of a topic in a file and stands for all of them there;
 * `file` is the path. True where some files were left out, for there are too many. */
bool workspace_count(const Workspace *workspace, ConceptsTally *tally);

#endif
