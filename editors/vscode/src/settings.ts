// What the user has set, in the server's shape.

/** What VS Code tells of one setting; see `WorkspaceConfiguration.inspect`. */
export interface Inspected {
  globalValue?: unknown;
  workspaceValue?: unknown;
  workspaceFolderValue?: unknown;
}

export type Settings = Record<string, unknown>;

/** Those that the client itself reads. */
const clientOnly = /^(server|trace)\./;

function store(settings: Settings, path: string[], value: unknown): void {
  const [name, ...rest] = path;
  if (name === undefined) return;
  if (rest.length === 0) {
    settings[name] = value;
    return;
  }
  const inner = (settings[name] ?? {}) as Settings;
  settings[name] = inner;
  store(inner, rest, value);
}

/**
 * Only what is set explicitly: a default of VS Code's, were it sent, would pass for the user's
 * wish and hide whatever else has a say. `keys` are dotted and without the section's name.
 */
export function explicitSettings(keys: string[], inspect: (key: string) => Inspected | undefined): Settings {
  const settings: Settings = {};
  for (const key of keys) {
    if (clientOnly.test(key)) continue;
    const found = inspect(key);
    const value = found?.workspaceFolderValue ?? found?.workspaceValue ?? found?.globalValue;
    if (value !== undefined) store(settings, key.split("."), value);
  }
  return settings;
}
