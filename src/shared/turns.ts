/** Work that can be done a little at a time: it says where it can pause. */
export type Work<T> = Generator<void, T, void>;

/**
 * Milliseconds of a turn of the event loop that long work takes, that of all requests together; between two turns everybody else is served. Short questions take
 * half a millisecond, and are to wait no longer than ten of them take.
 */
const TURN = 5;

/** Whoever waits for time, first come first served; those before `next` have had theirs. */
let waiting: (() => void)[] = [];
let next = 0;
/** When long work began in the present turn of the event loop; null: there is none. */
let began: number | null = null;

/** Whether long work has had its time for now. Whoever asks is doing some. */
export const isTimeUp = (): boolean => performance.now() - (began ?? begin()) >= TURN;

/** Resolves when there is time again, after all who wait already. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (began === null) begin();
  });
}

function begin(): number {
  setImmediate(anew);
  return (began = performance.now());
}

function anew(): void {
  began = performance.now();
  resume();
}

/** Lets the next one go on. What is put off from a microtask to the next tick comes after all microtasks, so after all that it does before it waits for something else. */
function resume(): void {
  const resolve = waiting[next];
  if (resolve === undefined) [waiting, next, began] = [[], 0, null];
  else if (isTimeUp()) {
    [waiting, next] = [waiting.slice(next), 0];
    setImmediate(anew);
  } else {
    next += 1;
    resolve();
    queueMicrotask(() => process.nextTick(resume));
  }
}

/** Does all of it before anything else. */
export function atOnce<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** Does it a turn at a time, and lets other requests have theirs. Fails as the work does. */
export async function inTurns<T>(work: Work<T>): Promise<T> {
  for (;;) {
    if (isTimeUp()) await turn();
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
