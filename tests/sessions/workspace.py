"""The concepts of a whole workspace: which files count, and what is asked while they are read."""

import tempfile
from contextlib import contextmanager
from pathlib import Path

from client import Server, check

GENERATOR = "def chunks(rows):\n    yield rows\n"
LAMBDA = "    \nname = '\N{SNAKE}'; first = min([], key=lambda row: row[0])  \n"


@contextmanager
def _workspace(program, files, **options):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve() / "our shop"
        for path, text in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(text if isinstance(text, bytes) else text.encode())
        server = Server(program)
        try:
            server.initialize(rootUri=folder.as_uri(), **options)
            yield server, folder
            server.finish()
        finally:
            server.stop()


def _ask(server, **params):
    return server.request("pylore/workspaceConcepts", params)["result"]


def _places(report, folder):
    """topic -> {file: (count, line, character, text)}"""
    prefix = folder.as_uri() + "/"
    return {topic["id"]: {place["uri"].removeprefix(prefix):
                          (place["count"], place["line"], place["character"], place["text"])
                          for place in topic["places"]}
            for group in report["groups"] for topic in group["topics"]}


def workspace_files_that_count(program):
    files = {
        "a.py": GENERATOR, "deep/er/b.pyi": LAMBDA, "broken.py": b"\xff\xfe",
        "notes.txt": GENERATOR,
        ".hidden/c.py": GENERATOR, "node_modules/d.py": GENERATOR, "env/pyvenv.cfg": "",
        "env/lib/e.py": GENERATOR, "generated/f.py": GENERATOR, "legacy/g.py": GENERATOR,
        "large.py": GENERATOR + "#" * (1 << 20),
        "pyproject.toml": '[tool.pylore]\nextend-exclude = ["generated"]\n',
    }
    with _workspace(program, files,
                    initializationOptions={"lint": {"exclude": ["legacy"]}}) as (server, folder):
        report = _ask(server)
        check(report["files"] == 4 and not report["isCut"], report)
        places = _places(report, folder)
        check(places["generators"] == {"a.py": (3, 0, 0, "def chunks(rows):")}, places)
        line = LAMBDA.splitlines()[1].strip()
        check(places["lambda"] == {"deep/er/b.pyi": (1, 1, 33, line)}, places)
        check(any(topic["neededFor"] for topic in report["unmet"]), report["unmet"])
        inner = _ask(server, folders=[(folder / path).as_uri() for path in ("deep", "deep/er")])
        check(inner["files"] == 1, f"a file in two folders counts once: {inner['files']}")


def workspace_what_is_open_counts_as_it_stands(program):
    with _workspace(program, {"a.py": GENERATOR}) as (server, folder):
        uri = folder.joinpath("a.py").as_uri()
        check("generators" in _places(_ask(server), folder), "on the disk")
        server.open(uri, LAMBDA)
        check("generators" not in _places(_ask(server), folder), "the editor has another text")
        server.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        check("generators" in _places(_ask(server), folder), "closed without being saved")
        folder.joinpath("a.py").unlink()
        folder.joinpath("b.py").write_text(LAMBDA)
        check(list(_places(_ask(server), folder)["lambda"]) == ["b.py"], "renamed")


def workspace_a_look_can_be_cancelled(program):
    files = {f"m{number}.py": (GENERATOR + LAMBDA) * 200 for number in range(60)}
    with _workspace(program, files) as (server, folder):
        asked = {"jsonrpc": "2.0", "id": "look", "method": "pylore/workspaceConcepts",
                 "params": {"workDoneToken": 7}}
        server.send(asked)
        server.open("file:///project/example.py", GENERATOR)
        hover = server.request("textDocument/hover", {
            "textDocument": {"uri": "file:///project/example.py"},
            "position": {"line": 1, "character": 5}})
        check(hover["result"] is not None, "a card while the workspace is looked at")
        server.notify("$/cancelRequest", {"id": "look"})
        check(server.response("look")["error"]["code"] == -32800, "cancelled")
        first, second = ({**asked, "id": name} for name in ("first", "second"))
        server.send(first)
        server.send(second)
        for name in ("first", "second"):
            report = server.response(name)["result"]
            check(report["files"] == 60 and not report["isCut"], report["files"])
            check(len(_places(report, folder)["generators"]) == 60, "all files")
        server.send({**asked, "id": "never answered"})  # the end comes all the same


def workspace_own_pages_count_from_when_they_are_read(program):
    page = ("---\nid: chunking\ntitle: Chunking\ngroup: Language core\nlevel: beginner\n"
            "triggers:\n  names: [shop.chunks]\n---\n\nRows in portions.\n")
    files = {"a.py": "import shop\n\nshop.chunks([])\n", "pages/chunking.md": page}
    with _workspace(program, files,
                    initializationOptions={"knowledge": {"paths": ["pages"]}}) as (server, folder):
        server.receive(lambda message: message.get("method") == "window/logMessage"
                       and message["params"]["message"].startswith("own pages: 1"))
        check(list(_places(_ask(server), folder)["chunking"]) == ["a.py"], "a page of the user's")
