// The server of one window: started, stopped, started anew, and asked.
import { homedir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import {
  DidChangeConfigurationNotification,
  LanguageClient,
  State,
  WorkDoneProgress,
} from "vscode-languageclient/node";
import type { ClientCapabilities, LanguageClientOptions, Middleware, StaticFeature } from "vscode-languageclient/node";
import { filePattern } from "./files";
import { findProgram } from "./program";
import { explicitSettings } from "./settings";
import type { Settings } from "./settings";

const section = "pylore";
const programName = process.platform === "win32" ? "pylore.exe" : "pylore";

/** After so many crashes within three minutes the server stays down until the user says otherwise. */
const restartsAtMost = 4;

/** Not `git:` and its like: the findings of a file are not to be listed again for its history. */
const schemes = ["file", "untitled", "vscode-notebook-cell", "vscode-vfs"];

export const explainedFiles = schemes.flatMap((scheme) => [
  { scheme, language: "python" },
  { scheme, pattern: filePattern },
]);

/** The commands that links on cards may run, and no others. */
const trustedCommands = ["pylore.openTopic", "pylore.markKnown", "pylore.forget"];

const commandLinks: StaticFeature = {
  fillClientCapabilities(capabilities: ClientCapabilities) {
    capabilities.experimental = { ...(capabilities.experimental as object | undefined), pylore: { commandLinks: true } };
  },
  initialize() {
    // there is nothing to set up
  },
  getState() {
    return { kind: "static" };
  },
  clear() {
    // nor to take down
  },
};

interface Manifest {
  version: string;
  contributes: { configuration: { properties: Record<string, unknown> } };
}

export type ServerState = "starting" | "running" | "stopped" | "missing";

export class Server {
  private client: LanguageClient | undefined;
  private lastToken = 0;
  private readonly keys: string[];
  private readonly stateChanged = new vscode.EventEmitter<ServerState>();
  private readonly knownChanged = new vscode.EventEmitter<void>();
  readonly onDidChangeState = this.stateChanged.event;
  readonly onDidChangeKnown = this.knownChanged.event;
  readonly extensionVersion: string;
  state: ServerState = "stopped";
  /** What is run, once it is found. */
  program: string | undefined;

  constructor(
    private readonly context: vscode.ExtensionContext,
    readonly log: vscode.LogOutputChannel,
  ) {
    const manifest = context.extension.packageJSON as Manifest;
    this.extensionVersion = manifest.version;
    this.keys = Object.keys(manifest.contributes.configuration.properties).map((key) => key.slice(section.length + 1));
  }

  async start(): Promise<void> {
    const found = findProgram(this.places(), programName);
    if ("problem" in found) {
      this.program = undefined;
      this.become("missing");
      this.log.error(found.problem);
      void this.tell(found.problem);
      return;
    }
    this.program = found.program;
    this.log.info(`Starting ${found.program}`);
    const client = new LanguageClient(section, section, { command: found.program, args: ["server"] }, this.options());
    client.registerFeature(commandLinks);
    client.onDidChangeState(({ newState }) => {
      if (client === this.client) this.become(stateOf(newState));
    });
    this.client = client;
    try {
      await client.start();
    } catch (error) {
      this.become("stopped");
      void this.tell(`The server did not start: ${String(error)}`);
    }
  }

  async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    if (client !== undefined) await this.end(client);
    this.become("stopped");
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Undefined where the server does not run or has no answer. */
  async ask<T>(method: string, params: unknown): Promise<T | undefined> {
    if (!this.client?.isRunning()) return undefined;
    const answer = await this.client.sendRequest<T | null>(method, params);
    return answer ?? undefined;
  }

  /** The same for what takes a while: `progress` hears how far it is. */
  async askLong<T>(method: string, params: object, progress: vscode.Progress<{ message: string }>): Promise<T | undefined> {
    if (!this.client?.isRunning()) return undefined;
    const workDoneToken = `pylore-${String(++this.lastToken)}`;
    const listener = this.client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
      if (value.kind === "report" && value.message !== undefined) progress.report({ message: value.message });
    });
    try {
      return await this.ask<T>(method, { ...params, workDoneToken });
    } finally {
      listener.dispose();
    }
  }

  async announceSettings(): Promise<void> {
    const settings = { [section]: this.settings() };
    if (this.client?.isRunning()) {
      await this.client.sendNotification(DidChangeConfigurationNotification.type, { settings });
    }
  }

  /** What the user has set, in the server's shape. */
  settings(uri?: string): Settings {
    const scope = uri === undefined ? undefined : vscode.Uri.parse(uri);
    const configuration = vscode.workspace.getConfiguration(section, scope);
    return explicitSettings(this.keys, (key) => configuration.inspect(key));
  }

  /** A client that is starting refuses to be stopped, and so does one whose server died at its start. */
  private async end(client: LanguageClient): Promise<void> {
    try {
      if (client.state === State.Starting) await client.start(); // the start that is under way
      await client.dispose();
    } catch (error) {
      this.log.warn(`The server did not end in order: ${String(error)}`);
    }
  }

  private become(state: ServerState): void {
    this.state = state;
    this.stateChanged.fire(state);
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
      documentSelector: explainedFiles,
      outputChannel: this.log,
      middleware: this.middleware(),
      markdown: { isTrusted: { enabledCommands: trustedCommands }, supportHtml: false },
      connectionOptions: { maxRestartCount: restartsAtMost },
    };
  }

  private middleware(): Middleware {
    return {
      executeCommand: async (command, args, next) => {
        const answer: unknown = await next(command, args);
        this.knownChanged.fire();
        return answer;
      },
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

  private async tell(problem: string): Promise<void> {
    const settings = "Open Settings";
    const log = "Show Log";
    const choice = await vscode.window.showErrorMessage(`pylore: ${problem}`, settings, log);
    if (choice === settings) await vscode.commands.executeCommand("workbench.action.openSettings", "pylore.server.path");
    if (choice === log) this.log.show();
  }
}

function stateOf(state: State): ServerState {
  if (state === State.Running) return "running";
  return state === State.Starting ? "starting" : "stopped";
}
