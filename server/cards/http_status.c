/* What the number of an HTTP status says. */
#include "cards/fact.h"
#include "cards/words.h"

typedef struct Status {
  uint32_t number;
  const char *phrase; /* RFC 9110's, or the one of the RFC that defines it */
  const char *meaning;
} Status;

static const Status statuses[] = {
    {100, "Continue", "the client may send the body now"},
    {101, "Switching Protocols", "the connection goes on as another protocol, such as WebSocket"},
    {200, "OK", "it was done, and the answer is in the body"},
    {201, "Created", "something new exists now; its URL belongs into the `Location` header"},
    {202, "Accepted", "it will be done later, and is not done yet"},
    {204, "No Content", "it was done, and there is no body"},
    {206, "Partial Content", "the body is the range that was asked for"},
    {301, "Moved Permanently", "use the other URL from now on; a `POST` may become a `GET`"},
    {302, "Found", "look at the other URL this time; a `POST` may become a `GET`"},
    {303, "See Other", "fetch the other URL with `GET`, as after a form"},
    {304, "Not Modified", "what the client has in its cache is still right"},
    {307, "Temporary Redirect", "repeat it at the other URL, with the same method and body"},
    {308, "Permanent Redirect", "use the other URL from now on, with the same method and body"},
    {400, "Bad Request", "the request cannot be understood"},
    {401, "Unauthorized", "it is not known who asks: log in, or send a token"},
    {403, "Forbidden", "it is known who asks, and that one may not"},
    {404, "Not Found", "nothing is there, or the server does not want to say"},
    {405, "Method Not Allowed", "the URL exists, for other methods"},
    {406, "Not Acceptable", "there is no form of it that the client takes"},
    {408, "Request Timeout", "the client was too slow"},
    {409, "Conflict", "the present state does not allow it, for instance a name that is taken"},
    {410, "Gone", "it was there and will not come back"},
    {412, "Precondition Failed", "it has changed since the client read it"},
    {413, "Content Too Large", "the body is larger than the server takes"},
    {415, "Unsupported Media Type", "the body is of a kind that the server does not read"},
    {418, "I'm a Teapot", "a joke that was kept"},
    {422, "Unprocessable Content", "it is understood, and what it says is not valid"},
    {423, "Locked", "somebody else works on it"},
    {425, "Too Early", "it might be a repetition, and is not worth the risk"},
    {428, "Precondition Required", "the request has to say which version it means to change"},
    {429, "Too Many Requests", "slow down; `Retry-After` says for how long"},
    {431, "Request Header Fields Too Large", "the headers are larger than the server takes"},
    {451, "Unavailable For Legal Reasons", "the law forbids to show it"},
    {500, "Internal Server Error", "the server failed, and it is not the client's fault"},
    {501, "Not Implemented", "the server does not know this method at all"},
    {502, "Bad Gateway", "the server behind this one gave a bad answer"},
    {503, "Service Unavailable", "not now: it is overloaded or being worked on"},
    {504, "Gateway Timeout", "the server behind this one gave no answer in time"},
};

Fact fact_of_http_status(const FactPlace *place) {
  Slice text = nodes_text(place->view->nodes, place->leaf);
  uint32_t number = 0;
  if (!nodes_is(place->view->nodes, place->leaf, NODE_INTEGER) || !slice_parse_u32(text, &number))
    return (Fact){0};
  for (size_t i = 0; i < sizeof statuses / sizeof statuses[0]; i++) {
    if (statuses[i].number != number) continue;
    Holes values = {{words_code(text, place->arena), slice_from_cstr(statuses[i].phrase),
                     slice_from_cstr(statuses[i].meaning)}};
    return (Fact){.words = words_fill(place->arena, "{} is **{}**: {}.", values)};
  }
  return (Fact){0};
}
