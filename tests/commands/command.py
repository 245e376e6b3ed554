"""A command and what it answers, in a folder and with a state of its own. Needs $PYLORE."""

import fcntl
import os
import pty
import struct
import subprocess
import tempfile
import termios
import unittest
from pathlib import Path

PYLORE = os.environ.get("PYLORE", "build/dev/pylore")
TIME_LIMIT = 120  # seconds: far above what is needed, below what a loop without end takes


class CommandTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.state = self.folder / ".state"
        self.environment = {**os.environ, "XDG_STATE_HOME": str(self.state)}
        self.environment.pop("NO_COLOR", None)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def run_pylore(self, *arguments, code=0, stdin=b""):
        done = subprocess.run([os.path.abspath(PYLORE), *map(str, arguments)], cwd=self.folder,
                              env=self.environment, input=stdin, capture_output=True,
                              timeout=TIME_LIMIT, check=False)
        self.assertEqual(done.returncode, code, done.stderr.decode())
        self.err = done.stderr.decode()
        return done.stdout.decode()

    def run_on_terminal(self, columns, *arguments, **environment):
        """What a terminal of that width is sent."""
        terminal, program = pty.openpty()
        fcntl.ioctl(program, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        process = subprocess.Popen(
            [os.path.abspath(PYLORE), *arguments], stdout=program, cwd=self.folder,
            env={**self.environment, "TERM": "xterm", **environment})
        os.close(program)
        shown = b""
        while True:
            try:
                piece = os.read(terminal, 65536)
            except OSError:  # Linux says so when the other side is closed
                break
            if not piece:
                break
            shown += piece
        os.close(terminal)
        self.assertEqual(process.wait(TIME_LIMIT), 0)
        return shown.decode().replace("\r\n", "\n")
