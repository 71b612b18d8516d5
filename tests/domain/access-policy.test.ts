import { ACTIONS, isMember, isOpenToAll, may, Permit, type Action } from "../../src/access/domain/policy.js";
import { ANONYMOUS, OPERATOR, type Role, type Viewer } from "../../src/access/domain/viewer.js";

const at = (role: Role, companyId: string | null = "cmp_a"): Viewer => ({ kind: "TOKEN", id: "tok_x", name: "x", grants: [{ role, companyId, company: companyId }] });
const ADMIN = at("ADMIN", null);
const allowed = (viewer: Viewer, companyId: string | null): readonly Action[] => ACTIONS.filter((action) => may(viewer, action, { companyId }));
const OF_THE_SERVER: readonly Action[] = ["CREATE_COMPANY", "SET_DOMAIN", "DECIDE_CLAIM", "RESTORE", "MANAGE_ADMINS", "ASSIGN_ROLES"];
const OPEN: readonly Action[] = ["DISPUTE", "CLAIM"];

describe("the policy", () => {
  it.each<[Role, readonly Action[]]>([
    ["OWNER", ["READ_DRAFT", "WRITE_DRAFT", "IMPORT", "MAP", "REVIEW", "PUBLISH", "RETIRE", "UPDATE_COMPANY", "RESOLVE_DISPUTE", "READ_AUDIT", "MANAGE_TOKENS", "TAKE_DOWN"]],
    ["EDITOR", ["READ_DRAFT", "WRITE_DRAFT", "IMPORT", "MAP", "PUBLISH"]],
    ["REVIEWER", ["READ_DRAFT", "REVIEW"]],
    ["READER", ["READ_DRAFT"]],
  ])("lets the role %s do just this at its company, and nothing more than anybody at another", (role, actions) => {
    expect(allowed(at(role), "cmp_a")).toEqual([...actions, ...OPEN]);
    expect(allowed(at(role), "cmp_b")).toEqual(OPEN);
    expect(allowed(at(role), null)).toEqual(OPEN);
  });

  it("lets an admin, and whoever runs commands on the database, do everything at every company that there is", () => {
    for (const viewer of [ADMIN, OPERATOR]) {
      expect(allowed(viewer, "cmp_a")).toEqual(ACTIONS);
      expect(allowed(viewer, null)).toEqual([...OF_THE_SERVER, ...OPEN]);
    }
  });

  it("lets the anonymous do what is open to all, and nothing else", () => {
    expect(allowed(ANONYMOUS, "cmp_a")).toEqual(OPEN);
    expect(ACTIONS.filter(isOpenToAll)).toEqual(OPEN);
  });

  it("lets whoever proved a domain make its company, and nothing else", () => {
    const proven = (viewer: Viewer) => ACTIONS.filter((action) => may(viewer, action, { companyId: null, isProven: true }));
    expect(proven(ANONYMOUS)).toEqual(["CREATE_COMPANY", ...OPEN]);
    expect(proven(at("OWNER", "cmp_b"))).toEqual(["CREATE_COMPANY", ...OPEN]);
    expect(Permit.of(ANONYMOUS, "CREATE_COMPANY", { companyId: null })).toBeNull();
  });

  it("takes the best of several roles, each at its own company alone", () => {
    const both: Viewer = { ...at("READER"), grants: [...at("READER", "cmp_a").grants, ...at("OWNER", "cmp_b").grants] };
    expect(may(both, "PUBLISH", { companyId: "cmp_a" })).toBe(false);
    expect(may(both, "PUBLISH", { companyId: "cmp_b" })).toBe(true);
    expect(isMember(both, "cmp_a") && isMember(both, "cmp_b") && !isMember(both, "cmp_c")).toBe(true);
  });

  it("gives a permit to those alone who may, and it says for what", () => {
    expect(Permit.of(at("READER"), "PUBLISH", { companyId: "cmp_a" })).toBeNull();
    expect(Permit.of(at("EDITOR"), "PUBLISH", { companyId: "cmp_a" })).toMatchObject({ viewer: { id: "tok_x" }, action: "PUBLISH", companyId: "cmp_a" });
  });
});
