import { Answers, type Answer } from "../../src/app/answers.js";
import { ANSWERS } from "../../src/app/limits.js";

const answer = (text: string): Answer => ({ body: Buffer.from(text), headers: {}, operation: null, cost: { estimated: 1, maximum: 1, depth: 1 } });
let day: string;
let isHeld: boolean;
let answers: Answers;
beforeEach(() => {
  [day, isHeld] = ["2026-11-20", true];
  answers = new Answers(() => day, async () => { if (!isHeld) throw new Error("away"); });
});
/** What is kept, or null; and keeps `text` as the server would that made it. */
async function ask(key: string, text: string): Promise<string | null> {
  const found = await answers.find(key);
  if (typeof found === "object") return found.body.toString();
  answers.keep(key, found, () => answer(text));
  return null;
}

it("is kept when the same is asked for the second time", async () => {
  expect([await ask("a", "1"), await ask("b", "2"), await ask("a", "1"), await ask("a", "-"), await ask("b", "2")]).toEqual([null, null, null, "1", null]);
});

it("is forgotten when something is published, then kept at once, for it was asked before", async () => {
  for (const text of ["old", "old"]) await ask("a", text);
  answers.forget();
  expect([await ask("a", "new"), await ask("a", "-")]).toEqual([null, "new"]);
});

it("is not kept when something was published while it was made", async () => {
  await ask("a", "old");
  const ground = await answers.find("a");
  answers.forget();
  if (typeof ground === "number") answers.keep("a", ground, () => answer("old"));
  expect(await ask("a", "new")).toBeNull();
});

it("is of one day", async () => {
  for (const text of ["1", "1"]) await ask("a", text);
  day = "2026-11-21";
  expect(await ask("a", "2")).toBeNull();
  expect(await ask("a", "-")).toBe("2");
});

it("is not given while nobody knows whether it still holds", async () => {
  for (const text of ["1", "1"]) await ask("a", text);
  isHeld = false;
  await expect(answers.find("a")).rejects.toThrow("away");
});

it("takes no more memory than it may, and gives up what was not asked for longest", async () => {
  const short = ANSWERS.packedFrom - 1;
  const most = Math.floor(ANSWERS.bytes / (short + ANSWERS.bareBytes));
  for (let i = 0; i <= most; i += 1) for (const text of ["", ""]) await ask(`${i}`, text.padEnd(short));
  expect(answers.figures).toMatchObject({ entries: most, bytes: most * (short + ANSWERS.bareBytes), evictions: 1 });
  expect([await ask("0", "gone"), await ask(`${most}`, "-")]).toEqual([null, "".padEnd(short)]);
});

it("is packed when it is long, and comes back whole; what is far too long is not kept", async () => {
  const long = JSON.stringify(Array.from({ length: 500 }, (_, i) => ({ title: "Größe, 主任", i })));
  for (const text of [long, long]) await ask("long", text);
  expect(answers.figures.bytes).toBeLessThan(Buffer.byteLength(long) / 3);
  expect(await ask("long", "-")).toBe(long);
  for (let i = 0; i < 3; i += 1) expect(await ask("too long", "x".repeat(ANSWERS.largest + 1))).toBeNull();
});

it("tells apart how it is to be written and every byte of what is asked", () => {
  const keys = [["application/json", "{}"], ["application/json", "{} "], ["*/*", "{}"], [undefined, "{}"], ["a\n", "b"], ["a", "\nb"]] as const;
  expect(new Set(keys.map(([accept, asked]) => Answers.keyOf(accept, asked))).size).toBe(keys.length - 1); // no header has a line break in it
});
