import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { codeLines, conceptsTree, shortName, utf16Column } from "../src/concepts";
import type { Branch, Report, Topic, WorkspaceReport } from "../src/concepts";

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
          count: 2,
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

const workspace: WorkspaceReport = {
  files: 12,
  isCut: false,
  groups: [
    {
      group: "Language core",
      topics: [
        {
          id: "generators",
          title: "Generators",
          group: "Language core",
          level: "intermediate",
          known: true,
          count: 4,
          places: [
            { uri: "file:///project/our%20shop/__init__.py", line: 7, character: 4, count: 3, text: "yield row" },
            { uri: "file:///project/b.py", line: 0, character: 0, count: 1, text: "def g(): yield" },
          ],
        },
      ],
    },
  ],
};

function outline(branches: Branch[], depth = 0): string[] {
  return branches.flatMap((branch) => [
    `${"  ".repeat(depth)}${branch.label}${branch.note === "" ? "" : ` (${branch.note})`}`,
    ...outline(branch.children, depth + 1),
  ]);
}

describe("conceptsTree", () => {
  test("what the file uses, what it rests on, and what is left", () => {
    const file = { uri: "file:///project/shop.py", name: "shop.py", report, lines: ["def f():", "    yield (yield)"] };
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

  test("what the workspace uses, a line a file", () => {
    const tree = conceptsTree({ topics: [], explored: new Set(), workspace });
    assert.deepEqual(outline(tree), [
      "In the workspace (12 files)",
      "  Language core (1)",
      "    Generators (4 times in 2 files, known)",
      "      our shop/__init__.py:8 (yield row  (3 times))",
      "      b.py:1 (def g(): yield)",
      "Not explored yet (0 of 0)",
    ]);
    assert.equal(tree[0]?.children[0]?.children[0]?.children[1]?.target?.uri, "file:///project/b.py");
    assert.equal(conceptsTree({ topics: [], explored: new Set(), workspace: { ...workspace, isCut: true } })[0]?.note, "12 files, there are more");
  });

  test("without a file, what is left", () => {
    const tree = conceptsTree({ topics, explored: new Set(["generators", "control-flow", "locks"]) });
    assert.deepEqual(outline(tree), ["Not explored yet (0 of 3)"]);
  });

  test("a file that has nothing says so", () => {
    const file = { uri: "file:///project/empty.py", name: "empty.py", report: { groups: [], unmet: [] }, lines: [""] };
    assert.deepEqual(outline(conceptsTree({ topics: [], explored: new Set(), file })).slice(0, 2), [
      "In empty.py",
      "  Nothing that has a topic.",
    ]);
  });
});

describe("codeLines", () => {
  test("each line once, with the column that VS Code counts", () => {
    const file = { uri: "file:///project/shop.py", name: "shop.py", report, lines: ["def f():", "  é = yield (yield)"] };
    const places = [
      { line: 1, column: 7, endLine: 1, endColumn: 12 },
      { line: 1, column: 14, endLine: 1, endColumn: 19 },
    ];
    assert.deepEqual(codeLines(file, places), [
      { target: { uri: "file:///project/shop.py", line: 1, character: 6 }, text: "é = yield (yield)" },
    ]);
  });
});

describe("shortName", () => {
  test("names the folder where the file's name does not tell", () => {
    assert.equal(shortName("file:///project/our%20shop/a.py"), "a.py");
    assert.equal(shortName("file:///project/our%20shop/__main__.py"), "our shop/__main__.py");
    assert.equal(shortName("vscode-notebook-cell:/project/my%23shop.ipynb#W1sZmlsZQ"), "my#shop.ipynb");
    assert.equal(shortName("untitled:Untitled-1"), "untitled:Untitled-1");
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
