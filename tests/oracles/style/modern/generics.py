"""Type parameters and aliases."""
from collections.abc import Callable, Iterable
from typing import Protocol, Self, TypedDict, Unpack

type Pair[T] = tuple[T, T]
type Handler[**P, R] = Callable[P, R]
type Tree[T: (int, str)] = T | list[Tree[T]]
type Rest[*Ts] = tuple[int, *Ts, str]
type Plain = int | None
type = 1
type[0:1] if type else type
print(type(1), type)


class Box[T, *Ts, **P]:
    def __init__(self, value: T, /, *rest: *Ts, call: Callable[P, T] | None = None) -> None:
        self.value: T = value
        self.rest, self.call = rest, call

    def map[U](self, change: Callable[[T], U]) -> "Box[U]":
        return Box[U](change(self.value))

    def same(self) -> Self: return self

    async def wait[U: Iterable[int]](self, other: U, *, limit: int = 3) -> U:
        async with other as one, self as two:
            return [x async for x in one if await two][limit:-1]


class Ordered[T: "Ordered"](Protocol):
    def __lt__(self, other: T) -> bool: ...
    def __gt__(self, other: T) -> bool: ...


class Bounded[
    Key: (str, bytes),
    Value,
](dict[Key, Value]):
    limit: int = 10

    def add[K](
        self, key: K, /, value: Value | None = None, *args: Value,
        flag: bool = False, **options: Value
    ) -> tuple[K, Value]:
        return key, value


def first[T](values: Iterable[T], /, default: T | None=None) -> T | None:
    return next(iter(values), default)


def compose[**P, A, B](f: Callable[P, A], g: Callable[[A], B]) -> Callable[P, B]:
    def both(*args: P.args, **kwargs: P.kwargs) -> B: return g(f(*args, **kwargs))
    return both


def spread(*args: *tuple[int, ...], **options: Unpack[TypedDict]) -> None: ...


def join[*Ts](*parts: *Ts, last: int=0) -> tuple[*Ts, int]:
    return (*parts, last)


x: list[*Ts] = a[*b, 1:2, *c]
y: Callable[[int, *Ts], None] = lambda *a, b=1, **k: (a, b, k)
