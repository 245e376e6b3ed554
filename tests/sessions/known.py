"""Topics that the user knows: marked in one editor, known in all of them."""

import os
import subprocess
import tempfile
from pathlib import Path

from client import DEFAULT_CAPABILITIES, Server, check

URI = "file:///project/example.py"
CODE = "def f():\n    yield 1\n\n\nwith open('x') as file:\n    if file == None:\n        pass\n"
HERE = {"textDocument": {"uri": URI}, "position": {"line": 1, "character": 5}}


def _start(program, state, **options):
    server = Server(program, state=str(state), **options)
    server.initialize()
    server.open(URI, CODE)
    server.diagnostics(URI)
    return server


def _card(server, line=1, character=5):
    answer = server.request("textDocument/hover", {
        "textDocument": {"uri": URI}, "position": {"line": line, "character": character}})
    return answer["result"]["contents"]["value"]


def _actions(server, **context):
    place = {"line": 1, "character": 5}
    return server.request("textDocument/codeAction", {
        "textDocument": {"uri": URI}, "range": {"start": place, "end": place},
        "context": {"diagnostics": [], **context}})["result"]


def _run(server, command, topic):
    return server.request("workspace/executeCommand",
                          {"command": command, "arguments": [{"topic": topic}]})


def known_topics_are_one_line(program):
    """Marked by the action that is offered, forgotten by the one that is offered then."""
    with tempfile.TemporaryDirectory() as state:
        server = _start(program, state)
        try:
            long = _card(server)
            check(long.startswith("### Generators\n"), long)
            [action] = _actions(server, only=["pylore.known"])
            check(action["title"] == "Mark 'Generators' as known", action)
            command = action["command"]
            check(command["command"] == "pylore.markKnown", action)
            answer = server.request("workspace/executeCommand", {
                "command": command["command"], "arguments": command["arguments"]})
            check(answer["result"] is None, answer)
            card = _card(server)
            check(card.startswith("**Generators**") and len(card.splitlines()) == 1, card)
            check((Path(state) / "pylore" / "known").read_text() == "generators\n", "the file")
            [action] = _actions(server, only=["pylore"])
            check(action["title"] == "Forget that 'Generators' is known", action)
            check(_run(server, "pylore.forget", "generators")["result"] is None, "forget")
            check(_card(server) == long, "the card is not what it was")
            # A finding is not hidden by what is known.
            check(_run(server, "pylore.markKnown", "truthiness-and-identity")["result"] is None, "")
            card = _card(server, 5, 13)
            check(card.startswith("**E711**") and len(card.splitlines()) == 3, card)
            server.finish()
        finally:
            server.stop()


def known_is_offered_only_when_asked(program):
    """No light bulb at each keyword: only for a menu that was opened, or for exactly this kind."""
    with tempfile.TemporaryDirectory() as state:
        server = _start(program, state)
        try:
            for context, count in (({}, 0), ({"triggerKind": 2}, 0), ({"triggerKind": 1}, 1),
                                   ({"only": ["quickfix"], "triggerKind": 1}, 0),
                                   ({"only": ["pylore"]}, 1), ({"only": ["pylore.known"]}, 1)):
                found = [action for action in _actions(server, **context)
                         if action["kind"] == "pylore.known"]
                check(len(found) == count, f"{context}: {found}")
            server.finish()
        finally:
            server.stop()


def known_is_shared_by_editors(program):
    """What one server or the command writes, the others know with their next card."""
    with tempfile.TemporaryDirectory() as state:
        one, two = _start(program, state), _start(program, state)
        try:
            check(_card(two).startswith("### Generators"), "before")
            _run(one, "pylore.markKnown", "generators")
            check(_card(two).startswith("**Generators**"), _card(two))
            environment = {**os.environ, "XDG_STATE_HOME": state}
            subprocess.run([program, "known", "remove", "generators"], env=environment, check=True)
            check(_card(one).startswith("### Generators"), _card(one))
            check(_card(two).startswith("### Generators"), _card(two))
            subprocess.run([program, "known", "add", "generators"], env=environment, check=True)
            concepts = two.request("pylore/conceptsAt", HERE)["result"]
            check([c["known"] for c in concepts if c["topic"] == "generators"] == [True], concepts)
            one.finish()
            two.finish()
        finally:
            one.stop()
            two.stop()


def known_by_servers_that_mark_at_once(program):
    """Three servers and the command line, all at the same time: nothing gets lost."""
    topics = subprocess.run([program, "topics", "--format", "ids"], capture_output=True, text=True,
                            check=True).stdout.split()
    check(len(topics) >= 14, topics)
    with tempfile.TemporaryDirectory() as state:
        file = Path(state) / "pylore" / "known"
        file.parent.mkdir()
        file.write_text("# by hand\nsome-topic-of-another-version\n")
        servers = [_start(program, state) for _ in range(3)]
        environment = {**os.environ, "XDG_STATE_HOME": state}
        try:
            shares = [topics[number::4] for number in range(4)]
            requests = []
            for server, share in zip(servers, shares):
                for topic in share:
                    server.last_id += 1
                    server.send({"jsonrpc": "2.0", "id": server.last_id,
                                 "method": "workspace/executeCommand",
                                 "params": {"command": "pylore.markKnown", "arguments": [topic]}})
                    requests.append((server, server.last_id))
            commands = [subprocess.Popen([program, "known", "add", topic], env=environment)
                        for topic in shares[3]]
            for command in commands:
                check(command.wait(60) == 0, "a command failed")
            for server, number in requests:
                check(server.response(number)["result"] is None, "a mark failed")
            lines = file.read_text().splitlines()
            check(lines[:2] == ["# by hand", "some-topic-of-another-version"], lines[:2])
            check(sorted(lines[2:]) == sorted(topics), "marks are missing, or are there twice")
            left = [name for name in os.listdir(file.parent) if name not in ("known", "known.lock")]
            check(left == [], left)
            for server in servers:
                server.finish()
        finally:
            for server in servers:
                server.stop()


