"""A language server's client that stays out of the way of what it measures.

One thread, raw descriptors, no buffering objects: a message is stamped when the read that completed
it returns, before anything is parsed, and published findings are parsed only when somebody asks.
The same client drives the oracles next door, which check what servers say instead of how fast.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import select
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from process_info import busy_ns, resident_bytes, session_members

READ_SIZE = 1 << 20
PIPE_SIZE = 1 << 20
SPIN_NS = 300_000
F_SETPIPE_SZ = 1031
PUBLISH_MARK = b'publishDiagnostics"'  # some write the slash before it as \\/
HEADER = re.compile(rb"content-length:\s*(\d+)", re.IGNORECASE)

CAPABILITIES = {
    "general": {"positionEncodings": ["utf-16"]},
    "textDocument": {
        "synchronization": {"dynamicRegistration": False, "didSave": True},
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        # No "diagnostic" here: a server that could be asked for findings has to push them.
        "publishDiagnostics": {
            "relatedInformation": True,
            "versionSupport": True,
            "codeDescriptionSupport": True,
            "tagSupport": {"valueSet": [1, 2]},
        },
    },
    "workspace": {"workspaceFolders": True},
}


class ServerDied(Exception):
    """The server closed its output or ended; the message holds the end of its stderr."""


class NoAnswer(Exception):
    """Nothing came within the time that was allowed."""


class Message:
    """One message as it came: the how many-th it is, and when its last byte was read."""

    __slots__ = ("_content", "body", "order", "received_ns")

    def __init__(self, body: bytes, order: int, received_ns: int):
        self.body = body
        self.order = order
        self.received_ns = received_ns
        self._content = None

    @property
    def content(self) -> dict:
        if self._content is None:
            self._content = json.loads(self.body)
        return self._content

    @property
    def is_publish(self) -> bool:
        return PUBLISH_MARK in self.body[:256] or PUBLISH_MARK in self.body[-256:]


def frame(message: dict) -> bytes:
    body = json.dumps({"jsonrpc": "2.0", **message}, separators=(",", ":")).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def notification(method: str, params: object) -> bytes:
    return frame({"method": method, "params": params})


def opening(uri: str, text: str, version: int = 1) -> bytes:
    item = {"uri": uri, "languageId": "python", "version": version, "text": text}
    return notification("textDocument/didOpen", {"textDocument": item})


def changing(uri: str, version: int, changes: list) -> bytes:
    document = {"uri": uri, "version": version}
    return notification(
        "textDocument/didChange", {"textDocument": document, "contentChanges": changes}
    )


def closing(uri: str) -> bytes:
    return notification("textDocument/didClose", {"textDocument": {"uri": uri}})


def replacing(start: tuple, end: tuple, text: str) -> dict:
    """One change of a didChange; positions are (line, UTF-16 character)."""
    places = {
        name: {"line": line, "character": character}
        for name, (line, character) in (("start", start), ("end", end))
    }
    return {"range": places, "text": text}


class LspClient:
    """One server process and the conversation with it."""

    def __init__(self, command: list, cwd: str | None = None, env: dict | None = None):
        self.stderr = tempfile.TemporaryFile()
        self.started_ns = time.perf_counter_ns()
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.stderr,
            cwd=cwd,
            env=env,
            bufsize=0,
            start_new_session=True,
        )
        self.input = self.process.stdin.fileno()
        self.output = self.process.stdout.fileno()
        self.poll_output = select.poll()
        self.poll_output.register(self.output, select.POLLIN)
        for descriptor in (self.input, self.output):
            widen_pipe(descriptor)
            os.set_blocking(descriptor, False)
        self.capabilities: dict = {}
        self.publishes: list[Message] = []
        self.notifications: list[Message] = []
        self._responses: dict[int, Message] = {}
        self._next_id = 0
        self._received = 0
        self._unsent = bytearray()
        self._unread = bytearray()
        self._wanted = 1  # bytes that must be there before looking for a message makes sense

    # What goes out

    def write(self, data: bytes) -> None:
        """Sends, and goes on reading while the server is not ready to take more."""
        self._unsent += data
        self._flush()
        while self._unsent:
            self._pump(10.0)

    def prepare(self, method: str, params: object) -> tuple:
        """A request that is still to be written: its id and its bytes."""
        self._next_id += 1
        message = {"id": self._next_id, "method": method, "params": params}
        return self._next_id, frame(message)

    def request(self, method: str, params: object) -> int:
        request_id, data = self.prepare(method, params)
        self.write(data)
        return request_id

    def notify(self, method: str, params: object) -> None:
        self.write(notification(method, params))

    def call(self, method: str, params: object, timeout: float = 60.0) -> object:
        return self.response(self.request(method, params), timeout).content["result"]

    def hover(self, uri: str, line: int, character: int, timeout: float = 60.0) -> object:
        place = {"line": line, "character": character}
        return self.call(
            "textDocument/hover", {"textDocument": {"uri": uri}, "position": place}, timeout
        )

    # What comes in

    def response(self, request_id: int, timeout: float) -> Message:
        deadline = time.monotonic() + timeout
        while request_id not in self._responses:
            self._pump_until(deadline, f"request {request_id}")
        return self._responses.pop(request_id)

    def has_response(self, request_id: int) -> bool:
        return request_id in self._responses

    def diagnostics(self, uri: str, version: int, timeout: float) -> Message:
        """The findings of that version. What a server publishes without naming a version counts as
        of the newest one, so `publishes` has to be empty when the change is sent."""
        deadline = time.monotonic() + timeout
        seen = 0
        while True:
            for message in self.publishes[seen:]:
                if is_publish_of(message, uri, version):
                    self.publishes.clear()
                    return message
            seen = len(self.publishes)
            self._pump_until(deadline, f"the findings of version {version}")

    def settle(self, quiet: float) -> None:
        """Reads until nothing has come for that long."""
        while self._pump(quiet):
            pass

    def wait_for_publishes(self, uris: set, timeout: float) -> int:
        """Waits until each of the documents has had findings published; when the last came."""
        deadline = time.monotonic() + timeout
        missing = set(uris)
        last_ns = 0
        while missing:
            for message in self.publishes:
                uri = message.content["params"]["uri"]
                if uri in missing:
                    missing.discard(uri)
                    last_ns = message.received_ns
            self.publishes.clear()
            if missing:
                self._pump_until(deadline, f"the findings of {len(missing)} documents")
        return last_ns

    # Life cycle

    def initialize(self, root: Path | None, timeout: float = 60.0, **more) -> int:
        """Returns when the answer came."""
        root_uri = None if root is None else root.as_uri()
        folders = None if root is None else [{"uri": root_uri, "name": root.name}]
        request = self.request(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": root_uri,
                "workspaceFolders": folders,
                "capabilities": CAPABILITIES,
                **more,
            },
        )
        answer = self.response(request, timeout)
        self.capabilities = answer.content["result"]["capabilities"]
        self.notify("initialized", {})
        return answer.received_ns

    def stop(self, timeout: float = 10.0) -> int:
        """Ends the conversation as the protocol has it; returns the exit code."""
        try:
            self.response(self.request("shutdown", None), timeout)
            self.notify("exit", None)
            self.process.stdin.close()
            return self.process.wait(timeout)
        except (ServerDied, NoAnswer, OSError, subprocess.TimeoutExpired):
            self.kill()
            return self.process.returncode
        finally:
            self._close()

    def kill(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self._close()

    def pause(self) -> None:
        os.killpg(self.process.pid, signal.SIGSTOP)

    def resume(self) -> None:
        os.killpg(self.process.pid, signal.SIGCONT)

    def resident_bytes(self) -> int:
        """Of the server and of every process that it started."""
        return sum(resident_bytes(pid) for pid in session_members(self.process.pid))

    def busy_ns(self) -> int:
        """How long the threads of all these have run."""
        return sum(busy_ns(pid) for pid in session_members(self.process.pid))

    # The pipes

    def _flush(self) -> None:
        while self._unsent:
            try:
                written = os.write(self.input, self._unsent)
            except BlockingIOError:
                return
            except BrokenPipeError:
                raise ServerDied(self._last_words()) from None
            del self._unsent[:written]

    def _pump_until(self, deadline: float, what: str) -> None:
        left = deadline - time.monotonic()
        if left <= 0 or not self._pump(left):
            raise NoAnswer(f"no answer in time: {what}")

    def _pump(self, timeout: float) -> bool:
        """Waits for the pipes once; false when nothing happened."""
        if self._unsent:
            return self._pump_both(timeout)
        # The time that it takes to be woken up is not the server's: look for a moment, then sleep.
        spin_until = time.perf_counter_ns() + SPIN_NS
        while time.perf_counter_ns() < spin_until:
            if self._receive():
                return True
        return bool(self.poll_output.poll(timeout * 1000)) and self._receive()

    def _pump_both(self, timeout: float) -> bool:
        poll = select.poll()
        poll.register(self.output, select.POLLIN)
        poll.register(self.input, select.POLLOUT)
        events = dict(poll.poll(timeout * 1000))
        if self.input in events:
            self._flush()
        if self.output in events:
            self._receive()
        return bool(events)

    def _receive(self) -> bool:
        try:
            data = os.read(self.output, READ_SIZE)
        except BlockingIOError:
            return False
        now = time.perf_counter_ns()
        if not data:
            raise ServerDied(self._last_words())
        self._unread += data
        while len(self._unread) >= self._wanted and self._take_message(now):
            pass
        return True

    def _take_message(self, now: int) -> bool:
        header_end = self._unread.find(b"\r\n\r\n")
        if header_end < 0:
            self._wanted = len(self._unread) + 1
            return False
        start = header_end + 4
        end = start + int(HEADER.search(self._unread[:header_end]).group(1))
        if len(self._unread) < end:
            self._wanted = end
            return False
        self._received += 1
        message = Message(bytes(memoryview(self._unread)[start:end]), self._received, now)
        del self._unread[:end]
        self._wanted = 1
        self._sort_message(message)
        return True

    def _sort_message(self, message: Message) -> None:
        if message.is_publish:
            self.publishes.append(message)
        elif "method" not in message.content:
            self._responses[message.content["id"]] = message
        elif "id" in message.content:
            self._answer(message.content)
        else:
            self.notifications.append(message)

    def _answer(self, request: dict) -> None:
        """Servers may ask too; nothing that they ask for is set in this client."""
        result = None
        if request["method"] == "workspace/configuration":
            result = [None] * len(request["params"]["items"])
        self._unsent += frame({"id": request["id"], "result": result})
        self._flush()

    def _last_words(self) -> str:
        try:
            code = self.process.wait(5)
        except subprocess.TimeoutExpired:
            code = None
        self.stderr.seek(0, os.SEEK_END)
        self.stderr.seek(max(0, self.stderr.tell() - 4000))
        return f"exit code {code}; stderr ends: {self.stderr.read().decode(errors='replace')}"

    def _close(self) -> None:
        for stream in (self.process.stdin, self.process.stdout, self.stderr):
            try:
                stream.close()
            except OSError:
                pass


def is_publish_of(message: Message, uri: str, version: int) -> bool:
    has_version = b'"version"' in message.body
    if has_version and not re.search(rb'"version":\s*%d\b' % version, message.body):
        return False
    params = message.content["params"]
    return params["uri"] == uri and params.get("version", version) == version


def widen_pipe(descriptor: int) -> None:
    try:
        fcntl.fcntl(descriptor, F_SETPIPE_SZ, PIPE_SIZE)
    except OSError:
        pass  # the default of 64 KiB works too
