"""What cards say about routes, calls of requests, fields of models and statuses, against the packages
that decide: Flask, FastAPI, requests, Pydantic and `http`. Runs in the environment of the pages' blocks, and answers
77 where that cannot be made.

    in_packages.py PROGRAM
"""

import argparse
import itertools
import os
import random
import re
import sys
import warnings
from http import HTTPStatus
from pathlib import Path
from unittest import mock

from cards import Cards, markdown_of

PAGES = Path(__file__).resolve().parents[1] / "knowledge/pages"
URI = "file:///project/cases.py"
CLAIM = re.compile(r"(?P<methods>`[A-Z]+`(?:(?:, | and )`[A-Z]+`)*) at `(?P<path>[^`]+)`"
                   r"(?:, behind any prefix of `(?P<prefix>\w+)`,)? calls? (?P<first>the decorated )?"
                   r"`(?P<name>\w+)`(?: with (?P<parameters>.*?))?\."
                   r"(?P<missing> But .*)?$")
PHRASES_BEFORE_3_13 = {413: "Content Too Large", 422: "Unprocessable Content", 418: "I'm a Teapot"}
VALUES = {"string": "abc", "int": "7", "float": "1.5", "path": "a/b",
          "uuid": "12345678-1234-5678-1234-567812345678", "str": "abc", None: "abc"}
TYPES = {", an `int`": "int", ", a `float`": "float", ", a text": "str", ", a `uuid.UUID`": "UUID",
         ", a text that may hold slashes": "str", " as `int`": "int", " as `str`": "str",
         " as `float`": "float"}


def go_into_environment():
    """Starts this program anew there, unless it runs there already."""
    sys.path.insert(0, str(PAGES))
    import packages
    folder = packages.ensure_or_exit()
    if Path(sys.prefix) != folder:
        python = str(folder / "bin/python")
        os.execve(python, [python, "-B", *sys.argv], packages.settings(folder))


def cards_at(cards, head, cases, offset):
    """The second line of the card of each case, each of which has `lines` lines."""
    text, places = head, []
    for case in cases:
        line = text.count("\n")
        column = case.split("\n")[0].index(offset(case)) + 1
        places.append((line, column))
        text += case + "\n"
    answers = cards.at_places(URI, text, places)
    return ["" if answer is None else markdown_of(answer).split("\n")[1] for answer in answers]


def make_route(randomness, number, framework):
    names = randomness.sample(["book", "page", "author"], randomness.randrange(3))
    converters = {name: randomness.choice(["string", "int", "float", "path", "uuid", None]) for name in names}
    types = {name: randomness.choice(["int", "str", "float", None]) for name in names}
    if framework == "flask":
        parts = [f"<{converters[name]}:{name}>" if converters[name] else f"<{name}>" for name in names]
    else:
        parts = ["{%s}" % name for name in names]
    verb = randomness.choice(["get", "post", "put", "patch", "delete", "route"])
    methods = ""
    if verb == "route":
        verb = "route" if framework == "flask" else "get"
        methods = randomness.choice(["", ', methods=["POST", "PUT"]']) if framework == "flask" else ""
    taken = [name for name in names if randomness.random() < 0.9]
    parameters = [f"{name}: {types[name]}" if types[name] and framework == "fastapi" else name for name in taken]
    if framework == "flask" and randomness.random() < 0.2:
        parameters.append("**others")
    path = "/".join([f"/p{number}", *parts])
    case = (f'@app.{verb}("{path}"{methods})\ndef view{number}({", ".join(parameters)}):\n'
            f"    return {{name: type(value).__name__ for name, value in sorted(locals().items())}}")
    values = {name: VALUES[converters[name] if framework == "flask" else "int"] for name in names}
    return case, "/".join([f"/p{number}", *(values[name] for name in names)]), names


def flask_answer(client, method, path):
    try:
        answer = client.open(path, method=method)
    except TypeError:
        return "TypeError"
    return answer.get_json() if answer.status_code == 200 else answer.status_code


def fastapi_answer(client, method, path):
    answer = client.request(method, path)
    return answer.json() if answer.status_code == 200 else answer.status_code


def route_faults(words, path, names, answer_of):
    claim = CLAIM.match(words)
    if claim is None:
        return [f"words of another form: {words}"]
    methods = re.findall("`([A-Z]+)`", claim["methods"])
    faults = []
    for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
        answer = answer_of(method, path)
        if (answer == 405) == (method in methods):
            faults.append(f"{method}: {answer}")
        if method not in methods:
            continue
        if claim["missing"] and "TypeError" in claim["missing"]:
            faults += [] if answer == "TypeError" else [f"no TypeError: {answer}"]
        elif claim["missing"]:
            missing = claim["missing"].split("`")[3]
            faults += [] if missing not in answer else [f"{missing} is passed: {answer}"]
        else:
            told = dict(re.findall(r"`(\w+)`((?: as `\w+`|, an? (?:`[\w.]+`|text that may hold slashes|text))?)",
                                   claim["parameters"] or ""))
            wrong = [name for name, kind in told.items()
                     if kind and answer.get(name, answer.get("others") and TYPES[kind]) != TYPES[kind]]
            faults += [f"{name}: {answer}" for name in wrong]
            faults += [] if set(told) == set(names) else [f"{sorted(told)} and not {names}"]
    return faults


