"""Jupyter's server with jupyter-lsp, set up as editors/README.md says, asked as JupyterLab asks it.

Usage: jupyter.py PYLORE     exit code 77 where jupyter-lsp is missing

What goes through the WebSocket is what JupyterLab would send; jupyter_lab.py does it with a browser.
"""

import asyncio
import json
import sys

try:
    import jupyter_lsp
    import jupyter_server
    import tornado.httpclient
    import tornado.websocket
except ImportError as missing:
    print(f"skipped: {missing.name} is not installed")
    sys.exit(77)

from jupyter_room import PATIENCE, jupyter

CODE = "def rows():\n    yield 1\n\n\ndef add(item, basket=[]):\n    return basket\n"


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


def main():
    with jupyter(sys.argv[1], "jupyter_server", "--ServerApp.jpserver_extensions", "jupyter_lsp=True") as room:
        port, token, _ = room
        asyncio.run(talk(f"ws://127.0.0.1:{port}/lsp/ws/pylore?token={token}"))
    print(f"Jupyter server {jupyter_server.__version__}, jupyter-lsp {jupyter_lsp.__version__}: "
          "findings and card are right")


if __name__ == "__main__":
    main()
