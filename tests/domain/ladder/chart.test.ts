import fc from "fast-check";
import { AXIS } from "../../../src/taxonomy/domain/axis.js";
import { compileTaxonomy } from "../../../src/taxonomy/domain/compiled.js";
import { chartOf, type ChartOptions } from "../../../src/ladder/domain/chart.js";
import { stacked } from "../../../src/ladder/domain/chart-layout.js";
import { escaped, textWidth, wrapped } from "../../../src/shared/svg-text.js";
import type { Rung } from "../../../src/ladder/domain/ladder.js";
import { seededWorld } from "../../support/seeded.js";
import { seededTaxonomy } from "../../support/taxonomy.js";
import { buildMapping, buildPublished, buildRung } from "./build.js";

const { levels } = compileTaxonomy(seededTaxonomy()).content;
const OPTIONS: ChartOptions = { track: null, layout: "side-by-side", smallCompany: false, blurOf: ({ confidence }) => 1 - confidence };
const draw = (rungs: readonly Rung[], options: Partial<ChartOptions> = {}): string => chartOf(buildPublished({ software: rungs }).ladders[0]!.version, levels, { ...OPTIONS, ...options });
const rungAt = (title: string, lo: number, hi: number, more: Partial<Rung> = {}, confidence = 0.8): Rung => buildRung(title, { mapping: buildMapping(lo, hi, { confidence }), ...more });