def check_routes(cards, randomness, framework, faults):
    head = "from flask import Flask\napp = Flask(__name__)\n" if framework == "flask" else \
        "from fastapi import FastAPI\napp = FastAPI()\n"
    made = [make_route(randomness, number, framework) for number in range(150)]
    said = cards_at(cards, head, [case for case, _, _ in made], lambda case: case[5:8])
    space = {"__name__": "cases"}
    exec(head + "\n".join(case for case, _, _ in made), space)
    if framework == "flask":
        space["app"].testing = True
        client = space["app"].test_client()
        answer_of = lambda method, path: flask_answer(client, method, path)
    else:
        from fastapi.testclient import TestClient
        client = TestClient(space["app"])
        answer_of = lambda method, path: fastapi_answer(client, method, path)
    for (case, path, names), words in zip(made, said):
        faults += [f"{case}\n  {words}\n  {fault}" for fault in route_faults(words, path, names, answer_of)]
    return len(made)


def check_requests(cards, faults):
    """The card says that there is no timeout just where requests waits without one."""
    import requests
    heads = ["requests.get(link", "requests.post(link", "requests.request('GET', link",
             "fetch(link", "session.get(link"]
    tails = [")", ", timeout=5)", ", timeout=None)", ", timeout=(3, 30), params={'a': 1})", ", stream=True)"]
    head = "import requests\nfrom requests import head as fetch\nsession = requests.Session()\nlink = 'http://library.test/'\n"
    cases = ["".join(parts) for parts in itertools.product(heads, tails)]
    said = cards_at(cards, head, cases, lambda case: re.match(r"(?:\w+\.)?(\w+)\(", case)[1] + "(")
    space = {}
    exec(head, space)
    with mock.patch.object(requests.adapters.HTTPAdapter, "send") as send:
        response = requests.Response()
        response.status_code, response.raw = 200, mock.Mock(stream=lambda *_, **__: iter([]))
        send.return_value = response
        for case, words in zip(cases, said):
            eval(case, space)
            waits = send.call_args.kwargs["timeout"] is None
            if ("There is no `timeout`" in words) != (waits and not case.startswith("session")):
                faults.append(f"{case}: {words}")
    return len(cases)


TYPES_OF_FIELDS = ["int", "str | None", "Optional[int]", "list[str]", "dict", "bool", "None | str"]
DEFAULTS = ["", " = None", " = 3", ' = "x"', " = []", " = {}", " = [1]", " = ()", " = ...", " = -1"]


def field_faults(field, words):
    if "is required" in words:
        return [] if field.is_required() else ["it is not required"]
    made = re.search(r"gets a `(.*)` of its own", words)
    stated = re.search(r"is then `(.*)`, which is not checked", words)
    if not made and not stated:
        return [f"words of another form: {words}"]
    value = eval((made or stated)[1])
    is_shared = field.get_default() is field.get_default()
    return [] if field.get_default() == value and is_shared != bool(made) else [repr(field)]


def check_fields(cards, faults):
    """Which fields of a Pydantic model are required, and what the others are."""
    head = "from typing import Optional\nfrom pydantic import BaseModel\nclass Model(BaseModel):\n"
    kinds = list(itertools.product(TYPES_OF_FIELDS, DEFAULTS))
    cases = [f"    field{number}: {kind}{default}" for number, (kind, default) in enumerate(kinds)]
    said = cards_at(cards, head, cases, lambda case: case.split(":")[0].strip())
    space = {}
    exec(head + "\n".join(cases), space)
    fields = space["Model"].model_fields
    told = 0
    for number, (case, words) in enumerate(zip(cases, said)):
        if words.startswith(f"`field{number}` "):
            told += 1
            faults += [f"{case}: {words}: {fault}" for fault in field_faults(fields[f"field{number}"], words)]
    return told


def check_statuses(cards, faults):
    numbers = range(100, 600)
    said = cards_at(cards, "", [f"abort({number})" for number in numbers], lambda case: case[6:9])
    known = 0
    for number, words in zip(numbers, said):
        claim = re.match(r"`(\d+)` is \*\*(.*)\*\*: .*\.$", words)
        if claim is None:
            continue
        known += 1
        phrases = {HTTPStatus(number).phrase.lower(), PHRASES_BEFORE_3_13.get(number, "").lower()}
        if int(claim[1]) != number or claim[2].lower() not in phrases:
            faults.append(f"{number}: {words}")
    return known


def main():
    go_into_environment()
    warnings.simplefilter("ignore")
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("--seed", type=int, default=1)
    options = options.parse_args()
    randomness = random.Random(options.seed)
    faults = []
    with Cards(options.program) as cards:
        counts = [check_routes(cards, randomness, "flask", faults),
                  check_routes(cards, randomness, "fastapi", faults),
                  check_requests(cards, faults), check_fields(cards, faults),
                  check_statuses(cards, faults)]
    print(*faults[:20], "%d Flask routes, %d FastAPI routes, %d calls, %d fields, %d statuses" % tuple(counts),
          f"{len(faults)} faults", sep="\n")
    sys.exit(1 if faults or not all(counts) else 0)


if __name__ == "__main__":
    main()
