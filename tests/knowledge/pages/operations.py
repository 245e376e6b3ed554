"""The operations whose costs the pages state, each with a way to count what it does.

A count is a function of the length `n`. What is counted is what can be seen from outside: how often
the items are compared or hashed, how many slots of a list hold another reference afterwards, how many
references a copy has room for, how often a function is called. Never the clock.
"""

import bisect
import collections
import copy
import functools
import graphlib
import heapq
import random
import sys

OTHER = 16  # the length `k` of a second operand, which stays the same
REFERENCE = 8  # bytes


class Probe:
    """A value that counts what it is asked."""

    asked = 0

    def __init__(self, value):
        self.value = value

    def __hash__(self):
        Probe.asked += 1
        return hash(self.value)

    def __eq__(self, other):
        Probe.asked += 1
        return self.value == other.value

    def __lt__(self, other):
        Probe.asked += 1
        return self.value < other.value

    def __gt__(self, other):
        Probe.asked += 1
        return self.value > other.value

    def __add__(self, other):
        Probe.asked += 1
        return Probe(self.value + other.value)

    def __deepcopy__(self, memo):
        Probe.asked += 1
        return self


def probes(n):
    return [Probe(i) for i in range(n)]


def falling(n):
    return probes(n)[::-1]


def shuffled(n):
    values = probes(n)
    random.Random(0).shuffle(values)
    return values


def heap_of(n):
    return probes(n)  # what is sorted is a heap


def tuple_of(n):
    return tuple(probes(n))


def keyed(n):
    return dict.fromkeys(probes(n))


def valued(n):
    return dict(enumerate(probes(n)))


def set_of(n):
    return set(probes(n))


def deque_of(n):
    return collections.deque(probes(n))


# Ways to count.

def asked_by(operation, *operands):
    Probe.asked = 0
    operation(*operands)
    return Probe.asked


def searched(make, operation):
    """Asked for the last of `n` values: equal to it, but another object."""
    return lambda n: asked_by(operation, make(n), Probe(n - 1))


def added(make, operation):
    """Asked for a value that is smaller than all others."""
    return lambda n: asked_by(operation, make(n), Probe(-1))


def walked(make, operation):
    return lambda n: asked_by(operation, make(n))


def paired(operation, k=None):
    """Asked of a set of `n` values and one of `k` equal ones, or of `n`."""
    return lambda n: asked_by(operation, set(probes(n)), set(probes(k or n)))


def moved(operation):
    """The slots of a list of `n` that hold another reference after the operation."""
    def count(n):
        xs = list(map(float, range(n)))
        before = list(xs)
        operation(xs)
        return sum(old is not new for old, new in zip(before, xs))
    return count


def room(operation, make=lambda n: list(range(n))):
    """The references for which the result has room; none if it is the operand itself."""
    def count(n):
        operand = make(n)
        result = operation(operand)
        if result is operand:
            return 0
        return (sys.getsizeof(result) - sys.getsizeof(type(result)())) // REFERENCE
    return count


def nothing_asked(make, operation):
    """Nothing may be asked at all: then no item was looked at."""
    return lambda n: asked_by(operation, make(n))


def copied_by_append(n):
    """References copied for one append, on average, taking each growth of the list for a copy."""
    xs, copied, appends = [], 0, 16 * n
    for _ in range(appends):
        size = sys.getsizeof(xs)
        xs.append(None)
        copied += len(xs) - 1 if sys.getsizeof(xs) != size else 0
    return copied / appends


def assign(d, key):
    d[key] = None


def delete(d, key):
    del d[key]


def delete_first(xs):
    del xs[0]


