import { createHash } from "node:crypto";
import { readFile as read } from "node:fs/promises";
import { readFile, type ImportFormat } from "../ladder/imports.js";
import { differences, findings, movesInWords } from "./support/changes.js";
import { CLIENT_OPTIONS, serverOf, type Client } from "./support/client.js";
import { CalledWrongly, CommandFailed, runCommand, say, type Flags } from "./support/command.js";
import { draftNow, importing, publish, suggest, whoAndDrafts, type HeldDraft, type ImportInput, type Version } from "./support/importing.js";

const help = `npm run import -- <file> --company <slug> [options]

Makes or updates the draft of a ladder from a file, says what changed and what lint finds, and with --publish publishes it.
<file> is CSV, YAML or JSON as \`npm run export\` writes it (of a table \`track\` and \`title\` are enough), - standard input. A file
that says what the version before says changes nothing and publishes nothing, so this can run on every push; what differs in
days, confidence and who placed a rung alone is the same. Run again after a failure: nothing is published twice.

  --company <slug>    the company
  --ladder <slug>     which ladder, where the file holds several; what to call it, where the file does not say
  --name <name>       its name, where the file does not say
  --family <key>      its family, where neither the file nor a version of the ladder says
  --format <format>   csv, yaml or json; by the file's ending unless told
  --suggest           maps rungs that nobody mapped as the method suggests, marked as machine-suggested
  --replace-draft     writes over a draft that somebody else changed; mappings of rungs that stay are kept where the file has none
  --publish           publishes, with
    --note <text>        what this version changes, and why; public; needed
    --effective-on <day> from which day it holds (YYYY-MM-DD); today unless told
    --unlisted           the ladder can be reached by its ids alone
    --key <text>         names this publication, as a commit's hash does; made from the content unless told
  --dry-run           writes nothing; says what the run would say, and which answers at other companies would move
  --server <url>      the server, or ORG_LADDER_SERVER; one of the two is needed
  --token <secret>    whose rights it is done by (editor or owner); better in ORG_LADDER_TOKEN, where no list of processes shows it

Exit codes: 0 done, also when nothing had to change; 1 failed, with an error on each line; 2 called wrongly`;

const FORMATS: Readonly<Record<string, ImportFormat>> = { csv: "CSV", tsv: "CSV", yaml: "YAML", yml: "YAML", json: "JSON" };

await runCommand({
  help,
  takesWords: true,
  options: {
    company: { type: "string" }, ladder: { type: "string" }, name: { type: "string" }, family: { type: "string" }, format: { type: "string" }, suggest: { type: "boolean" },
    "replace-draft": { type: "boolean" }, publish: { type: "boolean" }, note: { type: "string" }, "effective-on": { type: "string" }, unlisted: { type: "boolean" },
    key: { type: "string" }, "dry-run": { type: "boolean" }, ...CLIENT_OPTIONS,
  },
  run: async (flags, words) => {
    const [file, ...more] = words;
    if (file === undefined || more.length > 0) throw new CalledWrongly("Name one file, or - for standard input.");
    checkTogether(flags);
    const format = formatOf(flags, file);
    const client = serverOf(flags);
    await run(client, flags, { company: textOf(flags, "company"), format, content: await contentOf(file), ...given(flags, "ladder", "name", "family") });
  },
});

async function run(client: Client, flags: Flags, file: ImportInput): Promise<void> {
  const { name, drafts } = await whoAndDrafts(client, file.company);
  const slug = file.ladder ?? slugIn(file);
  const held = drafts.find(({ ladder }) => ladder === slug) ?? null;
  const input = held === null ? file : { ...file, revision: held.revision };
  const dryRun = flags["dry-run"] === true;
  const tried = await importing(client, input, true, dryRun);
  if (!isNews(tried.version, flags) && held?.changedBy !== name) return say(sameAs(tried.version));
  if (held !== null && held.changedBy !== name && flags["replace-draft"] !== true) throw new CommandFailed(notYours(held));
  if (dryRun) {
    say(tried.summary);
    for (const line of [...differences(tried.version, flags.suggest === true), ...findings(tried.version), ...(tried.preview ? movesInWords(tried.preview) : [])]) say(line);
    if (flags.suggest === true) say("Mappings are suggested when the draft is written: what they change is not in here.");
    if (!isNews(tried.version, flags)) say(sameAs(tried.version));
    else if (flags.publish === true) checkFit(tried.version);
    return say("Nothing was written.");
  }
  const { draft, summary, version } = await importing(client, input, false, false);
  if (draft === null) throw new CommandFailed("The server wrote no draft and did not say why.");
  say(summary);
  await goOn(client, flags, draft, version, createHash("sha256").update(`${draft.draftId} ${file.content}`).digest("hex").slice(0, 40));
}

