"""What cards say about classes, put to the test: orders, overrides, `super()`, constructors, hashes
and what `@dataclass` writes, for classes made at random, against what Python makes of them."""

import ast
import inspect
import random
import re
import sys

from cards import Cards, code_block_of, markdown_of, options_of

METHODS = ("save", "load", "__init__", "__eq__", "__hash__", "render")
EXTERNAL = ("abc.ABC", "Exception", "dict", "threading.Thread")
LISTED = re.compile(r"`(\w+)`(?: \(line (\d+)\))?")
FROM = re.compile(r"`(\w+)\.(\w+)` (?:from|on) line (\d+)")


class Program:
    """Classes at random, and where things stand in them."""

    def __init__(self, randomness):
        self.lines = ["import abc", "import threading", ""]
        self.names = []  # name, line and column of each class's name, number of bases
        self.methods = []  # class, method, line of the def
        self.slots = []  # class, line of its `__slots__`
        self.supers = []  # class, method, line of the super() call
        self.space = {}
        for number in range(randomness.randrange(2, 9)):
            self.add_class(f"C{number}", randomness)
        self.uses = []
        for name, _, _ in self.names:
            self.uses.append((name, len(self.lines)))
            self.lines.append(f"{name}.__mro__")
        self.calls = []
        for name, _, _ in self.names:
            self.calls.append((name, len(self.lines)))
            self.lines.append(f"{name}()")
        self.text = "\n".join(self.lines) + "\n"

    def add_class(self, name, randomness):
        known = [other for other, _, _ in self.names]
        bases = randomness.sample(known, min(len(known), randomness.choice((0, 1, 1, 2, 2, 3))))
        if randomness.random() < 0.2:
            bases.append(randomness.choice(EXTERNAL))
        start = len(self.lines)
        self.names.append((name, start, len(bases)))
        head = f"class {name}({', '.join(bases)}):" if bases else f"class {name}:"
        methods = randomness.sample(METHODS, randomness.randrange(0, 4))
        has_slots = randomness.random() < 0.3
        self.lines.append(head if methods or has_slots else head + " pass")
        if has_slots:
            self.slots.append((name, len(self.lines)))
            self.lines.append("    __slots__ = ()")
        for method in methods:
            self.methods.append((name, method, len(self.lines)))
            self.lines.append(f"    def {method}(self, *args):")
            self.supers.append((name, method, len(self.lines)))
            self.lines.append(f"        return super().{method}(*args)")
        self.lines += ["", ""]

    def define(self):
        """The classes as Python makes them, up to the first that it refuses; that one's name."""
        exec("import abc, threading", self.space)
        for name, start, _ in self.names:
            end = self.lines.index("", start)
            try:
                exec("\n".join(self.lines[start:end]), self.space)
            except TypeError:
                return name
        return None

    def line_of(self, name):
        return next(start for other, start, _ in self.names if other == name)


def check_order(program, refused, name, text, faults):
    if "in this order: " in text:
        if name == refused:
            faults.append(f"{name} is refused by Python, but has an order")
            return 1
        listed = LISTED.findall(text.partition("in this order: ")[2].partition("\n")[0])
        wanted = [c.__name__ for c in program.space[name].__mro__]
        if [each for each, _ in listed] != wanted:
            faults.append(f"{name}: {listed}, but Python has {wanted}")
        for each, line in listed:
            if line and program.line_of(each) + 1 != int(line):
                faults.append(f"{each} is not on line {line}")
        return 1
    if "raises `TypeError`" in text:
        if name != refused:
            faults.append(f"{name} is said to be refused, but is not")
        return 1
    return 0


def check_owner(program, text, name, method, others, faults):
    """The class that is said to have the method is the first of `others` that has it."""
    match = FROM.search(text)
    if not match:
        return 0
    owner = next((c.__name__ for c in others if method in vars(c)), None)
    line = next((line for c, m, line in program.methods if (c, m) == (match[1], method)), -2)
    if match[1] != owner or match[2] != method or int(match[3]) != line + 1:
        faults.append(f"{name}.{method}: said {match[0]}, Python has {owner}, line {line + 1}")
    return 1


