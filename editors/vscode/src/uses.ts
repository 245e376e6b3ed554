// What the code that the user has before them uses: the file at hand, asked for anew when it has changed,
// and the whole workspace, which the server looks through in the background.
import { basename, isAbsolute, resolve } from "node:path";
import * as vscode from "vscode";
import { runProgram } from "./command_line";
import type { FileUses, Report, WorkspaceReport } from "./concepts";
import type { Server } from "./server";

const pause = 2000; // milliseconds after files have changed

/** The folders of the user's own pages; relative ones start, as for the server, at the first open folder. */
function ownFolders(): string[] {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  const paths = vscode.workspace.getConfiguration("pylore").get<string[]>("knowledge.paths", []);
  return paths.filter((path) => isAbsolute(path) || root !== undefined).map((path) => resolve(root ?? "", path));
}

/** Options for the program, so that it has the same pages as the server. */
export function ownPages(): string[] {
  return ownFolders().flatMap((path) => ["--knowledge", path]);
}

/** What there is about an editor's document beside its text. */
interface Seen {
  version: number;
  uses: Promise<FileUses | undefined>;
}

export class Uses implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: { dispose(): unknown }[];
  private seen = new WeakMap<vscode.TextDocument, Seen>();
  private report: WorkspaceReport | undefined;
  private isOutdated = true;
  private look: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private current: vscode.TextDocument | undefined;
  /** The workspace's report is another one. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly server: Server) {
    const watcher = vscode.workspace.createFileSystemWatcher("**/*.{py,pyi}");
    const outdate = () => {
      this.lookAgainIn(pause);
    };
    this.subscriptions = [
      this.changed,
      watcher,
      watcher.onDidChange(outdate),
      watcher.onDidCreate(outdate),
      watcher.onDidDelete(outdate),
      vscode.workspace.onDidChangeWorkspaceFolders(outdate),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration("pylore")) this.startAnew(pause);
      }),
      server.onDidChangeKnown(() => {
        this.startAnew(0);
      }),
    ];
  }

  /** The Python document that was edited last; it stays so while a page or a list is looked at. */
  document(): vscode.TextDocument | undefined {
    const active = vscode.window.activeTextEditor?.document;
    if (active?.languageId === "python") this.current = active;
    else if (this.current?.isClosed) this.current = undefined;
    return this.current;
  }

  /** What that document uses. */
  ofFile(): Promise<FileUses | undefined> {
    const document = this.document();
    if (document === undefined || this.server.program === undefined) return Promise.resolve(undefined);
    const seen = this.seen.get(document);
    if (seen?.version === document.version) return seen.uses;
    const uses = this.read(this.server.program, document);
    this.seen.set(document, { version: document.version, uses });
    return uses;
  }

  /** What the workspace used when it was last looked at; undefined before that. */
  ofWorkspace(): WorkspaceReport | undefined {
    return this.report;
  }

  /** Sees to it that the workspace has been looked at as it is. */
  async lookAtWorkspace(): Promise<void> {
    if (!this.isOutdated) return;
    this.look ??= this.ask().finally(() => (this.look = undefined));
    await this.look;
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /** What was said of texts that are as they were does not hold any more. */
  private startAnew(delay: number): void {
    this.seen = new WeakMap();
    this.lookAgainIn(delay);
  }

  private lookAgainIn(delay: number): void {
    this.isOutdated = true;
    if (this.report === undefined) return; // nobody has asked yet
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.lookAtWorkspace(), delay);
  }

  private async read(program: string, document: vscode.TextDocument): Promise<FileUses | undefined> {
    const text = document.getText();
    try {
      const output = await runProgram(program, ["concepts", "--format", "json", ...ownPages(), "-"], text);
      const lines = text.split(/\r\n|\r|\n/);
      return { uri: document.uri.toString(), name: basename(document.fileName), report: JSON.parse(output) as Report, lines };
    } catch (error) {
      this.server.log.error(`The concepts of the file could not be read: ${String(error)}`);
      this.seen.delete(document);
      return undefined;
    }
  }

  private async ask(): Promise<void> {
    this.isOutdated = false; // unless something happens while the server looks
    const report = await this.askServer();
    if (report === undefined) {
      this.isOutdated = true;
      return;
    }
    this.report = report;
    this.changed.fire();
  }

  private async askServer(): Promise<WorkspaceReport | undefined> {
    const folders = vscode.workspace.workspaceFolders?.map(({ uri }) => uri.toString()) ?? [];
    const options = { location: { viewId: "pylore.concepts" } };
    try {
      return await vscode.window.withProgress(options, (progress) =>
        this.server.askLong<WorkspaceReport>("pylore/workspaceConcepts", { folders }, progress),
      );
    } catch (error) {
      this.server.log.warn(`The workspace was not looked at: ${String(error)}`);
      return undefined;
    }
  }
}
