"""`pylore doctor`: what is set up, told of a machine of the test's own."""

import json
import os
import shutil
import sys
import unittest

from command import PYLORE, CommandTest


class Doctor(CommandTest):
    def setUp(self):
        super().setUp()
        self.bin = self.folder / "bin"
        self.bin.mkdir()
        (self.bin / "pylore").symlink_to(os.path.abspath(PYLORE))
        self.environment["PATH"] = f"{self.folder / 'missing'}::{self.bin}"

    def entries(self, *arguments, code=0):
        text = self.run_pylore("doctor", "--format", "json", *arguments, code=code)
        return {entry["name"]: entry for entry in json.loads(text)}

    def test_all_is_well(self):
        entries = self.entries()
        self.assertEqual(entries["program"]["text"], os.path.realpath(PYLORE))
        self.assertEqual(entries["on PATH"]["text"], "yes")
        self.assertIn(entries["pylore"]["text"], self.run_pylore("--version").replace("pylore ", ""))
        self.assertRegex(entries["knowledge"]["text"], r"^\d+ topics, \d+ rules$")
        self.assertEqual(entries["editors"]["text"], "none on PATH")
        self.assertEqual([entry for entry in entries.values() if "advice" in entry], [])

    def test_path(self):
        (self.bin / "nvim").symlink_to(os.path.abspath(PYLORE))
        (self.bin / "emacs").write_text("no program\n")
        self.assertEqual(self.entries()["editors"]["text"], "nvim")
        (self.bin / "pylore").unlink()
        entry = self.entries(code=1)["on PATH"]
        self.assertEqual(entry["text"], "no")
        self.assertIn("Editors look for `pylore` on PATH", entry["advice"])
        shutil.copy(os.path.abspath(PYLORE), self.bin / "pylore")
        self.assertIn("the other pylore", self.entries(code=1)["on PATH"]["advice"])
        del self.environment["PATH"]
        self.assertEqual(self.entries(code=1)["on PATH"]["text"], "no")

    def test_known_topics(self):
        path = self.state / "pylore" / "known"
        self.assertEqual(self.entries()["known topics"]["text"], f"0; there is no {path} yet")
        self.run_pylore("known", "add", "generators")
        self.assertEqual(self.entries()["known topics"]["text"], f"1 in {path}")
        path.write_text("generators\nfrom-another-version\n")
        self.assertIn("none of this version's", self.entries(code=1)["known topics"]["advice"])
        del self.environment["XDG_STATE_HOME"]
        self.environment.pop("HOME", None)
        self.assertEqual(self.entries(code=1)["known topics"]["text"], "not kept")

    def test_own_pages(self):
        self.write("pages/ledger.md", "---\nid: ledger\ntitle: Ledger\n---\nMoney.\n")
        self.write("pages/Generators.md", "Ours end with a sentinel.\n")
        entry = self.entries("--knowledge", "pages")["own pages"]
        self.assertEqual(entry, {"part": "program", "name": "own pages", "text": "pages: 1 pages and 1 notes"})
        self.write("pages/bad.md", "---\nid: bad\ntitle: Bad\nlevel: none\n---\nMoney.\n")
        self.assertIn("advice", self.entries("--knowledge", "pages", code=1)["own pages"])
        self.assertIn("pages/bad.md:4:", self.err)

    def test_other_linters(self):
        self.assertEqual(self.entries()["other linters"]["text"], "none")
        self.write("work/setup.cfg", "[metadata]\nname = work\n")
        (self.bin / "flake8").symlink_to(os.path.abspath(PYLORE))
        self.assertEqual(self.entries("work")["other linters"]["text"], "flake8 (installed, not set up)")
        self.write("work/ruff.toml", "")
        self.write("work/setup.cfg", "[flake8]\nignore = E501\n")
        self.assertEqual(self.entries("work")["other linters"]["text"],
                         "ruff (not installed, set up in ruff.toml), "
                         "flake8 (its findings are left to it, set up in setup.cfg)")

    def test_settings(self):
        self.write("work/.git/HEAD", "")
        self.assertNotIn("settings", [entry["part"] for entry in self.entries("work").values()])
        path = os.path.realpath(self.write("work/pyproject.toml", "[tool.pylore]\nline-length = 99\n"))
        self.write("work/deep/setup.cfg", "[flake8]\nselect = E,W\n")
        entries = self.entries("work/deep")
        self.assertEqual(entries["line-length"], {"part": "settings", "name": "line-length", "text": "99",
                                                  "source": f"{path}:2"})
        self.assertEqual(entries["select"]["text"], "[E, W]")
        self.assertRegex(entries["select"]["source"], r"/deep/setup.cfg:2$")
        self.assertIn("advice", self.entries("nowhere", code=1)["folder"])

    def test_broken_settings(self):
        self.write("work/.git/HEAD", "")
        self.write("work/pyproject.toml", "[tool.pylore]\nline-length = 'wide'\nignore = ['E5']\n")
        entries = self.entries("work", code=1)
        self.assertIn("pyproject.toml:2: ", entries["project file"]["text"])
        self.assertEqual(entries["ignore"]["text"], "[E5]")
        self.assertNotIn("line-length", entries)
        told = self.run_pylore("doctor", "work", code=1)
        self.assertRegex(told, r"\nignore +\[E5\] +pyproject.toml:3\n")
        self.assertIn("\n- pyproject.toml:2: tool.pylore.line-length must be", told)

    def test_text(self):
        self.write("a_b*c_d/pyproject.toml", "[tool.pylore]\nextend-ignore-names = ['*_rows', '*_cells']\n")
        text = self.run_pylore("doctor", "a_b*c_d")
        self.assertRegex(text, r"^pylore +\d")
        self.assertRegex(text, r"\non PATH +yes\n")
        self.assertRegex(text, r"\nPython files in .*/a_b\*c_d:\n")
        self.assertIn("  [*_rows, *_cells]  pyproject.toml:2\n", text)
        self.assertTrue(text.endswith("\nAll is well.\n"), text)
        self.assertIn("no project file", self.run_pylore("doctor", "--width", "200"))
        self.run_pylore("doctor", "--wrong", code=2)
        self.run_pylore("doctor", "one", "two", code=2)


if __name__ == "__main__":
    sys.exit(unittest.main())
