import { wrapped } from "../../shared/svg-text.js";

/** One spoke; `score` is null where no source gives ground for one. */
export interface Spoke {
  readonly title: string;
  readonly score: number | null;
}

/** Pixels. */
const SIZE = { width: 480, height: 380, radius: 128, label: 14, letters: 12.5, line: 15, room: 100 } as const;

/** Dimensions as spokes of a wheel, 0 in the middle, `most` at the rim; the same numbers stand in the table beside it. A spoke without a score is dashed, and the shape is open there. */
export function Radar({ spokes, most, name }: { readonly spokes: readonly Spoke[]; readonly most: number; readonly name: string }) {
  const [cx, cy] = [SIZE.width / 2, SIZE.height / 2];
  const at = (i: number, distance: number): readonly [number, number] => {
    const angle = (i / spokes.length) * 2 * Math.PI - Math.PI / 2;
    return [round(cx + Math.cos(angle) * distance), round(cy + Math.sin(angle) * distance)];
  };
  const corners = spokes.map(({ score }, i) => (score === null ? null : at(i, (score / most) * SIZE.radius)));
  const sides = corners.flatMap((corner, i) => { const next = corners[(i + 1) % corners.length]; return corner === null || next == null ? [] : [[corner, next] as const]; });
  return (
    <svg class="radar" viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} role="img" aria-label={`${name}: ${spokes.map(({ title, score }) => `${title} ${score ?? "not told"}`).join(", ")}; each of ${most}`}>
      {Array.from({ length: most }, (_, i) => i + 1).map((ring) => <polygon key={ring} points={points(spokes.map((_, i) => at(i, (ring / most) * SIZE.radius)))} class="radar-ring" />)}
      {spokes.map(({ title, score }, i) => { const [x, y] = at(i, SIZE.radius); return <line key={title} x1={cx} y1={cy} x2={x} y2={y} class={score === null ? "radar-spoke radar-none" : "radar-spoke"} />; })}
      {sides.map((side) => <polygon key={points(side)} points={points([[cx, cy], ...side])} class="radar-shape" />)}
      {sides.map((side) => <polyline key={points(side)} points={points(side)} class="radar-side" />)}
      {corners.map((corner, i) => corner !== null && <circle key={spokes[i]!.title} cx={corner[0]} cy={corner[1]} r="3.5" class="radar-point" />)}
      {spokes.map((spoke, i) => <Label key={spoke.title} spoke={spoke} place={at(i, SIZE.radius + SIZE.label)} middle={cx} />)}
    </svg>
  );
}

function Label({ spoke: { title, score }, place: [x, y], middle }: { readonly spoke: Spoke; readonly place: readonly [number, number]; readonly middle: number }) {
  const lines = wrapped(`${title} ${score ?? "–"}`, SIZE.letters, SIZE.room, 3);
  const anchor = Math.abs(x - middle) < 2 ? "middle" : x > middle ? "start" : "end";
  const first = y < SIZE.height / 2 - SIZE.radius ? y - (lines.length - 1) * SIZE.line : y + 4 - ((lines.length - 1) * SIZE.line) / 2;
  return <text class="radar-label" text-anchor={anchor}>{lines.map((line, i) => <tspan key={line} x={x} y={round(y > SIZE.height / 2 + SIZE.radius ? y + 8 + i * SIZE.line : first + i * SIZE.line)}>{line}</tspan>)}</text>;
}

const round = (value: number): number => Math.round(value * 10) / 10;
const points = (all: readonly (readonly [number, number])[]): string => all.map(([x, y]) => `${x},${y}`).join(" ");
