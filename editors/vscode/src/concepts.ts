// What code uses, as `pylore concepts` and the server tell it, and as the tree that the side bar shows.

/** Of the program's output; lines are zero-based, columns bytes of UTF-8. */
export interface UsePlace {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  role?: string;
}

export interface Topic {
  id: string;
  title: string;
  group: string;
  level: string;
}

/** A topic that is used, with places of the kind that the report has. */
export interface UsedTopic<Place> extends Topic {
  known: boolean;
  count: number;
  places: Place[];
}

export interface Group<Place> {
  group: string;
  topics: UsedTopic<Place>[];
}

/** One file's. */
export interface Report {
  groups: Group<UsePlace>[];
  unmet: (Topic & { neededFor: string[] })[];
}

/** The first use of a topic in a file of the workspace, which stands for all of them there. */
export interface FilePlace {
  uri: string;
  line: number;
  character: number;
  count: number;
  /** The line. */
  text: string;
}

export interface WorkspaceReport {
  files: number;
  /** There were too many files. */
  isCut: boolean;
  groups: Group<FilePlace>[];
}

/** A place to go to. */
export interface Target {
  uri: string;
  line: number;
  character: number;
}

/** A file, and what it uses. */
export interface FileUses {
  uri: string;
  name: string;
  report: Report;
  lines: string[];
}

/** A line of the tree. A topic without places is not used in the file. */
export interface Branch {
  kind: "section" | "group" | "topic" | "place" | "note";
  label: string;
  note: string;
  children: Branch[];
  isOpen?: boolean;
  topic?: Topic;
  isKnown?: boolean;
  target?: Target;
}

/** Titles are Markdown with nothing but inline code in it. */
export function plainTitle(title: string): string {
  return title.replaceAll("`", "");
}

/** The UTF-16 column of a byte column in its line. */
export function utf16Column(line: string, bytes: number): number {
  return Buffer.from(line, "utf8").subarray(0, bytes).toString("utf8").length;
}

/** A line of code to go to; the text is the line's. */
export interface CodeLine {
  target: Target;
  text: string;
}

/** Where a file uses a topic: each line once, however often the topic shows on it. */
export function codeLines(file: FileUses, places: UsePlace[]): CodeLine[] {
  const seen = new Set<number>();
  const firsts = places.filter(({ line }) => !seen.has(line) && seen.add(line));
  return firsts.map(({ line, column }) => {
    const text = file.lines[line] ?? "";
    return { target: { uri: file.uri, line, character: utf16Column(text, column) }, text: text.trim() };
  });
}

/** What a report says of a topic. */
export function usedIn<Place>(groups: Group<Place>[], id: string): UsedTopic<Place> | undefined {
  return groups.flatMap(({ topics }) => topics).find((topic) => topic.id === id);
}

function times(count: number): string {
  return count === 1 ? "once" : `${String(count)} times`;
}

function usedBranch<Place>(topic: UsedTopic<Place>, note: string, children: Branch[]): Branch {
  const label = plainTitle(topic.title);
  return { kind: "topic", label, note: topic.known ? `${note}, known` : note, children, topic, isKnown: topic.known };
}

function inFile(file: FileUses, topic: UsedTopic<UsePlace>): Branch {
  const places = codeLines(file, topic.places).map(({ target, text }): Branch => {
    return { kind: "place", label: text, note: `line ${String(target.line + 1)}`, children: [], topic, target };
  });
  return usedBranch(topic, times(topic.places.length), places);
}

/** A file by the end of its path, of a cell its notebook; the folder where the name alone does not tell. */
export function shortName(uri: string): string {
  const [path = ""] = uri.split("#");
  const [name = "", folder] = decodeURIComponent(path).split("/").reverse();
  return name.startsWith("__") && folder ? `${folder}/${name}` : name;
}

const placesAtMost = 100; // of a topic, in the server's report

function inFiles(topic: UsedTopic<FilePlace>): Branch {
  const places = topic.places.map((place): Branch => {
    const note = place.count === 1 ? place.text : `${place.text}  (${String(place.count)} times)`;
    return { kind: "place", label: `${shortName(place.uri)}:${String(place.line + 1)}`, note, children: [], topic, target: place };
  });
  const more = topic.places.length < placesAtMost ? "" : " or more";
  const files = topic.places.length === 1 ? "1 file" : `${String(topic.places.length)}${more} files`;
  return usedBranch(topic, `${times(topic.count)} in ${files}`, places);
}

function groupBranches<Place>(groups: Group<Place>[], isOpen: boolean, branch: (topic: UsedTopic<Place>) => Branch): Branch[] {
  const branches = groups.map(({ group, topics }): Branch => {
    return { kind: "group", label: group, note: String(topics.length), children: topics.map(branch), isOpen };
  });
  const none: Branch = { kind: "note", label: "Nothing that has a topic.", note: "", children: [] };
  return branches.length > 0 ? branches : [none];
}

function leaf(topic: Topic, note: string): Branch {
  return { kind: "topic", label: plainTitle(topic.title), note, children: [], topic, isKnown: false };
}

function fileSection(file: FileUses): Branch {
  const groups = groupBranches(file.report.groups, true, (topic) => inFile(file, topic));
  return { kind: "section", label: `In ${file.name}`, note: "", children: groups, isOpen: true };
}

function workspaceSection(report: WorkspaceReport): Branch {
  const note = `${String(report.files)} ${report.files === 1 ? "file" : "files"}${report.isCut ? ", there are more" : ""}`;
  return { kind: "section", label: "In the workspace", note, children: groupBranches(report.groups, false, inFiles) };
}

function unmetSection(report: Report, titles: Map<string, string>): Branch {
  const topics = report.unmet.map((topic) => {
    const users = topic.neededFor.map((id) => plainTitle(titles.get(id) ?? id)).join(", ");
    return leaf(topic, `for ${users}`);
  });
  return { kind: "section", label: "To read first", note: "what this file rests on", children: topics };
}

function restSection(topics: Topic[], explored: Set<string>): Branch {
  const rest = topics.filter((topic) => !explored.has(topic.id));
  const groups = new Map<string, Branch>();
  for (const topic of rest) {
    const group = groups.get(topic.group) ?? { kind: "group", label: topic.group, note: "", children: [] };
    group.children.push(leaf(topic, topic.level));
    groups.set(topic.group, group);
  }
  for (const group of groups.values()) group.note = String(group.children.length);
  const note = `${String(rest.length)} of ${String(topics.length)}`;
  return { kind: "section", label: "Not explored yet", note, children: [...groups.values()] };
}

export interface TreeInput {
  topics: Topic[];
  /** Marked as known, or met in a file before. */
  explored: Set<string>;
  file?: FileUses | undefined;
  workspace?: WorkspaceReport | undefined;
}

export function conceptsTree({ topics, explored, file, workspace }: TreeInput): Branch[] {
  const titles = new Map(topics.map((topic) => [topic.id, topic.title]));
  const sections = file === undefined ? [] : [fileSection(file)];
  if (file && file.report.unmet.length > 0) sections.push(unmetSection(file.report, titles));
  if (workspace && workspace.files > 0) sections.push(workspaceSection(workspace));
  return [...sections, restSection(topics, explored)];
}
