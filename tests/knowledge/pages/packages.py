"""Makes virtual environments from files of pinned requirements: for blocks with `needs=` that is
tests/knowledge/requirements.txt, others are named (tests/oracles/linters).

One is made once and found again by what is in its file, so only the first run needs the network. It
stands in build/knowledge-packages, for all presets; PYLORE_KNOWLEDGE_PACKAGES names another folder,
which checkouts may share.
"""

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

REQUIREMENTS = Path(__file__).resolve().parents[1] / "requirements.txt"
BUILD = Path(__file__).resolve().parents[3] / "build/knowledge-packages"
OLDEST = (3, 11)
SKIPPED = 77
PINNED = re.compile(r"([A-Za-z0-9._-]+)==([A-Za-z0-9.]+)")
NO_NETWORK = re.compile(r"NewConnectionError|NameResolutionError|ConnectTimeout|Retrying \(|ProxyError")
INSTALL = ["-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check",
           "--retries", "1", "--timeout", "20", "--only-binary", ":all:", "--no-deps"]


class CannotBeMade(Exception):
    """Why there is no environment; `is_circumstance` where neither pages nor pins are to blame."""

    def __init__(self, why, is_circumstance):
        super().__init__(why)
        self.is_circumstance = is_circumstance


def pinned_names(text):
    """The names of the packages; a line that pins nothing ends the program."""
    names = set()
    for line in text.splitlines():
        wanted = line.partition("#")[0].strip()
        pinned = PINNED.fullmatch(wanted)
        if pinned:
            names.add(pinned[1].lower())
        elif wanted:
            sys.exit(f"`{wanted}` is not pinned with ==")
    return names


def known_names():
    return pinned_names(REQUIREMENTS.read_text(encoding="utf-8"))


def environment_folder(requirements=REQUIREMENTS):
    """Where the environment stands, or will: the pins and the Python decide, and nothing else."""
    key = hashlib.sha256(requirements.read_bytes() + sys.version.encode()).hexdigest()[:12]
    return Path(os.environ.get("PYLORE_KNOWLEDGE_PACKAGES") or BUILD) / key


def run(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        is_circumstance = NO_NETWORK.search(done.stdout) is not None
        why = "the packages cannot be fetched, there is no network" if is_circumstance else done.stdout
        raise CannotBeMade(why, is_circumstance)


def make(folder, requirements):
    if sys.version_info < OLDEST:
        raise CannotBeMade("the packages need Python %d.%d or newer" % OLDEST, True)
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        raise CannotBeMade("python3-venv is missing; `make test-packages` installs it", True) from None
    names = pinned_names(requirements.read_text(encoding="utf-8"))
    shutil.rmtree(folder, ignore_errors=True)
    run(sys.executable, "-I", "-m", "venv", str(folder))
    python = str(folder / "bin/python")
    run(python, *INSTALL, "-r", str(requirements))
    run(python, "-m", "pip", "check", "--disable-pip-version-check")
    # The first import writes caches, which must not count against a block's time.
    if "matplotlib" in names:
        run("env", f"MPLCONFIGDIR={folder}", "MPLBACKEND=Agg", python, "-c", "import matplotlib.pyplot")
    (folder / "complete").touch()


def ensure(requirements=REQUIREMENTS):
    """The environment's folder; makes it where it is missing. Others who make it are waited for."""
    folder = environment_folder(requirements)
    if not (folder / "complete").exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with open(folder.with_suffix(".lock"), "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (folder / "complete").exists():
                make(folder, requirements)
    return folder


def settings(folder):
    """The environment variables of the blocks: nothing is drawn on a screen, nothing is threaded."""
    return {**os.environ, "MPLCONFIGDIR": str(folder), "MPLBACKEND": "Agg", "OPENBLAS_NUM_THREADS": "1"}


def ensure_or_exit(requirements=REQUIREMENTS):
    try:
        return ensure(requirements)
    except CannotBeMade as error:
        print(f"no environment of {requirements.parent.name}'s packages: {error}")
        sys.exit(SKIPPED if error.is_circumstance else 1)


if __name__ == "__main__":
    print(ensure_or_exit())
