/* Routes, statuses and queries of web programs, where the framework's own names do not show them:
 * the app is often made in another file. */
#include "concepts/predicates/predicate.h"

#include "base/word_list.h"
#include "concepts/chains.h"

static bool is_upper(Slice name) {
  return name.len > 0 && name.ptr[0] >= 'A' && name.ptr[0] <= 'Z';
}

/* The call that a decorator makes, NO_NODE where `node` is not below one or it makes none. */
static NodeId decorator_call(const Nodes *nodes, NodeId name) {
  NodeId call = nodes_parent(nodes, nodes_parent(nodes, name));
  bool is_decorator = nodes_is(nodes, call, NODE_CALL) &&
                      nodes_is(nodes, nodes_parent(nodes, call), NODE_DECORATOR);
  return is_decorator ? call : (NodeId)NO_NODE;
}

static bool is_route_name(Slice name) {
  return word_list_has("route get post put patch delete head options websocket api_route view",
                       name);
}

static Slice string_text(const Nodes *nodes, NodeId string) {
  if (!nodes_is(nodes, string, NODE_STRING)) return (Slice){0};
  return nodes_text(nodes, nodes_child_with_symbol(nodes, string, NODE_STRING_CONTENT));
}

static bool is_route_call(const Nodes *nodes, NodeId call) {
  NodeId function = nodes_child_by_field(nodes, call, FIELD_FUNCTION);
  NodeId name = nodes_child_by_field(nodes, function, FIELD_ATTRIBUTE);
  NodeId arguments = nodes_child_by_field(nodes, call, FIELD_ARGUMENTS);
  NodeId path = nodes_first_named_child(nodes, arguments);
  if (!is_route_name(nodes_text(nodes, name))) return false;
  return slice_starts_with(string_text(nodes, path), SLICE("/"));
}

/* `get` in `@router.get("/items/{id}")`. */
static bool is_route(const SegmentView *view, NodeId node) {
  NodeId call = decorator_call(view->nodes, node);
  return call != NO_NODE && is_route_call(view->nodes, call);
}

/* `methods` in `@app.route("/items", methods=["POST"])`. */
static bool is_route_methods(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId call = nodes_parent(nodes, nodes_parent(nodes, nodes_parent(nodes, node)));
  return word_list_has("methods", nodes_text(nodes, node)) && nodes_is(nodes, call, NODE_CALL) &&
         nodes_is(nodes, nodes_parent(nodes, call), NODE_DECORATOR) && is_route_call(nodes, call);
}

/* The module-level table of URL patterns, or of the classes that wrap each request. */
static bool is_route_table(const SegmentView *view, NodeId node) {
  return names_scope_at(view->names, node) == SCOPE_ROOT &&
         word_list_has("urlpatterns MIDDLEWARE", nodes_text(view->nodes, node));
}

static bool is_django_setting(const SegmentView *view, NodeId node) {
  return names_scope_at(view->names, node) == SCOPE_ROOT &&
         word_list_has("INSTALLED_APPS ALLOWED_HOSTS ROOT_URLCONF AUTH_USER_MODEL "
                       "WSGI_APPLICATION DEFAULT_AUTO_FIELD AUTH_PASSWORD_VALIDATORS",
                       nodes_text(view->nodes, node));
}

static const char *const query_set_names =
    "all filter exclude get create get_or_create update_or_create bulk_create bulk_update order_by "
    "values values_list annotate aggregate alias first last count exists update delete "
    "select_related prefetch_related distinct only defer none raw in_bulk latest earliest using "
    "iterator reverse select_for_update union";
static const char *const query_set_only =
    "select_related prefetch_related values_list get_or_create update_or_create bulk_create "
    "bulk_update select_for_update";

/* `objects` in `User.objects`. */
static bool is_manager(const SegmentView *view, NodeId name) {
  const Nodes *nodes = view->nodes;
  NodeId object = chain_object(nodes, name);
  if (object == NO_NODE || !slice_is(nodes_text(nodes, name), "objects")) return false;
  NodeId model = nodes_is(nodes, object, NODE_ATTRIBUTE)
                     ? nodes_child_by_field(nodes, object, FIELD_ATTRIBUTE)
                     : object;
  return nodes_is(nodes, model, NODE_IDENTIFIER) && is_upper(nodes_text(nodes, model));
}

/* Whether an attribute of which `is_meant` is part of the chain `expression`. */
static bool has_link(const SegmentView *view, NodeId expression,
                     bool (*is_meant)(const SegmentView *, NodeId)) {
  enum { LINKS_AT_MOST = 24 };
  const Nodes *nodes = view->nodes;
  for (uint32_t i = 0; i < LINKS_AT_MOST && expression != NO_NODE; i++) {
    NodeId name = nodes_child_by_field(nodes, expression, FIELD_ATTRIBUTE);
    if (name != NO_NODE && is_meant(view, name)) return true;
    uint8_t field = nodes_is(nodes, expression, NODE_CALL) ? FIELD_FUNCTION : FIELD_OBJECT;
    if (nodes_is(nodes, expression, NODE_SUBSCRIPT)) field = FIELD_VALUE;
    expression = nodes_child_by_field(nodes, expression, field);
  }
  return false;
}

/* `objects` and `filter` in `User.objects.filter(...)`. */
static bool is_query_set_method(const SegmentView *view, NodeId node) {
  NodeId object = chain_object(view->nodes, node);
  Slice name = nodes_text(view->nodes, node);
  if (object == NO_NODE) return false;
  if (is_manager(view, node)) return true;
  if (word_list_has(query_set_only, name)) return chain_is_unknown(view, object);
  return word_list_has(query_set_names, name) && has_link(view, object, is_manager);
}

