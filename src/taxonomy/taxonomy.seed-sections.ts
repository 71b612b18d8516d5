import type { SeedFile } from "../database/seed-files.js";
import { publicId } from "../shared/id.js";
import { normalName } from "./domain/names.js";
import type * as Files from "./taxonomy.seed-files.js";
import type { SeedWriter } from "./taxonomy.seed-writer.js";

/** What each file of seeds/taxonomy adds to the taxonomy: one function a file, in the order of the files' keys. */

type Path = readonly (string | number)[];

export function sources(writer: SeedWriter, file: SeedFile<Files.SourcesFile>): void {
  for (const [key, { kind, title, author, about, url = null, date = null, collected }] of Object.entries(file.value.sources)) {
    writer.add("sources", { key, material: kind, title, author, about, url, date, collected }, file, ["sources", key]);
  }
}

export function tracks(writer: SeedWriter, file: SeedFile<Files.TracksFile>): void {
  const { value } = file;
  value.tracks.forEach((track, i) => writer.statement("TRACK", null, { ...track, quantity: { min: track.axis.lo, max: track.axis.hi, unit: "LEVELS" } }, file, ["tracks", i]));
  writer.statements("PARITY", null, value.parity, file, ["parity"]);
  writer.statements("MANAGEMENT_ORDER", null, value.management_order, file, ["management_order"]);
  writer.statements("SCOPE", null, value.scopes, file, ["scopes"]);
  writer.statement("SCOPE_IDEA", null, value.scope_idea, file, ["scope_idea"]);
}

export function traits(writer: SeedWriter, file: SeedFile<Files.TraitsFile>): void {
  file.value.traits.forEach(({ key, title, text, basis, sources: from }, i) => writer.add("traits", { key, title, text, basis, sources: from }, file, ["traits", i]));
}

export function levels(writer: SeedWriter, file: SeedFile<Files.LevelsFile>): void {
  file.value.levels.forEach((level, i) => oneLevel(writer, file, level, ["levels", i]));
}

function oneLevel(writer: SeedWriter, file: SeedFile<unknown>, level: Files.LevelSeed, at: Path): void {
  const { key, track, rank, title, partial = false, placement, influence } = level;
  writer.add("levels", {
    id: publicId("lvl", key), key, track, rank, title, partial, influence: { from: influence.from, to: influence.to }, basis: placement.basis, sources: placement.sources,
  }, file, at);
  writer.statement("PLACEMENT", key, { key: "rank", ...placement }, file, [...at, "placement"]);
  writer.statement("INFLUENCE", key, { key: "reach", text: influence.text, basis: influence.basis, sources: influence.sources }, file, [...at, "influence"]);
  level.codes?.forEach((code, i) => writer.statement("REFERENCE_CODE", key, { ...code, key: code.code, title: code.code }, file, [...at, "codes", i]));
  aliases(writer, file, key, level.aliases, [...at, "aliases"]);
  writer.statement("FOCUS", key, { key: "focus", ...level.focus }, file, [...at, "focus"]);
  level.responsibilities?.forEach(({ sameAs, ...said }, i) => writer.statement("RESPONSIBILITY", key, { ...said, refersTo: sameAs }, file, [...at, "responsibilities", i]));
  level.traits?.forEach(({ trait, degree = null, spelling, basis, sources: from }, i) =>
    writer.add("mentions", { level: key, ordinal: i + 1, trait, degree, spelling, basis, sources: from }, file, [...at, "traits", i]));
  writer.statement("TRUST", key, { key: "trust", ...level.trust }, file, [...at, "trust"]);
  level.people?.forEach(({ counts, min, max, ...said }, i) => {
    const quantity = { min, unit: "PEOPLE" as const, ...(max === undefined ? {} : { max }) };
    writer.statement(counts, key, { key: "people", ...said, quantity }, file, [...at, "people", i]);
  });
  writer.statements("REMARK", key, level.remarks, file, [...at, "remarks"]);
}

