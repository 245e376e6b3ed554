"""Constructs that triggers name and that no page happens to show; read by reach_test.c, never run."""

words = {word.lower() for word in text}

try:
    gather()
except* ValueError:
    pass

items *= 2
flags |= mask
print(f"{{literal}} {name!r:>{width!s:{fill}}} {value:{width}.{digits!r}}")


@app.handler
def delegate():
    yield from source


async def collect():
    async with session:
        return [row async for row in rows]

ranks = [3, 1, 2]
del ranks[0]
head = ranks[1:]

ratio, place = 1.5, ...
ratio = 1.5
place = ...
verbose = True
quiet = False
best = None
notice = "one " "two"
tail = ranks[None:]
[left, right] = ranks
flags = ["a" "b", "c"], ("a" "b", "c"), {"a" "b", "c"}
print("a" "b")

print({1, 2} ^ flags, {1, 2} >= flags, {1, 2} > flags)
from __future__ import annotations
from . import prices
from shop.prices import *
