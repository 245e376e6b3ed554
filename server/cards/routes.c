/* A route decorator, piece by piece: the method, the path, and what the function is called with. */
#include "cards/fact.h"
#include "cards/words.h"
#include "concepts/function.h"
#include "syntax/arguments.h"

enum { PARAMETERS_AT_MOST = 6, METHODS_AT_MOST = 4 };

typedef enum Framework { FRAMEWORK_UNKNOWN, FRAMEWORK_FLASK, FRAMEWORK_FASTAPI } Framework;

typedef struct PathParameter {
  Slice name;
  Slice converter; /* what stands before the colon in Flask, behind it in FastAPI */
} PathParameter;

typedef struct Route {
  const FactPlace *place;
  const Nodes *nodes;
  NodeId call;
  NodeId function;
  Framework framework;
  bool has_prefix; /* it may be registered under one */
  Slice path;
  Slice methods[METHODS_AT_MOST];
  uint32_t method_count;
  PathParameter parameters[PARAMETERS_AT_MOST];
  uint32_t parameter_count;
} Route;

static void find_framework(Route *self) {
  Slice name = names_qualified(self->place->view->names, self->place->leaf, self->place->arena);
  bool is_app = slice_starts_with(name, SLICE("flask.Flask.")) ||
                slice_starts_with(name, SLICE("fastapi.FastAPI."));
  self->has_prefix = !is_app;
  if (slice_starts_with(name, SLICE("flask."))) self->framework = FRAMEWORK_FLASK;
  if (slice_starts_with(name, SLICE("fastapi."))) self->framework = FRAMEWORK_FASTAPI;
}

static bool is_upper(Slice text) {
  for (size_t i = 0; i < text.len; i++)
    if (text.ptr[i] < 'A' || text.ptr[i] > 'Z') return false;
  return text.len > 0;
}

/* `methods=["GET", "POST"]` of `route`. */
static bool find_listed_methods(Route *self) {
  NodeId list = arguments_keyword(self->nodes, self->call, "methods");
  if (list == NO_NODE) {
    self->methods[self->method_count++] = SLICE("GET");
    return true;
  }
  if (!nodes_is(self->nodes, list, NODE_LIST) && !nodes_is(self->nodes, list, NODE_TUPLE))
    return false;
  for (NodeId item = nodes_first_named_child(self->nodes, list); item != NO_NODE;
       item = nodes_next_named_sibling(self->nodes, item)) {
    Slice text;
    if (self->method_count == METHODS_AT_MOST || !arguments_plain_text(self->nodes, item, &text) ||
        !is_upper(text))
      return false;
    self->methods[self->method_count++] = text;
  }
  return self->method_count > 0;
}

static bool find_methods(Route *self) {
  static const char *const verbs[][2] = {
      {"get", "GET"}, {"post", "POST"}, {"put", "PUT"}, {"patch", "PATCH"}, {"delete", "DELETE"}};
  Slice name = nodes_text(self->nodes, self->place->leaf);
  for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
    if (slice_is(name, verbs[i][0]))
      self->methods[self->method_count++] = slice_from_cstr(verbs[i][1]);
  if (self->method_count > 0) return true;
  return slice_is(name, "route") && self->framework != FRAMEWORK_FASTAPI &&
         find_listed_methods(self);
}

static bool is_name(Slice text) {
  for (size_t i = 0; i < text.len; i++) {
    char c = text.ptr[i];
    bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    if (!is_letter && (i == 0 || c < '0' || c > '9')) return false;
  }
  return text.len > 0;
}

/* "int:id" or "id:path" becomes a name and a converter; false where it is neither. */
static bool add_parameter(Route *self, Slice inside, bool is_flask) {
  size_t colon = slice_find(inside, SLICE(":"), 0);
  Slice left = slice_sub(inside, 0, colon);
  Slice right = colon < inside.len ? slice_sub(inside, colon + 1, inside.len) : (Slice){0};
  bool has_both = colon < inside.len;
  PathParameter found = {.name = is_flask && has_both ? right : left,
                         .converter = is_flask ? left : right};
  if (!has_both) found.converter = (Slice){0};
  if (self->parameter_count == PARAMETERS_AT_MOST || !is_name(found.name)) return false;
  if (has_both && !is_name(found.converter)) return false;
  self->parameters[self->parameter_count++] = found;
  return true;
}

