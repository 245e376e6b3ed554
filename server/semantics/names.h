/* Scopes, bindings and uses of names in one segment, after Python's rules (LEGB), and what each
 * name means: where it is bound, and the qualified name that it leads to through imports, aliases,
 * attributes and single assignments.
 *
 * A segment is a statement of the module or, as classes are split, of a class body. What lies
 * outside of it is seen through `OuterNames`, which analysis/ joins from all segments' summaries.
 *   source  Python language reference, "Naming and binding"; PEP 572, 695, 709. */
#ifndef PYLORE_SEMANTICS_NAMES_H
#define PYLORE_SEMANTICS_NAMES_H

#include "syntax/nodes.h"

typedef uint32_t ScopeId;
typedef uint32_t BindingId;
enum { SCOPE_ROOT = 0 };
#define NO_SCOPE UINT32_MAX
#define NO_BINDING UINT32_MAX

typedef enum ScopeKind {
  SCOPE_MODULE,
  SCOPE_CLASS,
  SCOPE_FUNCTION,
  SCOPE_LAMBDA,
  SCOPE_COMPREHENSION, /* also generator expressions */
  SCOPE_TYPE_PARAMETERS, /* PEP 695: between the definition and what is around it */
  SCOPE_TYPE_VALUE, /* what is evaluated late: an alias's value, a parameter's bound or default */
} ScopeKind;

/* The answer to "which x is this?", as `pylore concepts --names` prints it. */
typedef enum NameScope {
  NAME_LOCAL, /* bound in the function, class body, lambda or comprehension it stands in */
  NAME_ENCLOSING, /* bound in a function (or its type parameters) around that */
  NAME_GLOBAL, /* bound at module level, there or by a `global` somewhere */
  NAME_BUILTIN, /* also `__name__` and its like, which `builtins` has as every module */
  NAME_UNBOUND, /* none of these: a NameError, or bound by `import *`, exec or, as
                   `__file__`, from outside */
} NameScope;

typedef enum NameContext { NAME_LOAD, NAME_STORE, NAME_DELETE } NameContext;

typedef enum BindingKind {
  BINDING_ASSIGNMENT, /* =, annotated with value, augmented */
  BINDING_ANNOTATION, /* x: int without a value */
  BINDING_PARAMETER,
  BINDING_IMPORT,
  BINDING_FUNCTION,
  BINDING_CLASS,
  BINDING_FOR,
  BINDING_WITH,
  BINDING_EXCEPT,
  BINDING_CAPTURE, /* in a match pattern */
  BINDING_WALRUS,
  BINDING_DELETE,
  BINDING_TYPE_PARAMETER,
  BINDING_TYPE_ALIAS,
} BindingKind;

typedef struct Scope {
  ScopeKind kind;
  ScopeId parent; /* NO_SCOPE for the root */
  NodeId node; /* function_definition, class_definition, lambda, comprehension, type alias;
                  of a type's value the token before it; root otherwise */
  bool is_generator; /* a function or lambda with a yield of its own */
  bool is_async; /* async def, or a comprehension with `async for` */
} Scope;

typedef struct Binding {
  Slice name; /* as written, before mangling */
  NodeId node; /* the identifier that is bound */
  ScopeId scope; /* the scope whose variable it is, after `global` and `nonlocal`; NO_SCOPE for a
                    `global` name in a segment whose root is a class body */
  BindingKind kind;
  NodeId value; /* see binding values below */
  bool is_only; /* no other binding of this name in this scope within the segment */
} Binding;

/* Binding values, NO_NODE where there is none or where a pattern takes the value apart:
 *   assignment, walrus   what is assigned (of `a = b = c`: c), the other operand of `+=`
 *   parameter            the default
 *   import               the dotted_name of what is imported
 *   function, class      the definition; of a type alias its value
 *   for, with, except    the iterable, the context manager, the exception's type */

typedef struct Use {
  NodeId node; /* the identifier */
  ScopeId scope; /* in which it stands */
  NameContext context;
} Use;

#define NO_SEGMENT UINT32_MAX

