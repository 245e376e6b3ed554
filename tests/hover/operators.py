"""What cards say about operators that are easily misread, against Python's own parser."""

import ast
import random
import re
import sys

from cards import Cards, code_block_of, markdown_of, options_of

READ = re.compile(r"^(`+)(.*?)\1 is read as (`+)(.*?)\3\.$", re.M)
MEANS = re.compile(r"^(`+)(.*?)\1 means (`+)(.*?)\3, with (`+)(.*?)\5 evaluated only once\.$", re.M)
COMPARISONS = ["<", "<=", ">", ">=", "==", "!=", "in", "not in", "is", "is not"]
ARITHMETIC = ["+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "@"]


def operand(randomness, depth):
    if depth > 0 and randomness.random() < 0.4:
        return f"({arithmetic(randomness, depth - 1)})"
    return randomness.choice(["a", "b", "c", "f(a, b)", "x[0]", "1", "'s'", "-b", "{}", "a.b"])


def arithmetic(randomness, depth=1):
    parts = [operand(randomness, depth)]
    for _ in range(randomness.choice((0, 0, 1, 2, 3))):
        parts += [randomness.choice(ARITHMETIC), operand(randomness, depth)]
    return randomness.choice(["", "", "-"]) + " ".join(parts)


def comparison(randomness):
    parts = [arithmetic(randomness, 0)]
    for _ in range(randomness.choice((0, 0, 1, 1, 2, 3))):
        parts += [randomness.choice(COMPARISONS), operand(randomness, 0)]
    return " ".join(parts)


def logic(randomness):
    parts = []
    for _ in range(randomness.choice((1, 2, 3, 4))):
        negation = randomness.choice(["", "", "", "not "])
        parts += [negation + comparison(randomness), randomness.choice(["and", "or"])]
    return " ".join(parts[:-1])


def tree(source):
    return ast.dump(ast.parse(source, mode="eval"))


class Chains(ast.NodeTransformer):
    """Writes chained comparisons out, as the language reference does."""

    def visit_Compare(self, node):
        self.generic_visit(node)
        lefts = [node.left, *node.comparators]
        pairs = [ast.Compare(left, [sign], [right])
                 for left, sign, right in zip(lefts, node.ops, node.comparators)]
        return pairs[0] if len(pairs) == 1 else ast.BoolOp(ast.And(), pairs)


def written_out(source):
    return ast.dump(Chains().visit(ast.parse(source, mode="eval")))


def check_card(card, source, faults):
    """1 for a card that says something about the expression, else 0."""
    if match := READ.search(card):
        if tree(match[2]) != tree(match[4]):
            faults.append(f"{source}: {match[0]}")
        return 1
    if match := MEANS.search(card):
        if written_out(match[2].strip()) != tree(match[4].strip()):
            faults.append(f"{source}: {match[0]}")
        return 1
    code = code_block_of(card)
    if code is None:
        return 0
    # A part of the expression: somewhere in it, it has to be found again.
    parts = {ast.dump(node) for tree_of in (ast.parse(source, mode="eval"),
                                            Chains().visit(ast.parse(source, mode="eval")))
             for node in ast.walk(tree_of) if isinstance(node, ast.expr)}
    if ast.dump(ast.parse(code.strip(), mode="eval").body) not in parts:
        faults.append(f"{source}: {code}")
    return 1


CONTAINERS = ["[]", "[0]", "{}", "{0: 0}", "set()", "{0}", "''", "' '", "b''", "b'0'", "()", "(0,)", "range(0)",
              "range(3, 3)", "range(0, 1)", "frozenset()", "frozenset([0])", "bytearray()", "bytearray(1)"]


def check_truth(cards, faults):
    """A container as a test counts as what `bool` says, empty or not."""
    text = "".join(f"v{number} = {value}\nif v{number}: pass\nt = not v{number}\n"
                   for number, value in enumerate(CONTAINERS))
    places = [(3 * number + row, column) for number in range(len(CONTAINERS)) for row, column in ((1, 0), (2, 4))]
    answers = cards.at_places("file:///project/tests.py", text, places)
    for number, value in enumerate(CONTAINERS):
        test, negation = ("" if answer is None else markdown_of(answer) for answer in answers[2 * number:][:2])
        container = eval(value)
        is_so = bool(container) == (len(container) > 0) and (not container) == (len(container) == 0)
        if not is_so or "the test is false while it is empty." not in test \
                or "this is true while it is empty." not in negation:
            faults.append(f"{value}: {test} {negation}")


def main():
    options = options_of(__doc__, count=1500, seed=1)
    randomness = random.Random(options.seed)
    sources = [randomness.choice((logic, arithmetic))(randomness) for _ in range(options.count)]
    faults, said = [], 0
    with Cards(options.program, lint={"enable": False}) as cards:
        text = "".join(f"y = ({source})\n" for source in sources)
        places, owners = [], []
        for line, source in enumerate(sources):
            for match in re.finditer(r"\b(?:and|or|not|in|is)\b|\*\*|[<>]=?|[-&|^]", source):
                places.append((line, match.start() + 5))
                owners.append(source)
        for source, answer in zip(owners, cards.at_places("file:///operators.py", text, places)):
            said += check_card(markdown_of(answer), source, faults) if answer else 0
        check_truth(cards, faults)
    for fault in faults[:20]:
        print(fault)
    print(f"{said} expressions of {len(places)} operators, {len(faults)} false")
    return 1 if faults or said < options.count // 2 else 0


if __name__ == "__main__":
    sys.exit(main())
