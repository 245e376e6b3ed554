// Which program is the server.
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";

export interface Places {
  /** `pylore.server.path`: a file, or a name to look for in `searchPath`; empty: not set. */
  setting: string;
  /** Where the extension would have brought a server along. */
  bundled: string;
  /** The environment's PATH. */
  searchPath: string;
  /** What `~/` stands for. */
  home: string;
}

export type Found = { program: string } | { problem: string };

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function findInPath(name: string, searchPath: string): string | undefined {
  const folders = searchPath.split(delimiter).filter((folder) => isAbsolute(folder));
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

function findSetting(setting: string, places: Places): string | undefined {
  const file = setting.startsWith("~/") ? join(places.home, setting.slice(2)) : setting;
  if (isAbsolute(file)) return isProgram(file) ? file : undefined;
  return /[\\/]/.test(file) ? undefined : findInPath(file, places.searchPath);
}

/** The setting wins; where it is set and names no program, that is said and nothing else is tried. */
export function findProgram(places: Places, name: string): Found {
  const setting = places.setting.trim();
  if (setting !== "") {
    const program = findSetting(setting, places);
    if (program !== undefined) return { program };
    return { problem: `pylore.server.path is '${setting}', which is not a program that can be started.` };
  }
  if (isProgram(places.bundled)) return { program: places.bundled };
  const program = findInPath(name, places.searchPath);
  if (program !== undefined) return { program };
  return { problem: `There is no '${name}' on your PATH. Install pylore, or say in pylore.server.path where it is.` };
}
