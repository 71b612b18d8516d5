import { ROLES, type Role } from "../access/domain/viewer.js";
import { TOKEN_LIMITS, tokenFault } from "../access/domain/token.js";
import { createToken, listTokens, revokeToken } from "../app/operator.js";
import { clientOf, CLIENT_OPTIONS, done, type Client } from "./support/client.js";
import { CalledWrongly, CommandFailed, runCommand, say, type Flags } from "./support/command.js";
import { requireMigrated, withDatabase } from "./support/database.js";

const help = `npm run token -- create --name <name> (--company <slug> --role <role> | --admin) [--days <days> | --never]
npm run token -- list (--company <slug> | --admin)
npm run token -- revoke <id>

Makes, lists and ends tokens. A new token's secret is printed once, alone on standard output, and is not kept: send it as
\`Authorization: Bearer <secret>\`. A revoked token ends at once.

  --name <name>     who or what will use it
  --company <slug>  the company it is for
  --role <role>     OWNER (everything there), EDITOR (drafts, import, mapping, publishing), REVIEWER (reads drafts, reviews
                    mappings) or READER (reads drafts); in capitals or not
  --admin           an admin's token: everything, at every company
  --days <days>     for how many days it holds, 1 to ${TOKEN_LIMITS.mostDays}; ${TOKEN_LIMITS.days} unless told
  --never           it never ends by itself; not with --server
  --dry-run         create and revoke: says what would be done and does nothing
  --server <url>    asks that server (or ORG_LADDER_SERVER's) over HTTP, as it must be while a server runs on its embedded database
  --token <secret>  with --server: whose rights it is done by; better in ORG_LADDER_TOKEN, where no list of processes shows it

Without --server the database is the one of DATABASE_URL, or the embedded one in DATA_DIR (.data), and no token is needed.
Exit codes: 0 done, 1 failed, 2 called wrongly`;

/** A token as the API or the database tells of it. */
interface Listed {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly expiresAt: Date | string | null;
  readonly lastUsedAt: Date | string | null;
  readonly revokedAt: Date | string | null;
}

const FIELDS = "id name role expiresAt lastUsedAt revokedAt";
const ERRORS = "userErrors { code field message }";
const CREATE = `mutation CreateToken($input: CreateTokenInput!) { createToken(input: $input) { secret token { ${FIELDS} } ${ERRORS} } }`;
const REVOKE = `mutation RevokeToken($input: RevokeTokenInput!) { revokeToken(input: $input) { token { ${FIELDS} } ${ERRORS} } }`;
const PAGE = `nodes { ${FIELDS} } pageInfo { hasNextPage endCursor }`;
const LIST = `query Tokens($company: String!, $after: String) { company(slug: $company) { tokens(first: 100, after: $after) { ${PAGE} } } }`;
const ADMINS = `query AdminTokens($after: String) { adminTokens(first: 100, after: $after) { ${PAGE} } }`;

await runCommand({
  help,
  takesWords: true,
  options: {
    name: { type: "string" }, company: { type: "string" }, role: { type: "string" }, admin: { type: "boolean" },
    days: { type: "string" }, never: { type: "boolean" }, "dry-run": { type: "boolean" }, ...CLIENT_OPTIONS,
  },
  run: async (flags, [what, ...words]) => {
    const client = clientOf(flags);
    if (what === "revoke") return revoke(client, words, flags["dry-run"] === true);
    if (words.length > 0) throw new CalledWrongly(`"${words.join(" ")}" is too much`);
    if (what === "create") return create(client, flags);
    if (what === "list") return list(client, whose(flags));
    throw new CalledWrongly(what === undefined ? "Say create, list or revoke." : `"${what}" is neither create, list nor revoke`);
  },
});

async function create(client: Client | null, flags: Flags): Promise<void> {
  const company = whose(flags);
  if (typeof flags.name !== "string") throw new CalledWrongly("--name is missing");
  const [name, role, expiresAt] = [flags.name, roleOf(flags, company), expiryOf(flags, client)];
  if (flags["dry-run"] === true) {
    await tokensOf(client, company); // there is such a company, and whoever asks may manage its tokens
    return say(`A token "${name}", ${role}${company === null ? "" : ` of ${company}`}, would be made; it would hold ${expiresAt === null ? "for ever" : `until ${day(expiresAt)}`}. Nothing was made.`);
  }
  const { secret, token } = client === null
    ? await onDatabase((dataSource) => createToken(dataSource, { role, company, name, expiresAt }))
    : done((await client.ask<{ createToken: { secret: string; token: Listed; userErrors: [] } }>(CREATE, { input: { role, company, name, expiresAt } })).createToken);
  process.stderr.write(`${token.id}, ${role}${company === null ? "" : ` of ${company}`}, holds ${until(token)}. The secret, shown this once:\n`);
  say(secret);
}

