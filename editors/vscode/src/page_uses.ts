// The lines of the user's code that a page is about.
import { codeLines, shortName, usedIn } from "./concepts";
import type { CodeLine, FileUses, Target, WorkspaceReport } from "./concepts";
import type { UseLine } from "./page_html";

const shownOfEach = 5; // lines of the file at hand, and as many files of the workspace

export interface PageUses {
  lines: (UseLine & { target: Target })[];
  /** So many are not shown. */
  more: number;
}

function shown({ target, text }: CodeLine): UseLine & { target: Target } {
  return { place: `${shortName(target.uri)}:${String(target.line + 1)}`, text, target };
}

function firstOf(...lists: CodeLine[][]): PageUses {
  const lines = lists.flatMap((list) => list.slice(0, shownOfEach)).map(shown);
  return { lines, more: lists.flat().length - lines.length };
}

/** The file at hand first, then a line of each other file. */
export function usesOfTopic(id: string, file: FileUses | undefined, workspace: WorkspaceReport | undefined): PageUses {
  const here = file ? codeLines(file, usedIn(file.report.groups, id)?.places ?? []) : [];
  const places = workspace ? (usedIn(workspace.groups, id)?.places ?? []) : [];
  const elsewhere = places.filter(({ uri }) => uri !== file?.uri).map((place) => ({ target: place, text: place.text }));
  return firstOf(here, elsewhere);
}

/** Where a rule has found something. */
export function usesOfRule(found: CodeLine[]): PageUses {
  return firstOf(found);
}