static bool is_session_name(const Nodes *nodes, NodeId object) {
  NodeId name = nodes_is(nodes, object, NODE_ATTRIBUTE)
                    ? nodes_child_by_field(nodes, object, FIELD_ATTRIBUTE)
                    : object;
  Slice text = nodes_text(nodes, name);
  return nodes_is(nodes, name, NODE_IDENTIFIER) &&
         (slice_is(text, "session") || slice_ends_with(text, SLICE("_session")));
}

/* `query` in `session.query` and in `User.query`. */
static bool is_query(const SegmentView *view, NodeId name) {
  NodeId object = chain_object(view->nodes, name);
  bool is_class =
      nodes_is(view->nodes, object, NODE_IDENTIFIER) && is_upper(nodes_text(view->nodes, object));
  return object != NO_NODE && slice_is(nodes_text(view->nodes, name), "query") &&
         (is_class || is_session_name(view->nodes, object));
}

/* Nothing is known of the object, or that it is of SQLAlchemy. */
static bool may_be_sqlalchemy(const SegmentView *view, NodeId object) {
  return chain_is_unknown(view, object) || chain_is_from(view, object, "sqlalchemy") ||
         chain_is_from(view, object, "flask_sqlalchemy");
}

/* `query` and `filter` in `session.query(User).filter(...)`, `filter_by` in
 * `User.query.filter_by(name=name)`. */
static bool is_session_query(const SegmentView *view, NodeId node) {
  static const char *const names =
      "filter order_by join outerjoin options limit offset all first one one_or_none group_by "
      "having distinct count delete update get scalar";
  NodeId object = chain_object(view->nodes, node);
  Slice name = nodes_text(view->nodes, node);
  if (object == NO_NODE || !may_be_sqlalchemy(view, object)) return false;
  return slice_is(name, "filter_by") || is_query(view, node) ||
         (word_list_has(names, name) && has_link(view, object, is_query));
}

/* `commit` in `db.session.commit()`: what sessions of HTTP and of tests do not have. */
static bool is_session_method(const SegmentView *view, NodeId node) {
  NodeId object = chain_object(view->nodes, node);
  return object != NO_NODE &&
         word_list_has("commit rollback flush add_all refresh expunge scalars scalar",
                       nodes_text(view->nodes, node)) &&
         is_session_name(view->nodes, object) && may_be_sqlalchemy(view, object);
}

static bool is_status_name(Slice name) {
  return word_list_has("status_code status code", name);
}

/* The last of what a function with a route returns: `return "gone", 410`. */
static bool is_returned_status(const Nodes *nodes, NodeId node) {
  NodeId list = nodes_parent(nodes, node);
  NodeId function = nodes_ancestor(nodes, node, NODE_FUNCTION_DEFINITION);
  NodeId definition = nodes_parent(nodes, function);
  bool is_last = nodes_is(nodes, list, NODE_EXPRESSION_LIST) &&
                 nodes_is(nodes, nodes_parent(nodes, list), NODE_RETURN_STATEMENT) &&
                 nodes_next_named_sibling(nodes, node) == NO_NODE;
  if (!is_last || !nodes_is(nodes, definition, NODE_DECORATED_DEFINITION)) return false;
  for (NodeId decorator = nodes_first_named_child(nodes, definition);
       nodes_is(nodes, decorator, NODE_DECORATOR);
       decorator = nodes_next_named_sibling(nodes, decorator)) {
    NodeId call = nodes_first_named_child(nodes, decorator);
    if (nodes_is(nodes, call, NODE_CALL) && is_route_call(nodes, call)) return true;
  }
  return false;
}

/* A number in the place of a status: `status_code=404`, `abort(404)`, `answer.status_code == 404`.
 */
static bool is_http_status(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  uint32_t status = 0;
  if (!slice_parse_u32(nodes_text(nodes, node), &status) || status < 100 || status > 599)
    return false;
  NodeId parent = nodes_parent(nodes, node);
  if (nodes_is(nodes, parent, NODE_KEYWORD_ARGUMENT))
    return is_status_name(nodes_text(nodes, nodes_child_by_field(nodes, parent, FIELD_NAME)));
  if (nodes_is(nodes, parent, NODE_COMPARISON_OPERATOR)) {
    NodeId left = nodes_first_named_child(nodes, parent);
    NodeId name = nodes_child_by_field(nodes, left, FIELD_ATTRIBUTE);
    return left != node && is_status_name(nodes_text(nodes, name == NO_NODE ? left : name));
  }
  if (nodes_is(nodes, parent, NODE_EXPRESSION_LIST)) return is_returned_status(nodes, node);
  if (!nodes_is(nodes, parent, NODE_ARGUMENT_LIST) ||
      nodes_first_named_child(nodes, parent) != node)
    return false;
  NodeId callee = nodes_child_by_field(nodes, nodes_parent(nodes, parent), FIELD_FUNCTION);
  NodeId method = nodes_child_by_field(nodes, callee, FIELD_ATTRIBUTE);
  return word_list_has("abort HTTPException HTTPStatus", nodes_text(nodes, callee)) ||
         word_list_has("errorhandler exception_handler", nodes_text(nodes, method));
}

const Predicate predicates_web[] = {
    {"django_setting", is_django_setting},
    {"http_status", is_http_status},
    {"query_set_method", is_query_set_method},
    {"route", is_route},
    {"route_methods", is_route_methods},
    {"route_table", is_route_table},
    {"session_method", is_session_method},
    {"session_query", is_session_query},
    {NULL, NULL},
};
