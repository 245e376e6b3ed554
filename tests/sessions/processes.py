"""What only a process can show: how it starts, what it asks and reads, how it ends."""

import os
import signal
import subprocess
import sys
import tempfile
import time

from client import Server, check, end_of, frame

URI = "file:///project/example.py"
INITIALIZE = (b'{"jsonrpc":"2.0","id":1,"method":"initialize",'
              b'"params":{"processId":null,"capabilities":{}}}')
SHUTDOWN = b'{"jsonrpc":"2.0","id":2,"method":"shutdown"}'
EXIT = b'{"jsonrpc":"2.0","method":"exit"}'


def R8_stdout_carries_messages_only(program):
    """Also on misuse; what goes wrong is said on stderr. (The client of these tests refuses all else.)"""
    for arguments in (["--nonsense"], ["--socket", "none"], ["--pipe"], ["stray"],
                      ["--stdio=yes"], ["--position-encoding", "utf-7"], ["--clientProcessId", "x"]):
        done = subprocess.run([program, "server", *arguments], stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=60)
        check(done.returncode == 2, f"{arguments}: exit code {done.returncode}")
        check(done.stdout == b"", f"{arguments}: {done.stdout!r} on stdout")
        check(done.stderr.startswith(b"pylore server: "), f"{arguments}: {done.stderr!r}")


def R8_logging_goes_to_stderr(program):
    server = Server(program, ["--log"])
    try:
        server.initialize()
        server.open(URI, "secret = 'never in a log' \n")
        server.diagnostics(URI)
        server.finish()
        lines = server.errors().splitlines()
        check(any("textDocument/didOpen: " in line and " ms, " in line for line in lines), lines)
        check(not any("secret" in line or "example.py" in line for line in lines), lines)
    finally:
        server.stop()


def R25_hanging_up_is_no_exit(program):
    """1 without shutdown, 0 after it."""
    for words, code in (((INITIALIZE,), 1), ((INITIALIZE, SHUTDOWN), 0), ((), 1)):
        done = subprocess.run([program, "server"], input=b"".join(map(frame, words)),
                              capture_output=True, timeout=60)
        check(done.returncode == code, f"{words}: exit code {done.returncode}")


def R28_client_hangs_up(program):
    """In the middle of a message, with findings under way, and with its own end of stdout closed."""
    server = Server(program)
    try:
        server.initialize()
        server.open(URI, "x = 1 \n" * 20000)
        server.writer.write(b"Content-Length: 500\r\n\r\n{")
        server.writer.close()
        server.wait(1)
    finally:
        server.stop()


def R28_client_reads_no_more(program):
    """Writing to a closed pipe ends the server quietly: no signal, no log that grows for ever."""
    read_end, write_end = os.pipe()
    server = Server(program, ["--log"], stdout=write_end)
    os.close(write_end)
    os.close(read_end)
    try:
        server.write(frame(INITIALIZE))
        server.open(URI, "x = 1 \n")
    except BrokenPipeError:
        pass
    try:
        check(end_of(server.process) == 1, f"exit code {server.process.returncode}")
        check(len(server.errors()) < 2000, f"it said {server.errors()[:2000]}")
    finally:
        server.stop()


def _ends_with(program, arguments, process_id):
    """A server that is told of a process, which then ends, while its own channels stay open."""
    other = subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"],
                             stdin=subprocess.PIPE)
    server = Server(program, [argument.format(other.pid) for argument in arguments])
    try:
        server.initialize(processId=other.pid if process_id else None)
        time.sleep(0.1)
        check(server.process.poll() is None, "the server ended before the process did")
        other.stdin.close()
        other.wait()
        check(end_of(server.process) == 1, f"exit code {server.process.returncode}")
    finally:
        other.kill()
        server.stop()


def R28_client_process_dies(program):
    _ends_with(program, [], True)


def R28_client_process_of_the_command_line_dies(program):
    _ends_with(program, ["--clientProcessId={}"], False)


def R28_process_ids_that_are_none(program):
    for process in (0, -1, 2**31, 2**40, "1", [], 1.5):
        server = Server(program)
        try:
            server.initialize(processId=process)
            server.finish()
        finally:
            server.stop()


def R29_ends_soon_after_exit(program):
    """Also with much left to do and a client that reads none of it: the hang timeout is the limit."""
    server = Server(program, stdout=subprocess.DEVNULL)
    try:
        server.write(frame(INITIALIZE))
        for number in range(20):
            server.open(f"file:///project/{number}.py", "def f(a=[]):\n    x == None \n" * 3000)
        server.write(frame(SHUTDOWN) + frame(EXIT))
        start = time.monotonic()
        check(end_of(server.process) == 0, f"exit code {server.process.returncode}")
        check(time.monotonic() - start < 30, "it took its time")
    finally:
        server.stop()


