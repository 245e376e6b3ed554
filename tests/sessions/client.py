"""A client of a language server that leaves nothing to chance: it checks every byte that comes."""

import json
import os
import queue
import re
import subprocess
import tempfile
import threading

# A server that says nothing for this long hangs; no test measures time.
PATIENCE = float(os.environ.get("PYLORE_TEST_PATIENCE", "60"))

# What transcripts speak of: new rules must not change what they say about the protocol.
FEW_RULES = ["B006", "B904", "E225", "E302", "E501", "E711", "E712", "E722", "F632", "W291"]
DEFAULT_CAPABILITIES = {
    "textDocument": {
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "publishDiagnostics": {"versionSupport": True, "codeDescriptionSupport": True},
        "codeAction": {
            "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}},
            "isPreferredSupport": True,
        },
    },
    "workspace": {"workspaceEdit": {"documentChanges": True}},
}


class Fault(AssertionError):
    """What the server does is not what it must do."""


def check(condition, what):
    if not condition:
        raise Fault(what)


def end_of(process):
    """The exit code of a process that is to end by itself."""
    try:
        return process.wait(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        raise Fault("the server does not end") from None


def frame(body):
    """The bytes of one message with this body."""
    if isinstance(body, str):
        body = body.encode("utf-8", "surrogatepass")
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


class MessageReader:
    """Splits a byte stream into messages, as strictly as the specification is written."""

    HEADER = re.compile(rb"Content-Length: ([1-9][0-9]*)\r\n\r\n")

    def __init__(self):
        self.bytes = b""

    def feed(self, piece):
        self.bytes += piece
        messages = []
        while True:
            head, mark, _ = self.bytes.partition(b"\r\n\r\n")
            if not mark:
                if len(self.bytes) > 100 or not b"Content-Length: ".startswith(self.bytes[:16]):
                    raise Fault(f"no message on stdout: {self.bytes[:200]!r}")
                return messages
            match = self.HEADER.fullmatch(head + mark)
            if match is None:
                raise Fault(f"no header of a message: {head[:200]!r}")
            end = match.end() + int(match[1])
            if len(self.bytes) < end:
                return messages
            messages.append(json.loads(self.bytes[match.end():end].decode("utf-8")))
            self.bytes = self.bytes[end:]


class Server:
    """A running server, and all that it has said."""

    def __init__(self, program, arguments=(), state=None, **options):
        self.stderr = tempfile.TemporaryFile()
        # Topics that whoever runs this has marked as known must not matter.
        self.own_state = None if state else tempfile.TemporaryDirectory()
        options.setdefault("env", {**os.environ, "XDG_STATE_HOME": state or self.own_state.name})
        options.setdefault("stdin", subprocess.PIPE)
        options.setdefault("stdout", subprocess.PIPE)
        options.setdefault("stderr", self.stderr)
        self.process = subprocess.Popen([program, "server", *arguments], **options)
        self.split = 0
        self.held = None  # bytes that are to be written at once
        self.last_id = 0
        self.opened = {"untitled:never-opened"}
        self.requests = {}  # raw id -> how often it was sent and not answered
        self.waiting = []  # messages that no test has looked at
        self.arrived = queue.Queue()
        self.writer = self.process.stdin
        self.is_listening = False
        if self.process.stdout is not None:
            self.listen(self.process.stdout)

    def listen(self, stream):
        self.is_listening = True
        threading.Thread(target=self._read, args=(stream,), daemon=True).start()

    def _read(self, stream):
        reader = MessageReader()
        try:
            while piece := os.read(stream.fileno(), 65536):
                for message in reader.feed(piece):
                    self.arrived.put(message)
            if reader.bytes:
                raise Fault(f"stdout ends in the middle of a message: {reader.bytes[:200]!r}")
            self.arrived.put(None)
        except Exception as fault:  # carried over to the thread that waits
            self.arrived.put(fault)

    # -- sending ---------------------------------------------------------------------------------

    def write(self, data):
        if self.held is not None:
            self.held += data
            return
        size = self.split or len(data)
        for start in range(0, len(data), size or 1):
            self.writer.write(data[start:start + size])
            self.writer.flush()

    def hold(self):
        """What is sent from here on is written at once by release()."""
        self.held = b""

    def release(self):
        data, self.held = self.held, None
        self.write(data)

    def send(self, message):
        if isinstance(message, dict) and "method" in message and "id" in message:
            self.expect_answer(message["id"])
        self.write(frame(json.dumps(message, ensure_ascii=False)))

    def expect_answer(self, request_id):
        key = json.dumps(request_id)
        self.requests[key] = self.requests.get(key, 0) + 1

    def notify(self, method, params):
        self.send({"jsonrpc": "2.0", "method": method, "params": params})

    def request(self, method, params):
        """Sends a request and returns the whole response."""
        self.last_id += 1
        self.send({"jsonrpc": "2.0", "id": self.last_id, "method": method, "params": params})
        return self.response(self.last_id)

    def open(self, uri, text, version=1, language="python"):
        self.opened.add(uri)
        document = {"uri": uri, "languageId": language, "version": version, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})

    # -- receiving -------------------------------------------------------------------------------

    def _next(self):
        try:
            message = self.arrived.get(timeout=PATIENCE)
        except queue.Empty:
            raise Fault(f"nothing comes any more; not looked at: {self.waiting}") from None
        if isinstance(message, Exception):
            raise message
        if message is None:
            raise Fault(f"the server has hung up; it said: {self.errors()}")
        if "id" in message and "method" not in message:
            self._take_answer(message)
        return message

    def _take_answer(self, message):
        key = json.dumps(message["id"])
        if "error" not in message and "result" not in message:
            raise Fault(f"neither result nor error: {message}")
        if message["id"] is None and self.requests.get(key, 0) == 0:
            return
        if self.requests.get(key, 0) == 0:
            raise Fault(f"answered twice, or never asked: {message}")
        self.requests[key] -= 1

    def receive(self, is_wanted):
        """The first message that is wanted; the others stay for later."""
        for index, message in enumerate(self.waiting):
            if is_wanted(message):
                return self.waiting.pop(index)
        while True:
            message = self._next()
            if is_wanted(message):
                return message
            self.waiting.append(message)

    def response(self, request_id):
        def is_response(message):
            return "method" not in message and json.dumps(message.get("id")) == json.dumps(request_id)
        return self.receive(is_response)

    def notification(self, method):
        return self.receive(lambda message: message.get("method") == method)

    def diagnostics(self, uri, version=None):
        """The next findings published for a document, or those of a version."""
        while True:
            params = self.notification("textDocument/publishDiagnostics")["params"]
            if params["uri"] == uri and version in (None, params.get("version")):
                return params["diagnostics"]

    def settle(self):
        """Waits until all that was sent is done, the findings of open documents included."""
        for uri in sorted(self.opened):
            self.request("textDocument/diagnostic", {"textDocument": {"uri": uri}})

    # -- beginning and end -----------------------------------------------------------------------

    def initialize(self, **params):
        options = params.setdefault("initializationOptions", {})
        if isinstance(options, dict):
            options.setdefault("lint", {}).setdefault("select", FEW_RULES)
        params.setdefault("processId", None)
        params.setdefault("rootUri", None)
        params.setdefault("capabilities", DEFAULT_CAPABILITIES)
        response = self.request("initialize", params)
        self.notify("initialized", {})
        return response["result"]

    def finish(self, code=0):
        """An orderly end, with every request answered once and nothing else on stdout."""
        self.request("shutdown", None)
        self.notify("exit", None)
        self.wait(code)
        unanswered = [key for key, count in self.requests.items() if count > 0]
        if unanswered:
            raise Fault(f"requests without an answer: {unanswered}")

    def wait(self, code):
        status = end_of(self.process)
        if code is not None and status != code:
            raise Fault(f"exit code {status}, not {code}; it said: {self.errors()}")
        while self.is_listening:
            try:
                message = self.arrived.get(timeout=PATIENCE)
            except queue.Empty:
                raise Fault("stdout stays open") from None
            if isinstance(message, Exception):
                raise message
            if message is None:
                return
            if "id" in message and "method" not in message:
                self._take_answer(message)
            self.waiting.append(message)

    def errors(self):
        self.stderr.seek(0)
        return self.stderr.read().decode("utf-8", "replace")

    def stop(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout, self.stderr):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    pass
        if self.own_state is not None:
            self.own_state.cleanup()
