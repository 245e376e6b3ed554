"""`pylore concepts`: what code uses, counted, and what it rests on."""

import json
import sys
import unittest

from command import CommandTest

# Topics of the test's own, so that the pages may change.
PAGES = {
    "spell": "title: Spells\ngroup: Magic\nrequires: [wand]\ntriggers:\n  names: [magic.spell]",
    "wand": "title: Wands\ngroup: Magic\nrequires: [wood]\ntriggers:\n  names: [magic.wand]",
    "wood": "title: Wood\ngroup: Magic\nlevel: advanced",
    "potion": "title: Potions | drinks\ngroup: Kitchen\ntriggers:\n  names: [magic.potion]\n"
              "  also_names: [magic.spell]",
}


class Concepts(CommandTest):
    def setUp(self):
        super().setUp()
        for name, front in PAGES.items():
            self.write(f"pages/{name}.md", f"---\nid: {name}\n{front}\n---\nA page.\n")
        self.write("src/__init__.py", "")
        self.write("src/one.py", "import magic\nmagic.spell\nmagic.spell\n")
        self.write("src/deep/two.py", "from magic import potion as drink\nprint(drink)\n")

    def report(self, *arguments, code=0):
        text = self.run_pylore("concepts", *arguments, "--format=json", "--knowledge=pages",
                               code=code)
        return json.loads(text)

    def of(self, report, group):
        return next(g for g in report["groups"] if g["group"] == group)

    def test_json_has_topics_and_places(self):
        report = self.report("src")
        self.assertEqual(report["files"], 3)
        magic = self.of(report, "Magic")
        self.assertEqual([topic["id"] for topic in magic["topics"]], ["spell"])
        spell = magic["topics"][0]
        self.assertEqual((spell["count"], spell["known"], magic["places"]), (2, False, 2))
        self.assertEqual(spell["places"], [
            {"file": "src/one.py", "line": line, "column": 0, "endLine": line, "endColumn": 11}
            for line in (1, 2)])
        # Where it is only named as a further topic, it is not used.
        places = self.of(report, "Kitchen")["topics"][0]["places"]
        self.assertEqual({place["file"] for place in places}, {"src/deep/two.py"})
        self.assertEqual(sum(group["places"] for group in report["groups"]), report["places"])

    def test_what_is_not_met_yet(self):
        unmet = {topic["id"]: topic["neededFor"] for topic in self.report("src")["unmet"]
                 if topic["group"] == "Magic"}
        self.assertEqual(unmet, {"wand": ["spell"], "wood": ["wand"]})
        self.run_pylore("known", "add", "wand", "--knowledge", "pages")
        unmet = [topic["id"] for topic in self.report("src")["unmet"] if topic["group"] == "Magic"]
        self.assertEqual(unmet, [])
        self.run_pylore("known", "remove", "wand")
        self.write("src/three.py", "import magic\nmagic.wand\n")
        unmet = {topic["id"]: topic["neededFor"] for topic in self.report("src")["unmet"]
                 if topic["group"] == "Magic"}
        self.assertEqual(unmet, {"wood": ["wand"]})

    def test_text(self):
        text = self.run_pylore("concepts", "src", "--knowledge", "pages")
        self.assertIn("Magic\n\nTopic   Places  Where\n------  ------  --------------------\n"
                      "Spells       2  one.py:2:1, one.py:3:1\n".replace("-" * 20, "-" * 22), text)
        self.assertIn("Potions | drinks", text)
        self.assertIn("deep/two.py:1:", text)
        self.assertIn("Wands  beginner  Spells\nWood   advanced  Wands\n", text)
        self.assertRegex(text, r"Magic +1 of 3 +2\n")
        self.assertRegex(text, r"\d+ topics of \d+ groups at \d+ places in 3 files of src/\.\n$")

    def test_one_file(self):
        text = self.run_pylore("concepts", "src/one.py", "--knowledge", "pages")
        self.assertIn("Spells       2  2:1, 3:1\n", text)
        self.assertTrue(text.endswith(" in src/one.py.\n"), text)

    def test_names_of_files_are_no_markdown(self):
        self.write("src/__main__.py", "import magic\nmagic.wand\n")
        self.assertIn("__main__.py:2:1", self.run_pylore("concepts", "src", "--knowledge=pages"))

    def test_nothing_is_used(self):
        self.assertEqual(self.run_pylore("concepts", "src/__init__.py"),
                         "No topic is used in 1 file.\n")
        (self.folder / "empty").mkdir()
        self.assertEqual(self.run_pylore("concepts", "empty"), "")

    def test_standard_input(self):
        text = self.run_pylore("concepts", "-", "--places", stdin=b"def f():\n    yield\n")
        self.assertIn("-:2:5: generators yield\n", text)

    def test_lines_for_other_programs(self):
        lines = self.run_pylore("concepts", "--places", "--format", "json", "--knowledge", "pages",
                                "src/one.py").splitlines()
        records = [json.loads(line) for line in lines]
        self.assertIn({"file": "src/one.py", "line": 1, "column": 0, "endLine": 1, "endColumn": 11,
                       "topic": "spell"}, records)
        self.assertIn("potion", [record["topic"] for record in records])
        self.assertEqual(self.run_pylore("concepts", "--names", "src/deep/two.py").splitlines()[-1],
                         "src/deep/two.py:2:7: drink global")

    def test_files_that_cannot_be_read(self):
        self.write("src/bad.py", b"\xff\xfe")
        report = self.report("src", "missing.py", code=2)
        self.assertEqual(report["files"], 3)
        self.assertIn("src/bad.py: not valid UTF-8", self.err)
        self.assertIn("missing.py: no such file or folder", self.err)

    def test_misuse(self):
        for arguments, words in (((), "which files?"), (("--wrong", "src"), "no option '--wrong'"),
                                 (("src", "--format", "xml"), "it can be text, json or markdown"),
                                 (("src", "--format"), "--format needs a value")):
            self.run_pylore("concepts", *arguments, code=2)
            self.assertIn(words, self.err)

    def test_broken_code_is_no_error(self):
        self.write("src/broken.py", "def f(:\n  yield ((\nclass\n\0\n'''")
        self.report("src/broken.py")


if __name__ == "__main__":
    sys.exit(unittest.main())
