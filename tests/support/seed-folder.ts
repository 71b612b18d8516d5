import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { projectRoot } from "../../src/config.js";

/** What a company file says; tests overwrite what they are about. */
export type CompanyFile = Readonly<Record<string, unknown>> & { readonly slug: string };

export const mapping = (lo: number, hi: number): object => ({
  lo, hi, confidence: 0.7, justification: "MANUAL_MAPPING_CURATION", comment: "Made up for a test.", sources: ["page"],
});
export const rung = (order: number, title: string, more: object = {}): object => ({ order, title, track: "IC", mapping: mapping(order - 1, order), ...more });
export const ladder = (slug: string, more: object = {}): object => ({
  slug, name: `The ladder ${slug}`, family: "software", sources: ["page"], rungs: [rung(1, "Novice"), rung(2, "Adept"), rung(3, "Master")], ...more,
});
export const company = (slug: string, more: object = {}): CompanyFile => ({
  slug, name: slug.toUpperCase(), kind: "COMPANY", description: "A company made up for a test.",
  sources: { page: { title: "A page", kind: "PRIMARY", group: "page", collected: "2026-01" } },
  ladders: [ladder("engineering", { main: true })], ...more,
});
export const crosswalk = (slug: string, cells: readonly object[]): CompanyFile => ({
  slug, quality: "Made up for a test.", assembled: false, source: { title: "A table", kind: "SECONDARY", group: "table", collected: "2026-01" },
  assertions: [{ label: null, holds: true, cells }],
});

/** A folder of seed files of its own: the real schemas and taxonomy, and the companies and crosswalks that are put there. */
export class SeedFolder {
  readonly path: string;

  constructor(...companies: readonly CompanyFile[]) {
    this.path = path.join(mkdtempSync(path.join(tmpdir(), "org-ladder-seeds-")), "seeds");
    for (const kept of ["schema", "taxonomy"]) cpSync(path.join(projectRoot, "seeds", kept), path.join(this.path, kept), { recursive: true });
    for (const made of ["companies", "crosswalks"]) mkdirSync(path.join(this.path, made));
    this.companies(...companies);
  }

  /** Writes company files as JSON, which is YAML, one value a line. */
  companies(...files: readonly CompanyFile[]): void {
    for (const file of files) this.text(`companies/${file.slug}.yaml`, JSON.stringify(file, null, 2));
  }

  crosswalks(...files: readonly CompanyFile[]): void {
    for (const file of files) this.text(`crosswalks/${file.slug}.yaml`, JSON.stringify(file, null, 2));
  }

  text(name: string, text: string): void {
    writeFileSync(path.join(this.path, name), text);
  }

  /** Replaces some words of a file that must be there. */
  replace(name: string, words: string, others: string): void {
    const before = readFileSync(path.join(this.path, name), "utf8");
    if (!before.includes(words)) throw new Error(`${name} does not say "${words}"`);
    this.text(name, before.replace(words, others));
  }

  remove(name: string): void {
    rmSync(path.join(this.path, name));
  }

  /** Deletes the folder. */
  delete(): void {
    rmSync(path.dirname(this.path), { recursive: true, force: true });
  }
}
