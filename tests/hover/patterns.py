"""The lines of a card about a pattern, against what Python's own parser makes of the pattern.

Both become the same kind of nested tuples: the lines are read back from their words, the parser's
tree is translated, and then they are compared."""

import re

try:
    from re import _constants as constants
    from re import _parser as parser
except ImportError:  # before Python 3.11
    import sre_constants as constants
    import sre_parse as parser

ATOMS = ["a", "b", "-", "\\.", "\\d", "\\W", "\\s", ".", "[a-z_]", "[^,]", "[^\\d-]", "[]x]",
         "\\n", "\\x41", "\\b", "^", "$", "\\Z", "\\1", "x{", "\\0", "\\\\", "[\\b\\]]", "é", "{,}", "[.]", "\\S", "\\101", "&", " ",
         "(?P=n)", ",", "]", "}"]
OPENS = ["(", "(", "(?:", "(?=", "(?!", "(?<=", "(?<!", "(?P<n>", "(?>", "(?i:", "(?(1)"]
REPEATS = ["", "", "", "", "*", "+", "?", "*?", "+?", "??", "{2}", "{2,}", "{,3}", "{1,4}?", "*+", "{0}", "{3,2}"]


def make(randomness, depth=0):
    parts = []
    for _ in range(randomness.randrange(1, 4)):
        if depth < 2 and randomness.random() < 0.3:
            atom = randomness.choice(OPENS) + make(randomness, depth + 1) + randomness.choice(["", "|" + make(randomness, 2)]) + ")"
        else:
            atom = randomness.choice(ATOMS)
        parts.append(atom + randomness.choice(REPEATS))
    return randomness.choice(["", "", "", "", "(?i)", "(?x)", "(?m)", "(?s)"] if depth == 0 else [""]) + "".join(parts)


# ------------------------------------------------------------ what the parser says


def _parse_branches(source, state, verbose, nested):
    """As `re` does, but for making sets and prefixes of the branches, which changes their form."""
    items = []
    while True:
        items.append(parser._parse(source, state, verbose, nested + 1, not nested and not items))
        if not source.match("|"):
            break
    if len(items) == 1:
        return items[0]
    whole = parser.SubPattern(state)
    whole.append((constants.BRANCH, (None, items)))
    return whole


def parse(source):
    kept = parser._parse_sub
    parser._parse_sub = _parse_branches
    try:
        tree = parser.parse(source)
    finally:
        parser._parse_sub = kept
    return sequence(tree, tree.state.flags)


CATEGORIES = {"CATEGORY_DIGIT": "d", "CATEGORY_NOT_DIGIT": "D", "CATEGORY_SPACE": "s", "CATEGORY_NOT_SPACE": "S",
              "CATEGORY_WORD": "w", "CATEGORY_NOT_WORD": "W"}
PLACES = {"AT_BEGINNING": "start", "AT_BEGINNING_STRING": "start", "AT_END": "end", "AT_END_STRING": "very end",
          "AT_BOUNDARY": "edge", "AT_NON_BOUNDARY": "no edge"}


def member(item):
    op, value = str(item[0]), item[1]
    if op == "CATEGORY":
        return CATEGORIES[str(value)]
    return (value, value) if op == "LITERAL" else tuple(value)


def members(items):
    is_negated = str(items[0][0]) == "NEGATE"
    found = frozenset(member(item) for item in items[is_negated:])
    return ("set", is_negated, found)


def sequence(tree, flags):
    return tuple(part for item in tree for part in translate(item, flags))


def translate(item, flags):
    op, value = str(item[0]), item[1]
    if op == "LITERAL":
        return [("set", False, frozenset([(value, value)]))]
    if op == "NOT_LITERAL":
        return [("set", True, frozenset([(value, value)]))]
    if op == "ANY":
        return [("any", bool(flags & re.DOTALL))]
    if op == "IN":
        return [members(value)]
    if op == "AT":
        place = PLACES[str(value)]
        is_line = flags & re.MULTILINE and str(value) in ("AT_BEGINNING", "AT_END")
        return [("at", place + " of line" if is_line else place)]
    if op == "BRANCH":
        return [("or", tuple(sequence(branch, flags) for branch in value[1]))]
    if op == "SUBPATTERN":
        group, added, _, tree = value
        inner = sequence(tree, flags)
        return [("group", group, inner)] if group else [("i", inner)] if added else list(inner)
    if op in ("ASSERT", "ASSERT_NOT"):
        return [(op, value[0], sequence(value[1], flags))]
    if op == "FAILURE":
        return [("ASSERT_NOT", 1, ())]
    if op == "ATOMIC_GROUP":
        return [("atomic", sequence(value, flags))]
    if op == "GROUPREF":
        return [("back", value)]
    if op == "GROUPREF_EXISTS":
        branches = (sequence(value[1], flags),) + ((sequence(value[2], flags),) if value[2] else ())
        return [("if", value[0], branches)]
    least, most, tree = value
    most = None if most == constants.MAXREPEAT else most
    manner = {"MIN_REPEAT": "?", "POSSESSIVE_REPEAT": "+"}.get(op, "")
    return [("repeat", least, most, manner, sequence(tree, flags))]


# ------------------------------------------------------------ what the lines say

