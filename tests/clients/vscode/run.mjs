// What a user sees and does with the extension, step by step:  run.mjs VSIX IMAGES
// Screenshots go to the folder IMAGES; with a step that fails, one of that moment.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { actUntilShown, startCode, until } from "./host.mjs";

const [vsix, images] = process.argv.slice(2);
const began = Date.now();
const folder = new URL("workspace", import.meta.url).pathname;
const settings = {
  "editor.fontSize": 14,
  "editor.codeActionsOnSave": { "source.fixAll.pylore": "explicit" },
  "pylore.lint.select": ["B006", "E711", "W291"],
  "workbench.colorTheme": "Default Dark Modern",
};

const code = await startCode({ vsix, folder, settings });
const { page } = code;
const editor = page.locator(".editor-instance .view-lines").first();
const card = page.locator(".monaco-hover:visible");
const shop = () => readFileSync(join(code.work, "shop.py"), "utf8");

/** Where the middle of a word is on the screen, in the first line that has `text`. */
async function placeOf(text, word) {
  const row = page.locator(".view-line", { hasText: text }).first();
  return row.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const box = range.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }
    throw new Error(`${wanted} is not there`);
  }, word);
}

async function hover(word, text, line = word) {
  await actUntilShown(async () => {
    await page.mouse.move(5, 500);
    await page.keyboard.press("Escape");
    const { x, y } = await placeOf(line, word);
    await page.mouse.move(x - 3, y);
    await page.mouse.move(x, y, { steps: 3 });
  }, card.filter({ hasText: text }));
  return card.filter({ hasText: text }).first();
}

/** Does what the menu offers by `name` for the word in the first line that has `text`. */
async function useQuickFix(text, word, name) {
  const fix = page.locator(".action-widget .monaco-list-row", { hasText: name });
  await actUntilShown(async () => {
    await page.keyboard.press("Escape");
    const { x, y } = await placeOf(text, word);
    await page.mouse.click(x, y);
    await page.keyboard.press("Control+.");
  }, fix);
  await fix.first().click();
}

/** What the palette finds by `text` under that name. */
async function pick(key, text, name) {
  const entry = page.locator(".quick-input-list .monaco-list-row", { hasText: name });
  await actUntilShown(async () => {
    await page.keyboard.press("Escape");
    await page.keyboard.press(key);
    await page.locator(".quick-input-box input").fill(text);
  }, entry);
  await entry.first().click();
}

const runCommand = (name) => pick("F1", `>${name}`, name);
const showFile = (name) => pick("Control+P", name, name);

const shot = (name, clip) => page.screenshot({ path: join(images, `${name}.png`), ...(clip ? { clip } : {}) });

/** The document inside the panel: VS Code shows it in a frame in a frame. */
const topicPage = () => page.frameLocator("iframe.webview").last().frameLocator("iframe#active-frame");

/** The server's processes: those that run the program of this run's extension. */
function servers() {
  return readdirSync("/proc").filter((id) => {
    try {
      const arguments_ = readFileSync(`/proc/${id}/cmdline`, "utf8").split("\0");
      return readlinkSync(`/proc/${id}/exe`).startsWith(code.room) && arguments_[1] === "server";
    } catch {
      return false; // not a process, or one that has just ended
    }
  });
}

