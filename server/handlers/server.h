/* The whole server in memory: bytes of a client in, bytes for it out, and work in between. It needs
 * no loop and no threads, so that editors, tests and fuzzers run the same one. */
#ifndef PYLORE_HANDLERS_SERVER_H
#define PYLORE_HANDLERS_SERVER_H

#include "base/background.h"
#include "rpc/peer.h"
#include "text/position.h"

/* What the command line decides. */
typedef struct ServerOptions {
  bool has_encoding; /* `encoding` is taken whatever the client offers */
  PositionEncoding encoding;
  bool logs_methods; /* a line to stderr for each message */
  int64_t process_id; /* of the client; 0: it will say */
  const char *known_path; /* of the file of known topics (config/known.h); NULL: none is kept */
  uint32_t workspace_files; /* so many files of a workspace are looked at; 0: the usual number */
  Background background; /* {0}: server_work does the jobs */
} ServerOptions;

Server *server_create(ServerOptions options, Output output);
void server_destroy(Server *server);

/* Takes bytes as they come and does all messages in them. Reads only what is given. */
void server_receive(Server *server, Slice bytes);

/* Findings are made here, between messages, until `deadline` on clock_now(), and are sent when
 * those of a document are whole. */
bool server_has_work(const Server *server);
void server_work(Server *server, uint64_t deadline);

/* Jobs in the background are to end as soon as they can. */
void server_stop(Server *server);

/* True once `exit` has come. */
bool server_has_ended(const Server *server);

/* 0 where the client said `shutdown` before it left, else 1. */
int server_exit_code(const Server *server);

/* The process with which the server is to end; 0: none is known. */
int64_t server_watched_process(const Server *server);

#endif
