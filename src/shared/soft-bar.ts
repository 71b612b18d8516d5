/** Two ends on one axis. */
interface Ends {
  readonly lo: number;
  readonly hi: number;
}

/** A range on an axis whose edges are unsure. All in units of the axis. */
export interface SoftBar {
  readonly range: Ends;
  /** How soft each edge is; 0 where it is sure. */
  readonly soft: Ends;
  /** Nothing is drawn beyond these. */
  readonly axis: Ends;
}

/** A range with edges of this blur; nobody is blurred across the ends of the axis. */
export const softened = (range: Ends, blur: number, axis: Ends): SoftBar => ({ range, axis, soft: { lo: range.lo <= axis.lo ? 0 : blur, hi: range.hi >= axis.hi ? 0 : blur } });

/** What of the axis the bar covers with its soft edges. */
export const reachOf = ({ range, soft, axis }: SoftBar): Ends => ({ lo: Math.max(axis.lo, range.lo - soft.lo), hi: Math.min(axis.hi, range.hi + soft.hi) });

/** How opaque the bar is at `level`, 0–1: half at its edges, and rising over twice the softness. */
function opacity({ range, soft }: SoftBar, level: number): number {
  const rise = (distance: number, softness: number): number => (softness === 0 ? (distance >= 0 ? 1 : 0) : Math.max(0, Math.min(1, 0.5 + distance / (2 * softness))));
  return rise(level - range.lo, soft.lo) * rise(range.hi - level, soft.hi);
}

/** Stops of a gradient from the upper end down: where it bends. Offsets in percent of the reach, opacities 0–1. */
export function stopsOf(bar: SoftBar): readonly { readonly offset: string; readonly opacity: string }[] {
  const { range, soft } = bar;
  const { lo, hi } = reachOf(bar);
  const levels = [...new Set([hi, range.hi, range.hi - soft.hi, (range.lo + range.hi) / 2, range.lo + soft.lo, range.lo, lo].filter((at) => at >= lo && at <= hi))].sort((a, b) => b - a);
  return levels.map((at) => ({ offset: `${Math.round(((hi - at) / (hi - lo)) * 1000) / 10}%`, opacity: String(Math.round(opacity(bar, at) * 100) / 100) }));
}
