import { contentHash } from "./domain/content-hash.js";
import { StaleRevision } from "./domain/draft.js";
import type { LintFinding } from "./domain/lint-finding.js";
import type { LadderIdentity, LadderVersion, PlacedRung, PlacedVersion, Voice } from "./domain/ladder.js";
import { place } from "./domain/ladder.js";
import { AlreadyPublished, AlreadyRetired, asPublished, checkFit, effectiveDay, KeyUsed, type PublicationTerms } from "./domain/publishing.js";
import { faultsOfStoredVersion } from "./domain/verification.js";
import type { Belonging, LockedVersion, PublishingStore } from "./ladder.publishing.store.js";
import type { PublishedLadders } from "./published.js";

/** Milliseconds between looks for versions whose day has begun. */
const LOOK_EVERY = 60_000;

/** Writes the audit event of a change, in the transaction of the change. */
export type Recorded = (manager: Parameters<Parameters<PublishingStore["transaction"]>[0]>[0], detail: string) => Promise<void>;

/** A draft that somebody wants published, as they know it. */
export interface Wanted {
  readonly draft: string;
  readonly revision: number;
  readonly terms: PublicationTerms;
  readonly voice: Voice;
}

/** Publishes drafts, retires ladders, and brings versions into force when their day begins. Who may is asked before. */
export class Publishing {
  private timer: NodeJS.Timeout | null = null;

  constructor(readonly store: PublishingStore, private readonly published: PublishedLadders) {}

  /**
   * Publishes a draft: all of it or, when anything fails, nothing. Visible to the one who publishes at once, to other servers
   * within a second.
   *
   * The same key and draft again change nothing and give the same findings. Of two who publish at once, one wins.
   * Fails:  AlreadyPublished, StaleRevision, KeyUsed, BadInput, UserErrors with what lint calls an ERROR. Null: no such version.
   */
  async publish({ draft, revision, terms, voice }: Wanted, identity: Omit<LadderIdentity, "isMain">, companyId: string, record: Recorded, now = new Date()): Promise<readonly LintFinding<PlacedRung>[] | null> {
    const today = now.toISOString().slice(0, 10);
    const findings = await this.store.transaction(async (manager) => {
      const found = await this.store.locked(manager, draft, companyId, terms.key);
      if (found === null) return null;
      const placed = (version: LadderVersion): PlacedVersion => place(version, { ...identity, isMain: false });
      if (found.status !== "DRAFT" && terms.key !== null && found.key === terms.key) return checkFit(placed(found.version), "input.draft");
      checkTurn(found, draft, revision, terms.key);
      const effectiveOn = effectiveDay(terms.effectiveOn, today, !found.published);
      const version = asPublished(found.version, found.acts, voice, { changeNote: terms.changeNote, effectiveOn });
      const told = checkFit(placed(version), "input.draft");
      const hash = contentHash(version);
      checkSound({ ...version, contentHash: hash });
      const inForce = effectiveOn <= today;
      await record(manager, `Published version ${version.number} of "${version.name}"${inForce ? "" : `, in force from ${effectiveOn}`}: ${terms.changeNote}`);
      await this.store.publish(manager, companyId, { version, hash, at: now, key: terms.key, visibility: terms.visibility ?? found.visibility, inForce });
      return told;
    });
    await this.published.lease.refresh();
    return findings;
  }

  /** A draft as it would be published now; null when there is none of that id, or it was published. Ask the policy first. */
  async drafted(id: string): Promise<LadderVersion | null> {
    const found = await this.store.draft(id);
    return found && asPublished(found.version, found.acts, "COMPANY", { changeNote: found.version.changeNote, effectiveOn: found.version.effectiveOn });
  }

  /** Takes a ladder out of force. Fails: AlreadyRetired. */
  async retire(ladder: Belonging, record: Recorded, now = new Date()): Promise<void> {
    await this.store.transaction(async (manager) => {
      await record(manager, "");
      if ((await this.store.retire(manager, ladder, now)) === 0) throw new AlreadyRetired("input.ladder");
    });
    await this.published.lease.refresh();
  }

  /** Brings into force what holds from today, or from a day that passed while no server ran. */
  async comeIntoForce(today: string): Promise<number> {
    const moved = await this.store.comeIntoForce(today);
    if (moved > 0) await this.published.lease.refresh();
    return moved;
  }

  /** Looks once a minute until `stop`. A look that fails is made again at the next turn. */
  start(): void {
    const look = (): void => void this.comeIntoForce(new Date().toISOString().slice(0, 10)).catch(() => undefined);
    this.timer ??= setInterval(look, LOOK_EVERY).unref();
  }

  stop(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
  }
}

/** Whether this draft may be published now. */
function checkTurn(found: LockedVersion, draft: string, revision: number, key: string | null): void {
  if (key !== null && found.keyed !== null && found.keyed !== draft) throw new KeyUsed(key, "input.key");
  if (found.status !== "DRAFT") throw new AlreadyPublished(found.version.number, found.version.publishedAt, "input.draft");
  if (found.revision !== revision) throw new StaleRevision(found, revision, "input.revision");
}

/** What lint lets through must also pass the check of what is stored; if not, one of the two is wrong, and nothing is published. */
function checkSound(version: LadderVersion): void {
  const faults = faultsOfStoredVersion(version);
  if (faults.length > 0) throw new Error(`version ${version.id} would be published and then found wrong: ${faults.join("; ")}`);
}
