import type { Judgement } from "../pages/readiness.question.js";
import { Ground, type Source } from "./ground.js";

/** A conclusion as an item of a list, with the rule it was concluded by. */
export const Judged = ({ one, sources }: { readonly one: Judgement; readonly sources: readonly Source[] }) => (
  <li>{one.text} <Ground fact={one} sources={sources} />{one.rule !== null && one.rule.text !== one.text && <span class="soft small"> The rule: “{one.rule.text}” <Ground fact={one.rule} sources={sources} /></span>}</li>
);

/** Judgements of a table's cell, without their rules. */
export const Points = ({ judgements, sources }: { readonly judgements: readonly Judgement[]; readonly sources: readonly Source[] }) => (
  judgements.length === 0 ? null : <ul>{judgements.map((one) => <li key={one.text}>{one.text} <Ground fact={one} sources={sources} /></li>)}</ul>
);
