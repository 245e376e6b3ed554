"""Size, depth and churn: large answers to nothing but large inputs. No test here measures time; what
must not take long is bounded by the client's patience, and by what the server does in between."""

import os
import random

from client import Server, check

URI = "file:///project/example.py"
OTHER = "file:///project/other.py"


def _hover(server, uri, line, character):
    return server.request("textDocument/hover", {
        "textDocument": {"uri": uri}, "position": {"line": line, "character": character}})["result"]


def _change(server, uri, version, start, end, text):
    server.notify("textDocument/didChange", {
        "textDocument": {"uri": uri, "version": version},
        "contentChanges": [{"range": {"start": {"line": start[0], "character": start[1]},
                                      "end": {"line": end[0], "character": end[1]}},
                            "text": text}]})


def _memory(server):
    """Bytes that the server holds."""
    with open(f"/proc/{server.process.pid}/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _session(program, run, **options):
    server = Server(program, **options)
    try:
        server.initialize()
        run(server)
        server.finish()
    finally:
        server.stop()


def _holds_up_nobody(server, text):
    """A text that is hard to look at, and another document that is asked about meanwhile."""
    server.open(OTHER, "def f():\n    yield 1 \n")
    server.diagnostics(OTHER)
    server.open(URI, text)
    check(_hover(server, OTHER, 1, 5) is not None, "no card in the other document")
    _change(server, OTHER, 2, (1, 11), (1, 12), "")
    check(server.diagnostics(OTHER, 2) == [], "findings of the other document")
    _change(server, URI, 2, (0, 0), (0, 0), "#")
    server.diagnostics(URI, 2)


def R47_parentheses_100000_deep(program):
    _session(program, lambda server: _holds_up_nobody(
        server, "x = " + "(" * 100000 + "1" + ")" * 100000 + "\n"))


def R47_parentheses_that_are_never_closed(program):
    _session(program, lambda server: _holds_up_nobody(server, "x = " + "(" * 100000 + "\ny = 1 \n"))


def R47_brackets_of_all_kinds(program):
    _session(program, lambda server: _holds_up_nobody(server, "x = " + "[({" * 30000 + "\n"))


def R47_unary_operators_20000_deep(program):
    _session(program, lambda server: _holds_up_nobody(server, "x = " + "not " * 20000 + "y\n"))


def R47_statements_2000_deep(program):
    text = "".join(" " * level + "if x:\n" for level in range(2000)) + " " * 2000 + "pass\n"
    _session(program, lambda server: _holds_up_nobody(server, text))


def R48_long_chains(program):
    def run(server):
        for text in ("x = " + "a + " * 20000 + "a\n", "x = " + "lambda: " * 20000 + "1\n",
                     "x = a" + "()" * 20000 + "\n", "x = a" + ".b" * 20000 + "\n"):
            _holds_up_nobody(server, text)
    _session(program, run)


def R49_ten_megabytes(program):
    text = "def function(argument, other=None):\n    return argument == None \n\n\n" * 150000
    _session(program, lambda server: _holds_up_nobody(server, text[:10_000_000]))


def R49_one_line_of_a_megabyte(program):
    _session(program, lambda server: _holds_up_nobody(server, "x = '" + "a" * 1_000_000 + "'\n"))


def R49_larger_than_the_limit(program):
    """One visible notice, nothing said about the text; smaller again, and all is as ever."""
    def run(server):
        server.open(URI, "#\n" * (9 * 1024 * 1024) + "x = 1 \n")
        notice = server.notification("window/showMessage")["params"]
        check("16 MB" in notice["message"] and URI in notice["message"], notice)
        check(server.diagnostics(URI, 1) == [], "findings")
        _change(server, URI, 2, (0, 0), (0, 0), "y = 1 \n")
        check(server.diagnostics(URI, 2) == [], "findings")
        check(_hover(server, URI, 0, 0) is None, "a card")
        server.notify("textDocument/didChange", {
            "textDocument": {"uri": URI, "version": 3}, "contentChanges": [{"text": "x = 1 \n"}]})
        check(len(server.diagnostics(URI, 3)) == 1, "no findings when it is small again")
        check(not any(message.get("method") == "window/showMessage"
                       for message in server.waiting), "a second notice")
    _session(program, run)


def R50_thousands_of_findings(program):
    """The first thousand are shown, and the editor's log says so once."""
    def run(server):
        server.open(URI, "x = 1 \n" * 4000)
        found = server.diagnostics(URI, 1)
        check(len(found) == 1000, f"{len(found)} findings")
        check([one["range"]["start"]["line"] for one in found] == list(range(1000)), "not the first")
        check("1000" in server.notification("window/logMessage")["params"]["message"], "log")
        _change(server, URI, 2, (0, 5), (0, 6), "")
        check(len(server.diagnostics(URI, 2)) == 1000, "findings after an edit")
        server.settle()
        check(not server.waiting, f"too much said: {server.waiting}")
    _session(program, run)


def R51_burst_of_keystrokes(program):
    """A hundred edits that arrive at once are analysed once, and published once."""
    def run(server):
        server.open(URI, "x = 1\n" * 1000)
        check(server.diagnostics(URI, 1) == [], "findings")
        server.hold()
        for version in range(2, 102):
            _change(server, URI, version, (version, 5), (version, 5), " ")
        server.release()
        check(len(server.diagnostics(URI, 101)) == 100, "findings of the last edit")
        server.settle()
        check(not server.waiting, f"more than once: {len(server.waiting)}")
    _session(program, run)


def R51_no_silence_under_churn(program):
    """Edits never stop, and findings come all the same."""
    def run(server):
        server.open(URI, "def f(x):\n    return x == None\n\n\n" * 3000)
        server.diagnostics(URI, 1)
        for version in range(2, 400):
            _change(server, URI, version, (0, 0), (0, 0), "#")
        server.diagnostics(URI)
        server.diagnostics(URI, 399)
    _session(program, run)


def R52_nothing_outdated_is_published(program):
    """What is published belongs to a version that was the newest then: versions only go up, and no
    finding is out of place. Each version v has exactly one finding, on line v."""
    def run(server):
        size = 3000
        server.open(URI, "x = 1 \n" + "x = 1\n" * size, version=0)
        for version in range(1, size):
            server.hold()
            _change(server, URI, version, (version - 1, 5), (version - 1, 6), "")
            _change(server, URI, version, (version, 5), (version, 5), " ")
            server.release()
        last = -1
        while last < size - 1:
            params = server.notification("textDocument/publishDiagnostics")["params"]
            lines = [found["range"]["start"]["line"] for found in params["diagnostics"]]
            check(params["version"] > last, f"{params['version']} after {last}")
            check(lines == [params["version"]], f"version {params['version']}: lines {lines}")
            last = params["version"]
    _session(program, run)


def _session_of_memory(program, run):
    """A sanitizer would keep what is freed for a while, to catch its use."""
    _session(program, run, env=os.environ | {"ASAN_OPTIONS": "quarantine_size_mb=1"})


def _grows(server, rounds, step):
    """How much memory the second half of the rounds takes."""
    for number in range(rounds):
        step(number)
        if number == rounds // 2:
            server.settle()
            server.waiting.clear()
            half = _memory(server)
    server.settle()
    server.waiting.clear()
    return _memory(server) - half


def R53_memory_stays_flat_over_edits(program):
    def run(server):
        chance = random.Random(53)
        server.open(URI, "def f(a=[]):\n    x = a == None \n\n\n" * 500)
        pieces = [" ", "(", "'''", "x\n", "", "def g():\n", "# é漢🐍"]

        def edit(number):
            line = chance.randrange(2000)
            _change(server, URI, number + 2, (line, 0), (line, chance.randrange(8)),
                    chance.choice(pieces))
            if number % 100 == 99:
                server.notify("textDocument/didChange", {
                    "textDocument": {"uri": URI, "version": number + 2},
                    "contentChanges": [{"text": "def f(a=[]):\n    x = a == None \n\n\n" * 500}]})
                server.settle()
                server.waiting.clear()
        grown = _grows(server, 10000, edit)
        check(grown < 8_000_000, f"{grown} bytes more")
    _session_of_memory(program, run)


def R53_memory_stays_flat_over_opening_and_closing(program):
    def run(server):
        text = "def f(a=[]):\n    x = a == None \n\n\n" * 200

        def open_and_close(number):
            uri = f"file:///project/{number}.py"
            server.open(uri, text)
            server.opened.discard(uri)
            if number % 3 == 0:
                server.diagnostics(uri, 1)
            server.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        grown = _grows(server, 1000, open_and_close)
        check(grown < 8_000_000, f"{grown} bytes more")
    _session_of_memory(program, run)


def R53_memory_stays_flat_over_settings(program):
    def run(server):
        server.open(URI, "def f(a=[]):\n    x = a == None \n\n\n" * 100)

        def configure(number):
            server.notify("workspace/didChangeConfiguration", {"settings": {"pylore": {
                "lint": {"lineLength": 60 + number % 40, "select": ["E", "W", f"B{number}"]}}}})
            server.settle()
            server.waiting.clear()
        grown = _grows(server, 200, configure)
        check(grown < 4_000_000, f"{grown} bytes more")
    _session_of_memory(program, run)
