/** Work that can be done a little at a time: it says where it can pause. */
export type Work<T> = Generator<void, T, void>;

/**
 * Milliseconds of a turn of the event loop that long work takes, that of all requests together; between two turns everybody else is served. A short question takes half a
 * millisecond, and with collecting garbage what one waits for stays below ten of them.
 */
const TURN = 3;

/** Whoever waits for time: first come, first served. */
class Line {
  private waiting: (() => void)[] = [];
  private next = 0;

  join(go: () => void): void {
    this.waiting.push(go);
  }

  get isEmpty(): boolean {
    return this.next >= this.waiting.length;
  }

  /** The first, who leaves; undefined: nobody waits. */
  first(): (() => void) | undefined {
    if (this.waiting.length === 0) return undefined;
    const go = this.waiting[this.next];
    this.next += 1;
    if (go === undefined || this.next > 1_000) [this.waiting, this.next] = [this.waiting.slice(this.next), 0];
    return go;
  }
}

/** Work that is done in one turn goes before work that takes many, of which there may be thousands of pieces. */
const [short, long] = [new Line(), new Line()];
/** When long work began in the present turn of the event loop; null: there is none. */
let began: number | null = null;

/** Whether long work has had its time for now. Whoever asks is doing some. */
export const isTimeUp = (): boolean => performance.now() - (began ?? begin()) >= TURN;

/** Resolves when there is time again, after all who wait for the same kind of work. */
export function turn(kind: "SHORT" | "LONG" = "LONG"): Promise<void> {
  return new Promise((resolve) => {
    (kind === "SHORT" ? short : long).join(resolve);
    if (began === null) begin();
  });
}

/** For loaders: goes after all who wait for time by the end of this tick, so that what they are about to ask for is read together with what was asked for already. */
export function gathered(go: () => void): void {
  const after = (): void => (short.isEmpty && long.isEmpty ? go() : long.join(go));
  void Promise.resolve().then(() => process.nextTick(after)); // as DataLoader by itself
}

/** Turns of the event loop that long work sits out in a row at most, while what each turn takes one of is coming in. */
const SAT_OUT = 9;
let isRush = false;
let satOut = 0;

/** Says that something came of which each turn of the event loop takes one, a connection: there may be more, and long work sits out the next turn. */
export function sitOut(): void {
  isRush = true;
}

function begin(): number {
  setImmediate(anew);
  return (began = performance.now());
}

function anew(): void {
  satOut = isRush ? satOut + 1 : 0;
  isRush = false;
  if (satOut % (SAT_OUT + 1) > 0) setImmediate(anew);
  else {
    began = performance.now();
    resume();
  }
}

/** Lets the next one go on. What is put off from a microtask to the next tick comes after all microtasks, so after all that it does before it waits for something else. */
function resume(): void {
  if (isTimeUp()) {
    setImmediate(anew);
    return;
  }
  const go = short.first() ?? long.first();
  if (go === undefined) began = null;
  else {
    go();
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
