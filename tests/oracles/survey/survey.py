"""What the cards are like on code that nobody wrote for them.

Draws files from the standard library and from well-known packages, asks for a card at every token of
some of them and at a few tokens of the others, and holds each card against what all cards promise.
Prints how long the cards are, which share of the tokens has one, and which topics lead. The figures
are for the reader; only promises that are broken fail.

    survey.py PROGRAM                            a small sample, as among the tests
    survey.py PROGRAM --full                     300 files, 30 of them at every token
    survey.py PROGRAM --full --show 200          and 200 cards to read, each with its line of code
    survey.py PROGRAM --full --show 20 --topic Generators
"""

import argparse
import io
import keyword
import random
import statistics
import sys
import sysconfig
import tokenize
from collections import Counter, defaultdict
from pathlib import Path

TESTS = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(TESTS / "hover"), str(TESTS / "knowledge/pages")]

import contract  # noqa: E402
import packages  # noqa: E402
from cards import Cards, markdown_of  # noqa: E402

PACKAGES = "click django fastapi flask httpx pandas pydantic requests sqlalchemy starlette".split()
TOO_LONG = 400_000
NO_CODE = {tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING,
           tokenize.ENDMARKER}
KINDS = {tokenize.OP: "operator", tokenize.NUMBER: "number", tokenize.COMMENT: "comment"}


class Sight:
    """A card, the token that it was asked for at, and the file."""

    def __init__(self, name, lines, kind, place, answer):
        self.name, self.kind, self.place = name, kind, place
        self.code = lines[place[0]]
        self.card = contract.Card(answer)
        self.title = self.card.prose[0].removeprefix("### ")
        self.lines = len(self.card.rendered)
        self.words = len(" ".join(self.card.rendered).split())

    def show(self):
        line, column = self.place
        print(f"=== {self.name}:{line + 1}:{column + 1} ({self.kind})", self.code,
              " " * column + "^", self.card.markdown.replace("\n\n", "\n"), sep="\n", end="\n\n")


def library_files(folder):
    """The library without its tests, which are most of it."""
    skipped = {"site-packages", "test", "tests", "idle_test", "__pycache__"}
    return [path for path in sorted(folder.rglob("*.py"))
            if not skipped.intersection(path.relative_to(folder).parts)]


def package_files(folder):
    """The code of the packages, tests and all; nothing where the environment has not been made."""
    places = sorted(folder.glob("lib/python*/site-packages"))
    return [path for place in places for name in PACKAGES for path in sorted((place / name).rglob("*.py"))]


def read_code(path):
    """The text and its tokens, or None where this Python does not read it or there is nothing."""
    try:
        text = path.read_bytes().decode()
        if len(text) > TOO_LONG:
            return None
        tokens = list(tokenize.generate_tokens(io.StringIO(text, newline="").readline))
    except (UnicodeDecodeError, SyntaxError, tokenize.TokenError):
        return None
    tokens = [token for token in tokens if token.type not in NO_CODE and token.string.strip()]
    return (text, tokens) if tokens else None


def draw(paths, count, randomness):
    """(path, text, tokens) of that many files, as far as there are so many."""
    drawn = []
    for path in randomness.sample(paths, len(paths)):
        code = read_code(path) if len(drawn) < count else None
        if code is not None:
            drawn.append((path, *code))
    return drawn


def kind_of(tokens, number):
    """Names are told apart by what stands beside them."""
    token = tokens[number]
    if token.type in KINDS:
        return KINDS[token.type]
    if token.type != tokenize.NAME:
        return "string"
    if keyword.iskeyword(token.string):
        return "keyword"
    before = tokens[number - 1].string if number > 0 else ""
    after = tokens[number + 1].string if number + 1 < len(tokens) else ""
    if before in ("def", "class"):
        return "name in its definition"
    if after == "(":
        return "name that is called"
    return "attribute" if before == "." else "name"


