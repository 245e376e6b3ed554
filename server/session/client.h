/* What the client said at the start that it can do, and what was agreed on. */
#ifndef PYLORE_SESSION_CLIENT_H
#define PYLORE_SESSION_CLIENT_H

#include "text/position.h"

typedef struct Client {
  PositionEncoding encoding;
  int64_t process_id; /* ends when we are to end; 0: not known */
  bool wants_markdown; /* in hovers; else plain text */
  bool follows_commands; /* links to commands, in hovers in Markdown */
  bool pulls_diagnostics; /* then none are pushed */
  bool can_refresh_diagnostics; /* pulls again when we ask for it */
  bool can_refresh_lenses; /* gets them again when we ask for it */
  bool shows_code_links; /* codeDescription */
  bool takes_code_actions; /* as literals; commands are not offered */
  bool takes_preferred; /* isPreferred */
  bool takes_versioned_edits; /* documentChanges */
  bool has_configuration; /* answers workspace/configuration */
  bool can_register_configuration;
  bool can_register_watchers; /* didChangeWatchedFiles, and that for folders anywhere */
  bool can_register_patterns; /* didChangeWatchedFiles, for files in its own folders */
  bool has_notebooks; /* tells which documents are their cells */
  bool shows_pages; /* asks for the content of documents that are not files: 3.18 */
} Client;

#endif