static bool find_parameters(Route *self) {
  bool has_angle = slice_find(self->path, SLICE("<"), 0) < self->path.len;
  bool has_brace = slice_find(self->path, SLICE("{"), 0) < self->path.len;
  bool is_flask = self->framework == FRAMEWORK_FLASK ||
                  (self->framework == FRAMEWORK_UNKNOWN && has_angle && !has_brace);
  Slice open = is_flask ? SLICE("<") : SLICE("{");
  Slice close = is_flask ? SLICE(">") : SLICE("}");
  if (has_angle && has_brace) return false;
  size_t at = slice_find(self->path, open, 0);
  while (at < self->path.len) {
    size_t end = slice_find(self->path, close, at);
    if (end == self->path.len) return false;
    if (!add_parameter(self, slice_sub(self->path, at + 1, end), is_flask)) return false;
    at = slice_find(self->path, open, end);
  }
  return true;
}

/* The identifier of one of the function's parameters; NO_NODE for markers and stars. */
static NodeId parameter_name(const Nodes *nodes, NodeId parameter) {
  if (nodes_is(nodes, parameter, NODE_IDENTIFIER)) return parameter;
  if (nodes_is(nodes, parameter, NODE_TYPED_PARAMETER)) {
    NodeId name = nodes_first_named_child(nodes, parameter);
    return nodes_is(nodes, name, NODE_IDENTIFIER) ? name : (NodeId)NO_NODE;
  }
  bool has_default = nodes_is(nodes, parameter, NODE_DEFAULT_PARAMETER) ||
                     nodes_is(nodes, parameter, NODE_TYPED_DEFAULT_PARAMETER);
  return has_default ? nodes_child_by_field(nodes, parameter, FIELD_NAME) : (NodeId)NO_NODE;
}

/* The function's parameter of that name. `is_open` where it takes any keyword. */
static NodeId find_own_parameter(const Route *self, Slice name, bool *is_open) {
  const Nodes *nodes = self->nodes;
  NodeId found = NO_NODE;
  NodeId list = nodes_child_by_field(nodes, self->function, FIELD_PARAMETERS);
  *is_open = false;
  for (NodeId parameter = nodes_first_named_child(nodes, list); parameter != NO_NODE;
       parameter = nodes_next_named_sibling(nodes, parameter)) {
    if (slice_starts_with(nodes_text(nodes, parameter), SLICE("**"))) *is_open = true;
    NodeId own = parameter_name(nodes, parameter);
    if (own != NO_NODE && slice_equal(nodes_text(nodes, own), name)) found = parameter;
  }
  return found;
}

/* "`id`, an `int`" */
static Slice describe_parameter(const Route *self, const PathParameter *parameter) {
  static const char *const kinds[][2] = {
      {"string", ", a text"},      {"int", ", an `int`"},
      {"float", ", a `float`"},    {"path", ", a text that may hold slashes"},
      {"uuid", ", a `uuid.UUID`"},
  };
  Arena *arena = self->place->arena;
  Slice name = words_code(parameter->name, arena);
  const char *kind = self->framework == FRAMEWORK_FLASK ? ", a text" : "";
  if (self->framework == FRAMEWORK_FLASK && parameter->converter.len > 0) {
    kind = "";
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
      if (slice_is(parameter->converter, kinds[i][0])) kind = kinds[i][1];
  }
  if (self->framework == FRAMEWORK_FASTAPI) {
    bool is_open = false;
    NodeId own = find_own_parameter(self, parameter->name, &is_open);
    NodeId type = nodes_child_by_field(self->nodes, own, FIELD_TYPE);
    if (type != NO_NODE && parameter->converter.len == 0)
      return words_fill(arena, "{} as {}", (Holes){{name, words_node(self->nodes, type, arena)}});
  }
  return words_fill(arena, "{}{}", (Holes){{name, slice_from_cstr(kind)}});
}

/* "a, b and c" */
static Slice join(const Slice *items, uint32_t count, Arena *arena) {
  Slice all = count == 0 ? (Slice){0} : items[0];
  for (uint32_t i = 1; i < count; i++)
    all = words_fill(arena, i + 1 == count ? "{} and {}" : "{}, {}", (Holes){{all, items[i]}});
  return all;
}

