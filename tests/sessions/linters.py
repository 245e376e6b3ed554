"""Beside other linters: what they report already is not said twice, and the user is told once."""

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path

from client import DEFAULT_CAPABILITIES, Server, check

# By itself ruff reports B006, E722 and F632, before 0.16 E711, E722 and F632; flake8 all but B006.
CODE = """\
def add(item, basket=[]):
    try:
        if item == None or item is "x":
            total=1
    except:
        pass
"""
ALL = ["B006", "E225", "E711", "E722", "F632"]


@contextmanager
def _project(files, installed):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        for path, text in files.items():
            (folder / path).write_text(text)
        programs = folder / ".venv" / "bin"
        programs.mkdir(parents=True)
        for linter in installed:
            linter, _, version = linter.partition(" ")
            (programs / linter).write_text("#!/bin/sh\nexit 1\n")
            (programs / linter).chmod(0o755)
            if version:
                packages = folder / ".venv" / "lib" / "python3.12" / "site-packages"
                (packages / f"{linter}-{version}.dist-info").mkdir(parents=True)
        yield folder


def _codes(server, uri):
    answer = server.request("textDocument/diagnostic", {"textDocument": {"uri": uri}})
    return sorted({item["code"] for item in answer["result"]["items"]})


def _told(server):
    server.request("textDocument/diagnostic", {"textDocument": {"uri": "untitled:none"}})
    return [message["params"]["message"] for message in server.waiting
            if message.get("method") == "window/logMessage" and " reports " in
            message["params"]["message"]]


def _wait_until_told(server):
    def is_told(message):
        return (message.get("method") == "window/logMessage"
                and " reports " in message["params"]["message"])
    return server.receive(is_told)["params"]["message"]


def _start(program, folder, lint=None, capabilities=None, **options):
    environment = {key: value for key, value in os.environ.items()
                   if key not in ("VIRTUAL_ENV", "PATH")}
    environment["XDG_STATE_HOME"] = str(folder)
    server = Server(program, env=environment, **options)
    text_document = DEFAULT_CAPABILITIES["textDocument"] | {"diagnostic": {}}
    server.initialize(
        rootUri=folder.as_uri(),
        initializationOptions={"lint": {"select": ALL, **(lint or {})}},
        capabilities={"textDocument": text_document, "workspace": capabilities or {}})
    server.open((folder / "shop.py").as_uri(), CODE)
    return server


def _expect(program, files, installed, codes, told=None):
    with _project(files, installed) as folder:
        server = _start(program, folder)
        try:
            if told is not None:
                message = _wait_until_told(server)
                check(told in message and "pylore.lint.enable" in message, message)
            found = _codes(server, (folder / "shop.py").as_uri())
            check(found == codes, f"{files}, {installed}: {found}, not {codes}")
            check(_told(server) == [], "told twice, or of what is not in use")
            server.finish()
        finally:
            server.stop()


def ruff_reports_what_it_does_by_itself(program):
    files = {"pyproject.toml": "[tool.ruff]\nline-length = 100\n"}
    for ruff in ("ruff", "ruff 0.16.0", "ruff 1.0"):
        _expect(program, files, [ruff], ["E225", "E711"],
                "ruff reports B006, E722, E9, F, N999, RUF100, W605 here (pyproject.toml)")
    _expect(program, files, ["ruff 0.15.12"], ["B006", "E225"], "ruff reports E4, E7, E9, F here (pyproject.toml)")


def ruff_reports_what_the_project_selects(program):
    text = ('[tool.ruff.lint]\nselect = [\n  "B", # bugs\n  "E",\n]\n'
            'ignore = ["E711"]\n[tool.ruff.lint.per-file-ignores]\nselect = ["F"]\n')
    _expect(program, {"pyproject.toml": text}, ["ruff"], ["E225", "F632"],
            "ruff reports B, E here")  # what the project ignores, pylore ignores
    _expect(program, {"ruff.toml": 'preview = true\nlint.extend-select = ["E2"]\n'}, ["ruff"],
            ["E711"], "(ruff.toml)")


def flake8_reports_what_it_does_by_itself(program):
    for path in (".flake8", "setup.cfg", "tox.ini"):
        _expect(program, {path: "[flake8]\nmax-line-length = 100\n"}, ["flake8"], ["B006"],
                f"flake8 reports E, F, W, C90 here ({path})")
    _expect(program, {"setup.cfg": "[flake8]\nselect =\n    E7,\n    B\nignore = E722\n"}, ["flake8"],
            ["E225", "F632"], "flake8 reports E7, B here")