/* A name bound at module level, joined over all segments. Names in summaries are those that Python
 * uses when it runs: `__x` of a class C is "_C__x". */
typedef struct ModuleBinding {
  Slice name; /* first, for slice_order */
  BindingKind kind;
  uint32_t segment; /* of the first binding; NO_SEGMENT: it is bound outside of the file */
  uint32_t line; /* zero-based, from that segment's first line */
  uint32_t count; /* how many bindings the module has for the name */
  Slice target; /* what it leads to when count is 1: qualified name of an import or an alias;
                   "pkg.C()" for an object of class pkg.C; else empty. Several imports of the
                   same thing have its name too. */
  bool is_coroutine_function; /* `async def` without decorators and without `yield` */
  bool is_open; /* in summaries: `target` begins with a name of this module or of builtins and
                   is still to be looked up, see names_close */
} ModuleBinding;

/* What the head of a class statement says, whether or not anybody knows what the names mean. */
typedef struct ClassLine {
  Slice name;
  SliceList bases; /* "Base" for a name, ".Base" for an attribute; others are left out */
} ClassLine;

/* The class bodies around a member segment, innermost first. */
typedef struct OuterClass {
  Slice name;
  SliceList bound; /* names bound in the class body, sorted */
  SliceList type_parameters; /* sorted */
  const ModuleBinding *attributes; /* joined names_attribute_bindings, sorted by name */
  uint32_t attribute_count;
  const ModuleBinding *members; /* `bound` again, with where and how; none in summaries */
  SliceList bases; /* as in ClassLine */
  SliceList wrapped; /* "staticmethod m" for each `m = staticmethod(m)` directly in the body */
  const ClassLine *class_lines; /* of the classes directly in the body, in order */
  uint32_t class_line_count;
} OuterClass;

typedef struct OuterNames {
  const ModuleBinding *module; /* sorted by name */
  uint32_t module_count;
  const OuterClass *classes;
  uint32_t class_count; /* 0: the segment's root is the module */
  Slice module_name; /* "pkg.mod" where known, for relative imports; else empty */
  bool is_package; /* the file is pkg/__init__.py: then `module_name` is "pkg" */
  Slice folder; /* where the file lies; empty where not known */
  const ClassLine *class_lines; /* of the class statements of the module's level, in order */
  uint32_t class_line_count;
} OuterNames;

typedef struct Names Names;

/* Scopes, bindings and uses of the segment. `outer` may be NULL: then only what the segment itself
 * binds is known.
 *   owns    everything lives in `arena`; `nodes` and `outer` are borrowed. What `outer` says may
 *           change between calls, and every answer goes by what it says then; only how many classes
 *           there are and what they are called must stay. */
Names *names_create(const Nodes *nodes, const OuterNames *outer, Arena *arena);

/* What the module binds under that name; NULL for nothing. `outer` may be NULL. */
const ModuleBinding *names_find_module_binding(const OuterNames *outer, Slice name);

/* What names_create was given, for what lies around the segment; may be NULL. */
const OuterNames *names_outer(const Names *names);

const Scope *names_scopes(const Names *names, uint32_t *count);
const Binding *names_bindings(const Names *names, uint32_t *count); /* in the order of the text */
const Scope *names_scope(const Names *names, ScopeId id); /* NULL for NO_SCOPE */
const Binding *names_binding(const Names *names, BindingId id); /* NULL for NO_BINDING */
const Use *names_uses(const Names *names, uint32_t *count); /* as ast.Name has them */

/* The scope in which node `id` is evaluated: a default value belongs to the scope around its
 * function, the first iterable of a comprehension to the scope around that. */
ScopeId names_scope_at(const Names *names, NodeId id);

typedef struct Resolution {
  NameScope scope;
  BindingId binding; /* the first binding within this segment, or NO_BINDING */
  const ModuleBinding *module; /* the module-level binding, or NULL */
} Resolution;

/* What the identifier `id` refers to: any use, binding or other identifier that is a variable. */
Resolution names_resolve(const Names *names, NodeId id);

