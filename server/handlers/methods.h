/* All methods that clients may call, one file of handlers per group. */
#ifndef PYLORE_HANDLERS_METHODS_H
#define PYLORE_HANDLERS_METHODS_H

#include "rpc/method.h"

/* Ends with an empty name. */
extern const Method server_methods[];

/* lifecycle.c */
Outcome lifecycle_initialize(Server *server, const json_t *params, Reply *reply);
void lifecycle_initialized(Server *server, const json_t *params);
Outcome lifecycle_shutdown(Server *server, const json_t *params, Reply *reply);
void lifecycle_exit(Server *server, const json_t *params);
void lifecycle_cancel(Server *server, const json_t *params);
void lifecycle_set_trace(Server *server, const json_t *params);

/* sync.c */
void sync_open(Server *server, const json_t *params);
void sync_change(Server *server, const json_t *params);
void sync_close(Server *server, const json_t *params);

/* notebook_sync.c */
void notebook_open(Server *server, const json_t *params);
void notebook_change(Server *server, const json_t *params);
void notebook_save(Server *server, const json_t *params);
void notebook_close(Server *server, const json_t *params);

/* configuration.c */
void configuration_changed(Server *server, const json_t *params);

/* own_pages.c */
void own_pages_changed(Server *server, const json_t *params);
void watched_files_changed(Server *server, const json_t *params);
void sync_save(Server *server, const json_t *params);

/* topic.c */
Outcome topic_answer(Server *server, const json_t *params, Reply *reply);
Outcome topic_answer_content(Server *server, const json_t *params, Reply *reply);

/* The questions, each in the file of its name. */
Outcome diagnostics_answer(Server *server, const json_t *params, Reply *reply);
Outcome hover_answer(Server *server, const json_t *params, Reply *reply);
Outcome code_lens_answer(Server *server, const json_t *params, Reply *reply);
Outcome code_action_answer(Server *server, const json_t *params, Reply *reply);
Outcome concepts_at_answer(Server *server, const json_t *params, Reply *reply);
Outcome execute_command_answer(Server *server, const json_t *params, Reply *reply);
Outcome workspace_concepts_answer(Server *server, const json_t *params, Reply *reply);

/* The look at the workspace is to end soon; it has ended, and what was found is let go. */
void workspace_concepts_stop(Server *server);
void workspace_concepts_release(Server *server);

/* Marks that are under way are to end soon. */
void execute_command_stop(Server *server);

#endif
