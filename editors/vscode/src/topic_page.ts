// Topics and rules as rendered documents beside the code, with links that lead from one to the next.
import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import { plainTitle } from "./concepts";
import type { CodeLine } from "./concepts";
import { goTo } from "./go_to";
import { pageHtml, usesHtml } from "./page_html";
import { usesOfRule, usesOfTopic } from "./page_uses";
import type { PageUses } from "./page_uses";
import type { Server } from "./server";
import type { Uses } from "./uses";

const viewType = "pylore.page";

/** The answer of `pylore/topic`. */
interface Page {
  id?: string;
  code?: string;
  title: string;
  known?: boolean;
  uri: string;
  markdown: string;
}

interface Message {
  command?: unknown;
  uri?: unknown;
  use?: unknown;
}

/** The lines with findings of a rule, in the documents that are open. */
function linesWithFindings(code: string): CodeLine[] {
  return vscode.languages.getDiagnostics().flatMap(([uri, diagnostics]) => {
    const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
    const ours = diagnostics.filter((found) => found.source === "pylore" && codeOf(found) === code);
    return ours.map(({ range: { start } }) => {
      const text = document && start.line < document.lineCount ? document.lineAt(start.line).text.trim() : "";
      return { target: { uri: uri.toString(), line: start.line, character: start.character }, text };
    });
  });
}

function codeOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === "object" ? code.value : code;
}

/** One panel for all pages: where a link is followed, the page before is a step back. */
export class TopicPages {
  private panel: vscode.WebviewPanel | undefined;
  private page: Page | undefined;
  private readonly before: string[] = [];
  private uses: PageUses = { lines: [], more: 0 };

  constructor(
    private readonly server: Server,
    private readonly code: Uses,
  ) {
    server.onDidChangeKnown(() => void this.showAgain());
    code.onDidChange(() => void this.showUses());
  }

  /** `place` is one of `{ id }`, `{ code }` and `{ uri }`. */
  async open(place: { id: string } | { code: string } | { uri: string }): Promise<void> {
    const page = await this.server.ask<Page>("pylore/topic", place);
    if (page === undefined) {
      void vscode.window.showInformationMessage("pylore: there is no such page, or the server does not run.");
      return;
    }
    if (this.page !== undefined && this.page.uri !== page.uri) this.before.push(this.page.uri);
    await this.show(page);
  }

  private async showAgain(): Promise<void> {
    if (this.page === undefined) return;
    const page = await this.server.ask<Page>("pylore/topic", { uri: this.page.uri });
    if (page !== undefined) await this.show(page);
  }

  private async show(page: Page): Promise<void> {
    const panel = this.panel ?? this.create();
    const isOther = this.page?.uri !== page.uri;
    this.page = page;
    this.uses = await this.usesOf(page);
    const nonce = randomBytes(16).toString("hex");
    const body = await vscode.commands.executeCommand<string>("markdown.api.render", page.markdown);
    panel.title = page.code === undefined ? plainTitle(page.title) : `${page.code} ${page.title}`;
    panel.webview.html = pageHtml({
      title: panel.title,
      body,
      isOther,
      uses: usesHtml(this.uses.lines, this.uses.more),
      hasBack: this.before.length > 0,
      nonce,
      ...(page.id === undefined ? {} : { isKnown: page.known === true }),
    });
    panel.reveal(undefined, true);
    void this.code.lookAtWorkspace(); // which comes back to showUses when it has something new
  }

  private async usesOf(page: Page): Promise<PageUses> {
    if (page.code !== undefined) return usesOfRule(linesWithFindings(page.code));
    return usesOfTopic(page.id ?? "", await this.code.ofFile(), this.code.ofWorkspace());
  }

  private async showUses(): Promise<void> {
    const page = this.page;
    if (page === undefined) return;
    const uses = await this.usesOf(page);
    if (page !== this.page) return; // another one is shown by now
    this.uses = uses;
    await this.panel?.webview.postMessage({ uses: usesHtml(uses.lines, uses.more) });
  }

  private create(): vscode.WebviewPanel {
    const beside = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const panel = vscode.window.createWebviewPanel(viewType, "pylore", beside, {
      enableScripts: true,
      enableFindWidget: true,
      localResourceRoots: [],
    });
    panel.onDidDispose(() => {
      this.panel = undefined;
      this.page = undefined;
      this.before.length = 0;
    });
    panel.webview.onDidReceiveMessage((message: Message) => void this.obey(message));
    this.panel = panel;
    return panel;
  }

  private async obey({ command, uri, use }: Message): Promise<void> {
    const line = command === "go" && typeof use === "number" ? this.uses.lines[use] : undefined;
    if (line !== undefined) await goTo(line.target);
    if (command === "open" && typeof uri === "string") await this.open({ uri });
    if (command === "back") await this.goBack();
    if (command === "mark" && this.page?.id !== undefined) {
      await vscode.commands.executeCommand(this.page.known ? "pylore.forget" : "pylore.markKnown", this.page.id);
    }
  }

  private async goBack(): Promise<void> {
    const uri = this.before.pop();
    const page = uri === undefined ? undefined : await this.server.ask<Page>("pylore/topic", { uri });
    if (page !== undefined) await this.show(page);
  }
}
