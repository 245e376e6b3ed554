"""What cards say about dependencies, against the library `packaging`, which `pip` itself uses.

Requirements are put together at random, valid ones and broken ones. A card decodes exactly those
that `packaging` accepts, and each piece that it names has to be what `packaging` finds there.
"""

import random
import re
import sys
from pathlib import Path

from cards import Cards, markdown_of, options_of

sys.path.append(str(Path(__file__).resolve().parents[1] / "knowledge/pages"))
import packages  # noqa: E402

NAMES = ["requests", "ruamel.yaml", "zope.interface", "A", "x1", "Foo-Bar_baz", "-bad", "bad-", "a..b"]
EXTRAS = ["", "", "", "[socks]", "[a,b-c]", "[ a , b ]", "[]", "[a", "[a,]", "[-]"]
OPERATORS = ["==", ">=", "<=", "~=", "!=", "<", ">", "===", "=", "=>", "~", "^"]
VERSIONS = ["1", "1.4", "1.4.2", "0.9.1", "2.0.0", "1.4.*", "1.*", "2!1.0", "1.4a1", "1.4.rc2", "1.4.post3",
            "1.4-1", "1.4.dev5", "1.4+local.1", "v1.4", "1.4a1.post2.dev3", "1.4.a.*", "x", "", "1..2", "*"]
MARKERS = ["", "", '; python_version < "3.13"', ";os_name=='nt'", " ; (extra == 'x' or os_name == \"a;b\")",
           "; python_version < '3.13", "; ( os_name == 'nt'", ";"]
SEEN = ["0.9", "0.9.1", "0.9.9", "1", "1.0.1", "1.3.9", "1.4", "1.4.0", "1.4.1", "1.4.2", "1.4.3", "1.4.99",
        "1.5", "1.10", "1.99", "2", "2.0.0", "2.0.1", "3.1", "2!1.0", "2!1.3", "2!3", "10.4.2"]
ITEM = re.compile(r"^- (`+) ?(.*?) ?\1: (.*)$", re.MULTILINE)
TITLE = re.compile(r"^`(.*?)`(, piece by piece:| in any version)", re.MULTILINE)
EXPANSION = re.compile(r"compatible with `.*`, that is `(.*)`")
WORDS = {
    "at least": ">=", "at most": "<=", "older than": "<", "newer than": ">", "exactly": "==", "not": "!=",
    "any version that begins with": "==*", "no version that begins with": "!=*",
}
# After Poetry's documentation.
POETRY = {
    "^1.2.3": ">=1.2.3, <2", "^1.2": ">=1.2, <2", "^1": ">=1, <2", "^0.2.3": ">=0.2.3, <0.3",
    "^0.0.3": ">=0.0.3, <0.0.4", "^0.0": ">=0.0, <0.1", "^0": ">=0, <1", "~1.2.3": ">=1.2.3, <1.3",
    "~1.2": ">=1.2, <1.3", "~1": ">=1, <2", "^9.9": ">=9.9, <10", "^0.99.1": ">=0.99.1, <0.100",
    "^1!2.3": ">=1!2.3, <1!3", "~=1.4": ">=1.4, ==1.*",
}


def make_line(randomness):
    """A requirement without blanks at its front, which may be broken in any part."""
    clauses = [randomness.choice(OPERATORS[:7] if randomness.random() < 0.8 else OPERATORS)
               + randomness.choice(["", " "])
               + randomness.choice(VERSIONS[:8] if randomness.random() < 0.7 else VERSIONS)
               for _ in range(randomness.choice([0, 1, 1, 1, 2, 3]))]
    name = randomness.choice(NAMES[:6] if randomness.random() < 0.9 else NAMES)
    extras = randomness.choice(EXTRAS[:6] if randomness.random() < 0.8 else EXTRAS)
    marker = randomness.choice(MARKERS[:5] if randomness.random() < 0.9 else MARKERS)
    specifier = randomness.choice([",", ", "]).join(clauses)
    if specifier and randomness.random() < 0.1:
        specifier = f"({specifier})"
    return name + extras + randomness.choice(["", " "]) + specifier + marker


def read_requirement(line, packaging):
    try:
        return packaging["Requirement"](line)
    except packaging["InvalidRequirement"]:
        return None


