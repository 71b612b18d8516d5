import { checkStanding, isSmall, UnknownCompany, type CompanyStore } from "../company/index.js";
import { download, type Download } from "../shared/download.js";
import { BadInput, PublicError } from "../shared/errors.js";
import { prefixOf } from "../shared/id.js";
import type { Page } from "../shared/page.js";
import { fold, listed } from "../shared/text.js";
import type { Taxonomy, TaxonomyStore } from "../taxonomy/index.js";
import { TRACKS, type Track } from "../taxonomy/domain/axis.js";
import { chartOf, type ChartOptions } from "./domain/chart.js";
import { documentOf } from "./domain/ladder-document.js";
import { place, type Ladder, type LadderVersion, type PlacedVersion, type PublishedCompany } from "./domain/ladder.js";
import { sssomOf } from "./domain/sssom.js";
import { DOCUMENT_FORMATS, sssomText, written } from "./exports.js";
import type { PublishedLadders } from "./published.js";

/** Every form a ladder is given in, by the ending of its address. */
export const FORMATS = ["svg", ...DOCUMENT_FORMATS] as const;
export type Format = (typeof FORMATS)[number];
const TYPES: Readonly<Record<Format, string>> = {
  svg: "image/svg+xml; charset=utf-8", csv: "text/csv; charset=utf-8; header=present", json: "application/json; charset=utf-8", yaml: "application/yaml; charset=utf-8", md: "text/markdown; charset=utf-8",
};

/** What an address may ask for behind its "?", as it was written. */
export type Asked = Readonly<Partial<Record<"ladder" | "track" | "layout" | "company" | "after", unknown>>>;

/** Companies in one file of mappings: 1.4 MB, and 0.15 s to put together, during which nothing else is answered. Beyond that the file names the next. */
const COMPANIES_A_FILE = 200;

export class UnknownLadder extends PublicError {
  constructor(asked: string, { company, ladders }: PublishedCompany) {
    const known = ladders.map(({ slug }) => slug);
    super("UNKNOWN_LADDER", known.length === 0 ? `${company.name} has no published ladder.` : `${company.name} has no ladder "${shortened(asked)}"; it has ${listed(known)}.`, { company: company.slug, ladders: known });
  }
}

export class UnknownVersion extends PublicError {
  constructor(company: string, version: string) {
    super("UNKNOWN_VERSION", `No published version "${shortened(version)}" of a ladder of "${company}". The query \`company(slug: "${company}") { ladders { versions { nodes { id } } } }\` lists them.`, { company });
  }
}

/** What downloads are made of. */
interface Sources {
  readonly published: PublishedLadders;
  readonly companies: CompanyStore;
  readonly taxonomies: TaxonomyStore;
  /** How soft an edge is, in levels: the method's, which stands above this feature. */
  readonly blurOf: ChartOptions["blurOf"];
}

/**
 * Published ladders as files. Reads as `PublishedLadders` does: no statement while what is asked for is in memory.
 * Fails: PublicError, with what exists, for what does not.
 */
export class LadderDownloads {
  /** Whole sets of mappings by where they begin; dropped with any change. */
  private readonly sets = new Map<string, Promise<Download>>();

  constructor(private readonly sources: Sources) {
    sources.published.onChange(() => this.sets.clear());
  }

  /**
   * What is in force of a company: the ladder `asked.ladder` names, else its main one as a chart and all of them as a document. Where that was retired, its last
   * version, which says so: whoever put the address on a page finds it there still.
   */
  async current(slug: string, format: Format, asked: Asked): Promise<Download> {
    const published = await this.company(slug);
    const [track, layout, name] = [trackOf(asked), layoutOf(asked), textOf(asked, "ladder")];
    const meant = (ladders: readonly Ladder[]): readonly Ladder[] => (name === null ? ladders : ladders.filter((ladder) => fold(ladder.slug) === fold(name)));
    const inForce = meant(published.ladders);
    const named = inForce.length > 0 ? inForce : meant(await this.sources.published.retired(published));
    const [first] = named;
    if (first === undefined) throw new UnknownLadder(name ?? "", published);
    const body = format === "svg"
      ? await this.chart(first.version, track, layout)
      : written(documentOf(published.company, named.map(({ slug: ladder, isMain, version }) => ({ slug: ladder, main: isMain, version })), track), format);
    const part = name !== null || format === "svg" ? `-${first.slug}` : "";
    return download({ body, type: TYPES[format], name: `${slug}${part}.${format}`, shown: format !== "csv", keep: "shortly" });
  }

  /** One published or retired version, for ever the same. */
  async version(slug: string, id: string, format: Format, asked: Asked): Promise<Download> {
    const { company } = await this.company(slug);
    const [track, layout] = [trackOf(asked), layoutOf(asked)];
    const version = prefixOf(id) === "ver" ? (await this.sources.published.byVersionId([id])).get(id) : undefined;
    const ladder = version && await this.ladderOf(slug, version);
    if (version === undefined || ladder === undefined) throw new UnknownVersion(slug, id);
    const always = { ...version, retiredAt: null }; // what may be kept for ever does not tell what became of it
    const body = format === "svg" ? await this.chart(place(always, { ...ladder, company }), track, layout) : written(documentOf(company, [{ slug: ladder.slug, version: always }], track), format);
    return download({ body, type: TYPES[format], name: `${slug}-${ladder.slug}-v${version.number}.${format}`, shown: format !== "csv", keep: "for-ever" });
  }

