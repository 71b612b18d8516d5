import type { Range } from "../pages/compare.question.js";
import { decimal } from "../words.js";

/** A range drawn small on the whole axis, with a tick for each level. Its words stand beside it. */
export function RangeBar({ range, axis }: { readonly range: Range; readonly axis: Range }) {
  const at = (level: number): string => `${decimal(((level - axis.lo) / (axis.hi - axis.lo)) * 100)}%`;
  const ticks = Array.from({ length: Math.max(0, Math.round(axis.hi - axis.lo) - 1) }, (_, i) => axis.lo + i + 1);
  return (
    <svg class="range-bar" width="100%" height="14" aria-hidden="true" focusable="false">
      <rect width="100%" height="14" class="range-axis" />
      {ticks.map((level) => <line key={level} x1={at(level)} x2={at(level)} y1="0" y2="14" class="range-tick" />)}
      <rect x={at(range.lo)} width={`${decimal(((range.hi - range.lo) / (axis.hi - axis.lo)) * 100)}%`} y="2" height="10" rx="2" class="range-here" />
    </svg>
  );
}
