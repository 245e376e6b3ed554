"""A case in an editor's session: opened beside a small file, typed into, hovered, closed.

Asserts no time. A server that hangs is one that has not answered after HANG seconds.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench"))

from lsp_client import LspClient, changing, closing, opening, replacing  # noqa: E402

HANG = 300.0
OTHER = "file:///nowhere/other.py"
OTHER_TEXT = "def f(a=[]):\n    yield a == None\n"
OTHER_PLACE = (0, 6)  # the parameter with a mutable default
BIG = "file:///nowhere/big.py"


class Fault(Exception):
    """What the server did that it must not."""


def start(server: str) -> LspClient:
    client = LspClient([server, "server"])
    client.initialize(None)
    client.write(opening(OTHER, OTHER_TEXT))
    client.diagnostics(OTHER, 1, HANG)
    return client


def hover_request(client: LspClient, uri: str, place: tuple) -> tuple:
    position = {"line": place[0], "character": place[1]}
    params = {"textDocument": {"uri": uri}, "position": position}
    return client.prepare("textDocument/hover", params)


def places(text: str) -> list:
    """At the front, in the middle, at the end, and past it; characters as UTF-16 counts them."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    widths = [len(line.encode("utf-16-le")) // 2 for line in lines]
    middle = len(lines) // 2
    return [
        (0, 0),
        (0, min(4, widths[0])),
        (middle, widths[middle] // 2),
        (len(lines) - 1, widths[-1]),
        (len(lines) + 5, 7),
    ]


def open_beside(client: LspClient, text: str, is_large: bool) -> None:
    """Opens it and asks for a card in the other file in the same breath."""
    request, message = hover_request(client, OTHER, OTHER_PLACE)
    client.publishes.clear()
    client.write(opening(BIG, text) + message)
    answer = client.response(request, HANG)
    if answer.content.get("result") is None:
        raise Fault("the other document has no card")
    findings = client.diagnostics(BIG, 1, HANG)
    if is_large and findings.order < answer.order:
        raise Fault("the other document's card waited for the large one")


def type_into(client: LspClient, text: str) -> None:
    """A letter, a quote and a bracket at each place, and their deletion."""
    version = 1
    for place in places(text)[:-1]:
        after = (place[0], place[1] + 1)
        for start_of, end_of, letters in [
            (place, place, "a"),
            (place, after, '"'),
            (place, after, "("),
            (place, after, ""),
        ]:
            version += 1
            client.publishes.clear()
            client.write(changing(BIG, version, [replacing(start_of, end_of, letters)]))
            client.diagnostics(BIG, version, HANG)


def hover_over(client: LspClient, text: str) -> None:
    for place in places(text):
        client.hover(BIG, *place, timeout=HANG)


def close_big(client: LspClient) -> object:
    """Returns the other document's card, after which nothing more comes for the closed one."""
    client.write(closing(BIG))
    card = client.hover(OTHER, *OTHER_PLACE, timeout=HANG)
    client.publishes.clear()
    return card


def run_case(client: LspClient, text: str, is_large: bool) -> None:
    before = client.hover(OTHER, *OTHER_PLACE)
    open_beside(client, text, is_large)
    hover_over(client, text)
    type_into(client, text)
    if close_big(client) != before:
        raise Fault("the other document's card has changed")


# Text that JSON can spell and UTF-8 cannot: the escapes are written by hand.
RAW_TEXTS = {
    "high surrogate": rb"x = '\ud83d'\nif x == None: pass\n",
    "low surrogate": rb"x = '\ude00'\nif x == None: pass\n",
    "surrogates the wrong way round": rb"x = '\ude00\ud83d'\nif x == None: pass\n",
    "surrogate at the end": rb"if x == None: pass\n\ud83d",
    "escaped NUL": rb"x = '\u0000'\nif x == None: pass\n",
    "escaped pair": rb"x = '\ud83d\ude00'\nif x == None: pass\n",
}


def run_raw(client: LspClient, raw: bytes) -> None:
    """The document must be open, with the finding of its valid lines."""
    mark = "MARK"
    message = opening(BIG, mark)
    body = message.split(b"\r\n\r\n", 1)[1].replace(mark.encode(), raw)
    client.publishes.clear()
    client.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
    findings = client.diagnostics(BIG, 1, HANG).content["params"]["diagnostics"]
    if not any(finding["code"] == "E711" for finding in findings):
        raise Fault(f"E711 is missing among {len(findings)} findings")
    close_big(client)