def what_is_only_set_up_or_only_installed_reports_nothing(program):
    _expect(program, {"pyproject.toml": "[tool.ruff]\n"}, [], ALL)
    _expect(program, {"pyproject.toml": "[tool.black]\n"}, ["ruff", "flake8"], ALL)
    _expect(program, {"setup.cfg": "[metadata]\nname = flake8\n"}, ["flake8"], ALL)


def broken_files_are_no_reason_to_be_silent(program):
    _expect(program, {"pyproject.toml": "[tool.ruff\nselect = [\"E\"\n\n= \n[[[]\n\0\xff"}, [], ALL)
    _expect(program, {"pyproject.toml": "[tool.ruff]\nselect = [\"F\", \n"}, ["ruff"],
            ["B006", "E225", "E711", "E722"], "ruff reports F here")


def all_is_shown_where_that_is_wanted(program):
    with _project({"pyproject.toml": "[tool.ruff]\n"}, ["ruff"]) as folder:
        server = _start(program, folder, {"enable": True})
        try:
            uri = (folder / "shop.py").as_uri()
            check(_codes(server, uri) == ALL, "not all findings are shown")
            check(_told(server) == [], "the user is told of what does not hold")
            settings = {"pylore": {"lint": {"enable": "auto", "select": ALL}}}
            server.notify("workspace/didChangeConfiguration", {"settings": settings})
            _wait_until_told(server)
            check(_codes(server, uri) == ["E225", "E711"], "auto is not heeded")
            server.notify("workspace/didChangeConfiguration",
                          {"settings": {"pylore": {"lint": {"enable": False}}}})
            check(_codes(server, uri) == [], "false is not heeded")
            server.finish()
        finally:
            server.stop()


def the_editor_tells_of_its_extensions(program):
    with _project({}, []) as folder:
        server = _start(program, folder, capabilities={"configuration": True})
        try:
            uri = (folder / "shop.py").as_uri()
            on, off = {"enable": True}, {"enable": False}
            for ruff, style, codes in ((on, None, ["E225", "E711"]), (off, None, ALL), (None, on, ["B006", "F632"]),
                                       ({"lint": on}, None, ["E225", "E711"]), (None, None, ALL)):
                asked = server.receive(
                    lambda message: message.get("method") == "workspace/configuration")
                check([item["section"] for item in asked["params"]["items"]]
                      == ["pylore", "ruff", "flake8", "pycodestyle", "pyright", "basedpyright"], asked)
                server.send({"jsonrpc": "2.0", "id": asked["id"], "result": [None, ruff, None, style]})
                for _ in range(200):  # the files are read again in the background
                    found = _codes(server, uri)
                    if found == codes:
                        break
                check(found == codes, f"{ruff}, {style}: {found}, not {codes}")
                server.notify("workspace/didChangeConfiguration", {"settings": None})
            check(len(_told(server)) == 2, "the user is to be told once of each")
            server.finish()
        finally:
            server.stop()


def the_editor_sends_what_its_linters_are(program):
    """Where nothing can be asked for; what is sent of pylore alone says nothing of the others."""
    with _project({}, []) as folder:
        server = _start(program, folder)
        try:
            uri = (folder / "shop.py").as_uri()
            for sent in ({"pycodestyle": {"enable": True}}, {"pylore": {"lint": {"select": ALL}}}):
                server.notify("workspace/didChangeConfiguration", {"settings": sent})
                for _ in range(200):
                    found = _codes(server, uri)
                    if found == ["B006", "F632"]:
                        break
                check(found == ["B006", "F632"], f"{sent}: {found}")
            server.finish()
        finally:
            server.stop()


def syntax_errors_are_left_to_pyright(program):
    with _project({}, []) as folder:
        server = _start(program, folder, {"select": ["E9"]})
        try:
            uri = (folder / "broken.py").as_uri()
            server.open(uri, "total = (1 +\n")
            check(_codes(server, uri) == ["E999"], "a syntax error is to be told")
            server.notify("workspace/didChangeConfiguration", {"settings": {"basedpyright": {"analysis": {}}}})
            _wait_until_told(server)
            check(_codes(server, uri) == [], "pyright tells it")
            server.finish()
        finally:
            server.stop()
