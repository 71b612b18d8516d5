import { mutating } from "../../src/graph/user-error.js";
import { BadInput, PublicError, UserErrors } from "../../src/shared/errors.js";

const failing = (error: Error) => mutating(() => Promise.reject(error));

describe("a mutation's answer", () => {
  it("is its results, without errors", async () => {
    expect(await mutating(() => Promise.resolve({ token: 1 }))).toEqual({ token: 1, userErrors: [] });
  });
  it("is what the caller can mend, with the field apart from the words", async () => {
    expect(await failing(new BadInput("input.name", "must not be empty"))).toEqual({ userErrors: [{ code: "BAD_USER_INPUT", field: "input.name", message: "must not be empty" }] });
    expect(await failing(new PublicError("STALE", "Somebody was quicker."))).toEqual({ userErrors: [{ code: "STALE", field: null, message: "Somebody was quicker." }] });
    expect(await failing(new PublicError("STALE", "Somebody was quicker.", { field: "input.revision" }))).toEqual({ userErrors: [{ code: "STALE", field: "input.revision", message: "Somebody was quicker." }] });
  });
  it("is everything that is wrong, where several things are", async () => {
    const list = [{ code: "A", field: "input.rungs[0]", message: "one" }, { code: "B", field: null, message: "two" }];
    expect(await failing(new UserErrors(list))).toEqual({ userErrors: list });
  });
  it("is not made of a fault of ours, which goes on its way to where internals are hidden", async () => {
    await expect(failing(new TypeError("boom"))).rejects.toThrow("boom");
  });
});
