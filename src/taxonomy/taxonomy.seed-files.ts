import type { Influence, Interval, Track } from "./domain/axis.js";
import type { Basis, QuantityUnit } from "./domain/statement.js";
import type { Material } from "./domain/taxonomy.js";

/** The files of seeds/taxonomy as they are written; kept by seeds/schema/taxonomy. */

export interface Ground { basis: Basis; sources: string[] }
export interface Wording extends Ground { text: string }
export interface Entry extends Wording {
  key: string;
  title: string;
  quantity?: { min: number; max?: number; unit: QuantityUnit };
  examples?: string[];
}
export interface Alias extends Ground { name: string; text?: string; range?: Interval }

export interface SourcesFile {
  sources: Record<string, { kind: Material; title: string; author: string | null; about: string; url?: string; date?: string; collected: string }>;
}
export interface TracksFile {
  tracks: (Wording & { key: Track; title: string; axis: Interval })[];
  parity: Entry[];
  management_order: Entry[];
  scopes: (Wording & { key: Influence; title: string })[];
  scope_idea: Entry;
}
export interface LevelSeed {
  key: string;
  title: string;
  track: Track;
  rank: number;
  partial?: true;
  placement: Wording;
  influence: Wording & { from: Influence; to: Influence };
  codes?: (Wording & { code: string })[];
  aliases?: Alias[];
  focus: Wording;
  responsibilities?: (Wording & { key: string; sameAs?: string })[];
  traits?: (Ground & { trait: string; spelling: string; degree?: string })[];
  trust: Wording;
  people?: (Wording & { counts: "DIRECT_REPORTS" | "ORGANISATION"; min: number; max?: number })[];
  remarks?: Entry[];
}
export interface LevelsFile { levels: LevelSeed[] }
export interface TraitsFile { traits: Entry[] }
export interface DimensionsFile {
  dimensions: (Entry & { steps: string[]; scores: Record<string, number>; scoreSources: string[] })[];
  remarks: Entry[];
}
export interface FamiliesFile {
  families: (Entry & { fold?: Ground & { to: string; factor: number; note: string }; noFold?: Wording })[];
  remarks: Entry[];
}
export interface RolesFile {
  roles: {
    key: string;
    title: string;
    family: string;
    track: Track;
    aliases?: Alias[];
    span: Wording & Interval & { from: string; to: string };
    summary: Wording;
    standing: Entry[];
    owns: Entry[];
    path: Entry[];
    pay: Entry[];
    foldNote: Entry;
  }[];
}
export interface ForkFile {
  activities: (Ground & { key: string; title: string })[];
  allocations: (Ground & { level: string; label: string; code: string; approximate: true; percent: Record<string, number> })[];
  choice: Entry[];
  swing: Entry[];
  checklist: Entry[];
}
export interface ArchetypesFile { archetypes: (Entry & { level: string; thrives: string; frequency?: string })[] }
export interface TrapSeed extends Ground { key: string; title: string; belief: string; reality: string; instead: string }
export interface TransitionsFile {
  transitions: (Entry & { from: string; to: string; changes: Entry[]; workProducts?: Entry[]; signals: Entry[]; traps: TrapSeed[] })[];
  stall: Entry & { level: string };
  playbook: Entry[];
  arithmetic: Entry[];
}
export interface ExpectationsFile {
  expectations: (Entry & { audience: string })[];
  gates: (Entry & { level: string })[];
  limits: Entry[];
  depthRisk: Entry[];
  depthIdeal: Entry[];
  openQuestions: Entry[];
  consequences: Entry[];
}
export interface PerspectivesFile { tensions: (Entry & { levels: string[]; sides: Entry[] })[] }
export interface ProbesFile { probes: (Entry & { subject: string; answerContains: string[] })[] }
export interface TakeawaysFile { takeaways: Entry[]; variation: Entry[]; sizeExamples: Entry[] }
export interface SlangFile { slang: (Entry & { alternatives?: string[]; subject?: string })[] }
