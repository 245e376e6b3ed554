import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { contributes } from "../package.json";
import { explicitSettings } from "../src/settings";
import type { Inspected } from "../src/settings";

const keys = Object.keys(contributes.configuration.properties).map((key) => key.replace(/^pylore\./, ""));

function settingsOf(set: Record<string, Inspected>) {
  return explicitSettings(keys, (key) => set[key]);
}

describe("explicitSettings", () => {
  test("what nobody has set is not sent", () => {
    assert.deepEqual(settingsOf({}), {});
    assert.deepEqual(settingsOf({ "hover.level": {} }), {});
  });

  test("dotted keys become nested objects", () => {
    const settings = settingsOf({
      "hover.level": { globalValue: "full" },
      "hover.mute": { globalValue: ["generators"] },
      "knowledge.paths": { workspaceValue: ["pages"] },
    });
    assert.deepEqual(settings, { hover: { level: "full", mute: ["generators"] }, knowledge: { paths: ["pages"] } });
  });

  test("the folder's value wins over the workspace's, and that over the user's", () => {
    const all = { globalValue: 79, workspaceValue: 88, workspaceFolderValue: 100 };
    assert.deepEqual(settingsOf({ "lint.lineLength": all }), { lint: { lineLength: 100 } });
    assert.deepEqual(settingsOf({ "lint.lineLength": { globalValue: 79, workspaceValue: 88 } }), {
      lint: { lineLength: 88 },
    });
  });

  test("a value that is false, empty or zero is a value", () => {
    const settings = settingsOf({ "lint.enable": { globalValue: false }, "lint.select": { globalValue: [] } });
    assert.deepEqual(settings, { lint: { enable: false, select: [] } });
  });

  test("what only the client reads is not sent", () => {
    assert.deepEqual(settingsOf({ "server.path": { globalValue: "/x" }, "trace.server": { globalValue: "verbose" } }), {});
  });
});
