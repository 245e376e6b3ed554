import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { pageHtml, usesHtml } from "../src/page_html";
import { usesOfTopic } from "../src/page_uses";

describe("pageHtml", () => {
  const page = { title: "a < b", body: "<p>words</p>", hasBack: false, uses: "", isOther: true, nonce: "n0nce" };

  test("runs no script but its own", () => {
    const html = pageHtml(page);
    assert.ok(html.includes("default-src 'none'"), html);
    assert.equal(html.match(/<script/g)?.length, 1);
    assert.ok(html.includes('<script nonce="n0nce">'), html);
    assert.ok(html.includes("<title>a &#60; b</title>"), html);
  });

  test("a topic can be marked, a rule cannot", () => {
    assert.ok(!pageHtml(page).includes('id="mark"'));
    assert.ok(pageHtml({ ...page, isKnown: false }).includes("Mark as known"));
    assert.ok(pageHtml({ ...page, isKnown: true }).includes("No longer known"));
  });

  test("the user's code stands before the first section", () => {
    const html = pageHtml({ ...page, body: "<p>lead</p><h2>Why</h2>", uses: usesHtml([{ place: "a.py:1", text: "x < y" }], 2) });
    assert.match(html, /lead<\/p><section id="uses"><h2>In your code<\/h2>.*a\.py:1.*x &#60; y.*And 2 more.*<h2>Why/);
    assert.ok(pageHtml(page).includes('<section id="uses"></section>'));
  });
});

describe("usesOfTopic", () => {
  const place = { line: 3, column: 0, endLine: 3, endColumn: 1 };
  const topic = { id: "generators", title: "", group: "", level: "", known: false, count: 9 };
  const places = Array.from({ length: 7 }, (_, line) => ({ ...place, line }));
  const groups = [{ group: "", topics: [{ ...topic, places }] }];
  const file = { uri: "file:///p/a.py", name: "a.py", report: { groups, unmet: [] }, lines: [" one "] };
  const found = (uri: string) => ({ uri, line: 8, character: 2, count: 1, text: "there" });
  const workspace = {
    files: 2,
    isCut: false,
    groups: [{ group: "", topics: [{ ...topic, places: [found("file:///p/a.py"), found("file:///p/b.py")] }] }],
  };

  test("the file at hand first, and other files", () => {
    const { lines, more } = usesOfTopic("generators", file, workspace);
    assert.deepEqual(lines.map((line) => line.place), ["a.py:1", "a.py:2", "a.py:3", "a.py:4", "a.py:5", "b.py:9"]);
    assert.equal(lines[0]?.text, "one");
    assert.deepEqual({ ...lines[5]?.target }, { uri: "file:///p/b.py", line: 8, character: 2, count: 1, text: "there" });
    assert.equal(more, 2);
  });

  test("nothing where nothing is known", () => {
    assert.deepEqual(usesOfTopic("generators", undefined, undefined), { lines: [], more: 0 });
    assert.deepEqual(usesOfTopic("locks", file, workspace), { lines: [], more: 0 });
  });
});
