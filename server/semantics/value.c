#include "semantics/value.h"

#include "semantics/returns.h"

static const Value unknown = {VALUE_UNKNOWN, {NULL, 0}};

/* In open paths: `name` of a class becomes an object of it. */
enum { INSTANCE_MARK = '!' };

static Slice last_part(Slice path) {
  size_t start = path.len;
  while (start > 0 && path.ptr[start - 1] != '.') start--;
  return slice_sub(path, start, path.len);
}

static Slice with_suffix(Slice path, const char *suffix, Arena *arena) {
  return arena_format(arena, "%.*s%s", (int)path.len, path.ptr, suffix);
}

Value value_member(Value value, Slice name, Arena *arena) {
  if (value.kind == VALUE_UNKNOWN || value.kind == VALUE_MEMBER) return unknown;
  return (Value){
      .kind = value.kind == VALUE_OBJECT ? VALUE_MEMBER : value.kind,
      .path = arena_format(arena, "%.*s.%.*s", (int)value.path.len, value.path.ptr, (int)name.len,
                           name.ptr),
  };
}

Value value_attribute(Value value, Slice name, Arena *arena) {
  Value member = value_member(value, name, arena);
  Slice class_name;
  bool is_known = member.kind == VALUE_MEMBER && returns_find_property(member.path, &class_name);
  return is_known ? (Value){VALUE_OBJECT, class_name} : member;
}

/* Classes are written with a capital, after PEP 8; what is not is in the table. */
static bool looks_like_class(Slice path) {
  Slice name = last_part(path);
  while (name.len > 0 && name.ptr[0] == '_') name = slice_sub(name, 1, name.len);
  return name.len > 0 && name.ptr[0] >= 'A' && name.ptr[0] <= 'Z';
}

Value value_call(Value value, Arena *arena) {
  if (value.kind == VALUE_UNKNOWN) return unknown;
  if (value.kind == VALUE_OPEN) return (Value){VALUE_OPEN, with_suffix(value.path, "()", arena)};
  Slice class_name;
  if (value.kind == VALUE_OBJECT) {
    bool is_known = returns_find_call(with_suffix(value.path, ".__call__", arena), &class_name);
    return is_known ? (Value){VALUE_OBJECT, class_name} : unknown;
  }
  if (returns_find_call(value.path, &class_name))
    return class_name.len == 0 ? unknown : (Value){VALUE_OBJECT, class_name};
  bool makes_object = value.kind == VALUE_ENTITY && looks_like_class(value.path);
  return makes_object ? (Value){VALUE_OBJECT, value.path} : unknown;
}

Value value_open_call(Value value, Slice class_name, Arena *arena) {
  return (Value){VALUE_OPEN, arena_format(arena, "%.*s(%.*s)", (int)value.path.len, value.path.ptr,
                                          (int)class_name.len, class_name.ptr)};
}

static bool is_abstract(Slice path) {
  return slice_starts_with(path, SLICE("typing.")) ||
         slice_starts_with(path, SLICE("typing_extensions.")) ||
         slice_starts_with(path, SLICE("collections.abc."));
}

Value value_instance(Value value, Arena *arena) {
  if (value.kind == VALUE_OPEN) return (Value){VALUE_OPEN, with_suffix(value.path, "!", arena)};
  if (value.kind != VALUE_ENTITY) return unknown;
  Slice class_name;
  if (returns_find_alias(value.path, &class_name)) return (Value){VALUE_OBJECT, class_name};
  return is_abstract(value.path) ? unknown : (Value){VALUE_OBJECT, value.path};
}

Slice value_to_target(Value value, Arena *arena) {
  if (value.kind == VALUE_UNKNOWN) return (Slice){0};
  return value.kind == VALUE_OBJECT ? with_suffix(value.path, "()", arena) : value.path;
}

Value value_from_target(Slice target) {
  if (target.len == 0) return unknown;
  if (!slice_ends_with(target, SLICE("()"))) return (Value){VALUE_ENTITY, target};
  return (Value){VALUE_OBJECT, slice_sub(target, 0, target.len - 2)};
}

static bool ends_name(char c) {
  return c == '.' || c == '(' || c == INSTANCE_MARK;
}

static Slice name_at(Slice path, size_t start) {
  size_t end = start;
  while (end < path.len && !ends_name(path.ptr[end])) end++;
  return slice_sub(path, start, end);
}

Slice value_open_name(Slice path) {
  return name_at(path, 0);
}

static bool opens_files(Slice callee) {
  return slice_is(callee, "builtins.open") || slice_is(callee, "io.open") ||
         slice_is(callee, "pathlib.Path.open");
}

/* What becomes of a call with `opened` between its parentheses. */
static Value follow_call(Value callee, Slice opened, Arena *arena) {
  if (slice_is(opened, VALUE_OPENED_UNCLEAR) && opens_files(callee.path)) return unknown;
  bool opens = opened.len > 0 && slice_is(callee.path, "builtins.open");
  return opens ? (Value){VALUE_OBJECT, opened} : value_call(callee, arena);
}

Value value_follow(Value base, Slice path, Arena *arena) {
  size_t at = value_open_name(path).len;
  while (at < path.len && base.kind != VALUE_UNKNOWN) {
    if (path.ptr[at] == '.') {
      Slice name = name_at(path, at + 1);
      base = value_attribute(base, name, arena);
      at += 1 + name.len;
    } else if (path.ptr[at] == INSTANCE_MARK) {
      base = value_instance(base, arena);
      at += 1;
    } else {
      size_t end = slice_find(path, SLICE(")"), at);
      base = follow_call(base, slice_sub(path, at + 1, end), arena);
      at = end + 1;
    }
  }
  return base;
}