LIST_MOVES = {
    "xs.append(v)": copied_by_append,
    "xs.insert(0, v)": moved(lambda xs: xs.insert(0, -1.0)),
    "xs.pop(0)": moved(lambda xs: xs.pop(0)),
    "xs.pop()": moved(lambda xs: xs.pop()),
}
LIST_SEARCHES = {
    "v in xs": searched(probes, lambda xs, v: v in xs),
    "xs.remove(v)": searched(probes, lambda xs, v: xs.remove(v)),
}
LIST_COPIES = {
    "xs[:]": room(lambda xs: xs[:]),
    "list(xs)": room(list),
}
DICT_LOOKUPS = {
    "d[k]": searched(keyed, lambda d, k: d[k]),
    "d[k] = v": searched(keyed, assign),
    "k in d": searched(keyed, lambda d, k: k in d),
    "d.get(k)": searched(keyed, lambda d, k: d.get(k)),
    "d.setdefault(k, v)": searched(keyed, lambda d, k: d.setdefault(k, None)),
    "v in d.values()": searched(valued, lambda d, v: v in d.values()),
    "d.copy()": room(dict.copy, lambda n: dict.fromkeys(range(n))),
    "d.update(e)": lambda n: asked_by(lambda d, e: d.update(e), keyed(n), keyed(OTHER)),
}
SET_LOOKUPS = {
    "v in s": searched(set_of, lambda s, v: v in s),
    "s.add(v)": searched(set_of, lambda s, v: s.add(v)),
    "s.discard(v)": searched(set_of, lambda s, v: s.discard(v)),
    "s.remove(v)": searched(set_of, lambda s, v: s.remove(v)),
    "s & t": paired(lambda s, t: s & t, OTHER),
    "s - t": paired(lambda s, t: s - t),
    "s <= t": paired(lambda s, t: s <= t),
    "s | t": room(lambda s: s | set(range(OTHER)), lambda n: set(range(n))),
}
TUPLE_SEARCHES = {
    "v in t": searched(tuple_of, lambda t, v: v in t),
    "t.index(v)": searched(tuple_of, lambda t, v: t.index(v)),
    "t.count(v)": searched(tuple_of, lambda t, v: t.count(v)),
    "hash(t)": walked(tuple_of, hash),
    "t + u": room(lambda t: t + (0,) * OTHER, lambda n: tuple(range(n))),
}
DEQUE_SEARCHES = {
    "v in q": searched(deque_of, lambda q, v: v in q),
    "q.remove(v)": searched(deque_of, lambda q, v: q.remove(v)),
}
SORTS = {
    "xs.sort()": walked(shuffled, lambda xs: xs.sort()),
    "min(xs)": walked(probes, min),
    "max(xs)": walked(probes, max),
}


# What the pages on algorithms describe.

def ring(n):
    return {i: [(i + 1) % n, (i + 7) % n] for i in range(n)}


class Links(list):
    """A list of neighbours that counts how many of them are looked at."""

    def __iter__(self):
        for link in super().__iter__():
            Probe.asked += 1
            yield link


def visited(take):
    def visit(graph):
        waiting, seen = collections.deque([0]), {0}
        while waiting:
            for other in graph[take(waiting)]:
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
    return lambda n: asked_by(visit, {i: Links(links) for i, links in ring(n).items()})


def ordered(n):
    """A chain of nodes, each of which depends on the one before it."""
    nodes = probes(n)
    graph = {after: [before] for before, after in zip(nodes, nodes[1:])}
    return asked_by(lambda: list(graphlib.TopologicalSorter(graph).static_order()))


def ways(steps):
    Probe.asked += 1
    return 1 if steps < 2 else ways(steps - 1) + ways(steps - 2)


