"""`pylore known`: the list of what the user knows."""

import json
import os
import stat
import subprocess
import sys
import unittest

from command import PYLORE, CommandTest


class Known(CommandTest):
    def ids(self):
        return self.run_pylore("known", "list", "--format", "ids").split()

    def test_add_and_remove(self):
        self.assertEqual(self.run_pylore("known"), "")
        self.assertIn("`pylore known add TOPIC`", self.err)
        self.run_pylore("known", "add", "generators", "Context managers", "lambda")
        self.assertEqual(self.ids(), ["generators", "context-managers", "lambda"])
        self.run_pylore("known", "add", "generators")
        self.assertEqual(self.ids(), ["generators", "context-managers", "lambda"])
        self.assertIn("context-managers  Context managers\n", self.run_pylore("known"))
        self.assertEqual(json.loads(self.run_pylore("known", "--format=json")), self.ids())
        self.run_pylore("known", "remove", "generators", "lambda", "never-marked")
        self.assertEqual(self.ids(), ["context-managers"])

    def test_what_is_no_topic(self):
        self.run_pylore("known", "add", "generatrs", "decorators", code=2)
        self.assertIn("Did you mean generators", self.err)
        self.assertEqual(self.ids(), ["decorators"])
        self.run_pylore("known", "add", "E711", code=2)
        self.assertIn("'E711' is a rule; only topics can be known", self.err)
        for arguments in (("add",), ("forget", "generators"), ("list", "generators"),
                          ("--rules",), ("add", "--format")):
            self.run_pylore("known", *arguments, code=2)

    def test_own_topics(self):
        self.write("pages/ledger.md", "---\nid: ledger\ntitle: Ledger\n---\nMoney.\n")
        self.run_pylore("known", "add", "ledger", code=2)
        self.run_pylore("known", "add", "ledger", "--knowledge", "pages")
        self.assertIn("(not a topic of this version)", self.run_pylore("known"))
        self.assertIn("ledger       Ledger", self.run_pylore("known", "--knowledge", "pages"))

    def test_what_else_is_in_the_file_stays(self):
        path = self.state / "pylore" / "known"
        path.parent.mkdir(parents=True)
        path.write_text("# mine\n\ngenerators\nof-another-version\nno newline at the end")
        path.chmod(0o640)
        self.run_pylore("known", "add", "decorators")
        self.assertEqual(path.read_text(), "# mine\n\ngenerators\nof-another-version\n"
                         "no newline at the end\ndecorators\n")
        self.run_pylore("known", "remove", "generators", "of-another-version")
        self.assertEqual(path.read_text(), "# mine\n\nno newline at the end\ndecorators\n")
        self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o640)

    def test_a_link_stays_one(self):
        elsewhere = self.write("dotfiles/known", "generators\n")
        path = self.state / "pylore" / "known"
        path.parent.mkdir(parents=True)
        path.symlink_to(elsewhere)
        self.run_pylore("known", "add", "decorators")
        self.assertTrue(path.is_symlink())
        self.assertEqual(elsewhere.read_text(), "generators\ndecorators\n")

    def test_where_the_list_is(self):
        self.run_pylore("known", "add", "generators")
        self.assertEqual(stat.S_IMODE((self.state / "pylore").stat().st_mode), 0o700)
        self.assertEqual(stat.S_IMODE((self.state / "pylore" / "known").stat().st_mode), 0o600)
        home = self.folder / "home"
        for state in (None, "relative/path"):
            self.environment["HOME"] = str(home)
            self.environment.pop("XDG_STATE_HOME", None)
            if state:
                self.environment["XDG_STATE_HOME"] = state
            self.run_pylore("known", "add", "decorators")
            self.assertEqual((home / ".local/state/pylore/known").read_text(), "decorators\n")
            self.assertFalse((self.folder / "relative").exists())
        del self.environment["HOME"]
        del self.environment["XDG_STATE_HOME"]
        self.run_pylore("known", code=2)
        self.assertIn("neither XDG_STATE_HOME nor HOME", self.err)

    def test_it_cannot_be_written(self):
        self.write(".state/pylore", "a file\n")
        self.run_pylore("known", "add", "generators", code=2)
        self.assertIn("pylore/known: a part of the path is not a folder", self.err)

    def test_many_at_once(self):
        topics = self.run_pylore("topics", "--format", "ids").split()[:40]
        processes = [subprocess.Popen([os.path.abspath(PYLORE), "known", "add", topic],
                                      env=self.environment) for topic in topics]
        self.assertEqual([process.wait(60) for process in processes], [0] * len(topics))
        self.assertEqual(sorted(self.ids()), sorted(topics))
        processes = [subprocess.Popen([os.path.abspath(PYLORE), "known", "remove", topic],
                                      env=self.environment) for topic in topics[1:]]
        self.assertEqual([process.wait(60) for process in processes], [0] * (len(topics) - 1))
        self.assertEqual(self.ids(), topics[:1])


if __name__ == "__main__":
    sys.exit(unittest.main())
