/* Fields of classes whose base makes something of them: models, serializers, mapped tables. */
#include "concepts/predicates/predicate.h"

#include "concepts/class_place.h"

static bool is_dunder(Slice name) {
  return slice_starts_with(name, SLICE("__"));
}

/* A plain name that the body of a class with such an ancestor binds. */
static bool is_field_of(const SegmentView *view, NodeId node, const char *const *bases,
                        uint32_t count) {
  if (!nodes_is(view->nodes, node, NODE_IDENTIFIER) || is_dunder(nodes_text(view->nodes, node)))
    return false;
  Arena scratch;
  arena_init(&scratch);
  ClassPlace place;
  bool is_field = class_around(view, node, &place, &scratch) &&
                  class_has_ancestor(&place, bases, count, &scratch);
  arena_release(&scratch);
  return is_field;
}

static bool is_annotated(const SegmentView *view, NodeId node) {
  NodeId assignment = nodes_parent(view->nodes, node);
  return nodes_child_by_field(view->nodes, assignment, FIELD_TYPE) != NO_NODE;
}

/* Whether the name is bound to what a call of one of these packages gives, whatever the bases are:
 * they are often in other files. */
static bool has_call_of(const SegmentView *view, NodeId node, const char *const *packages) {
  NodeId assignment = nodes_parent(view->nodes, node);
  NodeId call = nodes_child_by_field(view->nodes, assignment, FIELD_RIGHT);
  if (!nodes_is(view->nodes, call, NODE_CALL)) return false;
  Arena scratch;
  arena_init(&scratch);
  NodeId function = nodes_child_by_field(view->nodes, call, FIELD_FUNCTION);
  Slice name = names_qualified(view->names, function, &scratch);
  ClassPlace place;
  bool is_of = false;
  for (; *packages != NULL && !is_of; packages++)
    is_of = slice_starts_with(name, slice_from_cstr(*packages));
  bool is_field = is_of && nodes_is(view->nodes, node, NODE_IDENTIFIER) &&
                  class_around(view, node, &place, &scratch);
  arena_release(&scratch);
  return is_field;
}

static const char *const pydantic_bases[] = {"pydantic.BaseModel", "pydantic_settings.BaseSettings",
                                             "pydantic.BaseSettings", "pydantic.main.BaseModel"};
enum { PYDANTIC_BASES = sizeof pydantic_bases / sizeof pydantic_bases[0] };

static bool is_pydantic_field(const SegmentView *view, NodeId node) {
  return is_annotated(view, node) && is_field_of(view, node, pydantic_bases, PYDANTIC_BASES);
}

static bool is_pydantic_config(const SegmentView *view, NodeId node) {
  return slice_is(nodes_text(view->nodes, node), "model_config") &&
         is_field_of(view, node, pydantic_bases, PYDANTIC_BASES);
}

static bool is_django_field(const SegmentView *view, NodeId node) {
  static const char *const packages[] = {"django.db.models.", NULL};
  return has_call_of(view, node, packages);
}

static bool is_serializer_field(const SegmentView *view, NodeId node) {
  static const char *const packages[] = {"marshmallow.fields.", "rest_framework.serializers.",
                                         "django.forms.", "wtforms.", NULL};
  return has_call_of(view, node, packages);
}

static bool is_mapped_column(const SegmentView *view, NodeId node) {
  static const char *const bases[] = {"sqlalchemy.orm.DeclarativeBase", "sqlmodel.SQLModel"};
  static const char *const packages[] = {"sqlalchemy.", "flask_sqlalchemy.", NULL};
  return has_call_of(view, node, packages) ||
         (is_annotated(view, node) &&
          is_field_of(view, node, bases, sizeof bases / sizeof bases[0]));
}

/* Any of these: what such a class makes of it is not what a plain class would. */
static bool is_framework_field(const SegmentView *view, NodeId node) {
  return is_pydantic_field(view, node) || is_pydantic_config(view, node) ||
         is_django_field(view, node) || is_serializer_field(view, node) ||
         is_mapped_column(view, node);
}

const Predicate predicates_models[] = {
    {"django_field", is_django_field},
    {"framework_field", is_framework_field},
    {"mapped_column", is_mapped_column},
    {"pydantic_config", is_pydantic_config},
    {"pydantic_field", is_pydantic_field},
    {"serializer_field", is_serializer_field},
    {NULL, NULL},
};
