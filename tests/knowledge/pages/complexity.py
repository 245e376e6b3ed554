"""Checks the costs that the pages state, by counting and never by the clock.

The operations (operations.py) run for two lengths; the growth of what is counted is compared with the
cost in the page's tables. An operation that is counted must stand in its page's table.
"""

import re

import pages
from operations import COUNTS, asked_by, probes

SMALL = 256
STEP = 16  # from the shorter length to the longer

# How many times the count may grow from SMALL to STEP * SMALL; n log n makes it 24 times.
GROWTH = {"linear": (12, 20), "n log n": (21, 30), "exponential": (1000, 10_000)}
STATED = {
    "O(1)": "constant",
    "O(k)": "constant",
    "O(min(n, k))": "constant",
    "O(log n)": "logarithmic",
    "O(n)": "linear",
    "O(n + k)": "linear",
    "O(n log k)": "linear",
    "O(V + E)": "linear",
    "O(n log n)": "n log n",
    "O(2^n)": "exponential",
}


def growth_of(count):
    """The class of growth that the counts fit, "none of these" otherwise."""
    few, many = count(SMALL), count(SMALL * STEP)
    if many <= few + 2:
        return "constant"
    if many - few <= 12 and many <= 2 * few:
        return "logarithmic"
    for name, (least, most) in GROWTH.items():
        if least * few <= many <= most * few:
            return name
    return f"none of these, from {few} to {many}"


def stated_costs(page):
    """{(type, operation): (line, cost)} of the tables in the page's section Cost."""
    costs, kind = {}, ""
    for line, text in page.sections["Cost"]:
        if not text.startswith("|"):
            continue
        cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", text)[1:-1]]
        operations = re.findall(r"`([^`]+)`", cells[0])
        if cells[1] == "cost":
            kind = operations[0]
        else:
            costs.update({(kind, operation): (line, cells[1]) for operation in operations})
    return costs


def check_page(page, counts):
    faults, costs = [], stated_costs(page)
    for (kind, operation), count in counts.items():
        line, cost = costs.get((kind, operation), (page.line_of("Cost"), None))
        if cost is None:
            faults.append(pages.fail(page, line, f"no cost for `{operation}` of {kind}"))
            continue
        growth = growth_of(count)
        if STATED.get(cost) != growth:
            faults.append(pages.fail(page, line, f"`{operation}` of {kind} is {cost} here, "
                                                 f"its count grows as {growth}"))
    return faults


def check_sorted(page):
    in_order = asked_by(lambda xs: xs.sort(), probes(SMALL))
    if in_order == SMALL - 1:
        return []
    return [pages.fail(page, page.line_of("In depth"),
                       f"sorting {SMALL} sorted values took {in_order} comparisons")]


def main():
    faults, counted, stated = [], 0, 0
    for name, counts in COUNTS.items():
        page = pages.read(next(pages.KNOWLEDGE.glob(f"topics/*/{name}.md")))
        faults += check_page(page, counts)
        counted += len(counts)
        stated += len(stated_costs(page))
    faults += check_sorted(page)
    pages.finish(faults, f"{counted} of {stated} costs on {len(COUNTS)} pages counted")


if __name__ == "__main__":
    main()