const steps = [
  ["findings are underlined", async () => {
    await code.openFile("shop.py");
    await page.locator(".squiggly-warning, .squiggly-info, .squiggly-error, .squiggly-hint").first().waitFor({ state: "attached" });
  }],
  ["the card, as rendered, names what is in the file", async () => {
    const shown = await hover("yield", "Generators");
    const text = await shown.innerText();
    assert.match(text, /chunks pauses here/);
    assert.match(text, /Explain more · Mark as known/);
    assert.doesNotMatch(text, /\]\(|\*\*|`|&[a-z]+;|command:/);
    await shot("card", { x: 0, y: 0, width: 1280, height: 620 });
  }],
  ["Problems lists the findings", async () => {
    const rows = page.locator(".markers-panel .monaco-tl-contents", { hasText: "pylore" });
    await actUntilShown(() => page.keyboard.press("Control+Shift+M"), rows);
    await until("three findings", async () => (await rows.count()) === 3);
    await page.locator(".markers-panel", { hasText: "made once and shared" }).waitFor();
    await shot("problem");
  }],
  ["the code of a problem opens its rule's page, which leads back to the line", async () => {
    const link = page.locator(".markers-panel a", { hasText: "E711" });
    await actUntilShown(() => link.first().click(), topicPage().locator("h1", { hasText: "E711" }));
    await page.keyboard.press("Control+J");
    await topicPage().locator("#uses a", { hasText: "shop.py:22" }).click();
    await page.locator(".statusbar", { hasText: "Ln 22" }).waitFor();
    await runCommand("View: Close Editors in Other Groups");
    await page.locator("iframe.webview").waitFor({ state: "detached" });
  }],
  ["a quick fix mends what it names", async () => {
    await useQuickFix("prices =", "!=", "Compare by");
    await editor.locator(".view-line", { hasText: "is not None" }).waitFor();
  }],
  ["saving applies the safe fixes", async () => {
    assert.match(shop(), /None\] {3}\n/);
    await page.keyboard.press("Control+S");
    await until("the saved file, mended", () => / item is not None\]\n/.test(shop()));
  }],
  ["a link on the card opens the topic's page, and that one leads on and back", async () => {
    await actUntilShown(async () => {
      const shown = await hover("yield", "Explain more");
      await shown.locator("a", { hasText: "Explain more" }).click({ timeout: 2000 }).catch(() => undefined);
    }, topicPage().locator("h1", { hasText: "Generators" }));
    await page.mouse.move(5, 500);
    await page.keyboard.press("Escape");
    await shot("topic");
    await topicPage().locator("main a[href^='pylore:'], main a[data-href^='pylore:']").first().click();
    await topicPage().locator("h1:not(:text('Generators'))").waitFor();
    await topicPage().locator("button#back").click();
    await topicPage().locator("h1", { hasText: "Generators" }).waitFor();
  }],
  ["the topic's page lists where the code uses it, and goes there", async () => {
    await topicPage().locator("#uses a", { hasText: "shop.py:13" }).click();
    await page.locator(".statusbar", { hasText: "Ln 13" }).waitFor();
    await topicPage().locator("#uses a", { hasText: "stock.py:4" }).click();
    await page.locator(".statusbar", { hasText: "Ln 4," }).waitFor();
    await page.locator(".tab", { hasText: "stock.py" }).waitFor();
    await page.locator(".tab", { hasText: "shop.py" }).click();
  }],
  ["what is marked as known is one line, and can be taken back", async () => {
    await topicPage().locator("button#mark", { hasText: "Mark as known" }).click();
    await topicPage().locator("button#mark", { hasText: "No longer known" }).waitFor();
    assert.match((await (await hover("yield", "No longer known")).innerText()).trim(), /^Generators.*$/);
    await topicPage().locator("button#mark").click();
    await topicPage().locator("button#mark", { hasText: "Mark as known" }).waitFor();
    await hover("yield", "Mark as known");
  }],
  ["the view of concepts lists what the file uses, and goes there", async () => {
    await runCommand("Focus on Python concepts View");
    const row = (text) => page.locator(".pane-body .monaco-list-row", { hasText: text });
    await actUntilShown(async () => {
      await page.locator(".view-line").first().click();
    }, row("In shop.py"));
    await row("functools.lru_cache").first().waitFor();
    // The list is drawn anew now and then, so that a click may come to nothing.
    const click = async (icon) => {
      await row("Slicing").first().hover();
      await row("Slicing").first().locator(icon).click({ timeout: 2000 }).catch(() => undefined);
    };
    await actUntilShown(() => click(".codicon-check"), row("Slicing").filter({ hasText: "known" }));
    await actUntilShown(() => click(".codicon-discard"), row("Slicing").filter({ hasNotText: "known" }));
    await row("Not explored yet").first().waitFor();
    await row("In the workspace").filter({ hasText: "2 files" }).first().waitFor();
    await row("functools.lru_cache").first().click();
    await shot("concepts");
    await row("@lru_cache").first().click();
    await page.locator(".editor-status, .statusbar", { hasText: "Ln 16" }).first().waitFor();
  }],
  ["settings count at once", async () => {
    code.writeSettings({ "pylore.hover.level": "full" });
    assert.match(await (await hover("yield", "Interview question")).innerText(), /Why it matters/);
    code.writeSettings({});
    await hover("yield", "Mark as known");
  }],
  ["lenses show once they are wanted, and open the page", async () => {
    const lens = page.locator(".codelens-decoration a", { hasText: "chunks is a generator function" });
    assert.equal(await lens.count(), 0);
    code.writeSettings({ "pylore.codeLens.enable": true });
    await actUntilShown(() => lens.first().click({ timeout: 2000 }).catch(() => undefined), topicPage().locator("h1", { hasText: "Generators" }));
    code.writeSettings({});
    await lens.first().waitFor({ state: "detached" });
  }],
  ["the cells of a notebook have cards and findings, and know each other's names", async () => {
    await runCommand("View: Close All Editors");
    await showFile("report.ipynb");
    await page.locator(".notebookOverlay .squiggly-warning").first().waitFor({ state: "attached" });
    await hover("cache", "functools.lru_cache", "@cache");
    const rows = page.locator(".markers-panel .monaco-tl-contents", { hasText: "pylore" });
    await actUntilShown(() => page.keyboard.press("Control+Shift+M"), rows);
    assert.equal(await rows.count(), 1);
    await page.keyboard.press("Control+J");
    await useQuickFix("def weight", "[", "Default to");
    await page.locator(".notebookOverlay .view-line", { hasText: "seen=None" }).waitFor();
    await runCommand("File: Revert File");
    await showFile("shop.py");
    await page.locator(".editor-instance .view-line", { hasText: "yield" }).first().waitFor();
  }],
  ["a server that is killed comes back", async () => {
    await until("one server", () => servers().length === 1);
    const before = servers();
    process.kill(Number(before[0]), "SIGKILL");
    await until("another server", () => servers().length === 1 && servers()[0] !== before[0]);
    await hover("yield", "chunks pauses here");
  }],
  ["one that keeps crashing stays down, until the user says otherwise", async () => {
    let lastSeen = Date.now();
    await until("the end of all restarts", () => {
      const ids = servers();
      if (ids.length > 0) lastSeen = Date.now();
      for (const id of ids) process.kill(Number(id), "SIGKILL");
      return Date.now() - lastSeen > 5000;
    }, 60_000);
    await runCommand("pylore: Restart the Server");
    await until("a server", () => servers().length === 1);
    await hover("yield", "chunks pauses here");
  }],
  ["a report for the maintainers is copied", async () => {
    await runCommand("pylore: Copy Diagnostics Report");
    await page.locator(".statusbar", { hasText: "the report is on the clipboard" }).waitFor();
  }],
];

try {
  for (const [name, act] of steps) {
    await act();
    console.log(`${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s  ${name}`);
  }
} catch (error) {
  await page.screenshot({ path: join(images, "failed.png") }).catch(() => undefined);
  console.error(code.log().split("\n").slice(-20).join("\n"));
  throw error;
} finally {
  await code.close();
}
