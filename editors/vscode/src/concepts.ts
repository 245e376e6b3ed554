// What `pylore concepts`, `pylore topics` and `pylore known` print, as the tree that the side bar shows.

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

export interface UsedTopic extends Topic {
  known: boolean;
  places: UsePlace[];
}

export interface Report {
  groups: { group: string; topics: UsedTopic[] }[];
  unmet: (Topic & { neededFor: string[] })[];
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
  place?: UsePlace;
}

/** Titles are Markdown with nothing but inline code in it. */
export function plainTitle(title: string): string {
  return title.replaceAll("`", "");
}

function placeBranch(topic: Topic, place: UsePlace, lines: string[]): Branch {
  const text = lines[place.line]?.trim() ?? "";
  return { kind: "place", label: text, note: `line ${String(place.line + 1)}`, children: [], topic, place };
}

/** One line of the tree for each line of the file, however often the topic shows on it. */
function firstOfEachLine(places: UsePlace[]): UsePlace[] {
  const seen = new Set<number>();
  return places.filter((place) => !seen.has(place.line) && seen.add(place.line));
}

function usedBranch(topic: UsedTopic, lines: string[]): Branch {
  const places = firstOfEachLine(topic.places).map((place) => placeBranch(topic, place, lines));
  const count = topic.places.length === 1 ? "once" : `${String(topic.places.length)} times`;
  const note = topic.known ? `${count}, known` : count;
  return { kind: "topic", label: plainTitle(topic.title), note, children: places, topic, isKnown: topic.known };
}

function leaf(topic: Topic, note: string): Branch {
  return { kind: "topic", label: plainTitle(topic.title), note, children: [], topic, isKnown: false };
}

function usedSection(file: string, report: Report, lines: string[]): Branch {
  const groups = report.groups.map((group): Branch => {
    const topics = group.topics.map((topic) => usedBranch(topic, lines));
    return { kind: "group", label: group.group, note: String(topics.length), children: topics, isOpen: true };
  });
  const none: Branch = { kind: "note", label: "Nothing that has a topic.", note: "", children: [] };
  return { kind: "section", label: `In ${file}`, note: "", children: groups.length > 0 ? groups : [none], isOpen: true };
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
  file?: { name: string; report: Report; lines: string[] };
}

export function conceptsTree({ topics, explored, file }: TreeInput): Branch[] {
  const rest = restSection(topics, explored);
  if (file === undefined) return [rest];
  const titles = new Map(topics.map((topic) => [topic.id, topic.title]));
  const used = usedSection(file.name, file.report, file.lines);
  return file.report.unmet.length > 0 ? [used, unmetSection(file.report, titles), rest] : [used, rest];
}

/** The UTF-16 column of a byte column in its line. */
export function utf16Column(line: string, bytes: number): number {
  return Buffer.from(line, "utf8").subarray(0, bytes).toString("utf8").length;
}
