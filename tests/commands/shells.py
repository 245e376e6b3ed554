"""What `cmake --install` puts in place, and that it works: the shells' completion, pressed for real,
and the manual page. A shell that is not here is left out, bash never is."""

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

from command import TIME_LIMIT, CommandTest

COMMANDS = ("server", "check", "hover", "explain", "topics", "concepts", "known", "settings", "doctor")


class Terminal:
    """A shell on a terminal, and what it shows."""

    def __init__(self, command, environment, folder):
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.execvpe(command[0], command, environment)
        self.shown = ""

    def press(self, keys, until):
        """Sends keys, and waits until what comes in answer matches."""
        self.shown = ""
        os.write(self.terminal, keys.encode())
        end = time.monotonic() + TIME_LIMIT
        while not re.search(until, self.shown):
            if not select.select([self.terminal], [], [], max(0, end - time.monotonic()))[0]:
                raise AssertionError(f"{keys!r}: no {until!r} in {self.shown!r}")
            try:
                piece = os.read(self.terminal, 65536)
            except OSError:
                piece = b""
            if not piece:
                raise AssertionError(f"{keys!r}: the shell is gone; it said {self.shown!r}")
            self.shown += piece.decode(errors="replace")
            self.shown = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", self.shown)

    def close(self):
        os.close(self.terminal)
        os.waitpid(self.process, 0)


class Installed(CommandTest):
    @classmethod
    def setUpClass(cls):
        cls.prefix = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.prefix.cleanup)
        subprocess.run([os.environ.get("PYLORE_CMAKE", "cmake"), "--install",
                        os.environ.get("PYLORE_BUILD", "build/dev"), "--prefix", cls.prefix.name],
                       check=True, stdout=subprocess.DEVNULL)
        cls.root = Path(cls.prefix.name)
        cls.share = cls.root / "share"

    def setUp(self):
        super().setUp()
        path = f"{self.root / 'bin'}:{os.environ['PATH']}"
        self.environment |= {"PATH": path, "TERM": "xterm", "HOME": str(self.folder)}
        self.run_pylore("known", "add", "decorators", "generators")

    def options_of(self, command):
        """By the program itself: all that its help names."""
        text = self.run_pylore(command, "--help")
        return set(re.findall(r"^  (?:-[a-z], )?(--[a-zA-Z-]+)", text, re.M))


class Files(Installed):
    def test_what_is_installed(self):
        names = sorted(str(path.relative_to(self.root)) for path in self.root.rglob("*")
                       if path.is_file())
        plugin = [name for name in names if name.startswith("share/nvim/site/pack/pylore/start/pylore/")]
        self.assertIn("share/nvim/site/pack/pylore/start/pylore/doc/tags", plugin)
        self.assertEqual([name for name in names if name not in plugin], [
            "bin/pylore", "share/bash-completion/completions/pylore", "share/doc/pylore/LICENSE",
            "share/doc/pylore/notices.txt", "share/fish/vendor_completions.d/pylore.fish",
            "share/man/man1/pylore.1", "share/zsh/site-functions/_pylore"])
        done = subprocess.run([self.root / "bin" / "pylore", "--version"], capture_output=True,
                              check=True)
        self.assertRegex(done.stdout.decode(),
                         r"\Apylore \d+\.\d+\.\d+ \((?:[0-9a-f]{10}(?:-dirty)?|commit not known); "
                         r"tree-sitter \d[\d.]+, tree-sitter-python \d[\d.]+\)\n\Z")


class ManualPage(Installed):
    def page(self):
        return (self.share / "man" / "man1" / "pylore.1").read_text()

    def test_names_every_command_and_option(self):
        text = re.sub(r"\\f[BIR]|[\"]", "", self.page()).replace("\\-", "-")
        for command in COMMANDS:
            self.assertRegex(text, rf"(?m)^\.SS pylore {command} ")
            for option in self.options_of(command):
                self.assertIn(option, text, command)
        for option in re.findall(r"(--[a-zA-Z]+(?:-[a-zA-Z]+)*)", text):
            known = {"--help", "--version"}.union(*map(self.options_of, COMMANDS))
            self.assertIn(option, known)
        self.assertNotIn("@", text)

    @unittest.skipUnless(shutil.which("groff"), "groff is not here")
    def test_is_right(self):
        done = subprocess.run(["groff", "-man", "-ww", "-Tutf8", "-z"], input=self.page().encode(),
                              capture_output=True, check=False)
        self.assertEqual((done.returncode, done.stderr.decode()), (0, ""))

    @unittest.skipUnless(shutil.which("man"), "man is not here")
    def test_man_finds_it(self):
        done = subprocess.run(["man", "-M", str(self.share / "man"), "pylore"], check=False,
                              capture_output=True, env={**self.environment, "MANPAGER": "cat"})
        self.assertIn("explain Python where it stands", done.stdout.decode(), done.stderr)