def plain_calls(n):
    """Calls of the recursion for a 256th of the length: 1 and 16."""
    return asked_by(ways, n // 256)


def cached_calls(n):
    """Calls that a cache lets through, asked from below so that none goes deep."""
    @functools.lru_cache(maxsize=None)
    def cached(steps):
        Probe.asked += 1
        return 1 if steps < 2 else cached(steps - 1) + cached(steps - 2)
    return asked_by(lambda: [cached(steps) for steps in range(n)])


def additions_of_table(n):
    def fill(one):
        table = [one, one]
        for i in range(2, n + 1):
            table.append(table[i - 1] + table[i - 2])
    return asked_by(fill, Probe(1))


def hit(n):
    """What one hit in a cache of `n` results asks of the argument."""
    cached = functools.lru_cache(maxsize=None)(lambda argument: None)
    for argument in probes(n):
        cached(argument)
    return asked_by(cached, Probe(n - 1))


def freed_by_clearing(n):
    class Result:
        freed = 0

        def __del__(self):
            Result.freed += 1
    cached = functools.lru_cache(maxsize=None)(lambda argument: Result())
    for argument in range(n):
        cached(argument)
    cached.cache_clear()
    return Result.freed


# {page: {(type, operation): count}}, with the operations as the page's tables write them.
def of_type(kind, *tables):
    return {(kind, operation): count for table in tables for operation, count in table.items()}


COUNTS = {
    "data-type-complexity": {
        **of_type("list", LIST_MOVES, LIST_SEARCHES, SORTS, {
            "del xs[0]": moved(delete_first),
            "xs.reverse()": moved(lambda xs: xs.reverse()),
            "xs.copy()": room(lambda xs: xs.copy()),
            "xs[i:j]": room(lambda xs: xs[3:3 + OTHER]),
            "xs + ys": room(lambda xs: xs + [0] * OTHER),
            "xs.index(v)": searched(probes, lambda xs, v: xs.index(v)),
            "xs.count(v)": searched(probes, lambda xs, v: xs.count(v)),
            "xs == ys": lambda n: asked_by(lambda xs, ys: xs == ys, probes(n), probes(n)),
        }),
        **of_type("tuple", TUPLE_SEARCHES),
        **of_type("dict", DICT_LOOKUPS, {
            "del d[k]": searched(keyed, delete),
            "d.pop(k)": searched(keyed, lambda d, k: d.pop(k)),
            "list(d)": room(list, lambda n: dict.fromkeys(range(n))),
        }),
        **of_type("set", SET_LOOKUPS),
        **of_type("collections.deque", DEQUE_SEARCHES, {
            "q.count(v)": searched(deque_of, lambda q, v: q.count(v)),
        }),
    },
    "list-internals": of_type("list", LIST_MOVES, LIST_SEARCHES, LIST_COPIES, {
        "xs == ys": lambda n: asked_by(lambda xs, ys: xs == ys, probes(n), probes(n)),
    }),
    "dict-internals": of_type("dict", DICT_LOOKUPS, {
        "d == e": lambda n: asked_by(lambda d, e: d == e, keyed(n), keyed(n)),
        "d.keys()": nothing_asked(keyed, dict.keys),
        "d.items()": nothing_asked(keyed, dict.items),
        "d.values()": nothing_asked(keyed, dict.values),
    }),
    "set-internals": of_type("set", SET_LOOKUPS, {
        "set(xs)": walked(probes, set),
        "min(s)": walked(set_of, min),
        "s.isdisjoint(t)": lambda n: asked_by(set.isdisjoint, set_of(n), {Probe(-1)}),
    }),
    "tuple-internals": of_type("tuple", TUPLE_SEARCHES, {
        "tuple(t)": room(tuple, lambda n: tuple(range(n))),
        "t[:]": room(lambda t: t[:], lambda n: tuple(range(n))),
    }),
    "sorting": of_type("list", {
        "sorted(xs)": walked(shuffled, sorted),
        "xs.sort()": walked(shuffled, lambda xs: xs.sort()),
        "sorted(ordered)": walked(probes, sorted),
        "sorted(xs, key=f)": walked(shuffled, lambda xs: sorted(xs, key=lambda x: x)),
        "min(xs, key=f)": walked(shuffled, lambda xs: min(xs, key=lambda x: x)),
        "max(xs, key=f)": walked(shuffled, lambda xs: max(xs, key=lambda x: x)),
    }),
    "searching": {
        **of_type("list", {
            "v in xs": searched(probes, lambda xs, v: v in xs),
            "xs.index(v)": searched(probes, lambda xs, v: xs.index(v)),
            "bisect_left(xs, v)": searched(probes, bisect.bisect_left),
            "bisect_right(xs, v)": searched(probes, bisect.bisect_right),
            "insort(xs, v)": moved(lambda xs: bisect.insort(xs, -1.0)),
        }),
        **of_type("set", {"v in s": SET_LOOKUPS["v in s"]}),
    },
    "stacks-and-queues": {
        **of_type("collections.deque", DEQUE_SEARCHES),
        **of_type("list", LIST_MOVES),
    },
    "heaps": of_type("heapq", {
        "heappush(h, v)": added(heap_of, heapq.heappush),
        "heappop(h)": walked(heap_of, heapq.heappop),
        "heapreplace(h, v)": searched(heap_of, heapq.heapreplace),
        "heappushpop(h, v)": searched(heap_of, heapq.heappushpop),
        "heapify(xs)": walked(falling, heapq.heapify),
        "nsmallest(k, xs)": walked(falling, lambda xs: heapq.nsmallest(OTHER, xs)),
    }),
    "trees-and-graphs": of_type("graph", {
        "breadth_first(graph)": visited(collections.deque.popleft),
        "depth_first(graph)": visited(collections.deque.pop),
        "neighbours[node]": DICT_LOOKUPS["d[k]"],
        "TopologicalSorter(graph).static_order()": ordered,
    }),
    "dynamic-programming": of_type("ways", {
        "ways_plain(n)": plain_calls,
        "ways_cached(n)": cached_calls,
        "ways_table(n)": additions_of_table,
    }),
    "shallow-vs-deep-copy": of_type("list", LIST_COPIES, {
        "xs.copy()": room(lambda xs: xs.copy()),
        "copy.deepcopy(xs)": walked(probes, copy.deepcopy),
    }),
    "lru-cache": of_type("lru_cache", {"fib(n)": hit, "fib.cache_clear()": freed_by_clearing}),
}
