import type { Outcomes } from "./load.js";
import type { Soaked } from "./soak.js";
import type { Figure, Sample } from "./verdict.js";

/** Columns, with the unit. */
const COLUMNS: Readonly<Record<Figure, string>> = { heap: "heap MB", external: "outside MB", resident: "resident MB", files: "files", sockets: "sockets", others: "timers", connections: "pool" };
const WIDTH = 12;
const cell = (text: string | number): string => (typeof text === "number" ? text.toFixed(0) : text).padStart(WIDTH);

export const heading = (): string => ["min", "asked", ...Object.values(COLUMNS)].map(cell).join("");

export const row = ({ at, figures }: Sample, { asked }: Outcomes): string =>
  [(at / 60).toFixed(1), asked, ...(Object.keys(COLUMNS) as Figure[]).map((figure) => figures[figure])].map(cell).join("");

/** The verdict in words. */
export function told({ growth, outcomes, caches, isWell }: Soaked): string {
  const moved = growth.map(({ figure, early, late, along, tolerance, grows }) =>
    `${COLUMNS[figure].padEnd(14)}${early.toFixed(1)} → ${late.toFixed(1)}, ${along >= 0 ? "+" : ""}${along.toFixed(1)} along the line; at most +${tolerance}${grows ? "  GROWS" : ""}`);
  const unexpected = [...outcomes.unexpected].map(([what, times]) => `  ${times} × ${what}`);
  return [
    "", "second fifth → last fifth", ...moved,
    `caches: ${[...caches].map(([name, fill]) => `${name} ${Math.round(fill * 100)} %`).join(", ")}`,
    `${outcomes.asked} asked, ${outcomes.answered} answered, ${unexpected.length === 0 ? "none" : "some"} otherwise than expected${unexpected.length === 0 ? "" : `:\n${unexpected.join("\n")}`}`,
    isWell ? "Nothing grows." : "NOT WELL.",
  ].join("\n");
}
