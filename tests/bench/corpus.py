"""Real Python to measure on: CPython's own library, of the interpreter that runs the bench.

Everything is chosen by a seed, so that two runs on one machine measure the same text.
"""

from __future__ import annotations

import ast
import io
import random
import sysconfig
import tokenize
import warnings
from dataclasses import dataclass
from pathlib import Path

SKIPPED_FOLDERS = {"site-packages", "dist-packages", "test", "tests", "idle_test", "__pycache__"}
SEED = 20
SMALLEST_FILE = 50  # lines


@dataclass
class SourceFile:
    path: Path
    name: str  # relative to the library, with underscores for what leads there
    text: str

    @property
    def line_count(self) -> int:
        return self.text.count("\n")


def library_root() -> Path:
    return Path(sysconfig.get_path("stdlib"))


def library_paths(root: Path) -> list:
    """The library's modules, without its tests and without what others installed there."""
    return [
        path
        for path in sorted(root.rglob("*.py"))
        if not SKIPPED_FOLDERS.intersection(path.relative_to(root).parts)
    ]


def read_source(path: Path, root: Path) -> SourceFile | None:
    """None where it is empty, not UTF-8, or not valid under this interpreter."""
    try:
        with tokenize.open(path) as stream:
            is_utf8 = stream.encoding in ("utf-8", "utf-8-sig")
            text = stream.read()
    except (SyntaxError, UnicodeDecodeError):
        return None
    if not is_utf8 or not text.strip() or not compiles(text):
        return None
    name = "_".join(("lib", *path.relative_to(root).parts))
    return SourceFile(path, name, text if text.endswith("\n") else text + "\n")


def split_lines(text: str) -> list:
    """At \\n only, as Python and editors count; str.splitlines also splits at form feeds."""
    return io.StringIO(text).readlines()


def compiles(text: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(text, "corpus", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return False
    return True


def shuffled_sources(root: Path, seed: int):
    paths = library_paths(root)
    random.Random(seed).shuffle(paths)
    for path in paths:
        source = read_source(path, root)
        if source is not None:
            yield source


def choose_files(root: Path, count: int) -> list:
    """`count` modules of all sizes but the tiniest, which are mostly empty packages."""
    chosen = []
    for source in shuffled_sources(root, SEED):
        if source.line_count >= SMALLEST_FILE:
            chosen.append(source)
        if len(chosen) == count:
            break
    return chosen


def without_future_imports(text: str) -> str:
    """`from __future__` may only stand at the top, which a module in the middle has lost."""
    lines = split_lines(text)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        body = ast.parse(text).body
    for node in body:
        if isinstance(node, ast.ImportFrom) and node.module == "__future__":
            lines[node.lineno - 1 : node.end_lineno] = ["\n"] * (node.end_lineno - node.lineno + 1)
    return "".join(lines)


def make_module(root: Path, line_count: int) -> str:
    """Whole modules in a row: valid Python of 98 to 100 percent of `line_count` lines."""
    for seed in range(SEED, SEED + 20):
        text = join_modules(root, line_count, seed)
        if compiles(text):
            return text
    raise ValueError(f"no choice of modules makes {line_count} valid lines")


def join_modules(root: Path, line_count: int, seed: int) -> str:
    parts = []
    lines = 0
    for source in shuffled_sources(root, seed):
        if lines + source.line_count > line_count:
            continue
        parts.append(without_future_imports(source.text))
        lines += source.line_count
        if lines >= 0.98 * line_count:
            break
    return "".join(parts)


def copy_library(root: Path, folder: Path) -> list:
    """The library's modules under `folder`, in their folders; returns their texts."""
    texts = []
    for path in library_paths(root):
        copy = folder / path.relative_to(root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        data = path.read_bytes()
        copy.write_bytes(data)
        texts.append(data.decode("utf-8", errors="replace"))
    return texts


def measure(texts: list) -> dict:
    return {
        "files": len(texts),
        "lines": sum(text.count("\n") for text in texts),
        "bytes": sum(len(text.encode()) for text in texts),
    }
