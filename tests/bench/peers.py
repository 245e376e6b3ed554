"""Who is measured: one record each, how it comes to this machine and how it is started.

Peers go into build/bench, each into its own place, with pinned versions and by name only. One that
cannot be installed is reported as missing, and the rest goes on.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
BUILD = PROJECT / "build" / "release"
PLACE = PROJECT / "build" / "bench"
INSTALL_SECONDS = 600


@dataclass(frozen=True)
class Peer:
    name: str
    server: tuple = ()  # the command of its language server
    settings: dict = field(default_factory=dict)  # what its server is started with
    check: tuple = ()  # the command that checks; rules, cores and folder come behind it
    python: str = ""  # what pip installs into an environment of its own
    node: str = ""  # what npm installs
    version: tuple = ()  # the command that says which version it is


def venv(peer: str, program: str) -> str:
    return str(PLACE / "venv" / peer / "bin" / program)


PYLORE = str(BUILD / "pylore")
PYRIGHT = str(PLACE / "node" / "pyright" / "node_modules" / "pyright")
RUFF = venv("ruff", "ruff")
RUFF_CHECK = (
    *(RUFF, "check", "--isolated", "--no-cache", "--no-respect-gitignore", "--exit-zero"),
    *("--output-format", "concise"),
)

PEERS = (
    Peer(
        "pylore",
        server=(PYLORE, "server"),
        check=(PYLORE, "check", "--isolated"),
        version=(PYLORE, "--version"),
    ),
    Peer("bare", server=(str(BUILD / "bare_server"),)),
    Peer(
        "ruff",
        server=(RUFF, "server"),
        check=RUFF_CHECK,
        python="ruff==0.17.6",
        version=(RUFF, "--version"),
    ),
    Peer(
        "pyright",
        server=("node", PYRIGHT + "/langserver.index.js", "--stdio"),
        node="pyright@1.1.414",
        version=("node", PYRIGHT + "/index.js", "--version"),
    ),
    Peer(
        "pylsp",
        server=(venv("pylsp", "pylsp"),),
        python="python-lsp-server[pycodestyle,pyflakes,mccabe]==1.15.0",
        version=(venv("pylsp", "pylsp"), "--version"),
    ),
    Peer(
        "pycodestyle",
        check=(venv("pycodestyle", "pycodestyle"),),
        python="pycodestyle==2.15.0",
        version=(venv("pycodestyle", "pycodestyle"), "--version"),
    ),
    Peer(
        "flake8",
        check=(venv("flake8", "flake8"), "--isolated"),
        python="flake8==7.5.0",
        version=(venv("flake8", "flake8"), "--version"),
    ),
)


def build_own() -> None:
    """The release of the project's own program and of the bare server."""
    for command in (
        ["cmake", "--preset", "release"],
        ["cmake", "--build", "--preset", "release", "--target", "pylore", "bare_server"],
    ):
        subprocess.run(command, cwd=PROJECT, check=True, stdout=subprocess.DEVNULL)


def install(peer: Peer) -> str:
    """Makes the peer available; returns why it is not, or nothing."""
    try:
        if peer.python:
            install_python(peer)
        if peer.node:
            install_node(peer)
    except (OSError, subprocess.SubprocessError) as error:
        return f"could not be installed: {error}"
    program = (peer.server or peer.check)[0]
    return "" if shutil.which(program) else f"{program} is not there"


def run_install(command: list) -> None:
    print("bench: installing:", " ".join(command), flush=True)
    subprocess.run(command, check=True, timeout=INSTALL_SECONDS, stdout=subprocess.DEVNULL)


def install_python(peer: Peer) -> None:
    folder = PLACE / "venv" / peer.name
    stamp = folder / "installed"
    wanted = f"{peer.python}, {sys.version}"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    run_install([sys.executable, "-m", "venv", "--clear", str(folder)])
    pip = str(folder / "bin" / "pip")
    run_install([pip, "install", "--quiet", "--disable-pip-version-check", peer.python])
    stamp.write_text(wanted)


def install_node(peer: Peer) -> None:
    folder = PLACE / "node" / peer.name
    stamp = folder / "installed"
    if stamp.exists() and stamp.read_text() == peer.node:
        return
    folder.mkdir(parents=True, exist_ok=True)
    quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    run_install(["npm", "install", *quiet, "--prefix", str(folder), peer.node])
    stamp.write_text(peer.node)


def version_of(peer: Peer) -> str:
    if not peer.version:
        return "of this tree"
    try:
        said = subprocess.run(peer.version, capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.SubprocessError):
        return "unknown"
    lines = (said.stdout or said.stderr).strip().splitlines()
    return lines[0] if lines else "unknown"
