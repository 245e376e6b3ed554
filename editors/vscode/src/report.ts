// What a maintainer wants to know first, as text to be pasted into a report: no code and no file names.

export interface ReportParts {
  extension: string;
  editor: string;
  platform: string;
  remote: string | undefined;
  program: string | undefined;
  version: string;
  state: string;
  isTrusted: boolean;
  settings: unknown;
  home: string;
}

/** Paths below the home folder begin with `~`, so that they do not tell who reports. */
export function reportText(parts: ReportParts): string {
  const program = parts.program?.replace(parts.home, "~") ?? "none";
  const settings = JSON.stringify(parts.settings, null, 2).replaceAll(parts.home, "~");
  return [
    `- pylore for VS Code ${parts.extension}`,
    `- VS Code ${parts.editor} on ${parts.platform}${parts.remote === undefined ? "" : `, remote: ${parts.remote}`}`,
    `- program: \`${program}\`, ${parts.version.trim()}`,
    `- server: ${parts.state}`,
    `- workspace: ${parts.isTrusted ? "trusted" : "not trusted"}`,
    "- settings:",
    "```json",
    settings,
    "```",
    "",
  ].join("\n");
}
