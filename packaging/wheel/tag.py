"""Names the platforms of a wheel after what its program really needs.

Usage: tag.py WHEEL...        renames each wheel, and prints its new name
       tag.py --show PROGRAM  only says which platforms that would be

A program that loads nothing runs on any Linux of its processor, so on glibc and on musl. One that
loads the C library needs the version of its newest symbol (PEP 600). One that loads more cannot be
given away: that is an error. Needs readelf, and `wheel` in this Python.
"""

import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

# Libraries that PEP 600 lets a program expect; pylore uses no others of that list.
EXPECTED = {"libc.so.6", "libm.so.6", "libpthread.so.0", "libdl.so.2", "librt.so.1", "ld-linux"}
# Nothing older is in use, and installers of that age know no better names.
OLDEST_GLIBC = (2, 17)
MUSL = (1, 1)
MACHINES = {"Advanced Micro Devices X86-64": "x86_64", "AArch64": "aarch64"}


def readelf(program, *options):
    return subprocess.run(["readelf", "-W", *options, program], check=True, text=True,
                          capture_output=True).stdout


def platforms_of(program):
    machine = re.search(r"Machine:\s+(.+)", readelf(program, "--file-header"))[1].strip()
    if machine not in MACHINES:
        raise SystemExit(f"{program}: no name is known for the processor {machine!r}")
    machine = MACHINES[machine]
    needed = re.findall(r"\(NEEDED\).*\[(.+)\]", readelf(program, "--dynamic"))
    is_static = not needed and "INTERP" not in readelf(program, "--program-headers")
    if is_static:
        major, minor = OLDEST_GLIBC
        return [f"manylinux_{major}_{minor}_{machine}", f"manylinux2014_{machine}",
                f"musllinux_{MUSL[0]}_{MUSL[1]}_{machine}"]
    foreign = [name for name in needed if not any(map(name.startswith, EXPECTED))]
    if foreign:
        raise SystemExit(f"{program}: loads {', '.join(foreign)}, which users need not have")
    versions = re.findall(r"Name: GLIBC_(\d+)\.(\d+)", readelf(program, "--version-info"))
    major, minor = max([OLDEST_GLIBC, *(tuple(map(int, version)) for version in versions)])
    return [f"manylinux_{major}_{minor}_{machine}"]


def tag(wheel):
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".data/scripts/pylore"))
        platforms = platforms_of(archive.extract(name, folder))
    done = subprocess.run(
        [sys.executable, "-m", "wheel", "tags", "--remove", "--platform-tag", ".".join(platforms),
         wheel], check=True, text=True, capture_output=True)
    return pathlib.Path(wheel).parent / done.stdout.strip()


def main():
    if sys.argv[1:2] == ["--show"]:
        print(".".join(platforms_of(sys.argv[2])))
        return
    for wheel in sys.argv[1:]:
        print(tag(wheel))


if __name__ == "__main__":
    main()
