import { getLocation, GraphQLError, parse, visit, type ASTNode } from "graphql";
import { DocumentCache } from "../../src/app/document-cache.js";

const TEXT = "query Q($to: String!) {\n  equivalence(input: { toCompany: $to }) { __typename } # words\n  ... on Query { companies { totalCount } }\n}";
const each = (node: ASTNode): readonly ASTNode[] => { const nodes: ASTNode[] = []; visit(node, { enter: (one) => void nodes.push(one) }); return nodes; };

it("keeps of every node where it begins, for errors, and lets go of the tokens", async () => {
  const [plain, cache] = [parse(TEXT), new DocumentCache()];
  await cache.set("Q", parse(TEXT));
  const kept = (await cache.get("Q"))!;
  expect(each(kept).map(({ kind, loc }) => [kind, loc!.start, loc!.end, loc!.startToken.line, loc!.startToken.column, getLocation(loc!.source, loc!.start)]))
    .toEqual(each(plain).map(({ kind, loc }) => [kind, loc!.start, loc!.end, loc!.startToken.line, loc!.startToken.column, getLocation(loc!.source, loc!.start)]));
  expect(new GraphQLError("x", { nodes: each(kept).slice(4, 6) }).toJSON()).toEqual(new GraphQLError("x", { nodes: each(plain).slice(4, 6) }).toJSON());
  expect([JSON.stringify(kept), each(kept).some(({ loc }) => "next" in loc!.startToken)]).toEqual([JSON.stringify(plain), false]);
});

it("makes way for new documents beyond its room", async () => {
  const cache = new DocumentCache();
  for (let n = 0; n < 600; n += 1) await cache.set(String(n), parse(`query Q${n} { ${Array.from({ length: 100 }, (_, i) => `a${i}: __typename`).join(" ")} }`));
  expect([await cache.get("0"), (await cache.get("599")) !== undefined, cache.figures.bytes! <= 6 * 1024 * 1024, cache.figures.evictions > 0]).toEqual([undefined, true, true, true]);
});
