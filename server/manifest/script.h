/* The metadata of a script, written as TOML in comments at its top:
 *   # /// script
 *   # dependencies = ["httpx>=0.27"]
 *   # ///
 *   source  PyPA specifications, "Inline script metadata" (PEP 723). */
#ifndef PYLORE_MANIFEST_SCRIPT_H
#define PYLORE_MANIFEST_SCRIPT_H

#include "base/arena.h"

typedef struct ScriptBlock {
  uint32_t start; /* bytes in the file, of its first line */
  Slice text; /* the block with blanks for the `# ` of its lines and for its first and last line, so
                 that every byte has its place; in the arena */
} ScriptBlock;

/* The block that covers byte `offset` of a Python file; false where there is none that is closed.
 */
bool script_block_at(Slice text, uint32_t offset, ScriptBlock *block, Arena *arena);

#endif