  /** Mappings in force as SSSOM/TSV: of the company `asked.company` names, else of all, the file after `asked.after` in the order of names. */
  async mappings(asked: Asked): Promise<Download> {
    const [company, after] = [textOf(asked, "company"), textOf(asked, "after")];
    const taxonomy = await this.sources.taxonomies.current();
    if (company !== null) {
      const published = await this.company(company);
      return mappingFile([published], taxonomy, { part: company, title: `Ladders of ${published.company.name}` });
    }
    await this.sources.published.lease.hold();
    const key = `${taxonomy.version} ${after ?? ""}`;
    const held = this.sets.get(key) ?? this.allMappings(after, taxonomy);
    if (after === null) this.sets.set(key, held); // the rest is asked for once in a while, and may be as much again
    held.catch(() => this.sets.delete(key));
    return held;
  }

  private async allMappings(after: string | null, taxonomy: Taxonomy): Promise<Download> {
    const { companies, published } = this.sources;
    const from = after === null ? null : await this.company(after);
    const page: Page = { first: COMPANIES_A_FILE, after: from && [from.company.name.toLowerCase(), from.company.id] };
    const { items, hasNext } = await companies.page({ country: null, kind: null, family: null, minPeople: null, maxPeople: null }, page);
    const slugs = items.map(({ value }) => value.slug);
    const found = await published.bySlug(slugs);
    const last = slugs.at(-1);
    const next: Readonly<Record<string, string>> = hasNext && last !== undefined ? { link: `</mappings.sssom.tsv?after=${last}>; rel="next"` } : {};
    return mappingFile(slugs.flatMap((slug) => found.get(slug) ?? []), taxonomy, { part: after === null ? null : `after:${after}`, title: "Career ladders on the canonical axis" }, next);
  }

  /** Fails: UnknownCompany with those of like names, CompanyTakenDown. */
  private async company(slug: string): Promise<PublishedCompany> {
    const known = /^[a-z0-9-]{1,60}$/.test(slug) ? (await this.sources.published.bySlug([slug])).get(slug) : undefined;
    if (known === undefined) throw new UnknownCompany(shortened(slug), await this.sources.companies.near(slug.slice(0, 60)));
    checkStanding(known.company);
    return known;
  }

  /** The ladder of this company that a version belongs to, in force or not; undefined when it is another company's. */
  private async ladderOf(slug: string, version: LadderVersion): Promise<Pick<Ladder, "id" | "slug" | "isMain"> | undefined> {
    const inForce = (await this.company(slug)).ladders.find(({ id }) => id === version.ladderId);
    if (inForce !== undefined) return inForce;
    const where = (await this.sources.published.placesOf([version.id])).get(version.id);
    return where?.companySlug === slug && where.ladderSlug !== null ? { id: version.ladderId, slug: where.ladderSlug, isMain: false } : undefined;
  }

  private async chart(version: PlacedVersion, track: Track | null, layout: ChartOptions["layout"]): Promise<string> {
    const { content } = await this.sources.taxonomies.current();
    return chartOf(version, content.levels, { track, layout, blurOf: this.sources.blurOf, smallCompany: isSmall(version.company.people) });
  }
}

function mappingFile(companies: readonly PublishedCompany[], taxonomy: Taxonomy, name: Parameters<typeof sssomOf>[2], headers: Readonly<Record<string, string>> = {}): Download {
  return download({
    body: sssomText(sssomOf(companies, taxonomy, name)), type: "text/tab-separated-values; charset=utf-8", name: `${name.part?.replace(":", "-") ?? "mappings"}.sssom.tsv`, shown: false, keep: "shortly", headers,
  });
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60).toWellFormed()}…` : text);

/** One option of an address; null when absent. Fails: BadInput when it is there twice. */
function textOf(asked: Asked, option: keyof Asked): string | null {
  const value = asked[option];
  if (value === undefined) return null;
  if (typeof value !== "string") throw new BadInput(option, "is given more than once; give it once");
  return value;
}

function oneOf<T extends string>(asked: Asked, option: keyof Asked, known: readonly T[]): T | null {
  const text = textOf(asked, option);
  const value = known.find((each) => each.toLowerCase() === text?.toLowerCase());
  if (text !== null && value === undefined) throw new BadInput(option, `must be ${listed(known, "or")}; it is "${shortened(text)}"`, { allowed: known });
  return value ?? null;
}

const trackOf = (asked: Asked): Track | null => oneOf(asked, "track", TRACKS);
const layoutOf = (asked: Asked): ChartOptions["layout"] => oneOf(asked, "layout", ["side-by-side", "stacked"] as const) ?? "side-by-side";