/* False for identifiers that name no variable: attributes, keywords of calls, parts of modules. */
bool names_is_variable(const Names *names, NodeId id);

/* Whether `id` is an identifier, one of `words` (base/word_list.h), and means what `builtins` has
 * by that name. */
bool names_means_builtin(const Names *names, NodeId id, const char *words);

/* What the bare name `name` would mean if it stood in `scope`. */
Resolution names_lookup(const Names *names, ScopeId scope, Slice name);

/* The qualified name that an identifier, attribute or call leads to: `np.array` to "numpy.array",
 * `log.info` after `log = logging.getLogger()` to "logging.Logger.info", `len` to "builtins.len",
 * a call to what the callee returns where that is known ("logging.Logger"). Empty where it is not
 * certain: rebound names, parameters without annotation, attributes of unknown values. */
Slice names_qualified(const Names *names, NodeId expression, Arena *arena);

/* The qualified name of the class of which the value of `expression` is an object: "builtins.list"
 * for `[]` and for a name that is bound to it and to nothing else. Empty where that is not certain,
 * and for classes, functions and modules themselves. */
Slice names_class(const Names *names, NodeId expression, Arena *arena);

/* Whether calling `callee` is sure to make a coroutine, which runs only once it is awaited: the
 * name of an undecorated `async def` of this file that is bound once, or such a method of `self`.
 */
bool names_is_coroutine_function(const Names *names, NodeId callee);

/* The class statements directly at the segment's root, in order. They follow from its text alone.
 */
const ClassLine *names_class_lines(const Names *names, uint32_t *count, Arena *arena);

/* Of one class statement. */
ClassLine class_line_of(const Nodes *nodes, NodeId class, Arena *arena);

/* "staticmethod m" for each `... = staticmethod(m)` directly in the body of a class; of the
 * segment, whose root may be one, and none where it is not. */
SliceList class_wrapped(const Nodes *nodes, NodeId body, Arena *arena);
SliceList names_wrapped(const Names *names, Arena *arena);

/* The class lines outside of the segment have been asked for: it is looked at again when one of
 * them is another one. What OuterClass says of `bases` and `wrapped` need not be asked for. */
bool names_asked_classes(const Names *names);
void names_ask_classes(const Names *names);

/* Names bound at the root scope, for the summary: sorted by name, `segment` left 0. When the root
 * is the module, with the names that functions bind through `global`; when it is a class body,
 * names_global_bindings has those, and else none. They follow from the segment's text alone. */
const ModuleBinding *names_root_bindings(const Names *names, uint32_t *count, Arena *arena);
const ModuleBinding *names_global_bindings(const Names *names, uint32_t *count, Arena *arena);

/* What the methods in a segment of a class body assign to attributes of their first parameter
 * (`self.lock = Lock()`), sorted by name, for OuterClass. None when the root is the module. */
const ModuleBinding *names_attribute_bindings(const Names *names, uint32_t *count, Arena *arena);

/* The class whose header this segment is: its name and type parameters, the rest empty. An empty
 * name where the segment's first statement is no class. */
OuterClass names_class_header(const Names *names, Arena *arena);

/* Looks up the open targets among joined bindings, which are sorted by name and have their counts:
 * `bindings` are those of the module itself, or attributes of one of its classes. Targets that lead
 * nowhere certain become empty. `module` is the joined module; it may be `bindings` itself. */
void names_close(ModuleBinding *bindings, uint32_t count, const OuterNames *module, Arena *arena);

/* slice_hash of each name whose meaning may depend on other segments (bound at the root here, or
 * not bound in the segment), sorted: the segment has to be looked at again only when one of these
 * changes its meaning, or its class's attributes do. */
const uint64_t *names_dependencies(const Names *names, uint32_t *count);

/* Whether any answer so far went by what lies outside of the segment: only then can a change there
 * make what was concluded from the answers wrong. */
bool names_asked_outside(const Names *names);

/* To be said by who looks at other segments in another way. */
void names_ask_outside(const Names *names);

/* True for the names in Python's `builtins` module (3.14's, with those that are gone left out). */
bool names_is_builtin(Slice name);

#endif
