/* The topics that the user marked as known: a file of ids, one a line, in the user's state folder.
 * All servers and commands of a user share it, so it is read again whenever another one has written
 * it, and changed under a lock.
 *   source  XDG Base Directory Specification, "XDG_STATE_HOME". */
#ifndef PYLORE_CONFIG_KNOWN_H
#define PYLORE_CONFIG_KNOWN_H

#include <sys/types.h>

#include "base/buffer.h"
#include "knowledge/knowledge.h"

typedef struct KnownTopics {
  const char *path; /* of the file, which need not be there; NULL: nothing is kept */
  SliceList ids; /* in the order of the file */
  Arena arena; /* of the ids */
  /* Which state of the file was read. */
  bool is_there;
  dev_t device;
  ino_t inode;
  off_t size;
  struct timespec written;
} KnownTopics;

/* Adds the file's path: `$XDG_STATE_HOME/pylore/known`, or what the platform has for that. False,
 * with nothing added, where the environment names no home. The path ends with a NUL that counts. */
bool known_add_path(Buffer *out);

/* `path` is borrowed. Nothing is read yet. */
void known_init(KnownTopics *known, const char *path);
void known_release(KnownTopics *known);

/* Reads the file if it is another one than was read last; asks for no more than its state if not.
 * True where the ids may have changed. A file that is missing or cannot be read has none. */
bool known_refresh(KnownTopics *known);

bool known_has(SliceList ids, Slice id);

/* True for what can stand in the file: small letters, digits and hyphens. */
bool known_is_id(Slice text);

/* Adds the id to the file, or takes it out of it; everything else in the file stays. Waits for its
 * turn for up to 20 seconds, or for one once `*is_stopped` (may be NULL) is true.
 *   errors  false with constant words in `error`; the file is as it was. */
bool known_change(const char *path, Slice id, bool is_known, const atomic_bool *is_stopped,
                  const char **error);

#endif
