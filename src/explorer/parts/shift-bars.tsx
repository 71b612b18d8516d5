interface ShiftBarsProps {
  /** Null: no source tells. */
  readonly from: number | null;
  readonly to: number | null;
  /** What fills the whole width. */
  readonly most: number;
}

/** Before above, after below. The numbers stand beside it. */
export function ShiftBars({ from, to, most }: ShiftBarsProps) {
  const wide = (value: number | null): string => `${Math.round(((value ?? 0) / most) * 1_000) / 10}%`;
  return (
    <svg class="shift" width="100%" height="18" aria-hidden="true" focusable="false">
      <rect width="100%" height="18" class="shift-ground" />
      <rect width={wide(from)} height="7" y="1" rx="2" class="shift-before" />
      <rect width={wide(to)} height="7" y="10" rx="2" class="shift-after" />
    </svg>
  );
}
