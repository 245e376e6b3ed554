"""What is offered about real code does what it says: over modules of Python's own library."""

import random
import sysconfig
from pathlib import Path

from client import Server, check

MODULES = ("ast", "difflib", "inspect", "pydoc", "typing", "turtle", "optparse", "unittest/mock",
           "test/test_grammar", "tkinter/__init__", "idlelib/editor", "lib2to3/refactor")


def _read(name):
    path = Path(sysconfig.get_path("stdlib"), f"{name}.py")
    return path.read_text(encoding="utf-8") if path.exists() else None


def _key(finding):
    return finding["code"], finding["range"]["start"]["line"]


def _actions(server, uri, finding_range, **context):
    return server.request("textDocument/codeAction", {
        "textDocument": {"uri": uri}, "range": finding_range,
        "context": {"diagnostics": [], **context}})["result"]


def _apply(server, uri, action, version):
    """Makes the action's edits and returns the findings after them."""
    edits = action["edit"]["documentChanges"][0]["edits"]
    last_first = sorted(edits, key=lambda edit: (edit["range"]["start"]["line"],
                                                 edit["range"]["start"]["character"]), reverse=True)
    server.notify("textDocument/didChange", {
        "textDocument": {"uri": uri, "version": version},
        "contentChanges": [{"range": edit["range"], "text": edit["newText"]} for edit in last_first]})
    return server.diagnostics(uri, version)


def _check_module(server, name, text, chance):
    uri = f"file:///lib/{name}.py"
    server.open(uri, text, 1)
    found = server.diagnostics(uri, 1)
    version = 1
    for finding in chance.sample(found, min(8, len(found))):
        actions = [action for action in _actions(server, uri, finding["range"], only=["quickfix"])
                   if _key(action["diagnostics"][0]) == _key(finding)
                   and action["diagnostics"][0]["range"] == finding["range"]]
        check(any(action["title"].startswith("Ignore ") for action in actions),
              f"{name}: nothing to ignore {finding}")
        for action in actions:
            version += 2
            left = [_key(one) for one in _apply(server, uri, action, version)]
            before = [_key(one) for one in found]
            check(left.count(_key(finding)) < before.count(_key(finding)),
                  f"{name}: '{action['title']}' leaves {finding}")
            server.notify("textDocument/didChange", {
                "textDocument": {"uri": uri, "version": version + 1},
                "contentChanges": [{"text": text}]})
            check(server.diagnostics(uri, version + 1) == found, f"{name}: taken back, not the same")
    server.notify("textDocument/didClose", {"textDocument": {"uri": uri}})


def code_actions_do_what_they_say(program):
    """A finding goes by its fix, and by being ignored; taken back, all is as it was."""
    server = Server(program)
    try:
        server.initialize()
        chance = random.Random(1)
        texts = {name: text for name in MODULES if (text := _read(name)) is not None}
        check(len(texts) > len(MODULES) // 2, "the library is not there")
        for name, text in texts.items():
            _check_module(server, name, text, chance)
        server.finish()
    finally:
        server.stop()


def fix_all_leaves_nothing_to_fix(program):
    """After a few rounds no safe fix is left, and nothing that was not there before is found."""
    server = Server(program)
    try:
        server.initialize()
        whole = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}
        for name in MODULES:
            text = _read(name)
            if text is None:
                continue
            uri = f"file:///lib/{name}.py"
            server.open(uri, text.replace("\n", " \n"), 1)
            before = server.diagnostics(uri, 1)
            for version in range(2, 6):
                actions = _actions(server, uri, whole, only=["source.fixAll"])
                if not actions:
                    break
                found = _apply(server, uri, actions[0], version)
                check(len(found) <= len(before), f"{name}: more findings after fixing")
            check(not actions, f"{name}: there is always something left to fix")
            server.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        server.finish()
    finally:
        server.stop()