/** What follows once the draft is written. */
async function goOn(client: Client, flags: Flags, { draftId, revision }: Pick<HeldDraft, "draftId" | "revision">, written: Version, key: string): Promise<void> {
  const suggested = flags.suggest === true ? await suggest(client, { draftId, revision }) : null;
  if (suggested !== null) say(suggested.told);
  const version = suggested === null ? written : await draftNow(client, draftId);
  for (const line of [...differences(version, false), ...findings(version)]) say(line);
  if (flags.publish !== true) return say(`The draft ${draftId} is at revision ${suggested?.revision ?? revision}; nothing was published.`);
  if (!isNews(version, flags)) return say(sameAs(version));
  const terms = { changeNote: flags.note, effectiveOn: flags["effective-on"], visibility: flags.unlisted === true ? "UNLISTED" : undefined, key: flags.key ?? `import-${key}` };
  const published = await publish(client, { draft: draftId, revision: suggested?.revision ?? revision, ...terms });
  say(`Published version ${published.number} (${published.id}), in force from ${published.effectiveOn}.`);
}

/** Whether there is anything to publish. */
function isNews(version: Version, { suggest: again, publish: publishing, unlisted }: Flags): boolean {
  return differences(version, again === true).length > 0 || (publishing === true && unlisted === true && version.ladder?.visibility === "LISTED");
}

function sameAs({ number }: Version): string {
  return `Version ${number - 1} says all of it already: nothing to publish.`;
}

function notYours({ ladder, changedBy, changedAt, lastChange }: HeldDraft): string {
  const [at, what] = [changedAt === null ? "" : ` at ${changedAt.slice(0, 16).replace("T", " ")} UTC`, lastChange === null ? "" : ` (${lastChange})`];
  return `The draft of ${ladder} was changed last by ${changedBy ?? "somebody else"}${at}${what}. Talk to them, or write over it with --replace-draft.`;
}

function checkFit({ lint }: Version): void {
  const errors = lint.filter(({ severity }) => severity === "ERROR");
  if (errors.length > 0) throw new CommandFailed(errors.map(({ code, message, fix }) => `${code}: ${message} ${fix}`).join("\n"));
}

/** The ladder that the file names; null where it names none, or several, or cannot be read: the server says so. */
function slugIn({ content, format }: ImportInput): string | null {
  const { ladders } = readFile(content, format);
  return ladders.length === 1 ? (ladders[0]?.slug ?? null) : null;
}

function checkTogether(flags: Flags): void {
  textOf(flags, "company");
  const alone = ["note", "effective-on", "unlisted", "key"].find((name) => flags[name] !== undefined);
  if (flags.publish !== true && alone !== undefined) throw new CalledWrongly(`--${alone} goes with --publish`);
  if (flags.publish === true && textOf(flags, "note").trim() === "") throw new CalledWrongly("--note must say what this version changes, and why");
  const day = flags["effective-on"];
  if (typeof day === "string" && !(/^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)))) throw new CalledWrongly("--effective-on must be a day, as in 2027-01-01");
}

function formatOf({ format }: Flags, file: string): ImportFormat {
  const known = FORMATS[typeof format === "string" ? format.toLowerCase() : file.slice(file.lastIndexOf(".") + 1).toLowerCase()];
  if (known === undefined) throw new CalledWrongly(typeof format === "string" ? "--format must be csv, yaml or json" : "the file ends in neither .csv, .yaml nor .json: say --format");
  return known;
}

function textOf(flags: Flags, name: string): string {
  const text = flags[name];
  if (typeof text !== "string") throw new CalledWrongly(`--${name} is missing`);
  return text;
}

function given(flags: Flags, ...names: readonly ("ladder" | "name" | "family")[]): Pick<ImportInput, "ladder" | "name" | "family"> {
  return Object.fromEntries(names.flatMap((name) => (typeof flags[name] === "string" ? [[name, flags[name]]] : [])));
}

async function contentOf(file: string): Promise<string> {
  if (file !== "-") return read(file, "utf8");
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
