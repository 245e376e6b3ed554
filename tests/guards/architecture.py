"""Guards of the architecture: includes point one way, and some headers stay where they belong.

Usage: architecture.py SERVER_FOLDER
"""

import pathlib
import re
import sys

# From the bottom up; a folder includes itself and those before it. Folders on one line are equals
# that may include each other.
LAYERS = [
    ["base"],
    ["text"],
    ["syntax"],
    ["knowledge", "semantics", "manifest"],
    ["config"],
    ["rules", "concepts", "cards"],
    ["analysis"],
    ["transport", "rpc"],
    ["session", "handlers", "cli"],
]
RANK = {folder: rank for rank, layer in enumerate(LAYERS) for folder in layer}

# Foreign headers, and the folders that may know them.
AT_HOME = {
    "uv.h": {"transport"},
    "jansson.h": {"rpc", "handlers"},
    "yaml.h": {"knowledge"},
    "cmark-gfm.h": {"knowledge"},
}
INCLUDE = re.compile(r'^#include ["<]([^">]+)[">]')


def faults_of(server, path):
    folder = path.relative_to(server).parts[0]
    if folder not in RANK:
        return
    for number, line in enumerate(path.read_text().splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        name = match.group(1)
        target = name.split("/")[0]
        if "/" in name and target in RANK and RANK[target] > RANK[folder]:
            yield f"{path}:{number}: {folder}/ must not include {target}/, which lies above it"
        if name in AT_HOME and folder not in AT_HOME[name]:
            yield f"{path}:{number}: {name} belongs to {', '.join(sorted(AT_HOME[name]))}"


def main():
    server = pathlib.Path(sys.argv[1])
    files = sorted(server.rglob("*.[ch]"))
    faults = [fault for path in files for fault in faults_of(server, path)]
    print(*faults, sep="\n")
    print(f"guards: {len(files)} files, {len(faults)} faults")
    return 1 if faults or not files else 0


if __name__ == "__main__":
    sys.exit(main())
