"""What the bench opens and types is what it claims: valid Python, always the same, all undone."""

from __future__ import annotations

import unittest
from itertools import islice

import corpus
import typing_script
from results import Results


def apply(text: str, change: tuple) -> str:
    start, end, new = change
    starts = [0]
    for line in corpus.split_lines(text):
        starts.append(starts[-1] + len(line))
    return text[: starts[start[0]] + start[1]] + new + text[starts[end[0]] + end[1] :]


class Inputs(unittest.TestCase):
    def setUp(self):
        self.text = corpus.make_module(corpus.library_root(), 1_000)

    def test_module_is_valid_and_of_its_size(self):
        self.assertTrue(corpus.compiles(self.text))
        self.assertIn(self.text.count("\n"), range(980, 1_001))

    def test_module_is_the_same_each_time(self):
        self.assertEqual(self.text, corpus.make_module(corpus.library_root(), 1_000))

    def test_scripts_undo_what_they_type(self):
        places = typing_script.Places(self.text)
        for name, script in typing_script.SCRIPTS.items():
            for changes in islice(script(places, 1), 100):
                text = self.text
                for change in changes:
                    text = apply(text, change)
                    if change is not changes[-1]:
                        self.assertNotEqual(text, self.text, name)
                self.assertEqual(text, self.text, name)

    def test_future_imports_leave_their_lines_blank(self):
        text = '"""Doc."""\nfrom __future__ import (\n    annotations,\n)\nx = 1\n'
        self.assertEqual(corpus.without_future_imports(text), '"""Doc."""\n\n\n\nx = 1\n')


class Percentiles(unittest.TestCase):
    def test_nearest_rank(self):
        results = Results()
        results.add("row", "peer", "ms", list(range(1, 201)))
        self.assertEqual(results.percentile("row", "peer", 99), 198)
        self.assertEqual(results.percentile("row", "peer", 50), 100)


if __name__ == "__main__":
    unittest.main()
