import fc from "fast-check";
import { reachOf, softened, stopsOf } from "../../src/shared/soft-bar.js";

const AXIS = { lo: 0, hi: 6 };
const at = fc.integer({ min: 0, max: 120 }).map((n) => n / 20);
const bar = fc.tuple(at, at, fc.integer({ min: 0, max: 20 }).map((n) => n / 20)).filter(([lo, hi]) => lo < hi).map(([lo, hi, blur]) => softened({ lo, hi }, blur, AXIS));
const read = (soft: Parameters<typeof stopsOf>[0]): readonly { offset: number; opacity: number }[] => stopsOf(soft).map(({ offset, opacity }) => ({ offset: Number(offset.slice(0, -1)), opacity: Number(opacity) }));

it("a sure bar is drawn whole from edge to edge", () => {
  const sure = softened({ lo: 2, hi: 3 }, 0, AXIS);
  expect(reachOf(sure)).toEqual({ lo: 2, hi: 3 });
  expect(stopsOf(sure)).toEqual([{ offset: "0%", opacity: "1" }, { offset: "50%", opacity: "1" }, { offset: "100%", opacity: "1" }]);
});

it("an unsure edge is half as opaque, and fades over as much as it is unsure on either side", () => {
  expect(stopsOf(softened({ lo: 2, hi: 4 }, 0.5, AXIS))).toEqual([
    { offset: "0%", opacity: "0" }, { offset: "16.7%", opacity: "0.5" }, { offset: "33.3%", opacity: "1" }, { offset: "50%", opacity: "1" }, { offset: "66.7%", opacity: "1" }, { offset: "83.3%", opacity: "0.5" }, { offset: "100%", opacity: "0" },
  ]);
});

it("nobody is blurred across the ends of the axis", () => {
  expect(softened(AXIS, 0.4, AXIS).soft).toEqual({ lo: 0, hi: 0 });
  expect(softened({ lo: 0, hi: 2 }, 0.4, AXIS).soft).toEqual({ lo: 0, hi: 0.4 });
});

it("no bar reaches beyond the axis or falls short of its range; its gradient runs down from 0 to 100 %, with opacities of 0 to 1, and is not darker at its ends than in the middle", () => {
  fc.assert(fc.property(bar, (soft) => {
    const reach = reachOf(soft);
    expect([reach.lo >= AXIS.lo, reach.hi <= AXIS.hi, reach.lo <= soft.range.lo, reach.hi >= soft.range.hi]).toEqual([true, true, true, true]);
    const stops = read(soft);
    expect([stops[0]?.offset, stops.at(-1)?.offset]).toEqual([0, 100]);
    expect(stops.every(({ offset, opacity }, i) => opacity >= 0 && opacity <= 1 && (i === 0 || offset >= stops[i - 1]!.offset))).toBe(true);
    const most = Math.max(...stops.map(({ opacity }) => opacity));
    expect(Math.max(stops[0]!.opacity, stops.at(-1)!.opacity)).toBeLessThanOrEqual(most);
  }));
});
