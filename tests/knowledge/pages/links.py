"""Checks every link to docs.python.org against the HTML of Debian's package python3-doc.

PYLORE_PYTHON_DOCS names another copy of the HTML. Without any, the answer is 77: skipped.
"""

import functools
import os
import re
import sys
from pathlib import Path

import pages

LINK = re.compile(r"https://docs\.python\.org/([^\s)>\"'`]*)")
SKIPPED = 77


def find_documentation():
    named = os.environ.get("PYLORE_PYTHON_DOCS")
    if named:
        return Path(named)
    installed = {}
    for inventory in Path("/usr/share/doc").glob("python3.*/html/objects.inv"):
        version = re.fullmatch(r"python3\.(\d+)", inventory.parts[-3])
        if version:
            installed[int(version[1])] = inventory.parent
    return installed[max(installed)] if installed else None


@functools.lru_cache(maxsize=None)
def anchors(path):
    return frozenset(re.findall(r'\bid="([^"]+)"', path.read_text(encoding="utf-8")))


def fault_of(address, documentation):
    """What is wrong with the part of the address after the host, or None."""
    place, _, anchor = address.partition("#")
    if not place.startswith("3/"):
        return "links go to docs.python.org/3/"
    path = documentation / place[len("3/"):]
    if not path.is_file():
        return f"no such page of the documentation: {place}"
    if anchor and anchor not in anchors(path):
        return f"no anchor #{anchor} in {place}"
    return None


def check_page(page, documentation):
    return pages.check_links(page, LINK, lambda address: fault_of(address, documentation))


def main():
    documentation = find_documentation()
    if documentation is None:
        print("skipped: no HTML of Python's documentation here (Debian: python3-doc)")
        sys.exit(SKIPPED)
    faults, links = [], 0
    for page in pages.read_all():
        faults += check_page(page, documentation)
        links += len(LINK.findall(page.text))
    pages.finish(faults, f"{links} links stand in {documentation}")


if __name__ == "__main__":
    main()
