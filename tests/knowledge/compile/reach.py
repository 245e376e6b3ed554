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
match ranks:
    case {"a": 1.5, **rest}:
        pass
    case Point(x=1, y=1.5) | Point(x="a", y=True) | Point(x=False, y=None) | Point(x=_):
        pass
    case 1 | 1.5 | "a" | True | False | None:
        pass
    case -1 | 1 + 2j:
        pass
    case 2.5 | "a" "b", "c" "d":
        pass
    case 2.5:
        pass
    case "one":
        pass
    case "a" "b":
        pass
    case True:
        pass
    case False:
        pass
    case None:
        pass
    case -1:
        pass
    case 1 + 2j:
        pass
    case [*_, 1]:
        pass

assert (ranks, "message")


def scale[T: int, **P, *Ts](items: "Items", size: int | None = None) -> None:
    while not ranks:
        if not ranks:
            continue
        elif ranks:
            pass
    else:
        pass

type Rows[T] = list[T]


def join[T](head: T[int], tail: T | None):
    pass


def test_listing(monkeypatch: object, tmp_path: object):
    assert tmp_path


def feed(numbers):
    means = (n for n in numbers)
    means.send(None)
    means.throw(ValueError)
    means.close()
print(1 << 2 + 3, 1 >> 2 + 3)
