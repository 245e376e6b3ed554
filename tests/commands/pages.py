"""`pylore explain` and `pylore topics`: in a terminal, in a pipe, as JSON, and what is misspelled."""

import json
import re
import sys
import unittest
import unicodedata

from command import CommandTest

MARKS = re.compile(r"\x1b\[[0-9;]*m")


def columns_of(line):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


class Explain(CommandTest):
    def test_lines_fit_the_terminal(self):
        """Words are wrapped at its width, up to 100 columns; code is left as it is."""
        for columns, width in ((40, 40), (80, 80), (100, 100), (200, 100)):
            shown = MARKS.sub("", self.run_on_terminal(columns, "explain", "generators"))
            text = [line for line in shown.splitlines()
                    if not line.startswith("    ") and not line.startswith("  │")]
            widest = max(columns_of(line) for line in text if "https://" not in line)
            self.assertLessEqual(widest, width, columns)
            self.assertGreater(widest, width - 12, columns)

    def test_colour_on_a_terminal_and_only_there(self):
        shown = self.run_on_terminal(80, "explain", "generators")
        self.assertIn("\x1b[1;36mGenerators\x1b[0m", shown)
        self.assertIn("\x1b[35mdef\x1b[0m", shown)
        self.assertEqual(MARKS.sub("", shown).count("\x1b"), 0)
        for environment in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
            plain = self.run_on_terminal(80, "explain", "generators", **environment)
            self.assertNotIn("\x1b", plain)
        self.assertNotIn("\x1b", self.run_pylore("explain", "generators"))

    def test_every_page_can_be_shown(self):
        names = self.run_pylore("topics", "--format", "ids").split()
        names += self.run_pylore("topics", "--rules", "--format", "ids").split()
        for name in names:
            text = self.run_pylore("explain", name)
            self.assertNotRegex(re.sub(r"`[^`]*`|^    .*$|^  > .*$", "", text, flags=re.M),
                                r"\[\[[a-z]", name)
            self.assertNotIn("```", text, name)
            page = json.loads(self.run_pylore("explain", name, "--format", "json"))
            self.assertEqual(page.get("id", page.get("code")), name)

    def test_tables_stand_in_columns(self):
        self.write("notes/ledger.md", "---\nid: ledger\ntitle: Ledger\n---\nMoney.\n\n## Cost\n"
                   "| Step | Cost |\n|---|--:|\n| one | 10 |\n| twenty | 7 |\n")
        text = self.run_pylore("explain", "ledger", "--knowledge", "notes")
        self.assertIn("Step    Cost\n------  ----\none       10\ntwenty     7\n", text)

    def test_names_that_are_nearly_right(self):
        for wrong, meant in (("generatrs", "generators"), ("E71", "E711"), ("decorater", "decorators"),
                             ("GENERATRS", "generators"), ("context manager", "context-managers")):
            self.run_pylore("explain", wrong, code=2)
            self.assertIn(f"there is no topic or rule '{wrong}'. Did you mean ", self.err)
            self.assertIn(meant, self.err.splitlines()[0])
        self.run_pylore("explain", "zzzzzzzz", code=2)
        self.assertIn("`pylore topics` lists them", self.err)

    def test_names_of_all_kinds(self):
        for name in ("Generators", "GENERATORS", "yield", " generators "):
            self.assertTrue(self.run_pylore("explain", name).startswith("Generators\n"), name)
        for name in ("e711", "none-comparison"):
            self.assertTrue(self.run_pylore("explain", name).startswith("E711 none-comparison\n"))

    def test_pages_name_each_other(self):
        self.assertIn("- Rules: B904, E722", self.run_pylore("explain", "exception-handling"))
        self.assertIn("- Topic: Exception handling", self.run_pylore("explain", "E722"))
        self.assertNotIn("{}", self.run_pylore("explain", "E711"))


class Topics(CommandTest):
    def test_groups_in_the_order_of_the_syllabus(self):
        topics = json.loads(self.run_pylore("topics", "--format", "json"))
        groups = list(dict.fromkeys(topic["group"] for topic in topics))
        self.assertEqual(len(groups), len([g for i, g in enumerate(topics)
                                           if i == 0 or g["group"] != topics[i - 1]["group"]]))
        self.assertEqual(groups[0], "Language core")
        text = self.run_pylore("topics")
        self.assertEqual([line for line in text.splitlines() if line in groups], groups)

    def test_ids_are_those_of_json(self):
        topics = json.loads(self.run_pylore("topics", "--format", "json"))
        self.assertEqual(self.run_pylore("topics", "--format", "ids").split(),
                         [topic["id"] for topic in topics])
        rules = json.loads(self.run_pylore("topics", "--rules", "--format", "json"))
        self.assertEqual(self.run_pylore("topics", "--rules", "--format=ids").split(),
                         [rule["code"] for rule in rules])
        self.assertEqual(set(rules[0]), {"code", "name", "topic", "severity", "default", "fix"})

    def test_own_pages_are_listed(self):
        self.write("notes/ledger.md", "---\nid: ledger\ntitle: Ledger\n---\nMoney.\n")
        text = self.run_pylore("topics", "--knowledge", "notes")
        self.assertIn("Your own\n\nTopic   Title   Level\n------  ------  --------\n"
                      "ledger  Ledger  beginner\n", text)

    def test_misuse(self):
        self.run_pylore("topics", "generators", code=2)
        self.assertIn("`pylore explain generators` explains it", self.err)
        self.run_pylore("topics", "--format", "xml", code=2)
        self.assertIn("it can be text, json, markdown or ids", self.err)
        self.run_pylore("explain", "yield", "--format", "ids", code=2)
        self.assertIn("it can be text, json or markdown", self.err)
        self.run_pylore("explain", "yield", "--rules", code=2)
        self.assertIn("there is no option '--rules'", self.err)


if __name__ == "__main__":
    sys.exit(unittest.main())
