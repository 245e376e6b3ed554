// From a page or a list to the code.
import * as vscode from "vscode";
import type { Target } from "./concepts";

/** Where the code is to be seen: where it is already, or beside the page that led to it. */
function columnFor(uri: vscode.Uri): vscode.ViewColumn {
  const editors = vscode.window.visibleTextEditors;
  const shown = editors.find(({ document }) => document.uri.toString() === uri.toString());
  return (shown ?? vscode.window.activeTextEditor ?? editors[0])?.viewColumn ?? vscode.ViewColumn.One;
}

/** A cell is shown in its notebook; false where the address is none of a cell. */
async function showCell(uri: string): Promise<boolean> {
  for (const notebook of vscode.workspace.notebookDocuments) {
    const cell = notebook.getCells().find(({ document }) => document.uri.toString() === uri);
    if (cell === undefined) continue;
    const selections = [new vscode.NotebookRange(cell.index, cell.index + 1)];
    await vscode.window.showNotebookDocument(notebook, { selections, viewColumn: columnFor(notebook.uri) });
    return true;
  }
  return false;
}

export async function goTo({ uri, line, character }: Target): Promise<void> {
  if (await showCell(uri)) return;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const start = document.validatePosition(new vscode.Position(line, character));
  const options = { selection: new vscode.Range(start, start), viewColumn: columnFor(document.uri) };
  await vscode.window.showTextDocument(document, options);
}
