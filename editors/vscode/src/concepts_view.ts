// The side bar's view *Python concepts*: what the file at hand uses, and what is still to be explored.
import { basename, isAbsolute, resolve } from "node:path";
import * as vscode from "vscode";
import { runProgram } from "./command_line";
import { conceptsTree, plainTitle, utf16Column } from "./concepts";
import type { Branch, Report, Topic, UsePlace } from "./concepts";
import type { Server } from "./server";

const metKey = "pylore.met"; // ids of the topics that were seen in some file
const pause = 800; // milliseconds after the last key

/** The folders of the user's own pages; relative ones start, as for the server, at the first open folder. */
function ownFolders(): string[] {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  const paths = vscode.workspace.getConfiguration("pylore").get<string[]>("knowledge.paths", []);
  return paths.filter((path) => isAbsolute(path) || root !== undefined).map((path) => resolve(root ?? "", path));
}

export class ConceptsView implements vscode.TreeDataProvider<Branch>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<Branch | undefined>();
  private readonly subscriptions: { dispose(): unknown }[];
  private readonly view: vscode.TreeView<Branch>;
  private document: vscode.TextDocument | undefined;
  private roots: Branch[] = [];
  private timer: NodeJS.Timeout | undefined;
  private round = 0;
  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly server: Server,
    private readonly memory: vscode.Memento,
  ) {
    this.view = vscode.window.createTreeView("pylore.concepts", { treeDataProvider: this, showCollapseAll: true });
    this.subscriptions = [
      this.view,
      this.changed,
      this.view.onDidChangeVisibility(() => {
        this.refreshSoon(0);
      }),
      vscode.window.onDidChangeActiveTextEditor(() => {
        this.refreshSoon(0);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === this.document) this.refreshSoon(pause);
      }),
      server.onDidChangeKnown(() => {
        this.refreshSoon(0);
      }),
      server.onDidChangeState(() => {
        this.refreshSoon(0);
      }),
    ];
  }

  getTreeItem(branch: Branch): vscode.TreeItem {
    const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
    const state = branch.children.length === 0 ? None : branch.isOpen ? Expanded : Collapsed;
    const item = new vscode.TreeItem(branch.label, state);
    item.description = branch.note;
    if (branch.kind === "topic") this.dressTopic(item, branch);
    if (branch.kind === "place" && branch.place !== undefined) {
      item.command = { title: "Go There", command: "pylore.goToUse", arguments: [branch.place] };
    }
    return item;
  }

  getChildren(branch?: Branch): Branch[] {
    return branch?.children ?? this.roots;
  }

  /** Shows a place of the file that the view is about. */
  async goTo(place: UsePlace): Promise<void> {
    if (this.document === undefined) return;
    const line = this.document.lineAt(Math.min(place.line, this.document.lineCount - 1)).text;
    const start = new vscode.Position(place.line, utf16Column(line, place.column));
    const selection = new vscode.Range(start, start);
    await vscode.window.showTextDocument(this.document, { selection, preview: false });
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private dressTopic(item: vscode.TreeItem, branch: Branch): void {
    item.contextValue = branch.isKnown ? "knownTopic" : "topic";
    item.iconPath = new vscode.ThemeIcon(branch.isKnown ? "pass" : branch.children.length > 0 ? "book" : "circle-outline");
    if (branch.topic === undefined) return;
    item.tooltip = `${plainTitle(branch.topic.title)} (${branch.topic.level})`;
    // A click on a topic that is used opens its places; the page is one click on the book beside it.
    if (branch.children.length === 0) {
      item.command = { title: "Open the Page", command: "pylore.openTopic", arguments: [branch.topic.id] };
    }
  }

  private refreshSoon(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.refresh(), delay);
  }

  private async refresh(): Promise<void> {
    if (!this.view.visible || this.server.program === undefined) return;
    const round = ++this.round;
    try {
      const roots = await this.read(this.server.program);
      if (round !== this.round) return; // a later one is under way
      this.roots = roots;
      this.changed.fire(undefined);
    } catch (error) {
      this.server.log.error(`The concepts of the file could not be read: ${String(error)}`);
    }
  }

  private async read(program: string): Promise<Branch[]> {
    const active = vscode.window.activeTextEditor?.document;
    if (active?.languageId === "python") this.document = active;
    else if (this.document?.isClosed) this.document = undefined;
    const folders = ownFolders().flatMap((path) => ["--knowledge", path]);
    const [topics, known, report] = await Promise.all([
      runProgram(program, ["topics", "--format", "json", ...folders]),
      runProgram(program, ["known", "--format", "ids"]),
      this.document && runProgram(program, ["concepts", "--format", "json", ...folders, "-"], this.document.getText()),
    ]);
    const explored = new Set([...known.split("\n"), ...this.memory.get<string[]>(metKey, [])]);
    const input = { topics: JSON.parse(topics) as Topic[], explored };
    if (this.document === undefined || report === undefined) return conceptsTree(input);
    const read = JSON.parse(report) as Report;
    await this.remember(read, explored);
    const lines = this.document.getText().split(/\r\n|\r|\n/);
    return conceptsTree({ ...input, file: { name: basename(this.document.fileName), report: read, lines } });
  }

  private async remember(report: Report, explored: Set<string>): Promise<void> {
    const met = report.groups.flatMap((group) => group.topics.map((topic) => topic.id));
    const isNew = met.some((id) => !explored.has(id));
    for (const id of met) explored.add(id);
    const before = this.memory.get<string[]>(metKey, []);
    if (isNew) await this.memory.update(metKey, [...new Set([...before, ...met])].sort());
  }
}
