/* A note of the user's that is no page of ours: any Markdown file of a folder or of an Obsidian
 * vault. It belongs to the topic that its file is called after, that an alias in its front matter
 * names, or that its first heading names. Most notes name none, and nothing is said about them. */
#ifndef PYLORE_KNOWLEDGE_VAULT_NOTE_H
#define PYLORE_KNOWLEDGE_VAULT_NOTE_H

#include "knowledge/page.h"
#include "knowledge/topic_names.h"

typedef struct VaultNote {
  uint32_t topic; /* its place in the list of the names */
  Slice markdown; /* what the note says, its headings below those of a page; may be empty */
} VaultNote;

/* Reads the note whose bytes are `text`.
 *   errors  false where it names no topic, or with one fault where its file is called after one
 *           and cannot be shown. Front matter that is not YAML is a fault, too, and the rest of the
 *           note still counts.
 *   owns    the Markdown lives in `scratch`: a vault is large, and what is kept of it is not. */
bool vault_note_read(Slice path, Slice text, const TopicNames *names, VaultNote *note,
                     Faults *faults, Arena *scratch);

#endif