def known_keeps_the_order_of_one_editor(program):
    """Marked and forgotten without waiting: the last word counts."""
    with tempfile.TemporaryDirectory() as state:
        server = _start(program, state)
        try:
            numbers = []
            for count in range(20):
                server.last_id += 1
                numbers.append(server.last_id)
                command = "pylore.markKnown" if count % 2 == 0 else "pylore.forget"
                server.send({"jsonrpc": "2.0", "id": server.last_id,
                             "method": "workspace/executeCommand",
                             "params": {"command": command, "arguments": ["generators"]}})
            for number in numbers:
                check(server.response(number)["result"] is None, "a mark failed")
            check((Path(state) / "pylore" / "known").read_text() == "", "it is still known")
            server.finish()
        finally:
            server.stop()


def known_that_cannot_be_written(program):
    """An error says so, and the session goes on; no state folder at all, and nothing is offered."""
    with tempfile.TemporaryDirectory() as state:
        (Path(state) / "pylore").write_text("a file where a folder should be\n")
        server = _start(program, state)
        try:
            answer = _run(server, "pylore.markKnown", "generators")
            check(answer["error"]["code"] == -32803, answer)
            check("pylore/known: a part of the path is not a folder" in answer["error"]["message"],
                  answer)
            check(_card(server).startswith("### Generators"), "the card")
            server.finish()
        finally:
            server.stop()
    environment = {name: value for name, value in os.environ.items()
                   if name not in ("HOME", "XDG_STATE_HOME")}
    server = Server(program, env=environment)
    try:
        result = server.initialize(capabilities=DEFAULT_CAPABILITIES)
        check("executeCommandProvider" not in result["capabilities"], result)
        server.open(URI, CODE)
        check(_actions(server, triggerKind=1) == [], "an action is offered")
        check(_run(server, "pylore.markKnown", "generators")["error"]["code"] == -32602, "error")
        server.finish()
    finally:
        server.stop()


def known_files_of_all_kinds(program):
    """A file that is not as it should be is read as far as it can be, and never a crash."""
    for content in (b"", b"\xff\xfe\0generators\0", b"generators" * 100_000, b"GENERATORS\n",
                    b"\n\n  generators  \r\nunknown\n", b"# no newline at the end: generators"):
        with tempfile.TemporaryDirectory() as state:
            (Path(state) / "pylore").mkdir()
            (Path(state) / "pylore" / "known").write_bytes(content)
            server = _start(program, state)
            try:
                is_known = b"  generators  " in content
                check(_card(server).startswith("**" if is_known else "###"), content[:50])
                server.finish()
            finally:
                server.stop()


def concepts_at_a_place_say_all(program):
    """Who leads, in which role, where, and what the user thinks of it."""
    with tempfile.TemporaryDirectory() as state:
        server = Server(program, state=state)
        try:
            server.initialize(initializationOptions={"hover": {"mute": ["generators"]}})
            server.open(URI, CODE)
            first, *others = server.request("pylore/conceptsAt", HERE)["result"]
            check(first == {
                "topic": "generators", "title": "Generators", "group": "Language core",
                "level": "intermediate", "role": "yield", "leads": True, "known": False,
                "muted": True, "uri": "pylore:/topics/generators.md",
                "range": {"start": {"line": 1, "character": 4}, "end": {"line": 1, "character": 9}},
            }, first)
            check(all(set(other) - {"role"} == set(first) - {"role"} for other in others), others)
            server.finish()
        finally:
            server.stop()


def cards_have_links_to_commands_where_they_are_followed(program):
    """Only for a client that says so, and that takes Markdown; what they run is the server's too."""
    with tempfile.TemporaryDirectory() as state:
        plain = dict(DEFAULT_CAPABILITIES, textDocument={"hover": {"contentFormat": ["plaintext"]}})
        for capabilities, has_links in ((DEFAULT_CAPABILITIES, True), (plain, False)):
            server = Server(program, state=state)
            try:
                experimental = {"pylore": {"commandLinks": True}}
                server.initialize(capabilities=dict(capabilities, experimental=experimental))
                server.open(URI, CODE)
                card = _card(server)
                check(("](command:" in card) == has_links, card)
                if has_links:
                    last = card.splitlines()[-1]
                    check(last == "[Explain more](command:pylore.openTopic?%22generators%22) · "
                                  "[Mark as known](command:pylore.markKnown?%22generators%22)", card)
                    check("See also: [" in card, card)
                    _run(server, "pylore.markKnown", "generators")
                    card = _card(server)
                    check("[No longer known](command:pylore.forget?%22generators%22)" in card, card)
                    _run(server, "pylore.forget", "generators")
                server.finish()
            finally:
                server.stop()
        server = _start(program, state)
        try:
            check("command:" not in _card(server), _card(server))
            server.finish()
        finally:
            server.stop()
