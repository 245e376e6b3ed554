// The status item beside the language: whether the server runs, and a way to its log.
import * as vscode from "vscode";
import { explainedFiles } from "./server";
import type { Server, ServerState } from "./server";

const texts: Record<ServerState, string> = {
  starting: "pylore is starting",
  running: "pylore is running",
  stopped: "pylore has stopped",
  missing: "pylore is not installed",
};

export function showStatus(server: Server): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem("pylore.status", explainedFiles);
  item.name = "pylore";
  const update = () => {
    const isWell = server.state === "running" || server.state === "starting";
    item.text = texts[server.state];
    item.busy = server.state === "starting";
    item.severity = isWell ? vscode.LanguageStatusSeverity.Information : vscode.LanguageStatusSeverity.Error;
    item.command = isWell
      ? { title: "Show Log", command: "pylore.showLog" }
      : { title: "Restart", command: "pylore.restart" };
  };
  update();
  return vscode.Disposable.from(item, server.onDidChangeState(update));
}
