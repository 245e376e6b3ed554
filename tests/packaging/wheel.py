"""A wheel in a fresh environment, as `pip install` puts it there, and gone again.

Usage: wheel.py WHEEL...    exit code 77 where no wheel is given: `make wheel` makes one
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import venv
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
SHARED = {"bash-completion/completions/pylore", "doc/pylore/LICENSE", "doc/pylore/notices.txt",
          "fish/vendor_completions.d/pylore.fish", "man/man1/pylore.1", "zsh/site-functions/_pylore"}
PLUGIN = "nvim/site/pack/pylore/start/pylore/"


def check(condition, what):
    if not condition:
        sys.exit(f"wheel: {what}")


def check_archive(wheel):
    """The names of the file and what is in it agree, and nothing but the program is in it."""
    parts = re.fullmatch(r"pylore-([\d.]+)-py3-none-([\w.]+)\.whl", wheel.name)
    check(parts, f"{wheel.name} is no name for a wheel of pylore")
    check("linux_" not in re.sub(r"(many|musl)linux_", "", parts[2]),
          f"{wheel.name} names no platform that an index takes")
    with zipfile.ZipFile(wheel) as archive:
        tags = re.findall(r"^Tag: py3-none-(.+)$",
                          archive.read(f"pylore-{parts[1]}.dist-info/WHEEL").decode(), re.M)
        names = archive.namelist()
    check(sorted(tags) == sorted(parts[2].split(".")), f"inside it is {tags}")
    check(not [name for name in names if name.endswith(".py")], "there is Python in it")
    return parts[1]


def pip(room, *arguments):
    subprocess.run([room / "bin" / "python", "-m", "pip", "--disable-pip-version-check", "-q",
                    *arguments], check=True)


def try_out(wheel):
    version = check_archive(wheel)
    with tempfile.TemporaryDirectory() as folder:
        room = pathlib.Path(folder) / "venv"
        venv.create(room, with_pip=True)
        before = {path for path in room.rglob("*")}
        began = time.monotonic()
        pip(room, "install", "--no-index", "--no-deps", wheel)
        installed = time.monotonic()
        program = room / "bin" / "pylore"
        check(os.access(program, os.X_OK), "the program cannot be run")
        subprocess.run(["sh", HERE / "try.sh", "", program], check=True)
        said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
        check(said.stdout.startswith(f"pylore {version} ("), f"--version says {said.stdout!r}")
        shared = {str(path.relative_to(room / "share")) for path in (room / "share").rglob("*")
                  if path.is_file()}
        plugin = {name for name in shared if name.startswith(PLUGIN)}
        check(plugin and shared - plugin == SHARED, f"in share there is {sorted(shared)}")
        code = pathlib.Path(folder) / "shop.py"
        code.write_text("def rows():\n    yield 1\n")
        ready = time.monotonic()
        subprocess.run([program, "hover", f"{code}:2:5"], check=True, stdout=subprocess.DEVNULL)
        card = time.monotonic() - ready
        pip(room, "uninstall", "-y", "pylore")
        left = {path for path in room.rglob("*") if path.is_file()} - before
        left = [path for path in left if path.suffix != ".pyc"]
        check(not left, f"after the uninstallation there is still {left}")
    print(f"wheel: {wheel.name} is right; installed in {installed - began:.1f} s, "
          f"the first card {card * 1000:.0f} ms later")


def try_uv(wheel):
    """`uv tool install` puts the program alone on PATH; skipped where there is no uv."""
    uv = shutil.which("uv")
    if not uv:
        print("wheel: uv is not installed, so `uv tool install` is not tried")
        return
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "UV_TOOL_DIR": f"{folder}/tools", "UV_TOOL_BIN_DIR": f"{folder}/bin",
                       "UV_CACHE_DIR": f"{folder}/cache", "UV_OFFLINE": "1"}
        began = time.monotonic()
        subprocess.run([uv, "tool", "install", "--quiet", wheel], check=True, env=environment)
        installed = time.monotonic()
        subprocess.run(["sh", HERE / "try.sh", "", f"{folder}/bin/pylore"], check=True)
        subprocess.run([uv, "tool", "uninstall", "--quiet", "pylore"], check=True, env=environment)
        check(not os.path.lexists(f"{folder}/bin/pylore"), "uv leaves the program behind")
    print(f"wheel: `uv tool install` took {installed - began:.1f} s")


def main():
    wheels = [pathlib.Path(name) for name in sys.argv[1:] if "*" not in name]
    if not wheels:
        print("skipped: there is no wheel; `make wheel` makes one")
        sys.exit(77)
    for wheel in wheels:
        try_out(wheel)
        try_uv(wheel)


if __name__ == "__main__":
    main()