interface Box { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
/** Rectangles that have the mark: outlines are ranges, fills are ranges with their soft edges. */
const boxes = (svg: string, mark: RegExp): readonly Box[] => [...svg.matchAll(/<rect [^>]*>/g)].map(([tag]) => tag).filter((tag) => mark.test(tag)).map((tag) => {
  const of = (name: string): number => Number(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]);
  return { x: of("x"), y: of("y"), width: of("width"), height: of("height") };
});
const RANGES = /olc-edge/;
const SOFT = /url\(#/;
const sizeOf = (svg: string): readonly [number, number] => [Number(/ width="(\d+)"/.exec(svg)?.[1]), Number(/ height="(\d+)"/.exec(svg)?.[1])];
const opacities = (svg: string): readonly number[] => [...svg.matchAll(/stop-opacity="([^"]*)"/g)].map(([, value]) => Number(value));

/** Every tag is closed in its turn; what is between tags and in quotes holds no bare "<" or "&". */
function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  const rest = xml.replace(/<(\/?)([a-zA-Z]+)((?: [\w:-]+="[^"<]*")*)(\/?)>/g, (_, closing: string, name: string, __, empty: string) => {
    if (closing !== "") return open.pop() === name ? "" : "<";
    if (empty === "") open.push(name);
    return "";
  });
  return open.length === 0 && !rest.includes("<") && !/&(?!(?:amp|lt|gt|quot|#39);)/.test(xml);
}

describe("a ladder's chart", () => {
  const two = [rungAt("Engineer", 0, 1, { code: "L1", order: 1 }), rungAt("Senior Engineer", 1, 3, { code: "L2", order: 2 }), rungAt("Manager", 2, 3, { track: "M", code: "M1" })];

  it("has a bar for each rung with a range, as high as the range is wide", () => {
    const [high, low, manager] = boxes(draw(two), RANGES);
    expect((high!.height + 1) / (low!.height + 1)).toBeCloseTo(2, 1);
    expect(manager!.height).toBeCloseTo(low!.height, 5);
  });

  it("has the same height for the same level on both tracks", () => {
    const [ic, m] = boxes(draw([rungAt("Senior", 2, 3), rungAt("Manager", 2, 3, { track: "M" })]), RANGES);
    expect(m).toMatchObject({ y: ic!.y, height: ic!.height });
    expect(m!.x).toBeGreaterThan(ic!.x + 300);
  });

  it("has softer edges where the mapping is less sure, and hard ones at the ends of the axis", () => {
    const reach = (confidence: number): number => boxes(draw([rungAt("A", 1, 2, {}, confidence)]), SOFT)[0]!.height;
    expect(reach(0.5)).toBeGreaterThan(reach(0.8));
    expect(opacities(draw([rungAt("A", 1, 2)]))).toEqual(expect.arrayContaining([0, 0.5, 1]));
    expect(new Set(opacities(draw([rungAt("A", AXIS.IC.lo, AXIS.IC.hi)])))).toEqual(new Set([1]));
    const top = draw([rungAt("A", 5.8, 6, {}, 0.5), rungAt("B", 5.6, 5.8, {}, 0.5)]);
    const end = Math.min(...boxes(top, /olc-(even|odd)/).map(({ y }) => y));
    for (const { y } of boxes(top, SOFT)) expect(y).toBeGreaterThanOrEqual(end - 0.1);
  });

  it("lets no bar touch another, soft edges included, also where rungs are parallel or overlap", () => {
    const parallel = [rungAt("A", 1, 2), rungAt("B", 1, 2), rungAt("C", 1.5, 3), rungAt("D", 2, 4)];
    const bars = boxes(draw(parallel), SOFT);
    expect(bars).toHaveLength(4);
    bars.forEach((a, i) => bars.slice(i + 1).forEach((b) => expect(a.x === b.x && a.y < b.y + b.height - 0.2 && b.y < a.y + a.height - 0.2).toBe(false)));
  });

  it("keeps its labels inside also where a dozen rungs are parallel", () => {
    const dozen = Array.from({ length: 12 }, (_, i) => rungAt(`Rung ${i}`, 2, 3, { code: `C${i}` }, 0.4));
    const bars = boxes(draw(dozen), RANGES);
    expect(new Set(bars.map(({ x }) => x)).size).toBe(12);
    bars.forEach((a, i) => bars.slice(i + 1).forEach((b) => expect(Math.abs(a.x - b.x)).toBeGreaterThanOrEqual(a.width)));
    expect(Math.max(...[...draw(dozen).matchAll(/<text x="([^"]*)"/g)].map(([, x]) => Number(x)))).toBeLessThan(230);
  });

  it("tells codes, titles, ranges and confidence in letters, not by colour", () => {
    const svg = draw(two);
    for (const words of ["L1", "Senior Engineer", "1 to 3, confidence 0.8", "Individual contributor", "Management", "Staff"]) expect(svg).toContain(words);
  });

  it("has a title and a description that say all of it", () => {
    const svg = draw([...two, buildRung("Intern"), buildRung("Founder", { mapping: buildMapping(0, 1, { range: null }) })]);
    const [, named] = /aria-labelledby="([^"]*)"/.exec(svg) ?? [];
    const [title, desc] = named!.split(" ").map((id) => new RegExp(`id="${id}">([^<]*)<`).exec(svg)?.[1]);
    expect(title).toBe("Acme: Ladder software, on the canonical axis of levels");
    expect(desc).toBe("Individual contributor, highest first: Founder, no equivalent on the axis; Intern, not mapped yet; L2, Senior Engineer, 1 to 3, confidence 0.8; L1, Engineer, 0 to 1, confidence 0.8. Management, highest first: M1, Manager, 2 to 3, confidence 0.8.");
  });

  it("names below what has no place on the axis", () => {
    const texts = [...draw([...two, buildRung("Intern")]).matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, words]) => words);
    expect(texts).toContain("Not on the axis: Intern (not mapped yet).");
  });

  it("is 800 wide with two tracks, 400 with one, stacked or asked for one, and drawn also when nothing is on the axis", () => {
    expect(sizeOf(draw(two))[0]).toBe(800);
    expect(sizeOf(draw(two, { layout: "stacked" }))[0]).toBe(400);
    expect(sizeOf(draw(two, { track: "M" }))[0]).toBe(400);
    expect(draw(two, { track: "M" })).not.toContain("Senior Engineer<");
    expect(sizeOf(draw([buildRung("Intern")]))).toEqual([400, expect.any(Number)]);
    expect(draw(two)).toContain(`viewBox="0 0 ${sizeOf(draw(two)).join(" ")}"`);
  });

  it("is well formed and shows markup as text, whatever a title says", () => {
    const odd = `<script>alert("1")</script> & 'x' \u0000\u0007 ]]> \ud800`;
    const svg = draw([rungAt(odd, 0, 1, { code: odd })]);
    expect(isWellFormed(svg)).toBe(true);
    expect(svg).not.toContain("<script");
    fc.assert(fc.property(fc.string({ unit: "binary", minLength: 1 }), (title) => { expect(isWellFormed(draw([rungAt(title, 0, 1)]))).toBe(true); }), { numRuns: 200 });
    expect(isWellFormed("<a><b></a></b>") || isWellFormed('<a b="<"/>') || isWellFormed("<a>&x</a>")).toBe(false);
  });

  it("fetches nothing and runs nothing, for any seeded ladder", () => {
    for (const { ladders } of seededWorld().companies) for (const { version } of ladders) {
      const svg = chartOf(version, levels, OPTIONS);
      expect(isWellFormed(svg)).toBe(true);
      expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(/<script|<image|<foreignObject|<use|href|\son\w+=|style="|@import|@font-face|url\((?!#)/);
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  it("can be read in light and in dark: every text has a contrast of 4.5 on every ground", () => {
    const svg = draw(two);
    const light = (name: string): string => new RegExp(`(?:fill|stroke)="(#[0-9a-f]{6})" class="olc-${name}"`).exec(svg)?.[1] ?? "";
    const dark = (name: string): string => new RegExp(`\\.olc-${name}\\{fill:(#[0-9a-f]{6})`).exec(svg)?.[1] ?? "";
    for (const colour of [light, dark]) for (const text of ["ink", "soft"]) for (const ground of ["ground", "even", "odd"]) {
      expect({ text, ground, enough: contrast(colour(text), colour(ground)) >= 4.5 }).toEqual({ text, ground, enough: true });
    }
  });
});

/** By WCAG 2.2. */
function contrast(a: string, b: string): number {
  const light = (colour: string): number => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i]!, 0);
  const [high, low] = [light(a), light(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

describe("labels beside bars", () => {
  const wishes = fc.array(fc.record({ middle: fc.integer({ min: 0, max: 500 }), height: fc.integer({ min: 1, max: 40 }) }), { maxLength: 12 }).map((all) => all.sort((a, b) => a.middle - b.middle));

  it("never overlap, keep their order and stay in their panel", () => {
    fc.assert(fc.property(wishes, (all) => {
      const tops = stacked(all, 0, 500);
      all.forEach(({ height }, i) => { expect(tops[i]! + height).toBeLessThanOrEqual((tops[i + 1] ?? 500) + 1e-6); });
      expect(tops[0] ?? 0).toBeGreaterThanOrEqual(0);
    }));
  });

  it("stand exactly beside their bars where there is room", () => {
    expect(stacked([{ middle: 50, height: 20 }, { middle: 100, height: 20 }], 0, 200)).toEqual([40, 90]);
  });

  it("share what room there is evenly", () => {
    expect(stacked([{ middle: 100, height: 20 }, { middle: 100, height: 20 }], 0, 200)).toEqual([80, 100]);
  });
});

describe("text in lines", () => {
  const line = fc.string({ unit: fc.constantFrom("a", "W", "i", " ", "界", "👩"), maxLength: 60 });
  it("fits the width, in so many lines at most", () => {
    fc.assert(fc.property(line, fc.integer({ min: 40, max: 200 }), (text, width) => {
      const lines = wrapped(text, 13, width, 2);
      expect(lines.length).toBeLessThanOrEqual(2);
      for (const each of lines) expect(textWidth(each, 13)).toBeLessThanOrEqual(width);
    }));
  });

  it("loses no word where it fits, and says so by … where it does not", () => {
    expect(wrapped("Senior Staff Software Engineer", 13, 150, 2)).toEqual(["Senior Staff Software", "Engineer"]);
    expect(wrapped("Senior Staff Software Engineer of Everything and more", 13, 150, 2).at(-1)).toMatch(/…$/);
    expect(wrapped("", 13, 100, 2)).toEqual([]);
  });

  it("is safe in XML", () => {
    expect(escaped(`<a href="x">&'\u0001`)).toBe("&lt;a href=&quot;x&quot;&gt;&amp;&#39;");
  });
});
