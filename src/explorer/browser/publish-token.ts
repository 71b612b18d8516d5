import { post, Told } from "./publish-api.js";
import { el, part, run, tell } from "./publish-dom.js";
import { DRAFT, type OpenedDraft } from "./publish-draft.js";

/** Who publishes, and for whom. */
export interface Who {
  readonly token: string;
  readonly name: string;
  readonly company: { readonly slug: string; readonly name: string };
  readonly ladders: readonly { readonly slug: string; readonly name: string; readonly family: string }[];
  readonly drafts: readonly OpenedDraft[];
}

interface Grants {
  readonly viewer: { readonly name: string; readonly grants: readonly { readonly role: string; readonly company: string | null }[] };
}
interface Company {
  readonly company: { readonly slug: string; readonly name: string; readonly ladders: Who["ladders"]; readonly drafts: readonly OpenedDraft[] | null } | null;
}

const WHO = "query Who { viewer { name grants { role company } } }";
const COMPANY = `query Company($slug: String!) { company(slug: $slug) { slug name ladders { slug name family } drafts { ${DRAFT} } } }`;

/** Where the token is kept if the reader says so: until the tab is closed. */
const KEPT = "org-ladder-token";
const ROLES: Readonly<Record<string, string>> = { ADMIN: "admin", OWNER: "owner", EDITOR: "editor", REVIEWER: "reviewer", READER: "reader" };

/** What the company has now. Fails: Told. */
export async function whoAt(token: string, name: string, slug: string): Promise<Who> {
  const { company } = await post<Company>(COMPANY, { slug }, token);
  if (company === null) throw new Told(`There is no company "${slug}".`, "UNKNOWN_COMPANY");
  if (company.drafts === null) throw new Told(`Your token does not hold at ${company.name}.`, "FORBIDDEN");
  return { token, name, company: { slug: company.slug, name: company.name }, ladders: company.ladders, drafts: company.drafts };
}

/** Step 1. `known`: a token holds at a company; `forgotten`: it is to be used no more. */
export function tokenStep({ known, forgotten }: { readonly known: (who: Who) => void; readonly forgotten: () => void }): { readonly use: (token: string) => void } {
  const [field, keep, company, use] = [part<HTMLInputElement>("who-token"), part<HTMLInputElement>("who-keep"), part<HTMLInputElement>("who-company"), part<HTMLButtonElement>("who-use")];

  const check = (): Promise<void> => run("who-status", use, async () => {
    forgotten();
    const token = field.value.trim();
    if (token === "") throw new Told("type or paste a token first.", "EMPTY");
    const { viewer } = await post<Grants>(WHO, {}, token);
    const held = viewer.grants.map(({ role, company: at }) => `${ROLES[role] ?? role}${at === null ? " everywhere" : ` at ${at}`}`).join(", ");
    const slugs = [...new Set(viewer.grants.flatMap(({ company: at }) => at ?? []))];
    const anywhere = viewer.grants.some(({ company: at }) => at === null);
    if (viewer.grants.length === 0) throw new Told(`${viewer.name} has no role at any company yet.`, "FORBIDDEN");
    if (!viewer.grants.some(({ role }) => ["ADMIN", "OWNER", "EDITOR"].includes(role))) throw new Told(`${viewer.name} is ${held}; drafts are written by editors and owners.`, "FORBIDDEN");
    if (keep.checked) sessionStorage.setItem(KEPT, token);
    part("who-companies").replaceChildren(...slugs.map((slug) => el("option", { value: slug })));
    const choice = anywhere || slugs.length > 1;
    part("who-choice").hidden = !choice;
    const slug = company.value.trim().toLowerCase() || (choice ? "" : slugs[0]!);
    if (slug === "") {
      tell("who-status", `You are ${viewer.name}: ${held}. At which company?`);
      company.focus();
      return;
    }
    const who = await whoAt(token, viewer.name, slug);
    tell("who-status", `You are ${viewer.name}: ${held}. You publish for ${who.company.name}.`);
    known(who);
  });

  part("who-form").addEventListener("submit", (event) => {
    event.preventDefault();
    void check();
  });
  keep.addEventListener("change", () => { if (!keep.checked) sessionStorage.removeItem(KEPT); });
  part("who-forget").addEventListener("click", () => {
    sessionStorage.removeItem(KEPT);
    for (const input of [field, company]) input.value = "";
    keep.checked = false;
    part("who-choice").hidden = true;
    forgotten();
    tell("who-status", "Forgotten: this page has your token no more.");
  });
  const useThis = (token: string): void => {
    field.value = token;
    company.value = "";
    void check();
    field.focus();
  };
  const kept = sessionStorage.getItem(KEPT);
  if (kept !== null) {
    keep.checked = true;
    field.value = kept;
    void check();
  }
  return { use: useThis };
}
