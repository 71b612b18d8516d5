import { setImmediate as nextTurn } from "node:timers/promises";

/** Work that can be done a little at a time: it says where it can pause. */
export type Work<T> = Generator<void, T, void>;

/** Milliseconds that work keeps other requests waiting; a statement of SQL takes about as long. */
const TURN = 10;

/** Does all of it before anything else. */
export function atOnce<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** Does it a turn at a time, and lets other requests have theirs. Fails as the work does. */
export async function inTurns<T>(work: Work<T>): Promise<T> {
  for (let began = performance.now(); ;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() - began < TURN) continue;
    await nextTurn();
    began = performance.now();
  }
}