async function revoke(client: Client | null, [id, ...more]: readonly string[], dryRun: boolean): Promise<void> {
  if (id === undefined || more.length > 0) throw new CalledWrongly("revoke takes the id of one token, as `list` shows it");
  if (dryRun) return say(`${id} would be revoked, if there is such a token and you may. Nothing was.`);
  const token: Listed = client === null
    ? await onDatabase((dataSource) => revokeToken(dataSource, id))
    : done((await client.ask<{ revokeToken: { token: Listed; userErrors: [] } }>(REVOKE, { input: { id } })).revokeToken).token;
  say(`${token.id} (${token.name}) is revoked.`);
}

async function list(client: Client | null, company: string | null): Promise<void> {
  const tokens = await tokensOf(client, company);
  for (const token of tokens) say([token.id, token.role, stateOf(token), `used ${day(token.lastUsedAt) ?? "never"}`, token.name].join("\t"));
  if (tokens.length === 0) process.stderr.write("There are none.\n");
}

async function tokensOf(client: Client | null, company: string | null): Promise<readonly Listed[]> {
  return client === null ? onDatabase((dataSource) => listTokens(dataSource, company)) : listOver(client, company);
}

async function listOver(client: Client, company: string | null): Promise<readonly Listed[]> {
  type Page = { nodes: Listed[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } | null;
  const page = async (after: string | null): Promise<Page> => company === null
    ? (await client.ask<{ adminTokens: Page }>(ADMINS, { after })).adminTokens
    : ((await client.ask<{ company: { tokens: Page } | null }>(LIST, { company, after })).company?.tokens ?? null);
  const found: Listed[] = [];
  for (let after: string | null = null; ;) {
    const tokens: Page = await page(after);
    if (tokens === null) throw new CommandFailed(company === null ? "Admins' tokens are shown to admins alone." : `No company "${company}" whose tokens you may see.`);
    found.push(...tokens.nodes);
    if (!tokens.pageInfo.hasNextPage) return found;
    after = tokens.pageInfo.endCursor;
  }
}

function onDatabase<T>(work: Parameters<typeof withDatabase<T>>[0]): Promise<T> {
  return withDatabase(async (dataSource) => {
    await requireMigrated(dataSource);
    return work(dataSource);
  });
}

/** The company that --company names; null for --admin. */
function whose({ company, admin }: Flags): string | null {
  if ((typeof company === "string") === (admin === true)) throw new CalledWrongly("give either --company or --admin");
  return typeof company === "string" ? company : null;
}

function roleOf({ role }: Flags, company: string | null): Role {
  if (company === null) {
    if (role !== undefined) throw new CalledWrongly("--admin is a role of its own: leave --role out");
    return "ADMIN";
  }
  const known = ROLES.find((each) => each !== "ADMIN" && each === String(role).toUpperCase());
  if (known === undefined) throw new CalledWrongly("--role must be owner, editor, reviewer or reader");
  return known;
}

function expiryOf({ days, never }: Flags, client: Client | null): Date | null {
  if (never === true && days !== undefined) throw new CalledWrongly("give either --days or --never");
  if (never === true && client !== null) throw new CalledWrongly("--never is for the server's own database alone, without --server");
  if (never === true) return null;
  const count = days === undefined ? TOKEN_LIMITS.days : Number(days);
  if (!Number.isInteger(count) || count < 1 || count > TOKEN_LIMITS.mostDays) throw new CalledWrongly(`--days must be a whole number from 1 to ${TOKEN_LIMITS.mostDays}`);
  return new Date(Date.now() + count * 86_400_000);
}

function dateOf(at: Date | string | null): Date | null {
  return at === null ? null : new Date(at);
}

function day(at: Date | string | null): string | null {
  return dateOf(at)?.toISOString().slice(0, 10) ?? null;
}

function stateOf(token: Listed): string {
  if (tokenFault({ expiresAt: dateOf(token.expiresAt), revokedAt: dateOf(token.revokedAt) }, new Date()) === null) return `holds ${until(token)}`;
  return token.revokedAt === null ? `expired ${day(token.expiresAt)}` : `revoked ${day(token.revokedAt)}`;
}

function until({ expiresAt }: Pick<Listed, "expiresAt">): string {
  return expiresAt === null ? "for ever" : `until ${day(expiresAt)}`;
}
