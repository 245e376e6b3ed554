"""Checks every link to PEP 8: its anchor must be one of the headings in pep8_headings.txt."""

import re
from pathlib import Path

import pages

LINK = re.compile(r"https://peps\.python\.org/pep-0008/?([^\s)>\"'`]*)")
HEADINGS = Path(__file__).resolve().with_name("pep8_headings.txt")


def anchor_of(heading):
    """The name that docutils gives to a heading."""
    return re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-")


def known_anchors():
    lines = HEADINGS.read_text(encoding="utf-8").splitlines()
    return {anchor_of(line) for line in lines if line and not line.startswith("#")}


def fault_of(rest, anchors):
    """What is wrong with what stands behind the PEP's address, or None."""
    if rest and not rest.startswith("#"):
        return f"PEP 8 has no page {rest}"
    anchor = rest[1:]
    return f"no heading of PEP 8 makes #{anchor}" if anchor and anchor not in anchors else None


def check_page(page, anchors):
    return pages.check_links(page, LINK, lambda rest: fault_of(rest, anchors))


def main():
    anchors = known_anchors()
    faults, links = [], 0
    for page in pages.read_all():
        faults += check_page(page, anchors)
        links += len(LINK.findall(page.text))
    pages.finish(faults, f"{links} links to headings of PEP 8")


if __name__ == "__main__":
    main()
