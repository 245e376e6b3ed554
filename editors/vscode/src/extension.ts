// Brings the pylore server, its pages and its view of concepts into VS Code.
import { homedir } from "node:os";
import * as vscode from "vscode";
import { runProgram } from "./command_line";
import { plainTitle } from "./concepts";
import type { Branch, Target, Topic } from "./concepts";
import { ConceptsView } from "./concepts_view";
import { goTo } from "./go_to";
import { reportText } from "./report";
import { Server } from "./server";
import { showStatus } from "./status";
import { TopicPages } from "./topic_page";
import { Uses } from "./uses";

let running: Server | undefined;

/** A topic that the user picks by its title. */
async function pickTopic(server: Server): Promise<string | undefined> {
  if (server.program === undefined) return undefined;
  const topics = JSON.parse(await runProgram(server.program, ["topics", "--format", "json"])) as Topic[];
  const items = topics.map((topic) => ({ label: plainTitle(topic.title), description: topic.group, id: topic.id }));
  const picked = await vscode.window.showQuickPick(items, {
    matchOnDescription: true,
    placeHolder: "A topic to read about",
  });
  return picked?.id;
}

/** The page of what stands under the cursor. */
async function explainHere(server: Server, pages: TopicPages): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return;
  const found = await server.ask<{ topic: string; leads: boolean }[]>("pylore/conceptsAt", {
    textDocument: { uri: editor.document.uri.toString() },
    position: editor.selection.active,
  });
  const first = found?.find((concept) => concept.leads);
  if (first !== undefined) await pages.open({ id: first.topic });
  else void vscode.window.setStatusBarMessage("pylore: there is nothing to explain here", 4000);
}

async function copyReport(server: Server): Promise<void> {
  const version = server.program === undefined ? "" : await runProgram(server.program, ["--version"]).catch(String);
  const text = reportText({
    extension: server.extensionVersion,
    editor: `${vscode.version} (${vscode.env.appName})`,
    platform: `${process.platform}-${process.arch}`,
    remote: vscode.env.remoteName,
    program: server.program,
    version,
    state: server.state,
    isTrusted: vscode.workspace.isTrusted,
    settings: server.settings(),
    home: homedir(),
  });
  await vscode.env.clipboard.writeText(text);
  void vscode.window.setStatusBarMessage("pylore: the report is on the clipboard", 4000);
}

function register(server: Server, pages: TopicPages): vscode.Disposable[] {
  const command = (name: string, act: (argument: never) => unknown) =>
    vscode.commands.registerCommand(`pylore.${name}`, act);
  const idOf = (branch: Branch) => branch.topic?.id ?? "";
  return [
    command("restart", () => server.restart()),
    command("showLog", () => {
      server.log.show();
    }),
    command("copyReport", () => copyReport(server)),
    command("openTopic", async (id?: string) => {
      const topic = typeof id === "string" ? id : await pickTopic(server);
      if (topic !== undefined) await pages.open({ id: topic });
    }),
    command("explainHere", () => explainHere(server, pages)),
    command("openRule", (code: string) => pages.open({ code })),
    command("goToUse", (target: Target) => goTo(target)),
    command("openTopicOf", (branch: Branch) => pages.open({ id: idOf(branch) })),
    command("markTopic", (branch: Branch) => vscode.commands.executeCommand("pylore.markKnown", idOf(branch))),
    command("forgetTopic", (branch: Branch) => vscode.commands.executeCommand("pylore.forget", idOf(branch))),
  ];
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel("pylore", { log: true });
  const server = new Server(context, log);
  running = server;
  const uses = new Uses(server);
  const pages = new TopicPages(server, uses);
  context.subscriptions.push(
    log,
    uses,
    new ConceptsView(server, uses, context.globalState),
    showStatus(server),
    ...register(server, pages),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration("pylore.server.path")) await server.restart();
      else if (change.affectsConfiguration("pylore")) await server.announceSettings();
    }),
  );
  await server.start();
}

export async function deactivate(): Promise<void> {
  await running?.stop();
}
