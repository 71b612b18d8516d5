import type { Question } from "../asking.js";
import { GROUND, SOURCES, type Grounded, type Source } from "../parts/ground.js";

export interface Told extends Grounded {
  readonly text: string;
}

export interface TitledText extends Told {
  readonly title: string | null;
  readonly points: readonly string[];
}

export interface Neighbour {
  readonly key: string;
  readonly title: string;
}

export interface Score extends Told {
  readonly score: number;
  readonly dimension: { readonly key: string; readonly title: string };
}

export interface Level extends Grounded {
  readonly key: string;
  readonly title: string;
  readonly track: "IC" | "M";
  readonly rank: number;
  readonly partial: boolean;
  readonly lo: number;
  readonly hi: number;
  readonly aliases: readonly (Grounded & { readonly name: string; readonly note: string | null })[];
  readonly referenceCodes: readonly TitledText[];
  readonly placement: Told;
  readonly focus: Told;
  readonly influence: Told;
  readonly trust: Told;
  readonly organisation: Told | null;
  readonly directReports: Told | null;
  readonly responsibilities: readonly (Told & { readonly refersTo: string | null })[];
  readonly traits: readonly (Grounded & { readonly spelling: string; readonly degree: string | null; readonly trait: { readonly title: string; readonly text: string } })[];
  readonly dimensions: readonly Score[];
  readonly timeByActivity: (Grounded & { readonly approximate: boolean; readonly code: string; readonly label: string; readonly shares: readonly { readonly percent: number; readonly activity: { readonly title: string } }[] }) | null;
  readonly archetypes: readonly (Told & { readonly title: string; readonly thrives: string; readonly frequency: string | null })[];
  readonly gates: readonly TitledText[];
  readonly remarks: readonly TitledText[];
  readonly probes: readonly TitledText[];
  readonly roles: readonly Neighbour[];
  readonly previous: Neighbour | null;
  readonly next: Neighbour | null;
  readonly parallel: Neighbour | null;
}

export interface HereRung {
  readonly rung: { readonly code: string | null; readonly title: string; readonly track: "IC" | "M"; readonly company: { readonly slug: string; readonly name: string } };
  readonly landing: number;
  readonly overlap: number;
  readonly predicate: string | null;
  readonly confidence: { readonly value: number; readonly band: "HIGH" | "MEDIUM" | "LOW" | "TOO_WEAK" };
}

export interface LevelAnswer {
  readonly canonicalLevel: Level | null;
  readonly taxonomy: { readonly sources: readonly Source[]; readonly dimensions: readonly { readonly key: string; readonly title: string; readonly steps: readonly { readonly step: number }[] }[] };
  readonly counterparts: { readonly nodes: readonly HereRung[]; readonly pageInfo: { readonly hasNextPage: boolean } } | null;
}

/** Companies' rungs shown on a level's page. */
const HERE = 12;

/** All that a level's page shows. */
export const levelQuestion = (key: string): Question => ({
  variables: { key },
  document: `query Level($key: String!) {
  canonicalLevel(key: $key) {
    key title track rank partial lo hi ...Ground
    aliases { name note ...Ground }
    referenceCodes { title text points ...Ground }
    placement { text ...Ground }
    focus { text ...Ground }
    influence { text ...Ground }
    trust { text ...Ground }
    organisation { text ...Ground }
    directReports { text ...Ground }
    responsibilities { text refersTo ...Ground }
    traits { spelling degree trait { title text } ...Ground }
    dimensions { score text dimension { key title } ...Ground }
    timeByActivity { approximate code label shares { percent activity { title } } ...Ground }
    archetypes { title text thrives frequency ...Ground }
    gates { title text points ...Ground }
    remarks { title text points ...Ground }
    probes { title text points ...Ground }
    roles { key title }
    previous { key title }
    next { key title }
    parallel { key title }
  }
  counterparts(input: { from: { canonicalLevel: { key: $key } } }, first: ${HERE}) {
    nodes { rung { code title track company { slug name } } landing overlap predicate confidence { value band } }
    pageInfo { hasNextPage }
  }
  ${SOURCES}
  taxonomy { dimensions { key title steps { step } } }
}

${GROUND}`,
});
