"""Every setting that the editors offer is one that the server understands, and all offer the same.

run.py PYLORE: VS Code's package.json says what the server's own table says (written there by
`editors/vscode/settings.mjs`), Neovim's help and docs/settings.md name the same settings. The server is
started with each of them, once with its default, which must be accepted in silence, and once with a
wrong value, which must be named.
"""

import json
import pathlib
import re
import subprocess
import sys

EDITORS = pathlib.Path(__file__).resolve().parents[3] / "editors"
CLIENT_ONLY = ("server.", "trace.")


def offered_by_vscode() -> dict[str, dict]:
    manifest = json.loads((EDITORS / "vscode" / "package.json").read_text())
    properties = manifest["contributes"]["configuration"]["properties"]
    keys = {key.removeprefix("pylore."): schema for key, schema in properties.items()}
    return {key: schema for key, schema in keys.items() if not key.startswith(CLIENT_ONLY)}


def offered_by_neovim() -> set[str]:
    text = (EDITORS / "nvim" / "doc" / "pylore.txt").read_text()
    section = text.split("*pylore-settings*")[1].split("=" * 78)[0]
    return set(re.findall(r"^([a-zA-Z]+(?:\.[a-zA-Z]+)?) {2,}", section, re.MULTILINE))


def offered_by_documents() -> set[str]:
    text = (EDITORS.parent / "docs" / "settings.md").read_text().split("\n## Project files\n")[0]
    rows = [line.split(" | ")[0] for line in text.splitlines() if line.startswith("| `")]
    return {name for row in rows for name in re.findall(r"`([a-zA-Z.]+)`", row)}


def known_to_the_server(pylore: str) -> dict[str, dict]:
    """Flat, by dotted key, as the server's own schema has them."""
    schema = json.loads(subprocess.check_output([pylore, "settings", "--format", "json-schema"]))
    return {f"{group}.{name}": described
            for group, members in schema["properties"].items()
            for name, described in members["properties"].items()}


def differences(shown: dict, described: dict):
    for key, value in described.items():
        names = ("description", "markdownDescription") if key == "description" else (key,)
        if value not in [shown.get(name) for name in names]:
            yield key


def frame(message: dict) -> bytes:
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def messages_in(output: bytes) -> list[dict]:
    messages = []
    while output:
        head, _, rest = output.partition(b"\r\n\r\n")
        length = int(re.search(rb"Content-Length: (\d+)", head)[1])
        messages.append(json.loads(rest[:length]))
        output = rest[length:]
    return messages


def notices(pylore: str, key: str, value: object) -> list[str]:
    """What the server says to its user when it starts with that one setting."""
    options = value
    for name in reversed(key.split(".")):
        options = {name: options}
    session = [
        {"id": 1, "method": "initialize", "params": {
            "processId": None, "rootUri": None, "capabilities": {}, "initializationOptions": options}},
        {"method": "initialized", "params": {}},
        {"id": 2, "method": "shutdown"},
        {"method": "exit"},
    ]
    run = subprocess.run([pylore, "server"], input=b"".join(map(frame, session)), stdout=subprocess.PIPE, timeout=60)
    if run.returncode != 0:
        sys.exit(f"the server ended with {run.returncode} over {options}")
    shown = [m["params"] for m in messages_in(run.stdout)
             if m.get("method") in ("window/logMessage", "window/showMessage")]
    return [params["message"] for params in shown if params["type"] <= 2]


def problems(pylore: str):
    settings = offered_by_vscode()
    described = known_to_the_server(pylore)
    offers = {"VS Code's package.json": set(settings), "Neovim's help": offered_by_neovim(),
              "docs/settings.md": offered_by_documents()}
    for place, offered in offers.items():
        for key in sorted(offered ^ described.keys()):
            yield f"{key}: not both in {place} and in `pylore settings`"
    for key in settings.keys() & described.keys():
        for member in differences(settings[key], described[key]):
            yield f"{key}: its {member} in package.json is not the server's; run `npm run settings`"
    for key, schema in settings.items():
        wrong = 7 if schema["type"] == "object" else {"wrong": "value"}
        if not any(f"pylore.{key}" in notice for notice in notices(pylore, key, wrong)):
            yield f"{key}: the server does not know it"
        if schema["default"] != "" and (said := notices(pylore, key, schema["default"])):
            yield f"{key}: the default that VS Code shows is refused: {said}"


def main() -> None:
    found = list(problems(sys.argv[1]))
    print("\n".join(found) or "all settings are understood")
    sys.exit(1 if found else 0)


main()
