"""The channels between a client and the server: of every kind, full, closed, and never read."""

import os
import pty
import socket
import subprocess
import tempfile
import time

from client import Server, check, end_of, frame

URI = "file:///project/example.py"
INITIALIZE = (b'{"jsonrpc":"2.0","id":1,"method":"initialize",'
              b'"params":{"processId":null,"capabilities":{}}}')
SHUTDOWN = b'{"jsonrpc":"2.0","id":2,"method":"shutdown"}'
EXIT = b'{"jsonrpc":"2.0","method":"exit"}'
SESSION = b"".join(map(frame, (INITIALIZE, SHUTDOWN, EXIT)))


def R39_client_reads_nothing_while_it_writes(program):
    """Thousands of questions, with not one answer taken before the last one is asked."""
    read_end, write_end = os.pipe()
    server = Server(program, stdout=write_end)
    os.close(write_end)
    try:
        server.write(frame(INITIALIZE))
        server.expect_answer(1)
        server.open(URI, "def f():\n    yield 1 \n" * 200)
        hover = {"textDocument": {"uri": URI}, "position": {"line": 1, "character": 5}}
        for number in range(5000):
            server.send({"jsonrpc": "2.0", "id": 1000 + number, "method": "textDocument/hover",
                         "params": hover})
            if number % 10 == 0:
                server.notify("textDocument/didChange", {
                    "textDocument": {"uri": URI, "version": number},
                    "contentChanges": [{"text": f"# {number} \n" * 200}]})
        server.listen(os.fdopen(read_end, "rb"))
        for number in range(5000):
            server.response(1000 + number)
        server.diagnostics(URI, 4990)
        server.finish()
    finally:
        server.stop()


def R40_client_reads_no_log(program):
    """stderr is a pipe that is full from the start."""
    read_end, write_end = os.pipe()
    os.set_blocking(write_end, False)
    try:
        while True:
            os.write(write_end, b"x" * 4096)
    except BlockingIOError:
        pass
    os.set_blocking(write_end, True)
    server = Server(program, ["--log"], stderr=write_end)
    try:
        server.initialize()
        for version in range(2000):
            server.notify("textDocument/didChange", {"textDocument": {"uri": "file:///none.py"}})
        server.open(URI, "x = 1 \n")
        check(len(server.diagnostics(URI)) == 1, "findings")
        server.finish()
    finally:
        server.stop()
        os.close(read_end)
        os.close(write_end)


def R41_files_as_channels(program):
    with tempfile.TemporaryFile() as words, tempfile.TemporaryFile() as answers:
        words.write(SESSION)
        words.seek(0)
        code = subprocess.run([program, "server"], stdin=words, stdout=answers, timeout=60).returncode
        answers.seek(0)
        check(code == 0, f"exit code {code}")
        check(answers.read().count(b'"result":') == 2, "answers")


def R41_nothing_as_channels(program):
    """/dev/null, closed descriptors, a folder: an end without noise on stdout."""
    done = subprocess.run([program, "server"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL, timeout=60)
    check(done.returncode == 1, f"/dev/null: exit code {done.returncode}")
    done = subprocess.run([program, "server"], input=SESSION, stdout=subprocess.DEVNULL, timeout=60)
    check(done.returncode == 0, f"stdout to /dev/null: exit code {done.returncode}")
    for closed in ("<&-", ">&-", "2>&-", "<&- >&- 2>&-"):
        done = subprocess.run(["sh", "-c", f'exec "$0" server {closed}', program], timeout=60,
                              stdin=subprocess.DEVNULL, capture_output=True)
        check(done.returncode == 1, f"{closed}: exit code {done.returncode}")
    with open("/dev/full", "wb") as full:
        done = subprocess.run([program, "server"], input=SESSION, stdout=full,
                              stderr=subprocess.DEVNULL, timeout=60)
        check(done.returncode in (0, 1), f"full: exit code {done.returncode}")


def R41_socket_pair_as_channels(program):
    """As Node and some editors start their servers: one socket for both ways."""
    ours, theirs = socket.socketpair()
    process = subprocess.Popen([program, "server", "--stdio"], stdin=theirs, stdout=theirs)
    theirs.close()
    ours.sendall(SESSION)
    answers = b"".join(iter(lambda: ours.recv(65536), b""))
    ours.close()
    check(end_of(process) == 0, f"exit code {process.returncode}")
    check(answers.count(b'"result":') == 2, f"answers: {answers!r}")


def R41_terminal_as_channels(program):
    """Started by hand: it waits for input, and ends with the terminal."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen([program, "server"], stdin=theirs, stdout=theirs, stderr=theirs,
                               start_new_session=True)
    os.close(theirs)
    time.sleep(0.2)
    check(process.poll() is None, "it did not wait")
    os.close(ours)
    end_of(process)


def _serve_once(program, listener, arguments):
    listener.listen(1)
    process = subprocess.Popen([program, "server", *arguments], stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE)
    listener.settimeout(60)
    connection, _ = listener.accept()
    connection.sendall(SESSION)
    answers = b"".join(iter(lambda: connection.recv(65536), b""))
    connection.close()
    listener.close()
    stdout = process.communicate(timeout=60)[0]
    check(process.returncode == 0, f"exit code {process.returncode}")
    check(answers.count(b'"result":') == 2, f"answers: {answers!r}")
    check(stdout == b"", f"{stdout!r} on stdout")


def R41_pipe_on_which_the_client_listens(program):
    for form in (["--pipe", "{}"], ["--pipe={}"], ["--pipe={}", "--clientProcessId=1"]):
        with tempfile.TemporaryDirectory() as folder:
            listener = socket.socket(socket.AF_UNIX)
            listener.bind(f"{folder}/pipe")
            _serve_once(program, listener, [part.format(f"{folder}/pipe") for part in form])


def R41_port_on_which_the_client_listens(program):
    for form in (["--socket", "{}"], ["--socket={}"], ["--port={}"]):
        listener = socket.socket()
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        _serve_once(program, listener, [part.format(port) for part in form])


def R41_client_that_does_not_listen(program):
    for arguments in (["--pipe", "/nowhere/pipe"], ["--socket", "1"]):
        done = subprocess.run([program, "server", *arguments], capture_output=True, timeout=60)
        check(done.returncode == 1, f"{arguments}: exit code {done.returncode}")
        check(done.stdout == b"" and done.stderr.startswith(b"pylore: "), f"{arguments}: {done}")
