// Starts the pylore server for Python documents, and starts it anew when asked.
import { homedir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { DidChangeConfigurationNotification, LanguageClient } from "vscode-languageclient/node";
import type { LanguageClientOptions, Middleware } from "vscode-languageclient/node";
import { filePattern } from "./files";
import { findProgram } from "./program";
import { explicitSettings } from "./settings";
import type { Settings } from "./settings";

const section = "pylore";
const programName = process.platform === "win32" ? "pylore.exe" : "pylore";

/** Not `git:` and its like: the findings of a file are not to be listed again for its history. */
const schemes = ["file", "untitled", "vscode-notebook-cell", "vscode-vfs"];

interface Manifest {
  contributes: { configuration: { properties: Record<string, unknown> } };
}

class Server {
  private client: LanguageClient | undefined;
  private readonly keys: string[];

  constructor(
    private readonly context: vscode.ExtensionContext,
    readonly log: vscode.LogOutputChannel,
  ) {
    const manifest = context.extension.packageJSON as Manifest;
    this.keys = Object.keys(manifest.contributes.configuration.properties).map((key) => key.slice(section.length + 1));
  }

  async start(): Promise<void> {
    const found = findProgram(this.places(), programName);
    if ("problem" in found) {
      this.log.error(found.problem);
      void this.tell(found.problem);
      return;
    }
    this.log.info(`Starting ${found.program}`);
    const client = new LanguageClient(section, section, { command: found.program, args: ["server"] }, this.options());
    this.client = client;
    try {
      await client.start();
    } catch (error) {
      void this.tell(`The server did not start: ${String(error)}`);
    }
  }

  async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    if (client?.needsStop()) await client.stop();
    await client?.dispose();
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async announceSettings(): Promise<void> {
    const settings = { [section]: this.settings() };
    if (this.client?.isRunning()) {
      await this.client.sendNotification(DidChangeConfigurationNotification.type, { settings });
    }
  }

  private places() {
    return {
      setting: vscode.workspace.getConfiguration(section).get("server.path", ""),
      bundled: this.context.asAbsolutePath(join("server", programName)),
      searchPath: process.env.PATH ?? "",
      home: homedir(),
    };
  }

  /** No initializationOptions: what they say would stay in force when the user takes it back. The server asks. */
  private options(): LanguageClientOptions {
    return {
      documentSelector: schemes.flatMap((scheme) => [
        { scheme, language: "python" },
        { scheme, pattern: filePattern },
      ]),
      outputChannel: this.log,
      middleware: this.middleware(),
    };
  }

  private middleware(): Middleware {
    return {
      workspace: {
        configuration: async (params, token, next) => {
          const answers = (await next(params, token)) as unknown[];
          return params.items.map((item, index) =>
            item.section === section ? this.settings(item.scopeUri) : answers[index],
          );
        },
        didChangeConfiguration: () => Promise.resolve(), // announceSettings does it, without VS Code's defaults
      },
    };
  }

  private settings(uri?: string): Settings {
    const scope = uri === undefined ? undefined : vscode.Uri.parse(uri);
    const configuration = vscode.workspace.getConfiguration(section, scope);
    return explicitSettings(this.keys, (key) => configuration.inspect(key));
  }

  private async tell(problem: string): Promise<void> {
    const settings = "Open Settings";
    const log = "Show Log";
    const choice = await vscode.window.showErrorMessage(`pylore: ${problem}`, settings, log);
    if (choice === settings) await vscode.commands.executeCommand("workbench.action.openSettings", "pylore.server.path");
    if (choice === log) this.log.show();
  }
}

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel(section, { log: true });
  const started = new Server(context, log);
  server = started;
  context.subscriptions.push(
    log,
    vscode.commands.registerCommand("pylore.restart", () => started.restart()),
    vscode.commands.registerCommand("pylore.showLog", () => {
      log.show();
    }),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration("pylore.server.path")) await started.restart();
      else if (change.affectsConfiguration(section)) await started.announceSettings();
    }),
  );
  await started.start();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
