"""The scopes of an ast, joined with the tables of `symtable`.

`build` finds out in which scope each ast.Name is evaluated, after the language reference; `join`
gives each scope its table. Tables know no columns, so those of one line and name are told apart by
the names in them. From Python 3.12 on, list, set and dict comprehensions have no table of their
own: what they bind is read from the tree, all else from the tables around them.
"""

import ast
import collections
import sys

INLINES_COMPREHENSIONS = sys.version_info >= (3, 12)
KNOWS_COLUMNS_IN_FSTRINGS = sys.version_info >= (3, 12)
COMPREHENSIONS = {
    ast.ListComp: "listcomp",
    ast.SetComp: "setcomp",
    ast.DictComp: "dictcomp",
    ast.GeneratorExp: "genexpr",
}
FUNCTION, CLASS, COMPREHENSION, TYPES, UNSEEN, MODULE = (
    "function", "class", "comprehension", "types", "unseen", "module")


class Scope:
    def __init__(self, kind, name, line, parent=None, private=None):
        self.kind = kind
        self.name = name
        self.line = line
        self.parent = parent
        self.private = private or (parent.private if parent else None)
        self.names = []
        self.parameters = set()
        self.children = []
        self.table = None
        if parent:
            parent.children.append(self)

    def walk(self):
        pending = [self]
        while pending:
            scope = pending.pop()
            pending.extend(scope.children)
            yield scope


class Builder(ast.NodeVisitor):
    def __init__(self):
        self.scope = Scope(MODULE, "top", 0)
        self.root = self.scope
        self.has_future_annotations = False
        self.in_fstring = 0

    def inside(self, scope, *parts):
        outer, self.scope = self.scope, scope
        for part in parts:
            self.visit_part(part)
        self.scope = outer
        return scope

    def visit_part(self, part):
        if isinstance(part, list):
            for item in part:
                self.visit_part(item)
        elif part is not None:
            self.visit(part)

    def visit_Name(self, node):
        node.in_fstring = self.in_fstring > 0
        self.scope.names.append(node)

    def visit_JoinedStr(self, node):
        self.in_fstring += 1
        self.generic_visit(node)
        self.in_fstring -= 1

    def visit_ImportFrom(self, node):
        if node.module == "__future__" and any(a.name == "annotations" for a in node.names):
            self.has_future_annotations = True

    def visit_annotations(self, parts):
        scope = self.scope
        if self.has_future_annotations:
            scope = Scope(UNSEEN, "annotation", 0, self.scope)
        self.inside(scope, *parts)

    def visit_AnnAssign(self, node):
        self.visit(node.target)
        self.visit_annotations([node.annotation])
        self.visit_part(node.value)

    def types_scope(self, node, private=None):
        parameters = getattr(node, "type_params", None)
        if not parameters:
            return self.scope
        name = node.name.id if isinstance(node.name, ast.Name) else node.name
        return self.inside(Scope(TYPES, name, node.lineno, self.scope, private), parameters)

    def visit_TypeVar(self, node):
        for value in (getattr(node, "bound", None), getattr(node, "default_value", None)):
            if value is not None:
                self.inside(Scope(TYPES, node.name, node.lineno, self.scope), value)

    visit_ParamSpec = visit_TypeVarTuple = visit_TypeVar

    def visit_TypeAlias(self, node):
        self.visit(node.name)
        types = self.types_scope(node)
        self.inside(Scope(TYPES, node.name.id, node.lineno, types), node.value)

    def visit_function(self, node, name, body, types):
        function = Scope(FUNCTION, name, node.lineno, types)
        arguments = node.args
        all_arguments = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        all_arguments += [a for a in (arguments.vararg, arguments.kwarg) if a]
        function.parameters = {mangle(function, a.arg) for a in all_arguments}
        self.inside(function, body)
        return all_arguments

    def visit_FunctionDef(self, node):
        self.visit_part(node.decorator_list)
        self.visit_part(node.args.defaults)
        self.visit_part(node.args.kw_defaults)
        types = self.types_scope(node)
        arguments = self.visit_function(node, node.name, node.body, types)
        outer, self.scope = self.scope, types
        self.visit_annotations([*(a.annotation for a in arguments), node.returns])
        self.scope = outer

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node):
        self.visit_part(node.args.defaults)
        self.visit_part(node.args.kw_defaults)
        self.visit_function(node, "lambda", node.body, self.scope)

    def visit_ClassDef(self, node):
        self.visit_part(node.decorator_list)
        types = self.types_scope(node, private=node.name)
        self.inside(types, node.bases, [k.value for k in node.keywords])
        self.inside(Scope(CLASS, node.name, node.lineno, types, node.name), node.body)

    def visit_comprehension_node(self, node):
        first = node.generators[0]
        self.visit(first.iter)
        scope = Scope(COMPREHENSION, COMPREHENSIONS[type(node)], node.lineno, self.scope)
        self.inside(scope, first.target, first.ifs, node.generators[1:],
                    [getattr(node, "key", None), getattr(node, "value", None),
                     getattr(node, "elt", None)])
        scope.bound = {n.id for g in node.generators for n in ast.walk(g.target)
                       if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}

    visit_ListComp = visit_SetComp = visit_DictComp = visit_comprehension_node
    visit_GeneratorExp = visit_comprehension_node


