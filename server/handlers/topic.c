/* source  LSP 3.18, "Text Document Content Request". */
#include "handlers/topic.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/memory.h"
#include "handlers/methods.h"
#include "handlers/own_pages.h"
#include "handlers/params.h"
#include "knowledge/page_text.h"
#include "text/uri.h"

enum { PAGES_REMEMBERED = 64 };

static const PageAddresses addresses = {SLICE_INIT("pylore:/topics/%.md"),
                                        SLICE_INIT("pylore:/rules/%.md")};

/* Either of the two, or neither. */
typedef struct PageChoice {
  const Topic *topic;
  const RulePage *rule;
} PageChoice;

void topic_add_uri(Buffer *out, Slice id) {
  json_add_key(out, "uri");
  buffer_add_format(out, "\"pylore:/topics/%.*s.md\"", (int)id.len, id.ptr);
}

void topic_add_rule_uri(Buffer *out, Slice code) {
  json_add_key(out, "uri");
  buffer_add_format(out, "\"pylore:/rules/%.*s.md\"", (int)code.len, code.ptr);
}

static void add_page(const Server *server, PageChoice page, Buffer *out) {
  const Knowledge *knowledge = server->session.knowledge;
  if (page.topic != NULL)
    page_text_topic(knowledge, page.topic, addresses, out);
  else
    page_text_rule(knowledge, page.rule, addresses, out);
}

static void add_text_of(const Server *server, PageChoice page, const char *key, Buffer *out) {
  Buffer text;
  buffer_init(&text);
  add_page(server, page, &text);
  json_add_text(out, key, buffer_slice(&text));
  buffer_release(&text);
}

static PageChoice find_page(const Server *server, Slice id, Slice code) {
  const Knowledge *knowledge = server->session.knowledge;
  return (PageChoice){
      .topic = id.len > 0 ? knowledge_topic(knowledge, id) : NULL,
      .rule = code.len > 0 ? knowledge_rule(knowledge, code) : NULL,
  };
}

/* What stands between `folder` and ".md"; empty for other paths. */
static Slice name_in(Slice path, Slice folder) {
  bool fits = slice_starts_with(path, folder) && slice_ends_with(path, SLICE(".md")) &&
              path.len > folder.len + 3;
  return fits ? slice_sub(path, folder.len, path.len - 3) : (Slice){NULL, 0};
}

/* Editors write `pylore:/x`, `pylore:///x`, and escape what they like. */
static PageChoice find_by_uri(const Server *server, Slice uri) {
  Buffer key;
  buffer_init(&key);
  uri_add_key(uri, &key);
  Slice path = buffer_slice(&key);
  PageChoice page = {0};
  if (slice_starts_with(path, SLICE("pylore:"))) {
    path = slice_sub(path, 7, path.len);
    if (slice_starts_with(path, SLICE("//"))) path = slice_sub(path, 2, path.len);
    page = find_page(server, name_in(path, SLICE("/topics/")), name_in(path, SLICE("/rules/")));
  }
  buffer_release(&key);
  return page;
}

/* Only the last few: an editor has no more of them open. */
static void remember(Server *server, Slice uri) {
  SliceList *pages = &server->read_pages;
  Slice *items = (Slice *)pages->items;
  for (uint32_t i = 0; i < pages->count; i++)
    if (slice_equal(items[i], uri)) return;
  if (items == NULL) items = memory_create(PAGES_REMEMBERED, sizeof(Slice));
  if (pages->count == PAGES_REMEMBERED) {
    free((char *)items[0].ptr);
    memmove(items, items + 1, (PAGES_REMEMBERED - 1) * sizeof(Slice));
    pages->count--;
  }
  items[pages->count] = memory_copy(uri);
  *pages = (SliceList){items, pages->count + 1};
}

void topic_release(Server *server) {
  for (uint32_t i = 0; i < server->read_pages.count; i++)
    free((char *)server->read_pages.items[i].ptr);
  free((Slice *)server->read_pages.items);
  server->read_pages = (SliceList){NULL, 0};
}

Outcome topic_answer_content(Server *server, const json_t *params, Reply *reply) {
  Slice uri = params_text(params, "uri");
  if (uri.len == 0) return OUTCOME_BAD_PARAMS;
  own_pages_look(server);
  PageChoice page = find_by_uri(server, uri);
  if (page.topic == NULL && page.rule == NULL) {
    reply->problem = "there is no page of pylore with this address";
    return OUTCOME_BAD_PARAMS;
  }
  remember(server, uri);
  buffer_add_char(reply->result, '{');
  add_text_of(server, page, "text", reply->result);
  buffer_add_char(reply->result, '}');
  return OUTCOME_DONE;
}

void topic_refresh(Server *server) {
  for (uint32_t i = 0; i < server->read_pages.count; i++) {
    Buffer *out =
        peer_begin_request(&server->connection.peer, "workspace/textDocumentContent/refresh", NULL);
    buffer_add_char(out, '{');
    json_add_text(out, "uri", server->read_pages.items[i]);
    buffer_add_char(out, '}');
    peer_send(&server->connection.peer);
  }
}

static void add_topic(const Server *server, const Topic *topic, Buffer *out) {
  json_add_text(out, "id", topic->id);
  json_add_text(out, "title", topic->title);
  json_add_text(out, "group", topic->group);
  json_add_text(out, "level", topic->level);
  json_add_bool(out, "known", known_has(server->session.known.ids, topic->id));
  topic_add_uri(out, topic->id);
}

static void add_rule(const RulePage *rule, Buffer *out) {
  json_add_text(out, "code", rule->code);
  json_add_text(out, "title", rule->name);
  json_add_text(out, "topic", rule->topic);
  topic_add_rule_uri(out, rule->code);
}

Outcome topic_answer(Server *server, const json_t *params, Reply *reply) {
  Slice id = params_text(params, "id");
  Slice code = params_text(params, "code");
  Slice uri = params_text(params, "uri");
  if (id.len + code.len + uri.len == 0) {
    reply->problem = "one of id, code and uri is needed";
    return OUTCOME_BAD_PARAMS;
  }
  own_pages_look(server);
  session_refresh_known(&server->session);
  PageChoice page = uri.len > 0 ? find_by_uri(server, uri) : find_page(server, id, code);
  if (page.topic == NULL && page.rule == NULL) return OUTCOME_DONE;
  buffer_add_char(reply->result, '{');
  if (page.topic != NULL)
    add_topic(server, page.topic, reply->result);
  else
    add_rule(page.rule, reply->result);
  add_text_of(server, page, "markdown", reply->result);
  buffer_add_char(reply->result, '}');
  return OUTCOME_DONE;
}
