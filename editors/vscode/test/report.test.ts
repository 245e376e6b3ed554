import assert from "node:assert/strict";
import { describe, test } from "node:test";
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
