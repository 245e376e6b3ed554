// Topics and rules as rendered documents beside the code, with links that lead from one to the next.
import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import { plainTitle } from "./concepts";
import { pageHtml } from "./page_html";
import type { Server } from "./server";

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
}

/** One panel for all pages: where a link is followed, the page before is a step back. */
export class TopicPages {
  private panel: vscode.WebviewPanel | undefined;
  private page: Page | undefined;
  private readonly before: string[] = [];

  constructor(private readonly server: Server) {
    server.onDidChangeKnown(() => void this.showAgain());
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
    const nonce = randomBytes(16).toString("hex");
    const body = await vscode.commands.executeCommand<string>("markdown.api.render", page.markdown);
    panel.title = plainTitle(page.title);
    panel.webview.html = pageHtml({
      title: panel.title,
      body,
      isOther,
      hasBack: this.before.length > 0,
      nonce,
      ...(page.id === undefined ? {} : { isKnown: page.known === true }),
    });
    panel.reveal(undefined, true);
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

  private async obey({ command, uri }: Message): Promise<void> {
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
