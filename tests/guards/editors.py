"""Guards the editors' lists of files: each sends the files that the server knows by their names.

Usage: editors.py PROJECT_FOLDER
"""

import pathlib
import re
import sys

LISTS = ("editors/vscode/src/files.ts", "editors/nvim/lua/pylore/files.lua")


def quoted(text):
    return set(re.findall(r'^\s*"([^"*/%]+)",$', text, re.MULTILINE))


def main():
    project = pathlib.Path(sys.argv[1])
    table = (project / "server/manifest/manifest.c").read_text()
    known = set(re.findall(r'\{"([^"]+)", MANIFEST_', table))
    faults = []
    for path in LISTS:
        sent = quoted((project / path).read_text())
        faults += [f"{path}: {name} is missing" for name in sorted(known - sent)]
        faults += [f"{path}: the server does not know {name}" for name in sorted(sent - known)]
    print(*faults, sep="\n")
    print(f"guards: {len(known)} files in {len(LISTS)} lists, {len(faults)} faults")
    return 1 if faults or not known else 0


if __name__ == "__main__":
    sys.exit(main())
