import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, test } from "node:test";
import { findProgram } from "../src/program";
import type { Places } from "../src/program";

describe("findProgram", () => {
  let room: string;
  let places: Places;

  function put(...path: string[]): string {
    const file = join(room, ...path);
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, "#!/bin/sh\n");
    chmodSync(file, 0o755);
    return file;
  }

  beforeEach(() => {
    room = mkdtempSync(join(tmpdir(), "pylore-"));
    places = {
      setting: "",
      bundled: join(room, "extension", "server", "pylore"),
      searchPath: [join(room, "first"), join(room, "second")].join(delimiter),
      home: join(room, "home"),
    };
  });

  afterEach(() => {
    rmSync(room, { recursive: true });
  });

  test("the setting wins over all others", () => {
    put("extension", "server", "pylore");
    put("first", "pylore");
    const mine = put("mine", "pylore");
    assert.deepEqual(findProgram({ ...places, setting: mine }, "pylore"), { program: mine });
  });

  test("the setting may begin with ~/ or be a name to look for", () => {
    const atHome = put("home", "bin", "pylore");
    assert.deepEqual(findProgram({ ...places, setting: "~/bin/pylore" }, "pylore"), { program: atHome });
    const other = put("second", "pylore-next");
    assert.deepEqual(findProgram({ ...places, setting: "pylore-next" }, "pylore"), { program: other });
  });

  test("a setting that names no program is said, and nothing else is started", () => {
    put("first", "pylore");
    for (const setting of [join(room, "nowhere"), room, "./pylore", "nowhere"]) {
      const found = findProgram({ ...places, setting }, "pylore");
      assert.ok("problem" in found && found.problem.includes(setting), setting);
    }
  });

  test("the server inside the extension comes before the one on PATH", () => {
    put("first", "pylore");
    const bundled = put("extension", "server", "pylore");
    assert.deepEqual(findProgram(places, "pylore"), { program: bundled });
  });

  test("PATH is searched in its order, past files that cannot be started", () => {
    chmodSync(put("first", "pylore"), 0o644);
    const second = put("second", "pylore");
    assert.deepEqual(findProgram(places, "pylore"), { program: second });
  });

  test("a relative folder on PATH is not searched: the workspace could have put a program there", () => {
    const found = findProgram({ ...places, searchPath: `.${delimiter}${delimiter}bin` }, "pylore");
    assert.ok("problem" in found);
  });

  test("where there is none, the message tells what to do", () => {
    const found = findProgram(places, "pylore");
    assert.ok("problem" in found && found.problem.includes("pylore.server.path"));
  });
});
