"""The user's own notes while the server runs: found, told of, read again."""

import os
import tempfile
import time
from pathlib import Path

from client import DEFAULT_CAPABILITIES, PATIENCE, Fault, Server, check

URI = "file:///project/example.py"
WATCHES = {"dynamicRegistration": True, "relativePatternSupport": True}


def _capabilities(**workspace):
    return DEFAULT_CAPABILITIES | {"workspace": DEFAULT_CAPABILITIES["workspace"] | workspace}


def _write(path, text):
    """At once, as editors do it: a page that is half written is no fault of the user's."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + "~")
    beside.write_bytes(text if isinstance(text, bytes) else text.encode())
    beside.replace(path)


def _count(server):
    """Waits until pages have been read, and says how many."""
    def is_count(message):
        return (message.get("method") == "window/logMessage"
                and message["params"]["message"].startswith("own pages: "))
    return server.receive(is_count)["params"]["message"]


def _hover(server, line=1, character=5):
    answer = server.request("textDocument/hover", {
        "textDocument": {"uri": URI}, "position": {"line": line, "character": character}})
    return answer["result"]["contents"]["value"]


def _shown(server):
    server.request("textDocument/diagnostic", {"textDocument": {"uri": "untitled:none"}})
    return [message["params"]["message"] for message in server.waiting
            if message.get("method") == "window/showMessage"]


def _session(program, folder, options, test):
    with tempfile.TemporaryDirectory() as name:
        vault = Path(name).resolve() / "our vault [1]"
        vault.mkdir()
        _write(vault / "Generators.md", "Ours read exports.\n")
        server = Server(program, cwd="/")
        try:
            server.initialize(initializationOptions={"knowledge": {"paths": [str(vault / folder)]}},
                              **options)
            server.open(URI, "def f():\n    yield 1\n")
            test(server, vault)
            server.finish()
        finally:
            server.stop()


def own_pages_are_noted_on_the_card(program):
    """One line at level brief, all of it at level full."""
    long = ("### Streams\nOurs read exports with `rows()` of `shop.io`, never turn them into a list "
            "of [rows](https://example.org/rows), it may be long.\n\nMore of it.\n")

    def test(server, vault):
        _count(server)
        check("**Your notes** Ours read exports.\n" in _hover(server) + "\n", _hover(server))
        _write(vault / "Generators.md", long)
        server.notify("workspace/didChangeWatchedFiles", {"changes": [
            {"uri": f"file://{vault}/Generators.md", "type": 2}]})
        _count(server)
        line = next(line for line in _hover(server).splitlines() if "Your notes" in line)
        check(line == "**Your notes** Ours read exports with `rows()` of `shop.io`, never turn them "
              "into a list of [rows](https://example.org/rows), it …", line)
        check("More of it" not in _hover(server), "all of it on a brief card")
        server.notify("workspace/didChangeConfiguration", {"settings": {"pylore": {
            "hover": {"level": "full"}, "knowledge": {"paths": [str(vault)]}}}})
        check("More of it" in _hover(server), _hover(server))

    _session(program, "", {"capabilities": _capabilities(didChangeWatchedFiles=WATCHES)}, test)


def own_pages_that_change_are_read_again(program):
    """A client that watches is asked to, for exactly the folders of the settings, and tells."""
    def test(server, vault):
        _count(server)
        server.notification("client/registerCapability")  # of project files
        request = server.notification("client/registerCapability")
        registration = request["params"]["registrations"][0]
        check(registration["method"] == "workspace/didChangeWatchedFiles", registration)
        watcher = registration["registerOptions"]["watchers"][0]["globPattern"]
        check(watcher["pattern"] == "**/*.md", watcher)
        check(watcher["baseUri"].endswith("/our%20vault%20%5B1%5D"), watcher)
        for text in ("Second words.\n", "Third words.\n"):
            _write(vault / "Generators.md", text)
            server.notify("workspace/didChangeWatchedFiles", {"changes": [
                {"uri": f"{watcher['baseUri']}/Generators.md", "type": 2}]})
            _count(server)
            check(text.strip() in _hover(server), _hover(server))
        os.remove(vault / "Generators.md")
        server.notify("workspace/didChangeWatchedFiles", {"changes": [
            {"uri": f"{watcher['baseUri']}/Generators.md", "type": 3}]})
        check(_count(server) == "own pages: 0, notes on topics: 0, faults: 0", "removed")
        check("Your notes" not in _hover(server), _hover(server))
        # Other folders: the old ones are not watched any more.
        server.notify("workspace/didChangeConfiguration", {
            "settings": {"pylore": {"knowledge": {"paths": []}}}})
        gone = server.notification("client/unregisterCapability")
        check(gone["params"]["unregisterations"][0]["id"] == registration["id"], gone)

    _session(program, "", {"capabilities": _capabilities(didChangeWatchedFiles=WATCHES)}, test)


def own_pages_are_looked_after_where_nobody_watches(program):
    """A client that does not watch tells of nothing: looking at cards is enough."""
    def test(server, vault):
        _count(server)
        check("Ours read exports" in _hover(server), _hover(server))
        _write(vault / "deeper" / "generators.md", "Found without being told.\n")
        _write(vault / "Generators.md", "")
        end = time.monotonic() + PATIENCE
        while "Found without being told." not in _hover(server):
            check(time.monotonic() < end, "the note is never found")
            time.sleep(0.1)

    _session(program, "", {}, test)


def own_pages_many_changes_are_read_together(program):
    """R54: a checkout in the vault is not read once for each file."""
    def test(server, vault):
        _count(server)
        for number in range(300):
            _write(vault / f"note{number}.md", f"Note {number}.\n")
        _write(vault / "Generators.md", "After the checkout.\n")
        for _ in range(30):
            server.notify("workspace/didChangeWatchedFiles", {"changes": [
                {"uri": f"file://{vault}/note{number}.md", "type": 1} for number in range(300)]})
        end = time.monotonic() + PATIENCE
        while "After the checkout." not in _hover(server):
            check(time.monotonic() < end, "the note is never found")
        times = sum("own pages" in message.get("params", {}).get("message", "")
                    for message in server.waiting if isinstance(message.get("params"), dict))
        check(times < 20, f"read {times} times")

    _session(program, "", {"capabilities": _capabilities(didChangeWatchedFiles=WATCHES)}, test)


def own_pages_faults_are_told_once(program):
    """Not again for each keystroke or each reading; again when it was mended in between."""
    def test(server, vault):
        def write(name, text):
            _write(vault / name, text)
            server.notify("workspace/didChangeWatchedFiles", {"changes": [
                {"uri": f"file://{vault}/{name}", "type": 2}]})
            return _count(server)

        _count(server)
        check(_shown(server) == [], _shown(server))
        check(write("decorators.md", b"Caf\xe9\n").endswith("faults: 1"), "the fault is not seen")
        told = [f"{vault}/decorators.md:1: the note is not UTF-8, and is left out"]
        check(_shown(server) == told, _shown(server))
        for version in range(2, 12):
            server.notify("textDocument/didChange", {
                "textDocument": {"uri": URI, "version": version},
                "contentChanges": [{"text": f"def f():\n    yield {version}\n"}]})
            check("Ours read exports." in _hover(server), "the good note does not count")
        write("other.md", "Nothing to do with it.\n")
        check(_shown(server) == told, _shown(server))
        write("decorators.md", "Better.\n")
        write("decorators.md", b"Caf\xe9\n")
        check(_shown(server) == told * 2, _shown(server))
        # Many at once: a few before the eyes, the others in the log.
        for name in ("iterators", "closures", "lambda", "walrus", "super", "slots"):
            (vault / f"{name}.md").write_bytes(b"\xff")
        write("generics.md", b"\xff")
        shown = _shown(server)[2:]
        check(len(shown) == 4 and shown[-1] == "4 more faults in your pages are in the log", shown)

    _session(program, "", {"capabilities": _capabilities(didChangeWatchedFiles=WATCHES)}, test)


def own_pages_of_all_kinds_hurt_nobody(program):
    """Many files, binary ones, broken text, links in a circle, folders that nobody may read, pipes."""
    def test(server, vault):
        for number in range(2000):
            (vault / f"{number}.md").write_text(f"# {number}\n[[{number + 1}]]\n")
        (vault / "picture.md").write_bytes(b"\x89PNG\0" + os.urandom(100_000))
        (vault / "broken.md").write_bytes(b"---\naliases: [\n---\n\xff\xfe")
        (vault / "huge.md").write_text("x" * 5_000_000)
        (vault / "loop").symlink_to(vault)
        (vault / "self.md").symlink_to(vault / "self.md")
        (vault / "command.md").write_text("# Generators\n```bash\ntouch executed\n```\n"
                                          "`$= touch('executed')` <%* touch %>\n")
        os.mkfifo(vault / "pipe.md")
        (vault / "closed").mkdir(mode=0)
        server.notify("workspace/didChangeWatchedFiles", {"changes": [
            {"uri": f"file://{vault}/0.md", "type": 1}]})
        hover = _hover(server)
        check("### Generators" in hover, hover)
        while not _count(server).startswith("own pages: 0, notes on topics: 2, "):
            pass
        check("Ours read exports." in _hover(server), _hover(server))
        check(not any("executed" in name for name in os.listdir(vault)), "something was executed")
        (vault / "closed").chmod(0o700)

    _session(program, "", {"capabilities": _capabilities(didChangeWatchedFiles=WATCHES)}, test)


def own_pages_while_the_client_leaves(program):
    """Reading that is under way neither keeps the server alive nor outlives it."""
    with tempfile.TemporaryDirectory() as name:
        for number in range(2000):
            (Path(name) / f"{number}.md").write_text(f"# {number}\n" * 500)
        for leaves_orderly in (True, False):
            server = Server(program)
            try:
                server.initialize(initializationOptions={"knowledge": {"paths": [name]}})
                if leaves_orderly:
                    server.finish()
                else:
                    server.writer.close()
                    server.wait(1)
            except Fault as fault:
                raise Fault(f"orderly: {leaves_orderly}: {fault}") from None
            finally:
                server.stop()


def topic_pages_are_asked_for_again(program):
    """A page that an editor shows is refreshed when the user's notes change it."""
    def test(server, vault):
        _count(server)
        uri = "pylore:/topics/generators.md"
        page = server.request("workspace/textDocumentContent", {"uri": uri})["result"]["text"]
        check("## Your notes\n\nOurs read exports." in page, page)
        _write(vault / "Generators.md", "Changed, see [[Context managers]].\n")
        server.notify("workspace/didChangeWatchedFiles", {"changes": [
            {"uri": f"file://{vault}/Generators.md", "type": 2}]})
        _count(server)
        request = server.notification("workspace/textDocumentContent/refresh")
        check(request["params"] == {"uri": uri}, request)
        page = server.request("workspace/textDocumentContent", {"uri": uri})["result"]["text"]
        check("see [Context managers](pylore:/topics/context-managers.md)." in page, page)

    _session(program, "", {"capabilities": _capabilities(
        didChangeWatchedFiles=WATCHES, textDocumentContent={})}, test)
