import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { pageHtml } from "../src/page_html";
import { reportText } from "../src/report";

describe("reportText", () => {
  test("names versions, state and settings, and nobody", () => {
    const text = reportText({
      extension: "0.1.0",
      editor: "1.100.0 (Code)",
      platform: "linux-x64",
      remote: undefined,
      program: "/home/ada/bin/pylore",
      version: "pylore 0.1.0\n",
      state: "running",
      isTrusted: true,
      settings: { knowledge: { paths: ["/home/ada/notes"] } },
      home: "/home/ada",
    });
    assert.ok(text.includes("- program: `~/bin/pylore`, pylore 0.1.0\n"), text);
    assert.ok(text.includes('"~/notes"'), text);
    assert.ok(!text.includes("ada"), text);
  });
});

describe("pageHtml", () => {
  const page = { title: "a < b", body: "<p>words</p>", hasBack: false, isOther: true, nonce: "n0nce" };

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
});
