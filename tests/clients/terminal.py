"""A program on a terminal of its own, as a user has it: keys go in, a screen comes out. Needs tmux."""

import shutil
import subprocess
import tempfile
import time

PATIENCE = 30  # seconds until what must be seen is given up on
GLANCE = 2  # seconds until keys are pressed again
KEY_GAP = 0.02  # an Escape and the key behind it would be Alt with that key


class NeverSeen(Exception):
    """What was waited for; the screen is told with it."""


class Terminal:
    def __init__(self, command, folder, columns, rows):
        self.folder = tempfile.mkdtemp()
        self.tmux("-f", "/dev/null", "new-session", "-d", "-x", str(columns), "-y", str(rows), "-c", folder,
                  "env", "TERM=tmux-256color", "COLORTERM=truecolor", *command)
        self.tmux("set", "-g", "escape-time", "0")

    def tmux(self, *arguments):
        return subprocess.run(["tmux", "-S", f"{self.folder}/tmux", *arguments], check=True,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.decode()

    def press(self, *keys):
        """Names of keys as tmux has them (Escape, Enter); anything else is typed as it stands."""
        for key in keys:
            self.tmux("send-keys", key)
            time.sleep(KEY_GAP)

    def screen(self):
        return self.tmux("capture-pane", "-p")

    def colours(self):
        """The screen with escape sequences (ECMA-48, 8.3.117) for its colours."""
        return self.tmux("capture-pane", "-p", "-e")

    def see(self, what, holds, patience=PATIENCE):
        """Waits until `holds` is true of the screen, and returns that screen."""
        end = time.monotonic() + patience
        while True:
            screen = self.screen()
            if holds(screen):
                return screen
            if time.monotonic() > end:
                raise NeverSeen(f"never seen: {what}\n{screen}")
            time.sleep(0.05)

    def act(self, what, holds, *keys):
        """Presses keys until it shows: they may fall on a program that is busy."""
        end = time.monotonic() + PATIENCE
        while True:
            self.press(*keys)
            try:
                return self.see(what, holds, GLANCE)
            except NeverSeen:
                if time.monotonic() > end:
                    raise

    def close(self):
        subprocess.run(["tmux", "-S", f"{self.folder}/tmux", "kill-server"], check=False,
                       stderr=subprocess.DEVNULL)
        shutil.rmtree(self.folder, ignore_errors=True)
