import { download, hand, type Download } from "../../src/shared/download.js";

const file = (more: Partial<Download> = {}): Download => download({ body: "it", type: "text/plain", name: "it.txt", shown: true, keep: "shortly", ...more });

/** What is answered to a caller who has `ifNoneMatch`. */
function answer(given: Download, ifNoneMatch?: string, before: Readonly<Record<string, string>> = {}) {
  const said = { status: 200, headers: { ...before } as Record<string, string>, body: undefined as string | undefined };
  hand({
    code: (status) => { said.status = status; }, header: (name, value) => { said.headers[name] = value; },
    getHeader: (name) => said.headers[name], send: (body) => { said.body = body; },
  }, given, ifNoneMatch);
  return said;
}

describe("a file that is handed out", () => {
  it("has a tag that follows from its content alone", () => {
    expect(file().etag).toBe(file({ name: "other.txt", keep: "for-ever" }).etag);
    expect(file().etag).not.toBe(file({ body: "It" }).etag);
    expect(file().etag).toMatch(/^"[\w-]{20,}"$/);
  });

  const { etag } = file();
  it.each([[etag], [`W/${etag}`], [`"other", ${etag}`], [`"other",W/${etag}`], ["*"], [" * "]])("is not sent again to a caller who has it: %s", (ifNoneMatch) => {
    expect(answer(file(), ifNoneMatch)).toMatchObject({ status: 304, body: undefined, headers: { etag, "cache-control": expect.stringContaining("max-age=60") } });
  });

  it.each([[undefined], [""], ['"other"'], [etag.slice(1, -1)], [`${etag}x`]])("is sent to a caller who has another: %s", (ifNoneMatch) => {
    expect(answer(file(), ifNoneMatch)).toMatchObject({ status: 200, body: "it" });
  });

  it("may be kept for ever where it never changes, and for a minute where it may", () => {
    expect(answer(file({ keep: "for-ever" })).headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(answer(file()).headers["cache-control"]).toMatch(/^public, max-age=60\b(?!.*immutable)/);
  });

  it("is shown or saved under its name", () => {
    expect(answer(file()).headers["content-disposition"]).toBe('inline; filename="it.txt"');
    expect(answer(file({ shown: false })).headers["content-disposition"]).toBe('attachment; filename="it.txt"');
  });

  it("may be read by any page, unless it was told already who may", () => {
    expect(answer(file()).headers["access-control-allow-origin"]).toBe("*");
    expect(answer(file(), undefined, { "access-control-allow-origin": "https://a.example" }).headers["access-control-allow-origin"]).toBe("https://a.example");
  });
});
