import asyncio
import collections.abc
import typing
from pathlib import Path
from typing import Any, List, Optional


def parameters(
    names: dict[str, int],
    more: List[int],
    path: Path,
    maybe: Optional[Path],
    union: Path | None,
    text: "Path",
    anything: Any,
    abstract: collections.abc.Iterable[int],
    default: Path = None,
    plain=Path(),
    *, keyword: typing.Dict[str, int],
):
    names.items
    #     ^ builtins.dict.items
    more.append
    #    ^ builtins.list.append
    path.stem
    #    ^ pathlib.Path.stem
    maybe.stem
    #     ^ nothing
    union.stem
    #     ^ nothing
    text.stem
    #    ^ nothing
    anything.stem
    #        ^ nothing
    abstract.stem
    #        ^ nothing
    default.stem
    #       ^ nothing
    plain.stem
    #     ^ nothing
    keyword.items
    #       ^ builtins.dict.items


def rebound(path: Path):
    path.stem
    #    ^ nothing
    path = path.stem


def generic[T: Path](value: T, other: list[T]):
    value.stem
    #     ^ nothing
    other.append
    #     ^ builtins.list.append


async def group():
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(group()).cancel
        #     ^ asyncio.TaskGroup.create_task
        #                          ^ asyncio.Task.cancel


items: list[int] = something()
items.append
#     ^ builtins.list.append
declared: list[int]
declared.append
#        ^ nothing
