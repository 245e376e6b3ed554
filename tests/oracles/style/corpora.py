"""What the oracles of this folder read: Python files, copied as both tools are to read them."""

import ast
import importlib.metadata
import itertools
import pathlib
import re
import sys
import sysconfig
import warnings

from disturb import disturb

SKIPPED_FOLDERS = {"__pycache__", "node_modules", "build", "site-packages"}


class Corpus:
    """A folder with code, and its name with its version."""

    def __init__(self, folder, name):
        self.folder = pathlib.Path(folder).resolve()
        self.name = name
        self.file_count = 0  # of those that were compared

    def files(self):
        for path in sorted(self.folder.rglob("*.py")):
            inner = path.relative_to(self.folder).parts[:-1]
            if not any(part in SKIPPED_FOLDERS or part.startswith(".") for part in inner):
                yield path, pathlib.Path(self.folder.name) / path.relative_to(self.folder)


class Variants(Corpus):
    """Each file of a folder many times: with a seed, each of them will be disturbed in its own way."""

    def __init__(self, folder, count):
        super().__init__(folder, f"{pathlib.Path(folder).name}, each file {count} times")
        self.count = count

    def files(self):
        for path, name in super().files():
            for number in range(self.count):
                yield path, name.with_name(f"{name.stem}_{number}.py")


def standard_library():
    version = ".".join(map(str, sys.version_info[:3]))
    return Corpus(sysconfig.get_path("stdlib"), f"CPython {version}, its library with its tests")


def packages_in(site):
    """What `pip install --target SITE` has put there, one corpus for each folder."""
    for distribution in importlib.metadata.distributions(path=[str(site)]):
        tops = {file.parts[0] for file in distribution.files or () if file.suffix == ".py"}
        for top in sorted(tops):
            if (pathlib.Path(site) / top / "__init__.py").exists():
                name = distribution.metadata["Name"]
                inner = "" if top == name.lower() else f" ({top})"
                yield Corpus(pathlib.Path(site) / top, f"{name} {distribution.version}{inner}")


def add_arguments(parser):
    parser.add_argument("--pylore", required=True)
    parser.add_argument("--show", type=int, default=10, help="how many differences of each kind")
    parser.add_argument("--packages", metavar="SITE", help="also what pip has installed there")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only each Nth file")
    parser.add_argument("--write", metavar="FILE", help="where the table goes as well")
    parser.add_argument("--variants", type=int, metavar="N", help="each file of the folders N times")
    parser.add_argument("folders", nargs="*")


def chosen(arguments):
    """The corpora that the command line asks for: the standard library if it asks for none."""
    corpora = [Variants(folder, arguments.variants) if arguments.variants
               else Corpus(folder, pathlib.Path(folder).name) for folder in arguments.folders]
    if arguments.packages:
        corpora += sorted(packages_in(arguments.packages), key=lambda corpus: corpus.name.lower())
    return corpora or [standard_library()]


def copy_readable(corpora, target, every=1, seed=None):
    """Copies what this Python can parse, its white space changed where there is a seed; returns the
    copies' paths. The word noqa is written differently: rules are compared, not comments."""
    copies = []
    for corpus in corpora:
        for path, name in itertools.islice(corpus.files(), 0, None, every):
            try:
                text = path.read_bytes().decode("utf-8")
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    ast.parse(text)
            except (SyntaxError, ValueError, RecursionError):
                continue
            if seed is not None:
                text = disturb(text.replace("\r\n", "\n"), f"{seed} {name}")
            copy = target / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(re.sub("noqa", "nxqa", text, flags=re.IGNORECASE).encode("utf-8"))
            copies.append(str(copy))
            corpus.file_count += 1
    return copies
