import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { conceptsTree, utf16Column } from "../src/concepts";
import type { Branch, Report, Topic } from "../src/concepts";

const topics: Topic[] = [
  { id: "generators", title: "Generators", group: "Language core", level: "intermediate" },
  { id: "control-flow", title: "Loops and branches", group: "Language core", level: "beginner" },
  { id: "locks", title: "Locks", group: "Concurrency", level: "advanced" },
];

const report: Report = {
  groups: [
    {
      group: "Language core",
      topics: [
        {
          id: "generators",
          title: "Generators",
          group: "Language core",
          level: "intermediate",
          known: false,
          places: [
            { line: 1, column: 4, endLine: 1, endColumn: 9, role: "yield" },
            { line: 1, column: 12, endLine: 1, endColumn: 17, role: "yield" },
          ],
        },
      ],
    },
  ],
  unmet: [{ id: "control-flow", title: "Loops and branches", group: "Language core", level: "beginner", neededFor: ["generators"] }],
};

function outline(branches: Branch[], depth = 0): string[] {
  return branches.flatMap((branch) => [
    `${"  ".repeat(depth)}${branch.label}${branch.note === "" ? "" : ` (${branch.note})`}`,
    ...outline(branch.children, depth + 1),
  ]);
}

describe("conceptsTree", () => {
  test("what the file uses, what it rests on, and what is left", () => {
    const file = { name: "shop.py", report, lines: ["def f():", "    yield (yield)"] };
    assert.deepEqual(outline(conceptsTree({ topics, explored: new Set(["generators"]), file })), [
      "In shop.py",
      "  Language core (1)",
      "    Generators (2 times)",
      "      yield (yield) (line 2)",
      "To read first (what this file rests on)",
      "  Loops and branches (for Generators)",
      "Not explored yet (2 of 3)",
      "  Language core (1)",
      "    Loops and branches (beginner)",
      "  Concurrency (1)",
      "    Locks (advanced)",
    ]);
  });

  test("without a file, what is left", () => {
    const tree = conceptsTree({ topics, explored: new Set(["generators", "control-flow", "locks"]) });
    assert.deepEqual(outline(tree), ["Not explored yet (0 of 3)"]);
  });

  test("a file that has nothing says so", () => {
    const file = { name: "empty.py", report: { groups: [], unmet: [] }, lines: [""] };
    assert.deepEqual(outline(conceptsTree({ topics: [], explored: new Set(), file })).slice(0, 2), [
      "In empty.py",
      "  Nothing that has a topic.",
    ]);
  });
});

describe("utf16Column", () => {
  test("counts what VS Code counts", () => {
    assert.equal(utf16Column("abc", 2), 2);
    assert.equal(utf16Column('"é" in x', 5), 4);
    assert.equal(utf16Column('"🍐é" in x', 9), 6);
    assert.equal(utf16Column("ab", 99), 2);
  });
});
