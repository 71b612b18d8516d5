import type { Bearer } from "./access.js";
import type { AskedServer } from "./asked-server.js";
import type { DnsServer } from "./dns-server.js";

export interface Told { readonly code: string; readonly field: string | null; readonly message: string }
export interface Claim { readonly id: string; readonly company: string | null; readonly domain: string; readonly method: string; readonly state: string; readonly proof: string; readonly publishAt: readonly string[]; readonly lapsesAt: string; readonly verifiedAt: string | null }
export interface Claimed { readonly claim: Claim | null; readonly secret?: string | null; readonly company?: { readonly slug: string; readonly domain: string | null; readonly badge: string } | null; readonly tokenSecret?: string | null; readonly userErrors: readonly Told[] }

const FIELDS: Readonly<Record<string, string>> = {
  claimCompany: "claim { id company domain method state proof publishAt lapsesAt verifiedAt } secret", verifyClaim: "claim { id company domain method state proof publishAt lapsesAt verifiedAt } company { slug domain badge } tokenSecret",
  createCompany: "company { slug domain badge } tokenSecret",
};

/** Claims and verifies, as tests of several files do. Every answer has to be free of errors but the caller's. */
export function claiming(served: () => AskedServer, dns: () => DnsServer) {
  const send = async (name: keyof typeof FIELDS, input: object, as?: Bearer): Promise<Claimed> => {
    const answer = await served().ask(`mutation M($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${FIELDS[name]} userErrors { code field message } } }`, { input }, as && { authorization: as.authorization });
    expect(answer.errors).toEqual([]);
    return (answer.data as Record<string, Claimed>)[name]!;
  };
  const claim = (input: object) => send("claimCompany", { method: "DNS_TXT", ...input });
  const verify = (input: object, as?: Bearer) => send("verifyClaim", input, as);
  const create = (input: object, as?: Bearer) => send("createCompany", { name: "Acme", ...input }, as);
  /** A claim whose proof is published. */
  const proven = async (input: object): Promise<{ readonly claim: string; readonly secret: string }> => {
    const { claim: made, secret, userErrors } = await claim(input);
    expect(userErrors).toEqual([]);
    const zone = dns().zones.get(made!.publishAt[0]!) ?? {};
    dns().zones.set(made!.publishAt[0]!, { ...zone, txt: [...(zone.txt ?? []), [made!.proof]] });
    return { claim: made!.id, secret: secret! };
  };
  return { claim, verify, create, proven };
}