def check_program(cards, number, randomness, faults):
    program = Program(randomness)
    refused = program.define()
    stop = len(program.lines) if refused is None else program.line_of(refused)
    places = [(start, 6) for _, start, _ in program.names]
    places += [(line, program.lines[line].index("__mro__")) for _, line in program.uses]
    places += [(line, 8) for _, _, line in program.methods]
    places += [(line, program.lines[line].index("super")) for _, _, line in program.supers]
    places += [(line, 0) for _, line in program.calls]
    places += [(line, 4) for _, line in program.slots]
    answers = cards.at_places(f"file:///classes{number}.py", program.text, places)
    texts = iter(["" if answer is None else markdown_of(answer) for answer in answers])
    said = 0
    for name, start, count in program.names:
        text = next(texts)
        if start <= stop and count > 1:
            said += check_order(program, refused, name, text, faults)
    for name, _ in program.uses:
        text = next(texts)
        if program.line_of(name) <= stop:
            said += check_order(program, refused, name, text, faults)
    for name, method, line in program.methods:
        text = next(texts)
        if line >= stop:
            continue
        cls = program.space[name]
        if "takes the place" in text:
            text = text.partition("takes the place of ")[2]
            said += check_owner(program, text, name, method, cls.__mro__[1:], faults)
        if "cannot be put into a set" in text:
            said += 1
            if cls.__hash__ is not None:
                faults.append(f"objects of {name} have a hash")
        elif method == "__eq__" and cls.__hash__ is None and "`__eq__`" not in text:
            faults.append(f"nothing is said of {name}'s hash")
    for name, method, line in program.supers:
        text = next(texts)
        if line < stop:
            others = program.space[name].__mro__[1:]
            said += check_owner(program, text, name, method, others, faults)
    for name, _ in program.calls:
        text = next(texts)
        if program.line_of(name) < stop:
            others = program.space[name].__mro__
            said += check_owner(program, text, name, "__init__", others, faults)
    for name, line in program.slots:
        if "`__dict__` all the same" in next(texts) and line < stop:
            said += 1
            if not program.space[name].__dictoffset__:
                faults.append(f"objects of {name} have no dictionary")
    return said


FIELDS = ["{}: int", "{}: str = 'a, b'", "{}: list = field(default_factory=list)", "{} = 3",
          "{}: dict[str, int]", "{}: float = 1.5", "{}: int = field(default=4, repr=False)",
          "{}: int = field(init=False, default=0)", "{}: ClassVar[int] = 7", "{}: 'Later' = None",
          "{}: tuple = (1,\n                 2)", "def {}(self): ...", "{}: list = []",
          "{}: InitVar[int] = 2"]
OPTIONS = ["", "()", "(frozen=True)", "(kw_only=True)", "(order=True, slots=True)", "(init=False)"]


def check_data_class(cards, number, randomness, faults):
    head = randomness.choice(["class Data:", "class Data(abc.ABC):", "class Data(Base):"])
    body = [f"    {randomness.choice(FIELDS).format('f%d' % i)}"
            for i in range(randomness.randrange(1, 7))]
    prefix = ["import abc", "from dataclasses import InitVar, dataclass, field",
              "from typing import ClassVar", "class Base: pass"]
    text = "\n".join([*prefix, "@dataclass" + randomness.choice(OPTIONS), head, *body]) + "\n"
    space = {"__name__": "data"}
    sys.modules["data"] = type(sys)("data")
    try:
        exec(text, space)
    except (TypeError, ValueError):
        space = None  # no such class
    answer, = cards.at_places(f"file:///data{number}.py", text, [(5, 6)])
    said = markdown_of(answer) if answer else ""
    if "is the constructor" not in said:
        return 0
    if space is None:
        faults.append(f"Python refuses this class:\n{text}{said}")
        return 1
    definition = ast.parse(code_block_of(said)).body[0]
    given = definition.args
    shown = [(arg.arg, ast.unparse(arg.annotation) if arg.annotation else None)
             for arg in given.args + given.kwonlyargs]
    defaults = [None] * (len(given.args) - len(given.defaults)) + given.defaults + given.kw_defaults
    parameters = inspect.signature(space["Data"].__init__).parameters.values()
    is_same = [name for name, _ in shown] == [p.name for p in parameters]
    for parameter, default, arg in zip(parameters, defaults, shown):
        is_same = is_same and (parameter.default is parameter.empty) == (default is None)
        is_factory = repr(parameter.default) == "<factory>"
        if default is not None and not is_factory:
            is_same = is_same and ast.literal_eval(default) == parameter.default
        if arg[1] is not None:
            written = eval(arg[1], dict(space), {})
            is_same = is_same and written == parameter.annotation
        is_only = parameter.kind is parameter.KEYWORD_ONLY
        is_same = is_same and is_only == (arg[0] in [each.arg for each in given.kwonlyargs])
    if not is_same:
        faults.append(f"Python has {inspect.signature(space['Data'].__init__)}:\n{text}{said}")
    return 1


def main():
    options = options_of(__doc__, count=150, seed=1)
    randomness = random.Random(options.seed)
    faults, said, written = [], 0, 0
    with Cards(options.program, lint={"enable": False}) as cards:
        for number in range(options.count):
            said += check_program(cards, number, randomness, faults)
            written += check_data_class(cards, number, randomness, faults)
    for fault in faults[:10]:
        print(fault)
    print(f"{said} claims about classes, {written} constructors, {len(faults)} false")
    return 1 if faults or said < 10 * options.count // 2 or written < options.count // 10 else 0


if __name__ == "__main__":
    sys.exit(main())
