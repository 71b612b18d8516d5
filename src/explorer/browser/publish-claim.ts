import { done, Told, type UserError } from "./publish-api.js";
import { button, el, part, run, tell } from "./publish-dom.js";
import { slugOf } from "./publish-rows.js";

interface Claim {
  readonly id: string;
  readonly company: string | null;
  readonly domain: string;
  readonly method: "DNS_TXT" | "WELL_KNOWN_FILE";
  readonly proof: string;
  readonly publishAt: readonly string[];
  readonly lapsesAt: string;
}
type Payload<T> = T & { readonly userErrors: readonly UserError[] };
type Claimed = Payload<{ readonly claim: Claim | null; readonly secret: string | null }>;
type Verified = Payload<{ readonly claim: Claim | null; readonly company: { readonly slug: string; readonly name: string } | null; readonly tokenSecret: string | null }>;
type Made = Payload<{ readonly company: { readonly slug: string; readonly name: string } | null; readonly tokenSecret: string | null }>;

const CLAIM = "claim { id company domain method proof publishAt lapsesAt }";
const value = (id: string): string => part<HTMLInputElement | HTMLSelectElement>(id).value.trim();

/** Shows that a company is the reader's. `gotToken`: they want to go on with the token they got. */
export function claimStep({ gotToken }: { readonly gotToken: (token: string) => void }): void {
  const claim = (): Promise<void> => run("claim-status", part<HTMLButtonElement>("claim-go"), async () => {
    const company = value("claim-company").toLowerCase();
    const { claim: made, secret } = await done<Claimed>("claimCompany", `${CLAIM} secret`, { domain: value("claim-domain"), method: value("claim-method"), ...(company && { company }) }, null);
    if (made === null || secret === null) return;
    part<HTMLInputElement>("verify-claim").value = made.id;
    part<HTMLInputElement>("verify-secret").value = secret;
    part("verify-new").hidden = made.company !== null;
    tell("claim-status", `The claim of ${made.domain} is open until ${made.lapsesAt.slice(0, 10)}.`);
    part("claim-proof").replaceChildren(...toPublish(made, secret));
  });

  const verify = (): Promise<void> => run("verify-status", part<HTMLButtonElement>("verify-go"), async () => {
    const held = { id: value("verify-claim"), secret: value("verify-secret") };
    const isNew = !part("verify-new").hidden;
    if (isNew && value("verify-name") === "") throw new Told("type your company's name first.", "EMPTY");
    const verified = await done<Verified>("verifyClaim", `${CLAIM} company { slug name } tokenSecret`, { claim: held.id, secret: held.secret }, null).catch((error: unknown) => {
      if (isNew && error instanceof Told && error.code === "ALREADY_VERIFIED") return null; // the company itself could not be made the last time
      throw error;
    });
    if (verified !== null && verified.company === null && !isNew) {
      part("verify-new").hidden = false;
      tell("verify-status", "The domain is yours. Say how your company is called, and verify once more.");
      part("verify-name").focus();
      return;
    }
    const { company, tokenSecret } = verified?.company != null ? verified : await done<Made>("createCompany", "company { slug name } tokenSecret", { name: value("verify-name"), slug: value("verify-slug") || slugOf(value("verify-name")), claim: held }, null);
    if (company === null || tokenSecret === null) return;
    tell("verify-status", `${company.name} is yours from now on.`);
    part("verify-done").replaceChildren(
      el("p", {}, "Your token, shown this once. Keep it where you keep passwords:"), el("pre", { class: "snippet", tabindex: 0 }, el("code", {}, tokenSecret)),
      el("p", {}, button("Use it in step 1", () => gotToken(tokenSecret))));
  });

  for (const [form, act] of [["claim-form", claim], ["verify-form", verify]] as const) {
    part(form).addEventListener("submit", (event) => {
      event.preventDefault();
      void act();
    });
  }
}

const toPublish = ({ id, method, proof, publishAt }: Claim, secret: string): readonly HTMLElement[] => [
  el("p", {}, method === "DNS_TXT" ? "Publish this as a TXT record" : "Publish this as a line of the file", " at ", el("code", {}, publishAt.join(" or ")), ":"),
  el("pre", { class: "snippet", tabindex: 0 }, el("code", {}, proof)),
  el("p", {}, "Then verify below. If you leave this page first, keep the claim ", el("code", {}, id), " and its secret, which is shown this once and never published:"),
  el("pre", { class: "snippet", tabindex: 0 }, el("code", {}, secret)),
];
