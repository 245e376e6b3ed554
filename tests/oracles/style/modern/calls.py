"""Newer expressions and statements."""
import asyncio
import contextlib
from functools import partial


def send(a, b=1, /, c: int = 2, *, d, e: str = "x", **f) -> None: ...
def take(a, /, *, b): ...
def keep(*, a=-1, b=not None, **c): return a


async def serve(queue, /, limit=3):
    async with (
        asyncio.timeout(limit) as one,
        contextlib.suppress(KeyError),
    ):
        async for item in queue:
            yield item
    try:
        await one
    except* (OSError, ValueError) as group:
        raise group.exceptions[0] from None
    except *KeyError:
        pass
    except* TypeError as e: print(e)
    else:
        return
    finally:
        del one, limit


while (line := next(iter([]), None)) is not None and (n := len(line)) > 1: print(n, line)
if (m := send) and not (k := take): pass
total = sum((y := x) * y for x in range(10) if (z := x % 3) != 0)
values = [*range(3), *(1, 2), -1, +2, ~3, *[4] * 2]
merged = {**{"a": 1}, "b": 2, **dict(c=3)}
first, *rest = values
*init, last = values
head, (mid, *tail), end = 1, (2, 3, 4), 5
print(*values, sep="", **{"end": "\n"}, file=None)
print(values[1:2, ::3], values[:-1], values[n:=1], values[-1:], values[first:last + 1], values[lambda: 1:])
sliced = values[1: 2], values[a+1 :], values[fn(x) : fn(y)], values[:, None], values[..., -1:]
power = 2**-1, 2 ** -first, -first ** 2, first@last, first @ last, first//last, first<<2|1, ~first&last
first @= last; first //= 2; first **= 2; first >>= 1; first :int = 3
call = partial(send, 1, *values, d=lambda x, *y, z=1, **k: (x, *y, z), **merged)
text = "a" if first else "b" if last else "c"
chain = 1 < first <= last != 3 in values is not None not in rest
numbers = 1_000, 0x_ff, 1e-3, 1E+5, 1j, .5, 5., 0b1, 1 if first else 2
compare = first<last, first>=last, first!=last, first==last


@(lambda f: f)
@send.x[0]("a").y
@first if last else second
class Ordered(*bases, metaclass=Meta, **options):
    a: int; b: str = "x"; c: "int"=1
    (d): int = 1
    e.f: int = 2
    g[0]: int

    @property
    def x(self) -> int: return 1
    @x.setter
    def x(self, value): ...
    async def y(self): return await self, (await self)[0], [await z for z in self], -await self

    def z(self): yield; x = yield; return (yield), (yield self), (yield from self)


with open("a") as f, open("b") as (g, h), (open("c")) as i: pass
with (open("a") as f, open("b") as g,): pass
with (open("a")), (open("b")): pass
with (yield): pass
for x in *values, 1: print(x)
for x, in [(1,)]: pass
for (x, *y) in []: pass
else: pass
return_ = lambda: (yield)
assert first, "text"; assert (first, last)
raise ValueError from None
global_ = print if 1 else(2)
async_ = [x async for x in y if await x], {x: y async for x, y in z}, {*x, *y}
nonlocal_: int = lambda x: x; del x, (y), [z]
import a.b as c, d
from . import (e as f, g,)
from .. import *
from ...h import i