def meaning_fault(clause, words, packaging):
    """Where the words do not let in what the clause does; versions without suffixes are enough."""
    allowed = packaging["SpecifierSet"](clause, prereleases=True)
    seen = {version: allowed.contains(version) for version in SEEN}
    expansion = EXPANSION.fullmatch(words)
    if expansion:
        wanted = packaging["SpecifierSet"](expansion[1], prereleases=True)
    else:
        match = re.fullmatch(r"(.*?) `(.*)`", words)
        if match is None or match[1] not in WORDS:
            return None if clause.startswith("===") else f"{clause}: words {words!r}"
        operator = WORDS[match[1]]
        wanted = packaging["SpecifierSet"](operator.rstrip("*") + match[2] + (".*" if "*" in operator else ""),
                                           prereleases=True)
    wrong = [version for version in SEEN if wanted.contains(version) != seen[version]]
    return f"{clause}: {words!r} is wrong for {wrong}" if wrong else None


def faults_of(line, text, packaging):
    requirement = read_requirement(line, packaging)
    title = TITLE.search(text)
    if re.search(r"===(.*,| *($|;|\)))", line):  # takes what follows for text, up to a blank
        return []
    if (title is not None) != (requirement is not None):
        return [f"{line!r}: decoded {title is not None}, valid {requirement is not None}"]
    if requirement is None:
        return []
    faults = []
    if title[1] != requirement.name:
        faults.append(f"{line!r}: the name {title[1]!r}")
    items = [(code, words) for _, code, words in ITEM.findall(text)]
    extras = {name.strip() for code, words in items if code.startswith("[") for name in code[1:-1].split(",")}
    if extras - {""} != set(requirement.extras):
        faults.append(f"{line!r}: the extras {extras}")
    markers = [code for code, words in items if words == "asked for only where this holds"]
    if len(markers) != (requirement.marker is not None):
        faults.append(f"{line!r}: the markers {markers}")
    clauses = [(code, words) for code, words in items if code[0] in "<>=!~"]
    if {code.replace(" ", "") for code, _ in clauses} != {str(each) for each in requirement.specifier}:
        faults.append(f"{line!r}: the clauses {clauses}")
    return faults + list(filter(None, (meaning_fault(code, words, packaging) for code, words in clauses)))


def check_requirements(cards, options, packaging, faults):
    randomness = random.Random(options.seed)
    lines = sorted({make_line(randomness) for _ in range(options.count)})
    lines = [line for line in lines if line[0] != "-"]
    answers = cards.at_places("file:///project/requirements.txt", "\n".join(lines),
                              [(number, 0) for number in range(len(lines))])
    decoded = 0
    for line, answer in zip(lines, answers):
        text = markdown_of(answer) if answer else ""
        decoded += TITLE.search(text) is not None
        faults += faults_of(line, text, packaging)
    return decoded


def check_poetry(cards, faults):
    text = "[tool.poetry.dependencies]\n" + "".join(f'x = "{constraint}"\n' for constraint in POETRY)
    places = [(number + 1, 5) for number in range(len(POETRY))]
    for (constraint, wanted), answer in zip(POETRY.items(),
                                            cards.at_places("file:///project/pyproject.toml", text, places)):
        said = re.search(r"that is `(.*?)`", markdown_of(answer) if answer else "")
        if said is None or said[1] != wanted:
            faults.append(f"{constraint} is {wanted}, said is {said and said[1]}")


def load_packaging():
    folder = packages.ensure_or_exit()
    sys.path += map(str, folder.glob("lib/python*/site-packages"))
    from packaging.requirements import InvalidRequirement, Requirement
    from packaging.specifiers import SpecifierSet
    return {"InvalidRequirement": InvalidRequirement, "Requirement": Requirement, "SpecifierSet": SpecifierSet}


def main():
    options = options_of(__doc__, count=4000, seed=1)
    packaging = load_packaging()
    faults = []
    with Cards(options.program, lint={"enable": False}) as cards:
        decoded = check_requirements(cards, options, packaging, faults)
        check_poetry(cards, faults)
    for fault in faults[:20]:
        print(fault)
    print(f"{decoded} requirements decoded, {len(POETRY)} of Poetry's, {len(faults)} faults")
    return 1 if faults or decoded < 200 else 0


if __name__ == "__main__":
    sys.exit(main())
