// The side bar's view *Python concepts*: what the file at hand and the workspace use, and what is still to be
// explored.
import * as vscode from "vscode";
import { runProgram } from "./command_line";
import { conceptsTree, plainTitle } from "./concepts";
import type { Branch, Group, Topic } from "./concepts";
import type { Server } from "./server";
import { ownPages } from "./uses";
import type { Uses } from "./uses";

const metKey = "pylore.met"; // ids of the topics that were seen in some file
const pause = 800; // milliseconds after the last key

export class ConceptsView implements vscode.TreeDataProvider<Branch>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<Branch | undefined>();
  private readonly subscriptions: { dispose(): unknown }[];
  private readonly view: vscode.TreeView<Branch>;
  private roots: Branch[] = [];
  private timer: NodeJS.Timeout | undefined;
  private round = 0;
  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly server: Server,
    private readonly uses: Uses,
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
        if (document === this.uses.document()) this.refreshSoon(pause);
      }),
      uses.onDidChange(() => {
        this.refreshSoon(0);
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
    if (branch.target !== undefined) {
      item.command = { title: "Go There", command: "pylore.goToUse", arguments: [branch.target] };
    }
    return item;
  }

  getChildren(branch?: Branch): Branch[] {
    return branch?.children ?? this.roots;
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
      await this.uses.lookAtWorkspace(); // which comes back here when it has something new
    } catch (error) {
      this.server.log.error(`The concepts could not be read: ${String(error)}`);
    }
  }

  private async read(program: string): Promise<Branch[]> {
    const [topics, known, file] = await Promise.all([
      runProgram(program, ["topics", "--format", "json", ...ownPages()]),
      runProgram(program, ["known", "--format", "ids"]),
      this.uses.ofFile(),
    ]);
    const workspace = this.uses.ofWorkspace();
    const explored = new Set([...known.split("\n"), ...this.memory.get<string[]>(metKey, [])]);
    await this.remember(file?.report.groups ?? [], explored);
    await this.remember(workspace?.groups ?? [], explored);
    return conceptsTree({ topics: JSON.parse(topics) as Topic[], explored, file, workspace });
  }

  private async remember(groups: Group<unknown>[], explored: Set<string>): Promise<void> {
    const met = groups.flatMap(({ topics }) => topics.map(({ id }) => id));
    const isNew = met.some((id) => !explored.has(id));
    for (const id of met) explored.add(id);
    const before = this.memory.get<string[]>(metKey, []);
    if (isNew) await this.memory.update(metKey, [...new Set([...before, ...met])].sort());
  }
}
