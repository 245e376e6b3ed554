"""Values that can stand for anything, and write down all that is done with them.

Two pieces of code that do the same things with probes, in the same order, and end with the same
result, do the same with any values."""

import builtins
import hashlib

TRACE_LIMIT = 3000
PATH_LIMIT = 300  # longer ones are told apart by their hash


class TooMuch(Exception):
    """The code does not come to an end by itself."""


class Trace:
    """What was done in one run; its answers to questions of truth follow from its seed alone."""

    def __init__(self, length, seed):
        self.length = length  # of everything that is walked through
        self.seed = seed
        self.events = []

    def note(self, event):
        if len(self.events) >= TRACE_LIMIT:
            raise TooMuch
        self.events.append(event)

    def answer(self):
        self.seed = (self.seed * 1103515245 + 12345) % 2**31
        return self.seed >> 16 & 1 == 1


class Probe:
    __slots__ = ("_trace", "_path")

    def __init__(self, trace, path):
        if len(path) > PATH_LIMIT:
            path = f"<{hashlib.sha1(path.encode()).hexdigest()}>"
        object.__setattr__(self, "_trace", trace)
        object.__setattr__(self, "_path", path)

    def _does(self, what, *arguments):
        text = f"{self._path}.{what}({', '.join(map(describe, arguments))})"
        self._trace.note(text)
        return Probe(self._trace, text)

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return self._does(name)

    def __setattr__(self, name, value):
        self._does("set " + name, value)

    def __call__(self, *arguments, **keywords):
        return self._does("call", *arguments, *sorted(keywords.items()))

    def __iter__(self):
        self._does("iter")
        return self._items()

    def _items(self):
        for index in range(self._trace.length):
            yield Probe(self._trace, f"{self._path}[{index}]")
        self._does("end")

    async def __aiter__(self):
        for item in self:
            yield item

    def __await__(self):
        yield from ()
        return self._does("await")

    def __bool__(self):
        self._does("bool")
        return self._trace.answer()

    def __contains__(self, item):
        self._does("contains", item)
        return self._trace.answer()

    def __len__(self):
        self._does("len")
        return self._trace.length

    def __index__(self):
        self._does("index")
        return self._trace.length

    def __hash__(self):
        return hash(self._path)

    def __eq__(self, other):
        return isinstance(other, Probe) and self._path == other._path

    def __format__(self, spec):
        return f"{self._does('format', spec)._path}"

    def __str__(self):
        return self._does("str")._path

    def __repr__(self):
        return self._path


def add_operators():
    def operator(name):
        return lambda self, *others: self._does(name, *others)
    names = "add sub mul truediv floordiv mod pow and or xor lshift rshift matmul".split()
    for name in [*names, *("r" + name for name in names), "getitem", "neg", "pos", "invert"]:
        setattr(Probe, f"__{name}__", operator(name))
    for name in ("lt", "le", "gt", "ge"):
        setattr(Probe, f"__{name}__", lambda self, other, name=name: bool(self._does(name, other)))


add_operators()


def describe(value):
    """A text that is equal for equal values, whatever addresses they have."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{describe(k)}: {describe(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return f"{type(value).__name__}({', '.join(map(describe, value))})"
    if isinstance(value, (set, frozenset)):
        return f"{type(value).__name__}({sorted(map(describe, value))})"
    if isinstance(value, (Probe, str, bytes, int, float, complex, type(None), type)):
        return repr(value)
    return f"<{type(value).__name__}>"


# Builtins that only compute; all others are probes too, so that nothing is opened or printed.
HARMLESS = set(
    "abs all any ascii bin bool bytearray bytes callable chr complex dict divmod enumerate filter"
    " float format frozenset getattr hasattr hex int isinstance issubclass iter len list map"
    " max min next object oct ord pow range repr reversed round set slice sorted str sum tuple type"
    " zip".split()
) | {name for name in vars(builtins) if isinstance(getattr(builtins, name), type)
     and issubclass(getattr(builtins, name), BaseException)}
