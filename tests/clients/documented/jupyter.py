"""Jupyter's server with jupyter-lsp, set up as editors/README.md says, asked as JupyterLab asks it.

Usage: jupyter.py PYLORE     exit code 77 where jupyter-lsp is missing

The browser's part is left out: what goes through the WebSocket is what JupyterLab would send.
"""

import asyncio
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

try:
    import jupyter_lsp
    import jupyter_server
    import tornado.httpclient
    import tornado.websocket
except ImportError as missing:
    print(f"skipped: {missing.name} is not installed")
    sys.exit(77)

README = pathlib.Path(__file__).resolve().parents[3] / "editors" / "README.md"
PATIENCE = 60
CODE = "def rows():\n    yield 1\n\n\ndef add(item, basket=[]):\n    return basket\n"


def documented():
    section = README.read_text().split("\n## JupyterLab\n")[1].split("\n## ")[0]
    return json.loads(re.search(r"```json\n(.*?)```", section, re.S)[1])


async def talk(address):
    socket = await tornado.websocket.websocket_connect(address)

    async def answer(wanted):
        while True:
            message = json.loads(await asyncio.wait_for(socket.read_message(), PATIENCE))
            if wanted(message):
                return message

    def send(**message):
        return socket.write_message(json.dumps({"jsonrpc": "2.0", **message}))

    document = {"uri": "file:///project/notebook.ipynb"}
    place = {"textDocument": document, "position": {"line": 1, "character": 5}}
    await send(id=1, method="initialize", params={
        "processId": None, "rootUri": "file:///project", "capabilities": {
            "textDocument": {"hover": {"contentFormat": ["markdown", "plaintext"]}}}})
    await answer(lambda message: message.get("id") == 1)
    await send(method="initialized", params={})
    await send(method="textDocument/didOpen", params={
        "textDocument": {**document, "languageId": "python", "version": 1, "text": CODE}})
    found = await answer(lambda message: message.get("method") == "textDocument/publishDiagnostics")
    assert [item["code"] for item in found["params"]["diagnostics"]] == ["B006"], found
    await send(id=2, method="textDocument/hover", params=place)
    card = await answer(lambda message: message.get("id") == 2)
    assert "Generators" in card["result"]["contents"]["value"], card
    socket.close()


def server_of(runtime):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        for path in runtime.glob("jpserver-*.json"):
            return json.loads(path.read_text())
        time.sleep(0.1)
    sys.exit("Jupyter's server does not start")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        programs = folder / "bin"
        programs.mkdir()
        (programs / "pylore").symlink_to(os.path.abspath(sys.argv[1]))
        configuration = folder / "config" / "jupyter_server_config.d"
        configuration.mkdir(parents=True)
        (configuration / "pylore.json").write_text(json.dumps(documented()))
        runtime = folder / "runtime"
        environment = {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}", "HOME": name,
                       "JUPYTER_CONFIG_DIR": str(configuration.parent),
                       "JUPYTER_RUNTIME_DIR": str(runtime)}
        with open(folder / "log", "wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root",
                 "--ip=127.0.0.1", "--port=0", "--ServerApp.jpserver_extensions", "jupyter_lsp=True"],
                cwd=name, env=environment, stdout=log, stderr=log)
        try:
            server = server_of(runtime)
            address = f"ws://127.0.0.1:{server['port']}/lsp/ws/pylore?token={server['token']}"
            asyncio.run(talk(address))
        except Exception:
            print((folder / "log").read_text()[-3000:])
            raise
        finally:
            process.terminate()
            process.wait(PATIENCE)
    print(f"Jupyter server {jupyter_server.__version__}, jupyter-lsp {jupyter_lsp.__version__}: "
          "findings and card are right")


if __name__ == "__main__":
    main()