function aliases(writer: SeedWriter, file: SeedFile<unknown>, subject: string, list: readonly Files.Alias[] | undefined, at: Path): void {
  list?.forEach(({ name, text = name, range, ...ground }, i) => {
    const quantity = range ? { quantity: { min: range.lo, max: range.hi, unit: "LEVELS" as const } } : {};
    writer.statement("ALIAS", subject, { key: normalName(name), title: name, text, ...quantity, ...ground }, file, [...at, i]);
  });
}

export function dimensions(writer: SeedWriter, file: SeedFile<Files.DimensionsFile>): void {
  file.value.dimensions.forEach(({ key, title, text, steps, scores, scoreSources, basis, sources: from }, i) => {
    const list = Object.entries(scores).map(([level, score]) => {
      const value = { level, score, basis: "INFERRED" as const, sources: scoreSources };
      writer.place(value, file, ["dimensions", i, "scores", level]);
      return value;
    });
    writer.add("dimensions", { key, title, text, steps, scores: list, basis, sources: from }, file, ["dimensions", i]);
  });
  writer.statements("DIMENSION_REMARK", null, file.value.remarks, file, ["remarks"]);
}

export function families(writer: SeedWriter, file: SeedFile<Files.FamiliesFile>): void {
  file.value.families.forEach(({ key, title, text, basis, sources: from, fold, noFold }, i) => {
    writer.add("families", { key, title, text, basis, sources: from }, file, ["families", i]);
    if (fold) writer.add("folds", { from: key, to: fold.to, factor: fold.factor, note: fold.note, basis: fold.basis, sources: fold.sources }, file, ["families", i, "fold"]);
    if (noFold) writer.statement("NO_FOLD", key, { key: "no-fold", ...noFold }, file, ["families", i, "noFold"]);
  });
  writer.statements("FAMILY_REMARK", null, file.value.remarks, file, ["remarks"]);
}

export function roles(writer: SeedWriter, file: SeedFile<Files.RolesFile>): void {
  file.value.roles.forEach((role, i) => {
    const { key, title, family, track, span, summary } = role;
    const at = ["roles", i];
    writer.add("roles", {
      id: publicId("rol", key), key, title, family, track, fromLevel: span.from, toLevel: span.to, span: { lo: span.lo, hi: span.hi },
      summary: summary.text, basis: summary.basis, sources: summary.sources,
    }, file, at);
    aliases(writer, file, key, role.aliases, [...at, "aliases"]);
    writer.statement("SPAN", key, { key: "span", text: span.text, basis: span.basis, sources: span.sources, quantity: { min: span.lo, max: span.hi, unit: "LEVELS" } }, file, [...at, "span"]);
    writer.statements("STANDING", key, role.standing, file, [...at, "standing"]);
    writer.statements("OWNS", key, role.owns, file, [...at, "owns"]);
    writer.statements("PATH", key, role.path, file, [...at, "path"]);
    writer.statements("PAY", key, role.pay, file, [...at, "pay"]);
    writer.statement("FOLD_NOTE", key, role.foldNote, file, [...at, "foldNote"]);
  });
}

export function fork(writer: SeedWriter, file: SeedFile<Files.ForkFile>): void {
  const { value } = file;
  value.activities.forEach(({ key, title, basis, sources: from }, i) => writer.add("activities", { key, title, basis, sources: from }, file, ["activities", i]));
  value.allocations.forEach(({ level, label, code, percent, basis, sources: from }, i) => {
    const parts = Object.entries(percent).map(([activity, share]) => ({ activity, percent: share }));
    writer.add("allocations", { level, label, code, parts, basis, sources: from }, file, ["allocations", i]);
  });
  writer.statements("CHOICE", null, value.choice, file, ["choice"]);
  writer.statements("SWING", null, value.swing, file, ["swing"]);
  writer.statements("CHECKLIST", null, value.checklist, file, ["checklist"]);
}

