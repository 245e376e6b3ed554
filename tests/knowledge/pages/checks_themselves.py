"""Do the other checks find what they are there for? Each is given a page with one known fault."""

import sys
import tempfile
import unittest
from pathlib import Path

import blocks
import complexity
import links
import packages
import pages
import pep8
import shape

HERE = {tuple(sys.version_info[:2]): sys.executable}
IN_DEPTH = "\n".join(["word " * 20] * 10)
GOOD_TOPIC = f"""---
id: walking
---
The lead says one thing.

## Roles
- `step`: One foot before the other.

## Why it matters
It does.

## Example
```python
print(1)
```
```output
1
```
## Watch out
- Mind the step.

## In depth
{IN_DEPTH}

## Interview questions
### Why?
Because.
### How?
So.
"""
GOOD_RULE = """---
code: X001
message: "Short"
fix: none
---
A reason.

## Bad
```python
x =1
#  ^ X001
```
## Good
```python
x = 1
```
"""


class Checks(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def page(self, text, place="topics/group/walking.md"):
        path = self.folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return pages.read(path)

    def block_faults(self, text, place="topics/group/walking.md"):
        return blocks.check_pages([self.page(text, place)], HERE)[0]

    def shape_faults(self, old, new):
        self.assertIn(old, GOOD_TOPIC)
        return shape.check_page(self.page(GOOD_TOPIC.replace(old, new)))

    def assert_one(self, faults, message, line=None):
        self.assertEqual(len(faults), 1, faults)
        self.assertIn(message, faults[0])
        if line is not None:
            self.assertIn(f".md:{line}:", faults[0])

    def test_good_pages_have_no_faults(self):
        self.assertEqual(self.block_faults(GOOD_TOPIC), [])
        self.assertEqual(shape.check_page(self.page(GOOD_TOPIC)), [])
        self.assertEqual(self.block_faults(GOOD_RULE, "rules/X001.md"), [])
        self.assertEqual(shape.check_page(self.page(GOOD_RULE, "rules/X001.md")), [])

    def test_output(self):
        self.assert_one(self.block_faults("```python\nprint(1)\n```\n```output\n2\n```\n"),
                        "expected output:\n2\nprinted:\n1\n", line=2)
        self.assert_one(self.block_faults("```python\nprint(1)\n```\n"), "printed:\n1\n")
        self.assert_one(self.block_faults("```python\nprint(1, end=' ')\n```\n```output\n1\n```\n"),
                        "printed:\n1 ")
        self.assert_one(self.block_faults("```python\nprint(1)\n```\nwords\n```output\n1\n```\n"),
                        "printed:\n1\n")

    def test_exceptions(self):
        self.assert_one(self.block_faults("\n```python\n1 / 0\n```\n"), "got ZeroDivisionError", 3)
        self.assert_one(self.block_faults("```python raises=OSError\n1 / 0\n```\n"),
                        "expected OSError, got ZeroDivisionError")
        self.assert_one(self.block_faults("```python raises=OSError\npass\n```\n"), "got ended")
        self.assertEqual(self.block_faults("```python raises=ArithmeticError\n1 / 0\n```\n"), [])
        self.assertEqual(self.block_faults("```python raises=SystemExit\nexit(3)\n```\n"), [])

    def test_syntax(self):
        self.assert_one(self.block_faults("```python syntax-error\n1\n```\n"), "expected SyntaxError")
        self.assert_one(self.block_faults("```python no-run\n1 +\n```\n"), "got SyntaxError")
        self.assertEqual(self.block_faults("```python no-run\n1 / 0\n```\n"), [])
        self.assert_one(self.block_faults("```python norun\npass\n```\n"), "unknown mark `norun`", 1)

    def test_a_block_that_hangs_or_dies(self):
        late = "```python\nimport signal\nsignal.alarm(1)\nwhile True: pass\n```\n"
        self.assert_one(self.block_faults(late), "got timeout")
        killed = "```python\nimport os\nos.kill(os.getpid(), 9)\n```\n"
        self.assert_one(self.block_faults(killed), "got killed")

    def test_blocks_are_apart(self):
        self.assert_one(self.block_faults("```python\nx = 1\n```\n```python\nx\n```\n"), "NameError")

    def test_since(self):
        faults, runs, notes = blocks.check_pages(
            [self.page("```python since=3.99\nthis is not Python\n```\n")], HERE)
        self.assertEqual((faults, runs), ([], 0))
        self.assert_one(notes, "no interpreter at hand is new enough")

    def test_needs(self):
        (self.folder / "bin").mkdir()
        (self.folder / "bin/python").symlink_to(sys.executable)
        text = "```python needs=numpy raises=OSError\n1 / 0\n```\n"
        faults, runs = blocks.check_pages_with_needs([self.page(text)], self.folder)
        self.assertEqual(runs, 1)
        self.assert_one(faults, "expected OSError, got ZeroDivisionError", line=2)
        self.assertEqual(blocks.check_pages([self.page(text)], HERE), ([], 0, []))
        self.assert_one(self.block_faults("```python needs=no-run,numpy\npass\n```\n"),
                        "requirements.txt does not pin `no-run`", line=1)
        self.assert_one(self.block_faults("```python needs=numpy no-run\n1 +\n```\n"),
                        "got SyntaxError")

    def test_requirements_are_pinned(self):
        self.assertEqual(packages.pinned_names("# why\nNumPy==2.0.1  # here\n\n"), {"numpy"})
        for line in ("numpy", "numpy>=2", "numpy==2.*", "-r other.txt"):
            with self.assertRaises(SystemExit):
                packages.pinned_names(line)

    def test_rule_blocks_compile(self):
        self.assert_one(self.block_faults(GOOD_RULE.replace("x = 1", "x = "), "rules/X001.md"),
                        "got SyntaxError")

    def test_shape_of_topics(self):
        self.assert_one(self.shape_faults("The lead", "word " * 40), "the lead has")
        self.assert_one(self.shape_faults("one thing.", "one. Two. Three."), "has 3 sentences")
        self.assert_one(self.shape_faults("One foot", "word " * 40), "the role `step` has 43 words")
        self.assert_one(self.shape_faults("Mind", "word " * 25), "the first pitfall has")
        self.assert_one(self.shape_faults(IN_DEPTH, "word " * 199), "In depth has 199")
        self.assert_one(self.shape_faults(IN_DEPTH, "word " * 601), "In depth has 601")
        self.assert_one(self.shape_faults("### How?", ""), "1 interview questions")
        self.assert_one(self.shape_faults("## Why it matters\nIt does.", ""), "no section Why")
        self.assert_one(self.shape_faults("```output\n1\n```", ""), "the example prints nothing")

    def test_shape_of_rules(self):
        def faults(old, new):
            return shape.check_page(self.page(GOOD_RULE.replace(old, new), "rules/X001.md"))
        self.assert_one(faults("A reason", "word " * 91), "why has")
        self.assert_one(faults("Short", "long" * 30), "the message has 120", line=3)
        self.assert_one(faults("fix: none", "fix: safe"), "Fixed is missing", line=4)

    def test_links(self):
        (self.folder / "library").mkdir()
        (self.folder / "library/os.html").write_text('<h1 id="os">os</h1>')
        def fault(address):
            page = self.page(f"[x](https://docs.python.org/{address})")
            return links.check_page(page, self.folder)
        self.assertEqual(fault("3/library/os.html#os"), [])
        self.assertEqual(fault("3/library/os.html"), [])
        self.assert_one(fault("3/library/os.html#gone"), "no anchor #gone", line=1)
        self.assert_one(fault("3/library/so.html"), "no such page")
        self.assert_one(fault("2/library/os.html"), "links go to docs.python.org/3/")

    def test_links_to_pep8(self):
        def fault(rest):
            return pep8.check_page(self.page(f"[x](https://peps.python.org/pep-0008/{rest})"),
                                   pep8.known_anchors())
        for right in ("", "#tabs-or-spaces", "#descriptive-naming-styles"):
            self.assertEqual(fault(right), [])
        self.assert_one(fault("#tabs-or-spaces-"), "no heading of PEP 8 makes #tabs-or-spaces-", line=1)
        self.assert_one(fault("index.html"), "PEP 8 has no page")

    def test_complexity(self):
        name = "data-type-complexity"
        path = pages.KNOWLEDGE / "topics" / "data-structures" / f"{name}.md"
        text = path.read_text(encoding="utf-8")
        def faults(old, new):
            self.assertIn(old, text)
            page = self.page(text.replace(old, new))
            return complexity.check_page(page, complexity.COUNTS[name])
        self.assertEqual(faults("", ""), [])
        self.assert_one(faults("| `xs.sort()` | O(n log n)", "| `xs.sort()` | O(n)"), "as n log n")
        self.assert_one(faults("| `s & t` | O(min(n, k))", "| `s & t` | O(n)"), "as constant")
        self.assert_one(faults("`hash(t)` | O(n)", "`hash(t)` | O(1)")[-1:], "as linear")
        self.assert_one(faults("`d.get(k)`, ", ""), "no cost for `d.get(k)` of dict")


if __name__ == "__main__":
    unittest.main()