class Bash(Installed):
    def complete(self, *words):
        """What bash is offered for the last word, by its own completion."""
        script = ('source "$1"; shift; COMP_WORDS=(pylore "$@"); COMP_CWORD=$#\n'
                  "compopt() { :; }\n_pylore && printf '%s\\n' \"${COMPREPLY[@]}\"")
        done = subprocess.run(
            ["bash", "--norc", "-c", script, "bash",
             self.share / "bash-completion" / "completions" / "pylore", *words],
            env=self.environment, cwd=self.folder, capture_output=True, check=False)
        self.assertEqual(done.stderr.decode(), "")
        return done.stdout.decode().split()

    def test_commands(self):
        self.assertEqual(self.complete(""), [*COMMANDS, "--help", "--version"])
        self.assertEqual(self.complete("ex"), ["explain"])

    def test_options_are_those_of_the_help(self):
        for command in COMMANDS:
            self.assertEqual(set(self.complete(command, "--")),
                             self.options_of(command) | {"--help"}, command)
        self.assertEqual(self.complete("check", "--output"), ["--output-format"])

    def test_topics_and_rules(self):
        topics = self.run_pylore("topics", "--format", "ids").split()
        rules = self.run_pylore("topics", "--rules", "--format", "ids").split()
        self.assertEqual(self.complete("explain", ""), topics + rules)
        self.assertEqual(self.complete("explain", "F63"), ["F632"])
        self.assertEqual(self.complete("known", ""), ["list", "add", "remove"])
        self.assertEqual(self.complete("known", "add", "generators", ""), topics)
        self.assertEqual(self.complete("known", "remove", ""), ["decorators", "generators"])

    def test_values(self):
        for words in (("--format", ""), ("--format", "="), ("--format", "=", "")):
            self.assertEqual(self.complete("topics", *words), ["text", "markdown", "json", "ids"])
        self.assertEqual(self.complete("explain", "x", "--format", "=", "j"), ["json"])
        self.assertEqual(self.complete("check", "--output-format", ""),
                         ["text", "full", "json", "sarif", "github"])
        self.assertEqual(self.complete("server", "--position-encoding", "utf-1"), ["utf-16"])
        self.assertEqual(self.complete("check", "--select", "F63"), ["F632"])
        self.assertEqual(self.complete("check", "--select", "B006,F63"),
                         ["B006,F632"])
        self.assertEqual(self.complete("explain", "--width", ""), [])
        self.assertEqual(self.complete("check", "-j", ""), [])

    def test_files(self):
        self.write("code.py", "")
        (self.folder / "corner").mkdir()
        self.assertEqual(sorted(self.complete("check", "co")), ["code.py", "corner"])
        self.assertEqual(self.complete("explain", "--knowledge", "co"), ["corner"])

    def test_pressed(self):
        """In a shell on a terminal, with the Tab key."""
        shell = Terminal(["bash", "--norc", "--noprofile", "-i"],
                         {**self.environment, "PS1": "ready> "}, self.folder)
        try:
            script = self.share / "bash-completion" / "completions" / "pylore"
            shell.press(f"source {script}; echo lo''aded\n", r"loaded\r\n.*ready> ")
            shell.press("pylore exp\t", r"explain ")
            shell.press("default-\t", r"arguments ")
            shell.press("--form\t", r"at ")
            shell.press("jso\t", r"n ")
            shell.press("\n", r'"id":"default-arguments"')
            shell.press("exit\n", r"exit")
        finally:
            shell.close()


@unittest.skipUnless(shutil.which("zsh"), "zsh is not here")
class Zsh(Installed):
    def test_pressed(self):
        shell = Terminal(["zsh", "-f", "-i"], {**self.environment, "PS1": "ready> "}, self.folder)
        try:
            shell.press(f"fpath=({self.share}/zsh/site-functions $fpath); autoload -Uz compinit; "
                        "compinit -u -D; echo lo''aded\n", r"loaded\r\n")
            shell.press("pylore exp\t", r"explain ")
            shell.press("default-\t", r"arguments ")
            shell.press("--form\t", r"at ")
            shell.press("jso\t", r"n ")
            shell.press("\n", r'"id":"default-arguments"')
            shell.press("pylore known remove dec\t", r"orators ")
            shell.press("\x15pylore explain F63\t", r"F632 ")
            shell.press("\x15pylore check --output-format=gi\t", r"thub ")
            shell.press("\x15exit\n", r"exit")
        finally:
            shell.close()


@unittest.skipUnless(shutil.which("fish"), "fish is not here")
class Fish(Installed):
    def complete(self, line):
        script = self.share / "fish" / "vendor_completions.d" / "pylore.fish"
        done = subprocess.run(
            ["fish", "--no-config", "-c", f"source {script}; complete -C '{line}'"],
            env=self.environment, cwd=self.folder, capture_output=True, check=False)
        self.assertEqual(done.stderr.decode(), "")
        return [offer.split("\t")[0] for offer in done.stdout.decode().splitlines()]

    def test_offers(self):
        self.assertEqual(sorted(self.complete("pylore ")), sorted(COMMANDS))
        self.assertEqual(self.complete("pylore explain F63"), ["F632"])
        self.assertEqual(self.complete("pylore explain default-"), ["default-arguments"])
        self.assertEqual(sorted(self.complete("pylore known ")), ["add", "list", "remove"])
        self.assertEqual(sorted(self.complete("pylore known remove ")), ["decorators", "generators"])
        self.assertEqual(sorted(self.complete("pylore topics --format ")),
                         ["ids", "json", "markdown", "text"])
        self.assertEqual(self.complete("pylore check --select B00"), ["B006"])
        for command in COMMANDS:
            self.assertLessEqual(self.options_of(command),
                                 set(self.complete(f"pylore {command} --")), command)


if __name__ == "__main__":
    sys.exit(unittest.main())
