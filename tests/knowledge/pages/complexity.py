"""Checks the costs that the page data-type-complexity states, by counting and never by the clock.

The operations run on values that count their comparisons and hashes, for three lengths; the growth of
these counts is compared with the cost in the page's tables. What only moves memory cannot be seen in
this way and is not checked, apart from the copying of `append`, which shows in the list's size.
"""

import collections
import random
import re
import sys

import pages

PAGE = "topics/data-structures/data-type-complexity.md"
SMALL = 256
STEP = 16  # from the shortest length to the longest
OTHER = 16  # the length `k` of a second operand, which stays the same

# How many times the count may grow from SMALL to STEP * SMALL; n log n makes it 24 times.
GROWTH = {"constant": (0, 2), "linear": (12, 20), "n log n": (21, 30)}
STATED = {
    "O(1)": "constant",
    "O(k)": "constant",
    "O(min(n, k))": "constant",
    "O(n)": "linear",
    "O(n + k)": "linear",
    "O(n log n)": "n log n",
}


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


def probes(n):
    return [Probe(i) for i in range(n)]


def shuffled(n):
    values = probes(n)
    random.Random(0).shuffle(values)
    return values


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


def asked_by(operation, *operands):
    Probe.asked = 0
    operation(*operands)
    return Probe.asked


def copied_by_append(n):
    """References copied for one append, on average, taking each growth of the list for a copy."""
    xs, copied = [], 0
    for _ in range(n):
        size = sys.getsizeof(xs)
        xs.append(None)
        copied += len(xs) - 1 if sys.getsizeof(xs) != size else 0
    return copied / n


def searched(make, operation):
    """Counts for the last of `n` values: equal to it, but another object."""
    return lambda n: asked_by(operation, make(n), Probe(n - 1))


def walked(make, operation):
    return lambda n: asked_by(operation, make(n))


def paired(operation, k=None):
    """Counts for a set of `n` values and one of `k` equal ones, or of `n`."""
    return lambda n: asked_by(operation, set(probes(n)), set(probes(k or n)))


def assign(d, key):
    d[key] = None


def delete(d, key):
    del d[key]


COUNTS = {
    ("list", "xs.append(v)"): copied_by_append,
    ("list", "v in xs"): searched(probes, lambda xs, v: v in xs),
    ("list", "xs.index(v)"): searched(probes, lambda xs, v: xs.index(v)),
    ("list", "xs.count(v)"): searched(probes, lambda xs, v: xs.count(v)),
    ("list", "xs.remove(v)"): searched(probes, lambda xs, v: xs.remove(v)),
    ("list", "min(xs)"): walked(probes, min),
    ("list", "max(xs)"): walked(probes, max),
    ("list", "xs == ys"): lambda n: asked_by(lambda xs, ys: xs == ys, probes(n), probes(n)),
    ("list", "xs.sort()"): walked(shuffled, lambda xs: xs.sort()),
    ("tuple", "v in t"): searched(tuple_of, lambda t, v: v in t),
    ("tuple", "t.index(v)"): searched(tuple_of, lambda t, v: t.index(v)),
    ("tuple", "t.count(v)"): searched(tuple_of, lambda t, v: t.count(v)),
    ("tuple", "hash(t)"): walked(tuple_of, hash),
    ("dict", "d[k]"): searched(keyed, lambda d, k: d[k]),
    ("dict", "d[k] = v"): searched(keyed, assign),
    ("dict", "del d[k]"): searched(keyed, delete),
    ("dict", "k in d"): searched(keyed, lambda d, k: k in d),
    ("dict", "d.get(k)"): searched(keyed, lambda d, k: d.get(k)),
    ("dict", "d.pop(k)"): searched(keyed, lambda d, k: d.pop(k)),
    ("dict", "d.setdefault(k, v)"): searched(keyed, lambda d, k: d.setdefault(k, None)),
    ("dict", "d.update(e)"): lambda n: asked_by(lambda d, e: d.update(e), keyed(n), keyed(OTHER)),
    ("dict", "v in d.values()"): searched(valued, lambda d, v: v in d.values()),
    ("set", "v in s"): searched(set_of, lambda s, v: v in s),
    ("set", "s.add(v)"): searched(set_of, lambda s, v: s.add(v)),
    ("set", "s.discard(v)"): searched(set_of, lambda s, v: s.discard(v)),
    ("set", "s.remove(v)"): searched(set_of, lambda s, v: s.remove(v)),
    ("set", "s & t"): paired(lambda s, t: s & t, OTHER),
    ("set", "s - t"): paired(lambda s, t: s - t),
    ("set", "s <= t"): paired(lambda s, t: s <= t),
    ("collections.deque", "v in q"): searched(deque_of, lambda q, v: v in q),
    ("collections.deque", "q.count(v)"): searched(deque_of, lambda q, v: q.count(v)),
    ("collections.deque", "q.remove(v)"): searched(deque_of, lambda q, v: q.remove(v)),
}


def growth_of(count):
    """The class of GROWTH that the counts fit, "none of these" otherwise."""
    few, many = count(SMALL), count(SMALL * STEP)
    for name, (least, most) in GROWTH.items():
        if least * few <= many <= most * few:
            return name
    return "none of these"


def stated_costs(page):
    """{(type, operation): (line, cost)} of the tables in the page's section Cost."""
    costs, kind = {}, ""
    for line, text in page.sections["Cost"]:
        if not text.startswith("|"):
            continue
        cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", text)[1:-1]]
        operations = re.findall(r"`([^`]+)`", cells[0])
        if cells[1] == "cost":
            kind = operations[0]
        else:
            costs.update({(kind, operation): (line, cells[1]) for operation in operations})
    return costs


def check_page(page):
    faults, costs = [], stated_costs(page)
    for (kind, operation), count in COUNTS.items():
        line, cost = costs.get((kind, operation), (page.line_of("Cost"), None))
        if cost is None:
            faults.append(pages.fail(page, line, f"no cost for `{operation}` of {kind}"))
            continue
        growth = growth_of(count)
        if STATED.get(cost) != growth:
            faults.append(pages.fail(page, line, f"`{operation}` of {kind} is {cost} here, "
                                                 f"its count grows as {growth}"))
    in_order = asked_by(lambda xs: xs.sort(), probes(SMALL))
    if in_order != SMALL - 1:
        faults.append(pages.fail(page, page.line_of("In depth"),
                                 f"sorting {SMALL} sorted values took {in_order} comparisons"))
    return faults


def main():
    page = pages.read(pages.KNOWLEDGE / PAGE)
    done = f"{len(COUNTS)} of {len(stated_costs(page))} costs counted"
    pages.finish(check_page(page), done)


if __name__ == "__main__":
    main()