LINE = re.compile(r" # (?! *#)")
REPEAT = re.compile(r", (any number of times|once or more|once or not at all|(\d+) times? or more|(\d+) to (\d+) times"
                    r"|(\d+) times?)(, as few as possible|, none given back)?$")
WORDS = {"a digit": "d", "anything but a digit": "D", "white space": "s", "anything but white space": "S",
         "a letter, digit or _": "w", "anything but a letter, digit or _": "W"}
AT = {"the start of the text": "start", "the start of a line": "start of line", "the end of a line": "end of line",
      "the end, or before a last line end": "end", "the very end of the text": "very end",
      "the edge of a word": "edge", "not the edge of a word": "no edge"}
NAMED = {"a blank": " ", "a line end": "\n", "a tab": "\t", "a comma": ","}


def character(words):
    if words in NAMED:
        return ord(NAMED[words])
    return int(words[2:], 16) if words.startswith("U+") else ord(words)


def read_members(words):
    """The members of a class, which are parted by commas; categories have commas of their own."""
    found = set()
    for category in sorted(WORDS, key=len, reverse=True):
        while re.search(rf"(^|, ){re.escape(category)}(?=$|, )", words):
            found.add(WORDS[category])
            words = re.sub(rf"(^|, ){re.escape(category)}(?=$|, )", "", words, count=1)
    words = words.removeprefix(", ")
    for part in words.split(", ") if words else []:
        first, is_range, last = part.partition(" to ")
        found.add((character(first), character(last if is_range else first)))
    return frozenset(found)


def read_atom(words):
    """A tuple of items for words without a quantifier."""
    if words in WORDS:
        return (("set", False, frozenset([WORDS[words]])),)
    if words in AT:
        return (("at", AT[words]),)
    if words.startswith("the text '"):
        return tuple(("set", False, frozenset([(ord(c), ord(c))])) for c in words[len("the text '"):-1])
    if words.startswith("any character"):
        return (("any", words == "any character"),)
    if words.startswith("the same text as group "):
        return (("back", int(words.split()[-1])),)
    for front, is_negated in (("one of ", False), ("anything but ", True)):
        if words.startswith(front):
            return (("set", is_negated, read_members(words[len(front):])),)
    value = character(words.removeprefix("the character "))
    return (("set", False, frozenset([(value, value)])),)


OPENINGS = {"together": "plain", "followed by": ("ASSERT", 1), "not followed by": ("ASSERT_NOT", 1),
            "preceded by": ("ASSERT", -1), "not preceded by": ("ASSERT_NOT", -1),
            "together, none given back": "atomic", "ignoring case": "i"}


def opening(words):
    if words in OPENINGS:
        return OPENINGS[words]
    number = re.match(r"(?:group|if group) (\d+)", words)
    return ("if" if words.startswith("if") else "group", int(number[1]))


def close(kind, branches):
    """The items for a group of that kind."""
    if kind in ("plain", "i", "atomic"):
        inner = join(branches)
        return inner if kind == "plain" else ((kind, inner),)
    name, value = kind
    return ((name, value, branches if name == "if" else join(branches)),)


def join(branches):
    return branches[0] if len(branches) == 1 else (("or", branches),)


def repeated(items, match):
    if match is None:
        return items
    words = match[1]
    bounds = {"any number of times": (0, None), "once or more": (1, None), "once or not at all": (0, 1)}.get(words)
    if bounds is None and match[2]:
        bounds = int(match[2]), None
    if bounds is None:
        bounds = (int(match[3]), int(match[4])) if match[3] else (int(match[5]), int(match[5]))
    manner = {", as few as possible": "?", ", none given back": "+", None: ""}[match[6]]
    return (("repeat", *bounds, manner, items),)


def read(lines):
    stack = [(None, [()])]

    def add(items):
        stack[-1][1][-1] += items

    for line in lines:
        piece, words = line.split(" # ", 1) if line.count(" # ") == 1 else line.rsplit(" # ", 1)
        if piece.strip().startswith("(?") and re.match(r"\(\?[imsx]+\)", piece.strip()):
            continue
        is_open = piece.strip().startswith("(") and not piece.strip().startswith("(?P=")
        if is_open and ": " in words:
            head, _, words = words.partition(": ")
            if words.startswith("'") and words.endswith("'"):
                texts = words[1:-1].split("' or '")
                add(close(opening(head), tuple(read_atom(f"the text '{text}'") for text in texts)))
                continue
            match = REPEAT.search(words)
            add(close(opening(head), (repeated(read_atom(words[:match.start()] if match else words), match),)))
        elif is_open:
            stack.append((opening(words), [()]))
        elif words == "or":
            stack[-1][1].append(())
        elif words.startswith("end") and piece.strip().startswith(")"):
            kind, branches = stack.pop()
            add(repeated(close(kind, tuple(branches)), REPEAT.search(words)))
        else:
            match = REPEAT.search(words)
            add(repeated(read_atom(words[:match.start()] if match else words), match))
    return join(tuple(stack[0][1]))


def difference(source, lines):
    """What the lines say else than the parser; None where they agree."""
    if any("exactly this" in line or " and " in line and " more" in line for line in lines):
        return None
    try:
        said, is_so = read(lines), parse(source)
    except Exception as error:
        return repr(error)
    return None if said == is_so else f"the card says\n{said}\nand `re` reads\n{is_so}"