class Survey:
    def __init__(self, titles):
        self.titles = titles
        self.tokens, self.sights, self.faults = Counter(), [], []

    def look(self, cards, name, text, tokens, numbers):
        lines = text.split("\n")
        places = [(tokens[number].start[0] - 1, tokens[number].start[1]) for number in numbers]
        answers = cards.at_places(f"file:///project/{name}", text, places)
        for number, place, answer in zip(numbers, places, answers):
            kind = kind_of(tokens, number)
            self.tokens[kind] += 1
            if answer is None:
                continue
            sight = Sight(name, lines, kind, place, answer)
            found = contract.faults_of(sight.card, self.titles, lines)
            if not sight.card.start <= place <= sight.card.end:
                found.append("the range is somewhere else")
            self.faults += [f"{name}:{place[0] + 1}:{place[1] + 1}: {what}\n{sight.card.markdown}" for what in found]
            self.sights.append(sight)

    def print_tables(self):
        seen = Counter(sight.kind for sight in self.sights)
        print(f"{'token':26}{'tokens':>9}{'cards':>8}{'share':>8}")
        for kind, count in self.tokens.most_common():
            print(f"{kind:26}{count:9}{seen[kind]:8}{seen[kind] / count:8.1%}")
        total = sum(self.tokens.values())
        print(f"{'all':26}{total:9}{len(self.sights):8}{len(self.sights) / total:8.1%}\n")
        for what in ("lines", "words"):
            sizes = sorted(getattr(sight, what) for sight in self.sights)
            print(f"{what}: median {statistics.median(sizes):.0f}, longest {sizes[-1]}")
        topics = Counter(sight.title for sight in self.sights)
        print(f"\n{len(topics)} of {len(self.titles)} topics lead; the most frequent:")
        for title, count in topics.most_common(25):
            kinds = Counter(sight.kind for sight in self.sights if sight.title == title)
            where = ", ".join(f"{kind} {number}" for kind, number in kinds.most_common(4))
            print(f"  {title:40}{count:7}{count / len(self.sights):7.1%}  {where}")

    def print_cards(self, count, topic, kind, randomness):
        """Cards from every topic and kind in turn, from many files, each wording only once."""
        groups = defaultdict(list)
        for sight in randomness.sample(self.sights, len(self.sights)):
            if topic in (None, sight.title) and kind in (None, sight.kind):
                groups[sight.title, sight.kind].append(sight)
        shown = set()
        while groups and len(shown) < count:
            for key in sorted(groups):
                sight = groups[key].pop()
                if not groups[key]:
                    del groups[key]
                if sight.card.markdown not in shown and len(shown) < count:
                    shown.add(sight.card.markdown)
                    sight.show()


def check_full_level(options, drawn, randomness):
    """How long the cards are at the level `full`; that server must live as well."""
    sizes = []
    with Cards(options.program, hover={"level": "full"}) as cards:
        for path, text, tokens in drawn:
            some = randomness.sample(tokens, min(len(tokens), options.places * 3))
            places = [(token.start[0] - 1, token.start[1]) for token in some]
            answers = cards.at_places(f"file:///project/{path.name}", text, places)
            sizes += [len(markdown_of(answer).split()) for answer in answers if answer is not None]
    return sizes


def read_options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--full", action="store_true", help="300 files, 30 of them at every token")
    parser.add_argument("--library", type=Path, default=Path(sysconfig.get_path("stdlib")))
    parser.add_argument("--packages", type=Path, default=packages.environment_folder())
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--places", type=int, default=40, help="in each file that is not walked wholly")
    parser.add_argument("--show", type=int, default=0, help="how many cards to print")
    parser.add_argument("--topic", help="print only those with this title")
    parser.add_argument("--kind", help="print only those at this kind of token")
    return parser.parse_args()


def main():
    options = read_options()
    randomness = random.Random(options.seed)
    some, wholly = (300, 30) if options.full else (16, 2)
    outside = package_files(options.packages)
    inside = library_files(options.library)
    drawn = draw(inside, some // 2 if outside else some, randomness) + draw(outside, some // 2, randomness)
    randomness.shuffle(drawn)
    survey = Survey(contract.topic_titles(options.program))
    sampled = Survey(survey.titles)
    with Cards(options.program, lint={"enable": False}) as cards:
        for number, (path, text, tokens) in enumerate(drawn):
            folders = 2 if path.is_relative_to(options.packages) else 1
            name = "_".join(path.parts[-folders - 1:])
            if number < wholly:
                survey.look(cards, name, text, tokens, range(len(tokens)))
            else:
                numbers = sorted(randomness.sample(range(len(tokens)), min(len(tokens), options.places)))
                sampled.look(cards, name, text, tokens, numbers)
    sizes = check_full_level(options, drawn[:wholly * 2], randomness)
    faults = survey.faults + sampled.faults
    if options.show:
        survey.sights += sampled.sights
        survey.print_cards(options.show, options.topic, options.kind, randomness)
    else:
        print(f"{len(drawn)} files, {wholly} of them at every token\n")
        survey.print_tables()
        print(f"\nlevel full: median {statistics.median(sizes):.0f} words, longest {max(sizes)}")
        share = len(sampled.sights) / max(1, sum(sampled.tokens.values()))
        print(f"the other files, {options.places} tokens of each: {share:.1%} with a card")
    print(*faults[:20], f"{len(survey.sights)} cards, {len(faults)} faults", sep="\n")
    return 1 if faults or not survey.sights or not sizes else 0


if __name__ == "__main__":
    sys.exit(main())
