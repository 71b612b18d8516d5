import type { LadderDocument, LadderEntry, MappingEntry, RungEntry, SourceEntry } from "./ladder-document.js";

/** The document as Markdown to read (tables as GitHub has them): to be looked at, not to be imported. */
export function markdownOf(document: LadderDocument): string {
  const { companyName, ladders, sources = {} } = document;
  return [`# ${text(companyName)}`, ...ladders.flatMap((ladder) => section(ladder, sources)), ...sourceList(sources)].join("\n\n").concat("\n");
}

const HEAD = ["Code", "Title", "Range on the axis", "Confidence", "Influence", "Scope", "Why this range"] as const;
const TRACKS = [["IC", "Individual contributors"], ["M", "Management"]] as const;

function section(ladder: LadderEntry, sources: Readonly<Record<string, SourceEntry>>): readonly string[] {
  const { version, mappedBy, sources: cited = [] } = ladder;
  const facts = [
    `family \`${ladder.family}\``, ...(version === undefined ? [] : [`version ${version.number}`]), `in force since ${ladder.effectiveOn}`, ...(version?.retiredAt === undefined ? [] : [`retired on ${version.retiredAt.slice(0, 10)}`]),
    `mapped by ${text(mappedBy.author)} (${mappedBy.date}, taxonomy \`${mappedBy.taxonomyVersion}\`)`, ...(ladder.complete ? [] : ["only part of the ladder could be read"]),
  ];
  return [
    `## ${text(ladder.name)}`,
    `${facts.join(" · ")}.`,
    ...(ladder.note === undefined ? [] : [text(ladder.note)]),
    ...TRACKS.flatMap(([track, title]) => {
      const rungs = ladder.rungs.filter((rung) => rung.track === track);
      return rungs.length === 0 ? [] : [`### ${title}`, table(rungs), ...competencies(rungs)];
    }),
    ...(cited.length === 0 ? [] : [`Sources: ${cited.map((key) => text(sources[key]?.title ?? key)).join("; ")}.`]),
  ];
}

/** Highest rung first, as people draw ladders. */
function table(rungs: readonly RungEntry[]): string {
  const rows = [...rungs].reverse().map((rung) => [
    rung.code ?? "", rung.hybrid === true ? `${rung.title} (both tracks in one)` : rung.title, range(rung.mapping), rung.mapping === undefined ? "" : String(rung.mapping.confidence),
    (rung.influence ?? "").toLowerCase().replaceAll("_", " "), rung.scope ?? "", rung.mapping?.comment ?? "",
  ]);
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(HEAD), line(HEAD.map(() => "---")), ...rows.map((cells) => line(cells.map(text)))].join("\n");
}

/** What is expected on each rung that says so, in the order of the table. */
function competencies(rungs: readonly RungEntry[]): readonly string[] {
  return [...rungs].reverse().flatMap(({ code, title, competencies: expected = [] }) => {
    const items = expected.map(({ name, expectation }) => `- **${text(name)}**: ${text(expectation)}`);
    return items.length === 0 ? [] : [`#### ${text(code === undefined ? title : `${code}, ${title}`)}`, items.join("\n")];
  });
}

function range(mapping: MappingEntry | undefined): string {
  if (mapping === undefined) return "not mapped yet";
  return mapping.noEquivalent === true ? "no equivalent" : `${mapping.lo} to ${mapping.hi}`;
}

function sourceList(sources: Readonly<Record<string, SourceEntry>>): readonly string[] {
  const items = Object.values(sources).map(({ title, url, kind, date, collected, licence }) => {
    const name = url !== undefined && /^https?:/i.test(url) ? `[${text(title)}](<${url.replace(/[<>\\\s]/g, encodeURIComponent)}>)` : text(title);
    return `- ${[name, kind.toLowerCase(), ...(date === undefined ? [] : [`of ${date}`]), `read ${collected}`, ...(licence === undefined ? [] : [text(licence)])].join(", ")}`;
  });
  return items.length === 0 ? [] : ["## Sources", items.join("\n")];
}

/** Text that stays text: on one line, and nothing in it is markup. */
const text = (raw: string): string => raw.replace(/\s+/g, " ").replace(/[\\`*_~[\]<>|#&]/g, "\\$&");
