import { rungLabel } from "../links.js";
import { percent } from "../words.js";
import { done, post, Told, type UserError } from "./publish-api.js";
import type { Range } from "./publish-edges.js";
import { PLACEMENT, type Decision, type EditedRung, type Finding, type Placement, type Track } from "./publish-model.js";

interface DraftRung {
  readonly id: string;
  readonly code: string | null;
  readonly title: string;
  readonly track: Track;
  readonly order: number;
  readonly mapping: { readonly state: "SUGGESTED" | "ACCEPTED" | "ADJUSTED"; readonly confidence: number; readonly noEquivalent: boolean; readonly author: string; readonly range: Range | null } | null;
}
const RUNG = "id code title track order mapping { state confidence noEquivalent author range { lo hi } }";

/** A draft as it is listed and opened. */
export interface OpenedDraft {
  readonly draftId: string;
  readonly ladderId: string;
  readonly ladder: string;
  readonly revision: number;
  readonly changedBy: string | null;
  readonly changedAt: string | null;
  readonly visibility: "LISTED" | "UNLISTED";
  readonly version: { readonly number: number; readonly name: string; readonly rungs: readonly DraftRung[] };
}
export const DRAFT = `draftId ladderId ladder revision changedBy changedAt visibility version { number name rungs { ${RUNG} } }`;

type Payload<T> = T & { readonly userErrors: readonly UserError[] };

/** What the draft tells whoever shows it. */
export interface DraftListener {
  readonly changed: () => void;
  /** Something failed; `stale`: somebody else changed the draft, and it has to be loaded anew. */
  readonly failed: (message: string, stale: boolean) => void;
}

/**
 * A draft on the server, as this page knows it. What the reader does is shown at once and told to the server in order, each act with the
 * revision that the one before left; what the server refuses is taken back.
 */
export class Draft {
  findings: readonly (Finding & { readonly rungs: readonly { readonly id: string }[] })[] = [];
  private rungs: readonly DraftRung[];
  private revisionNow: number;
  private placements: ReadonlyMap<string, Placement> = new Map();
  private acts: Promise<void> = Promise.resolve();
  private waiting = 0;
  private stale = false;

  constructor(readonly opened: OpenedDraft, private readonly token: string, private readonly listener: DraftListener) {
    this.rungs = opened.version.rungs;
    this.revisionNow = opened.revision;
  }

  get revision(): number { return this.revisionNow; }
  get busy(): boolean { return this.waiting > 0; }
  get unplaced(): number { return this.rungs.filter(({ mapping }) => mapping === null).length; }
  get suggested(): number { return this.rungs.filter(({ mapping }) => mapping?.state === "SUGGESTED").length; }

  /** The rungs as the editor shows them, by track, lowest first. */
  get edited(): readonly EditedRung[] {
    return this.rungs.map((rung) => ({
      key: rung.id, label: rungLabel(rung), code: rung.code, title: rung.title, track: rung.track, order: rung.order, range: rung.mapping?.range ?? null,
      suggested: rung.mapping?.state === "SUGGESTED", standing: standingOf(rung), placement: this.placements.get(rung.id) ?? null, findings: this.findings.filter(({ rungs }) => rungs.at(-1)?.id === rung.id), // of several concerned, at the highest: it names the others
    }));
  }

  /** Puts suggestions wherever nobody decided. */
  suggest(): void {
    this.enqueue(async () => {
      type Applied = Payload<{ readonly revision: number | null; readonly rungs: readonly { readonly placement: Placement; readonly rung: DraftRung }[] | null }>;
      const { revision, rungs } = await this.write<Applied>("applySuggestedMapping", `revision rungs { ${PLACEMENT} rung { ${RUNG} } }`, { draft: this.opened.draftId });
      this.revisionNow = revision ?? this.revisionNow;
      this.rungs = rungs?.map(({ rung }) => rung) ?? this.rungs;
      this.placements = new Map(rungs?.map(({ rung, placement }) => [rung.id, placement]));
    });
  }

  /** Looks at what is wrong with it. */
  check(): void {
    this.enqueue(() => Promise.resolve());
  }

  move(id: string, range: Range): void {
    this.put(id, (rung) => ({ ...rung, mapping: { state: "ADJUSTED", confidence: 0.8, author: "you", ...rung.mapping, noEquivalent: false, range } }));
    this.decided(id, { decision: "MOVE", ...range });
  }

  decide(id: string, decision: Decision): void {
    this.decided(id, { decision });
  }

  /** Waits until everything is told to the server. */
  async settled(): Promise<void> {
    await this.acts;
  }

  private decided(id: string, act: object): void {
    this.enqueue(async () => {
      const { revision, rung } = await this.write<Payload<{ readonly revision: number | null; readonly rung: DraftRung | null }>>("mapRung", `revision rung { ${RUNG} }`, { rung: id, ...act });
      this.revisionNow = revision ?? this.revisionNow;
      if (rung !== null) this.put(id, () => rung);
    });
  }

  private put(id: string, change: (rung: DraftRung) => DraftRung): void {
    this.rungs = this.rungs.map((rung) => (rung.id === id ? change(rung) : rung));
    this.listener.changed();
  }

  private write<T extends Payload<object>>(name: string, fields: string, input: object): Promise<T> {
    return done<T>(name, fields, { ...input, revision: this.revisionNow }, this.token);
  }

  private enqueue(act: () => Promise<void>): void {
    this.waiting += 1;
    this.listener.changed();
    this.acts = this.acts.then(async () => {
      try {
        if (!this.stale) await act();
        if (this.waiting === 1 && !this.stale) await this.look();
      } catch (error) {
        await this.takeBack(error);
      } finally {
        this.waiting -= 1;
        this.listener.changed();
      }
    });
  }

  /** What is wrong with the draft as it stands, and its revision. */
  private async look(): Promise<void> {
    const { findings } = await done<Payload<{ readonly findings: Draft["findings"] | null }>>("lintLadder", "findings { code severity message fix rungs { id } }", { draft: this.opened.draftId }, this.token);
    this.findings = findings ?? [];
  }

  /** Shows again what the server has. Where it has something else than we know of, or cannot be asked, the reader has to load the draft anew. */
  private async takeBack(error: unknown): Promise<void> {
    const now = error instanceof Told && error.code === "STALE_REVISION" ? null : await openDraft(this.opened.draftId, this.token).catch(() => null);
    this.stale = now === null || now.revision !== this.revisionNow;
    if (now !== null && !this.stale) this.rungs = now.version.rungs;
    this.listener.failed(error instanceof Error ? error.message : String(error), this.stale);
  }
}

function standingOf({ mapping }: DraftRung): string {
  if (mapping === null) return "Not placed yet.";
  const { noEquivalent, state, author, confidence } = mapping;
  if (noEquivalent) return `Nothing fits, says ${author}.`;
  return state === "SUGGESTED" ? `Suggested, ${percent(confidence)} sure.` : `${state === "ACCEPTED" ? "Accepted" : "Moved"} by ${author}.`;
}

/** The draft as the server has it. Fails: Told, also when it is gone. */
export async function openDraft(id: string, token: string): Promise<OpenedDraft> {
  const { ladderDraft } = await post<{ ladderDraft: OpenedDraft | null }>(`query Draft($id: ID!) { ladderDraft(id: $id) { ${DRAFT} } }`, { id }, token);
  if (ladderDraft === null) throw new Told("The draft is gone: somebody published it meanwhile. Load your file again to begin the next one.", "GONE");
  return ladderDraft;
}