/* Whether what is registered is not the function itself. */
static bool is_decorated_first(const Route *self) {
  NodeId decorator = nodes_parent(self->nodes, self->call);
  NodeId definition = nodes_parent(self->nodes, decorator);
  return definition_next_decorator(self->nodes, definition, decorator) != NO_NODE;
}

/* The first parameter of the path that the function cannot take; NULL where there is none, or what
 * the function takes is not certain: decorators below this one may change that. */
static const PathParameter *find_missing(const Route *self) {
  if (is_decorated_first(self)) return NULL;
  for (uint32_t i = 0; i < self->parameter_count; i++) {
    bool is_open = false;
    NodeId own = find_own_parameter(self, self->parameters[i].name, &is_open);
    if (own == NO_NODE && !is_open) return &self->parameters[i];
  }
  return NULL;
}

static Slice describe_missing(const Route *self, const PathParameter *missing) {
  Arena *arena = self->place->arena;
  Holes values = {{words_code(function_name(self->nodes, self->function), arena),
                   words_code(missing->name, arena)}};
  if (self->framework == FRAMEWORK_FLASK)
    return words_fill(
        arena, " But {} has no parameter {}, so each such request ends in a `TypeError`.", values);
  Slice parameters =
      nodes_text(self->nodes, nodes_child_by_field(self->nodes, self->function, FIELD_PARAMETERS));
  bool has_alias = slice_find(parameters, SLICE("("), 1) < parameters.len;
  if (self->framework != FRAMEWORK_FASTAPI || has_alias) return (Slice){0};
  return words_fill(arena, " But {} has no parameter {} and does not get it.", values);
}

static Slice describe(const Route *self) {
  Arena *arena = self->place->arena;
  Slice methods[METHODS_AT_MOST];
  Slice parameters[PARAMETERS_AT_MOST];
  for (uint32_t i = 0; i < self->method_count; i++)
    methods[i] = words_code(self->methods[i], arena);
  const PathParameter *missing = find_missing(self);
  uint32_t count = 0;
  for (uint32_t i = 0; i < self->parameter_count; i++)
    parameters[count++] = describe_parameter(self, &self->parameters[i]);
  NodeId callee = nodes_child_by_field(self->nodes, self->call, FIELD_FUNCTION);
  NodeId object = nodes_child_by_field(self->nodes, callee, FIELD_OBJECT);
  Slice prefix = {0};
  if (self->has_prefix)
    prefix = words_fill(arena, ", behind any prefix of {},",
                        (Holes){{words_node(self->nodes, object, arena)}});
  Slice with = {0};
  if (count > 0 && missing == NULL)
    with = words_fill(arena, " with {}", (Holes){{join(parameters, count, arena)}});
  Holes values = {{join(methods, self->method_count, arena), words_code(self->path, arena), prefix,
                   words_code(function_name(self->nodes, self->function), arena), with,
                   missing == NULL ? (Slice){0} : describe_missing(self, missing)}};
  static const char *const patterns[2][2] = {
      {"{} at {}{} calls {}{}.{}", "{} at {}{} call {}{}.{}"},
      {"{} at {}{} calls the decorated {}{}.{}", "{} at {}{} call the decorated {}{}.{}"},
  };
  const char *pattern = patterns[is_decorated_first(self)][self->method_count > 1];
  return words_fill(arena, pattern, values);
}

Fact fact_of_route(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  Route route = {.place = place, .nodes = nodes, .call = arguments_call(nodes, place->leaf)};
  NodeId decorator = nodes_parent(nodes, route.call);
  if (!nodes_is(nodes, decorator, NODE_DECORATOR) || arguments_are_spread(nodes, route.call) ||
      nodes_has_flag(nodes, route.call, NODE_HAS_ERROR))
    return (Fact){0};
  route.function = nodes_child_by_field(nodes, nodes_parent(nodes, decorator), FIELD_DEFINITION);
  if (!nodes_is(nodes, route.function, NODE_FUNCTION_DEFINITION)) return (Fact){0};
  NodeId path = arguments_next(nodes, route.call, NO_NODE);
  if (!arguments_plain_text(nodes, path, &route.path)) return (Fact){0};
  if (!slice_starts_with(route.path, SLICE("/"))) return (Fact){0};
  find_framework(&route);
  if (!find_methods(&route) || !find_parameters(&route)) return (Fact){0};
  return (Fact){.words = describe(&route)};
}
