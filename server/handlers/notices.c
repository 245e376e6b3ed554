#include "handlers/notices.h"

#include "base/json.h"

static void send(Server *server, const char *method, NoticeType type, Slice message) {
  Buffer *out = peer_begin_notification(&server->connection.peer, method);
  buffer_add_char(out, '{');
  json_add_number(out, "type", type);
  json_add_text(out, "message", message);
  buffer_add_char(out, '}');
  peer_send(&server->connection.peer);
}

void notices_log(Server *server, NoticeType type, Slice message) {
  send(server, "window/logMessage", type, message);
}

void notices_show(Server *server, NoticeType type, Slice message) {
  send(server, "window/showMessage", type, message);
}
