import { rename, rm, writeFile } from "node:fs/promises";
import { CLIENT_OPTIONS, serverOf } from "./support/client.js";
import { CalledWrongly, runCommand, say, type Flags } from "./support/command.js";

const FORMATS = ["yaml", "json", "csv", "md", "sssom"] as const;
type Format = (typeof FORMATS)[number];

const help = `npm run export -- --company <slug> [options]

Writes what a company has published to standard output, or to a file: every ladder in force, one of them, or one version.
YAML, JSON and CSV read back by \`npm run import\` as the same ladder.

  --company <slug>   the company
  --ladder <slug>    this ladder alone, as it is in force
  --version <id>     this version (ver_…), in force or not; also of an unlisted or retired ladder
  --format <format>  ${FORMATS.join(", ")}; by the ending of --out, else yaml. sssom: the mappings in force as SSSOM/TSV
  --out <file>       the file to write: whole, or not at all
  --dry-run          asks for the file and says what would be written where; writes nothing
  --server <url>     the server, or ORG_LADDER_SERVER; one of the two is needed
  --token <secret>   taken as other commands take it, or ORG_LADDER_TOKEN; what is published needs none, and none is sent

With npm, add --silent (\`npm run --silent export -- …\`), so that standard output holds the file alone.
Exit codes: 0 done, 1 failed, 2 called wrongly`;

await runCommand({
  help,
  options: { company: { type: "string" }, ladder: { type: "string" }, version: { type: "string" }, format: { type: "string" }, out: { type: "string" }, "dry-run": { type: "boolean" }, ...CLIENT_OPTIONS },
  run: async (flags) => {
    const address = addressOf(flags);
    const file = await serverOf(flags).download(address);
    if (flags["dry-run"] === true) say(`${file.length} bytes would be written to ${typeof flags.out === "string" ? flags.out : "standard output"}; nothing was.`);
    else if (typeof flags.out === "string") await writeWhole(flags.out, file);
    else process.stdout.write(file);
  },
});

function addressOf(flags: Flags): string {
  const [company, ladder, version] = [flags.company, flags.ladder, flags.version].map((flag) => (typeof flag === "string" ? encodeURIComponent(flag) : null));
  if (company == null) throw new CalledWrongly("--company is missing");
  if (ladder != null && version != null) throw new CalledWrongly("give either --ladder or --version");
  const format = formatOf(flags);
  if (format === "sssom" && (ladder != null || version != null)) throw new CalledWrongly("sssom holds the mappings of all the company's ladders in force: leave --ladder and --version out");
  if (format === "sssom") return `/mappings.sssom.tsv?company=${company}`;
  return version == null ? `/ladders/${company}.${format}${ladder == null ? "" : `?ladder=${ladder}`}` : `/ladders/${company}/${version}.${format}`;
}

function formatOf({ format, out }: Flags): Format {
  const ending = typeof out === "string" ? out.slice(out.lastIndexOf(".") + 1).toLowerCase() : "";
  const asked = typeof format === "string" ? format.toLowerCase() : ({ yml: "yaml", tsv: "sssom" }[ending] ?? ending);
  const known = FORMATS.find((each) => each === asked);
  if (known === undefined && typeof format === "string") throw new CalledWrongly(`--format must be one of ${FORMATS.join(", ")}`);
  return known ?? "yaml";
}

/** Whoever looks sees the file as it was, or as it is to be. */
async function writeWhole(file: string, content: Buffer): Promise<void> {
  const part = `${file}.${process.pid}.part`;
  try {
    await writeFile(part, content, { flag: "wx" });
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