export function archetypes(writer: SeedWriter, file: SeedFile<Files.ArchetypesFile>): void {
  file.value.archetypes.forEach(({ key, title, level, text, thrives, frequency = null, basis, sources: from }, i) =>
    writer.add("archetypes", { key, title, level, text, thrives, frequency, basis, sources: from }, file, ["archetypes", i]));
}

export function transitions(writer: SeedWriter, file: SeedFile<Files.TransitionsFile>): void {
  const { transitions: list, stall, playbook, arithmetic } = file.value;
  list.forEach(({ from, to, changes, workProducts, signals, traps, ...said }, i) => {
    const at = ["transitions", i];
    writer.statement("TRANSITION", from, { ...said, refersTo: to }, file, at);
    writer.statements("CHANGE", said.key, changes, file, [...at, "changes"]);
    writer.statements("WORK_PRODUCT", said.key, workProducts, file, [...at, "workProducts"]);
    writer.statements("SIGNAL", said.key, signals, file, [...at, "signals"]);
    traps.forEach(({ belief, reality, instead, ...trap }, j) =>
      writer.statement("TRAP", said.key, { ...trap, text: `${reality} ${instead}`, points: [belief, reality, instead] }, file, [...at, "traps", j]));
  });
  const { level, ...stuck } = stall;
  writer.statement("STALL", level, stuck, file, ["stall"]);
  writer.statements("PLAYBOOK", stall.key, playbook, file, ["playbook"]);
  writer.statements("ARITHMETIC", null, arithmetic, file, ["arithmetic"]);
}

export function expectations(writer: SeedWriter, file: SeedFile<Files.ExpectationsFile>): void {
  const { value } = file;
  value.expectations.forEach(({ audience, ...said }, i) => writer.statement("EXPECTATION", null, { ...said, points: [audience] }, file, ["expectations", i]));
  value.gates.forEach(({ level, ...said }, i) => writer.statement("GATE", level, said, file, ["gates", i]));
  writer.statements("LIMIT", null, value.limits, file, ["limits"]);
  writer.statements("DEPTH_RISK", null, value.depthRisk, file, ["depthRisk"]);
  writer.statements("DEPTH_IDEAL", null, value.depthIdeal, file, ["depthIdeal"]);
  writer.statements("OPEN_QUESTION", null, value.openQuestions, file, ["openQuestions"]);
  writer.statements("CONSEQUENCE", null, value.consequences, file, ["consequences"]);
}

export function perspectives(writer: SeedWriter, file: SeedFile<Files.PerspectivesFile>): void {
  file.value.tensions.forEach(({ sides, levels: bearsOn, ...said }, i) => {
    writer.statement("TENSION", null, { ...said, points: bearsOn }, file, ["tensions", i]);
    writer.statements("PERSPECTIVE", said.key, sides, file, ["tensions", i, "sides"]);
  });
}

export function probes(writer: SeedWriter, file: SeedFile<Files.ProbesFile>): void {
  file.value.probes.forEach(({ subject, answerContains, ...said }, i) => writer.statement("PROBE", subject, { ...said, points: answerContains }, file, ["probes", i]));
}

export function takeaways(writer: SeedWriter, file: SeedFile<Files.TakeawaysFile>): void {
  writer.statements("TAKEAWAY", null, file.value.takeaways, file, ["takeaways"]);
  writer.statements("VARIATION", null, file.value.variation, file, ["variation"]);
  writer.statements("SIZE_EXAMPLE", null, file.value.sizeExamples, file, ["sizeExamples"]);
}

export function slang(writer: SeedWriter, file: SeedFile<Files.SlangFile>): void {
  file.value.slang.forEach(({ alternatives, subject, ...said }, i) => writer.statement("SLANG", null, { ...said, points: alternatives, refersTo: subject }, file, ["slang", i]));
}