def build(tree):
    builder = Builder()
    builder.visit(tree)
    return builder.root


def mangle(scope, name):
    private = (scope.private or "").lstrip("_")
    if not private or not name.startswith("__") or name.endswith("__"):
        return name
    return f"_{private}{name}"


def table_signature(table):
    symbols = table.get_symbols()
    own = [s for s in symbols if not s.get_name().startswith(".")]
    parameters = sorted(s.get_name() for s in own if s.is_parameter())
    used = sorted(s.get_name() for s in own if s.is_referenced())
    return parameters, used


def is_like(scope, table):
    parameters, used = table_signature(table)
    names = {mangle(scope, n.id) for n in scope.names if isinstance(n.ctx, ast.Load)}
    implicit = {"__class__", "__classdict__"}
    if sorted(scope.parameters) != parameters or not names <= set(used) | implicit:
        return False
    children = collections.Counter((c.get_name(), c.get_lineno()) for c in table.get_children())
    wanted = collections.Counter((c.name, c.line) for c in tabled_children(scope))
    return INLINES_COMPREHENSIONS or children == wanted


def is_inlined(scope):
    return INLINES_COMPREHENSIONS and scope.kind == COMPREHENSION and scope.name != "genexpr"


def tabled_children(scope):
    """The scopes directly inside that have tables; those of what has none are in its place."""
    pending = collections.deque(scope.children)
    while pending:
        child = pending.popleft()
        if child.kind == UNSEEN or is_inlined(child):
            pending.extend(child.children if child.kind != UNSEEN else [])
        else:
            yield child


def join(root, table):
    pending = [(root, table)]
    while pending:
        scope, table = pending.pop()
        scope.table = table
        candidates = collections.defaultdict(list)
        for child in table.get_children():
            candidates[child.get_name(), child.get_lineno()].append(child)
        for child in tabled_children(scope):
            group = candidates[child.name, child.line]
            found = next((t for t in group if len(group) == 1 or is_like(child, t)), None)
            if found is not None:
                group.remove(found)
                pending.append((child, found))


def reason_to_skip(scope, node):
    if node.in_fstring and not KNOWS_COLUMNS_IN_FSTRINGS:
        return "names in f-strings"
    while scope is not None:
        if scope.kind == UNSEEN:
            return "names in annotations that symtable does not see"
        if scope.table is None and not is_inlined(scope):
            return "names in scopes without a table"
        scope = scope.parent
    return None


def symbol_in(scope, name):
    if scope.table is None:
        return None
    try:
        return scope.table.lookup(name)
    except KeyError:
        return None


def sees_class(scope):
    """The class whose names an annotation scope sees, or None."""
    while scope.kind == TYPES or scope.kind == COMPREHENSION:
        scope = scope.parent
        if scope.kind == CLASS:
            return scope
    return None


def meaning(scope, name):
    """local, enclosing or global, as the tables have it."""
    if scope.kind == MODULE:
        return "global"
    if is_inlined(scope):
        return "local" if name in scope.bound else meaning_from_inside(scope.parent, name)
    symbol = symbol_in(scope, name)
    if symbol is None:
        return "missing in symtable"
    if symbol.is_free():
        return "enclosing"
    if symbol.is_local():
        return "local"
    visible = sees_class(scope) if scope.kind == TYPES else None
    in_class = symbol_in(visible, name) if visible else None
    if in_class is not None and in_class.is_local():
        return "enclosing"
    return "global"


def meaning_from_inside(scope, name):
    """What a name that an inlined comprehension in `scope` does not bind means there."""
    while scope.kind != MODULE:
        if scope.kind == CLASS:
            symbol = None
        elif is_inlined(scope):
            if name in scope.bound:
                return "enclosing"
            symbol = None
        else:
            symbol = symbol_in(scope, name)
        if symbol is not None:
            is_global = symbol.is_global() and not symbol.is_local() and not symbol.is_free()
            return "global" if is_global else "enclosing"
        scope = scope.parent
    return "global"
