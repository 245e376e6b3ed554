"""Settings in project files while the server runs: found, told of, read again."""

import tempfile
from pathlib import Path

from client import DEFAULT_CAPABILITIES, Server, check

CODE = "x = '" + "y" * 90 + "'\n"
PROJECT = "[tool.ruff]\nline-length = 100\n"


def _write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def _codes(server):
    message = server.notification("textDocument/publishDiagnostics")
    return [item["code"] for item in message["params"]["diagnostics"]]


def _warning(server):
    return server.notification("window/showMessage")["params"]["message"]


def _open(server, path, text=CODE):
    server.notify("textDocument/didOpen", {"textDocument": {
        "uri": path.as_uri(), "languageId": "python", "version": 1, "text": text}})


def _session(program, test, options=None, capabilities=None):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve() / "our project"
        _write(root / ".git/HEAD", "")
        _write(root / "pyproject.toml", PROJECT)
        server = Server(program, cwd="/")
        options = {"lint": {"enable": True} | (options or {}).get("lint", {})}
        try:
            server.initialize(initializationOptions=options,
                              capabilities=capabilities or DEFAULT_CAPABILITIES,
                              workspaceFolders=[{"uri": root.as_uri(), "name": "ours"}])
            test(server, root)
            server.finish()
        finally:
            server.stop()


def project_files_count_where_the_editor_is_silent(program):
    def test(server, root):
        _open(server, root / "a.py")
        check(_codes(server) == [], "the line length of the project")
        _write(root / "old/setup.cfg", "[flake8]\nmax-line-length = 85\n")
        _open(server, root / "old/b.py")
        check(_codes(server) == ["E501"], "the nearest folder is first")
    _session(program, test)


def project_files_give_way_to_the_editor(program):
    def test(server, root):
        _open(server, root / "a.py")
        check(_codes(server) == ["E501"], "the editor's line length")
    _session(program, test, {"lint": {"lineLength": 80}})


def project_files_are_read_again(program):
    def test(server, root):
        uri = (root / "a.py").as_uri()
        _open(server, root / "a.py")
        check(_codes(server) == [], "before")
        _write(root / "pyproject.toml", "[tool.pylore]\nline-length = 90\n")
        server.notify("textDocument/didSave", {"textDocument": {"uri": uri}})
        check(_codes(server) == ["E501"], "seen when something is saved")
        _write(root / "pyproject.toml", "[tool.pylore]\nline-length = 120\n")
        server.notify("workspace/didChangeWatchedFiles", {
            "changes": [{"uri": (root / "pyproject.toml").as_uri(), "type": 2}]})
        check(_codes(server) == [], "seen when the client tells")
    _session(program, test)


def project_files_of_ruff_alone(program):
    def test(server, root):
        _write(root / "ruff.toml", 'extend = "shared/base.toml"\n')
        _write(root / "shared/base.toml", "line-length = 80\n")
        _open(server, root / "a.py")
        check(_codes(server) == ["E501"], "ruff.toml is before pyproject.toml, and extends another")
        _write(root / "shared/base.toml", "line-length = 100\n")
        server.notify("textDocument/didSave", {"textDocument": {"uri": (root / "a.py").as_uri()}})
        check(_codes(server) == [], "what it extends is read again")
        _write(root / "ruff.toml", "line-length = 85\n")
        server.notify("workspace/didChangeWatchedFiles", {
            "changes": [{"uri": (root / "ruff.toml").as_uri(), "type": 2}]})
        check(_codes(server) == ["E501"], "and so is the file itself")
    _session(program, test)


def project_files_with_wrong_values(program):
    def test(server, root):
        _write(root / "pyproject.toml", "[tool.pylore]\nselect = \"E\"\nline-length = 120\n")
        _open(server, root / "a.py")
        words = f"{root}/pyproject.toml:2: tool.pylore.select must be a list of codes"
        check(_warning(server).startswith(words), words)
        check(_codes(server) == [], "the rest of the file counts")
        _open(server, root / "b.py")
        check(_codes(server) == [], "told once")
        _write(root / "pyproject.toml", b"\xff\x00[tool.pylore]\nline-length = 120".decode("latin-1"))
        _open(server, root / "c.py")
        check(_codes(server) is not None, "any bytes")
    _session(program, test)


def project_files_for_some_files(program):
    def test(server, root):
        _open(server, root / "tests/a.py", "x=1\n")
        check(_codes(server) == [], "ignored for this file")
        _open(server, root / "a.py", "x=1\n")
        check(_codes(server) == ["E225"], "and for no other")
        _open(server, root / "generated/a.py", "x=1\n")
        check(_codes(server) == [], "excluded")
    _session(program, test, {"lint": {"perFileIgnores": {"tests/*": ["E2"]}, "exclude": ["generated"]}})


def project_files_are_watched(program):
    watches = {"dynamicRegistration": True}
    capabilities = DEFAULT_CAPABILITIES | {
        "workspace": DEFAULT_CAPABILITIES["workspace"] | {"didChangeWatchedFiles": watches}}

    def test(server, root):
        request = server.notification("client/registerCapability")
        registration = request["params"]["registrations"][0]
        check(registration["method"] == "workspace/didChangeWatchedFiles", registration)
        pattern = registration["registerOptions"]["watchers"][0]["globPattern"]
        check(pattern == "**/{.ruff.toml,ruff.toml,pyproject.toml,setup.cfg,tox.ini,.flake8}", pattern)
    _session(program, test, capabilities=capabilities)