def R31_nothing_is_read_but_what_is_sent(program):
    """Without a workspace folder, in a folder full of Python: not one file of it is opened."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(50):
            with open(f"{folder}/module{number}.py", "w", encoding="utf-8") as file:
                file.write("x = 1 \n")
        server = Server(program, cwd=folder)
        try:
            before = {name: os.stat(f"{folder}/{name}").st_atime_ns for name in os.listdir(folder)}
            os.utime(folder, ns=(1, 1))
            server.initialize(rootUri=None, workspaceFolders=None)
            server.open("untitled:one", "x = 1 \n")
            server.diagnostics("untitled:one")
            published = [message for message in server.waiting
                         if message.get("method") == "textDocument/publishDiagnostics"]
            check(not published, f"files that nobody opened: {published}")
            after = {name: os.stat(f"{folder}/{name}").st_atime_ns for name in os.listdir(folder)}
            check(before == after, "files were read")
            server.finish()
        finally:
            server.stop()


def R36_client_never_answers(program):
    """A question for each change of settings, and no answer: the newest hundred are remembered."""
    server = Server(program)
    try:
        server.initialize(capabilities={"workspace": {"configuration": True}})
        for _ in range(1000):
            server.notify("workspace/didChangeConfiguration", {"settings": None})
        server.open(URI, "x = 1 \n")
        check(len(server.diagnostics(URI)) == 1, "findings")
        off = [{"lint": {"enable": False}}]
        server.send({"jsonrpc": "2.0", "id": 1, "result": off})
        server.send({"jsonrpc": "2.0", "id": 901, "result": off})
        server.settle()
        check(not any(message.get("method") == "textDocument/publishDiagnostics"
                       for message in server.waiting), "an answer that was forgotten counted")
        server.send({"jsonrpc": "2.0", "id": 1001, "result": off})
        check(server.diagnostics(URI) == [], "the answer to the last question did not count")
        server.finish()
    finally:
        server.stop()


def R38_json_nested_too_deep(program):
    """Refused under the request's own id, and the session goes on."""
    server = Server(program)
    try:
        server.initialize()
        for depth in (3000, 100000):
            body = '{"jsonrpc":"2.0","id":901,"params":{"a":' + "[" * depth + "]" * depth
            server.expect_answer(901)
            server.write(frame(body + '},"method":"textDocument/hover"}'))
            check(server.response(901)["error"]["code"] == -32700, "error code")
        server.finish()
    finally:
        server.stop()


def R41_signals(program):
    """Ended from outside, without a trace of a crash."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        server = Server(program)
        try:
            server.initialize()
            server.process.send_signal(number)
            end_of(server.process)
            check(server.errors() == "", server.errors())
        finally:
            server.stop()


def R44_symbolic_links_are_not_resolved(program):
    """The path goes back as the client wrote it, whatever it leads to."""
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(f"{folder}/real")
        with open(f"{folder}/real/a.py", "w", encoding="utf-8") as file:
            file.write("x = 1 \n")
        os.symlink(f"{folder}/real", f"{folder}/link")
        uri = f"file://{folder}/link/a.py"
        server = Server(program)
        try:
            server.initialize(rootUri=f"file://{folder}/link")
            server.open(uri, "x = 1 \n")
            check(len(server.diagnostics(uri)) == 1, "findings")
            server.finish()
        finally:
            server.stop()


def R46_pages_that_cannot_be_read(program):
    """The user's folder of pages is missing, a file, or unreadable: one message, and the rest counts."""
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/file", "w", encoding="utf-8") as file:
            file.write("no folder\n")
        os.symlink(f"{folder}/nowhere", f"{folder}/broken")
        for name in ("missing", "file", "broken"):
            server = Server(program)
            try:
                server.initialize(initializationOptions={"knowledge": {"paths": [f"{folder}/{name}"]}})
                message = server.notification("window/showMessage")["params"]
                check(name in message["message"], f"{name}: {message}")
                server.open(URI, "x = 1 \n")
                check(len(server.diagnostics(URI)) == 1, "findings")
                server.finish()
            finally:
                server.stop()


def own_pages_of_the_open_folder(program):
    """Relative paths in settings are looked for where the client's folder is, not where we run."""
    page = ("---\nid: generators\ntitle: Our generators\ntriggers:\n  syntax:\n"
            "    - '\"yield\"'\n---\nWords of our own.\n")
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(f"{folder}/our pages")
        with open(f"{folder}/our pages/generators.md", "w", encoding="utf-8") as file:
            file.write(page)
        uri = f"file://{folder}"
        for root in ({"rootUri": uri}, {"workspaceFolders": [{"uri": uri, "name": "x"}]},
                     {"rootPath": folder, "rootUri": None}):
            server = Server(program, cwd="/")
            try:
                server.initialize(
                    initializationOptions={"knowledge": {"paths": ["our pages"]}}, **root)
                server.notification("window/logMessage")
                server.open(URI, "def f():\n    yield 1\n")
                server.diagnostics(URI)
                hover = server.request("textDocument/hover", {
                    "textDocument": {"uri": URI}, "position": {"line": 1, "character": 5}})
                check("Our generators" in hover["result"]["contents"]["value"], hover)
                check(not server.waiting, server.waiting)
                server.finish()
            finally:
                server.stop()
