"""Comprehensions of every kind. "no loops" marks those for which no loops are shown, mostly since plain loops cannot stand for them.

This file is read, never run."""

squares = [n * n for n in numbers]
lines = [line.strip() for line in lines]
pairs = [(a, b) for a in first for b in second(a) if a if b != a]
flat = {cell for row in rows for cell in row if cell is not None}
texts = {name: value for name, value in items}
lowered = {name.lower(): value.strip() for name, value in items}
counted = {pop(): pop() for _ in range(3)}
named = {(key := make(item)): key for item in items}
valued = {item.key: (last := item.value) for item in items}
nested = [[cell + 1 for cell in row] for row in rows]
sliced = [x[1:] for x in xs[::2] if x[0] == "#"]
chosen = [x if x else y for x in xs]
starred = [f(*args, **kwargs) for args, kwargs in calls]
taken = [head for head, *rest in rows]
attributes = [1 for item.value in items]
subscripts = [item[0] for item[0] in items]
conditions = [x for x in xs if x > 0 or x < limit and not x.hidden]
kept = [y for x in xs if (y := f(x))]
outer = [y := f(x) for x in xs]
functions = [lambda: x for x in xs]
called = [f() for f in [lambda: x + n for n in ns]]
defaults = [lambda x=x: x for x in xs]
texted = [f"{x!r:>{width}} {{}}" for x in xs]
again = [x for x in x]
tupled = [a for a, in rows]
grouped = [(a, b) for (a, [b, c]) in rows]
ternary = [x for x in (left if flag else right)]
lazy = [x for x in (y for y in ys)]
lambdas = [x for x in map(lambda y: y + 1, ys)]
multiline = [
    call(
        x,  # a comment
        y,
    )
    for x in xs
    for y in (
        a +
        b
    )
    if x \
        and y
]
generated = (x + 1 for x in xs if x)
crossed = ((x, y) for x in xs for y in x)
condensed = (lambda: x for x in xs)
print(max((x for x in xs), default=0), f"{[x for x in xs]}")
print(sum(x for x in xs))  # no loops: the card says what `sum` does with it
doubled = [x for x in xs for x in x]  # no loops: not worth the thought whether they could
walrus_generator = (y := f(x) for x in xs)  # no loops: the function would have its own y
late = [x for x in map(lambda y: x + y, ys)]  # no loops: the lambda would find the loop's x
hidden = [x for y in ys for x in x]  # no loops: x is unbound in the comprehension
early = [x for y in ys if x for x in y]  # no loops: the same
scoped = [locals() for x in xs]  # no loops: they would show more
spread = [  # no loops: the text goes over two lines
    text for text in xs if text == """
"""]


class Board:
    size = 3
    rows = [size for _ in range(n)]  # no loops: the class's size is not seen
    cells = [n for n in range(size)]

    def method(self):
        return [self.size for _ in self.rows]


def shadows(set, iter):
    print({x for x in xs})  # no loops: `set()` would be another set
    return (x for x in xs)  # no loops: the same with `iter`


def used(result, results, collected):
    return [x + result for x in xs if results or collected]  # no loops: no name is free


async def waiting(streams):
    print([await f(x) for x in xs])
    print([x async for stream in streams async for x in stream if await x])
    print({await k(x): await v(x) for x in xs})
    print([x for x in xs if await x], await f([x for x in await xs]))
    print((x async for x in streams))  # no loops: they would ask for the iterator later
    return (await f(x) for x in xs)
