import { existsSync } from "node:fs";
import { isIP } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What the process is told from outside. Made once, by `readConfig`, and passed on: nothing else reads the environment. */
export interface Config {
  /** `DATABASE_URL`: the PostgreSQL to use. Absent: the embedded one, with its files in `dataDir`. */
  readonly databaseUrl?: string;
  /**
   * `DATABASE_REPLICA_URLS`: streaming replicas of the database at `databaseUrl`, each of one server (not of a balancer, which would go back and forth in
   * time). What is published is read there, as far as they are up to date. Absent: everything is read where it is written.
   */
  readonly databaseReplicaUrls?: readonly string[];
  /** `DATA_DIR`: an absolute folder for the embedded database. Unused with `databaseUrl`. */
  readonly dataDir: string;
  /** `HOST`: the address to listen on. 127.0.0.1: nobody is served beyond this machine unless asked for. */
  readonly host: string;
  /** `PORT`: the TCP port to listen on; 4000, where GraphQL servers are looked for. 0 takes any free one. */
  readonly port: number;
  /** `CORS_ORIGINS`: origins that may send credentials. Empty: any origin may read, none with credentials. */
  readonly corsOrigins: readonly string[];
  /** `LOG_LEVEL`: the least important line still written. `info`: one line per request. */
  readonly logLevel: LogLevel;
  /**
   * `OIDC_ISSUER` and `OIDC_AUDIENCE`: people who sign in with this OpenID Connect issuer are known here by its tokens that are made out for this
   * audience. The issuer is written as in its tokens (`iss`). Absent: tokens of this server alone are taken.
   */
  readonly oidc?: { readonly issuer: string; readonly audience: string };
  /** `RATE_LIMIT`: points a minute for one client, of about a microsecond each; src/app/limits.ts says how the default was chosen. Absent (`off`): nobody is counted. */
  readonly rateLimit?: number;
  /** `REDIS_URL`: where several servers count their clients together. Absent: each counts for itself. */
  readonly redisUrl?: string;
  /**
   * `OTEL_EXPORTER_OTLP_ENDPOINT` or `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT` is set, and `OTEL_SDK_DISABLED` is not true: traces are sent there, as OpenTelemetry's
   * own variables say (src/app/tracing.ts).
   */
  readonly tracing?: true;
  /** `METRICS_TOKEN`: the bearer token that /metrics asks for. Absent: it is open to callers on this machine, not through a proxy, and to nobody else. */
  readonly metricsToken?: string;
  /**
   * `TRUST_PROXY`: whose word is taken for a client's address: so many proxies in front of this server, or those at these addresses. Absent: nobody's,
   * since whoever reaches the server directly could say what they like.
   */
  readonly trustProxy?: number | readonly string[];
}

/** Points a minute for one client where nothing is said. */
const RATE_LIMIT = 1_000_000;

/** Each is asked three times a second by every server. */
const MOST_REPLICAS = 10;

/** The environment holds something unusable. The message has one line per variable, each with its rule, never a value. */
export class ConfigError extends Error {
  readonly code = "BAD_CONFIG";
  constructor(readonly problems: readonly string[]) {
    super(problems.join("\n"));
    this.name = "ConfigError";
  }
}

/** The folder that holds our package.json: the same from `src/`, from `dist/src/` and inside a test runner. */
export const projectRoot: string = folderWithPackageJson(path.dirname(fileURLToPath(import.meta.url)));

function folderWithPackageJson(start: string): string {
  if (existsSync(path.join(start, "package.json"))) return start;
  const parent = path.dirname(start);
  if (parent === start) throw new Error("No package.json above the running code: the installation is incomplete.");
  return folderWithPackageJson(parent);
}

/** What commands that ask a server over HTTP are told; absent: to be named on the command line. */
export interface ClientConfig {
  /** `ORG_LADDER_SERVER`: the server's address, as in http://127.0.0.1:4000. */
  readonly server?: string;
  /** `ORG_LADDER_TOKEN`: the token to send. On the command line it would show in the list of processes. */
  readonly token?: string;
}

export function readClientConfig(environment: NodeJS.ProcessEnv = process.env): ClientConfig {
  const [server, token] = [environment.ORG_LADDER_SERVER?.trim(), environment.ORG_LADDER_TOKEN?.trim()];
  return { ...(server && { server }), ...(token && { token }) };
}

/** What a variable's text becomes, or the rule that it breaks. */
type Parser<T> = (text: string) => { readonly value: T } | { readonly rule: string };

/**
 * The configuration in `environment`; a variable that is unset or empty takes its default.
 *
 * Fails: ConfigError, naming every variable that breaks its rule, not the first alone.
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const problems: string[] = [];
  const read = <T>(name: string, fallback: T, parse: Parser<T>): T => {
    const text = environment[name]?.trim();
    if (!text) return fallback;
    const parsed = parse(text);
    if ("value" in parsed) return parsed.value;
    problems.push(`${name} must be ${parsed.rule}.`);
    return fallback;
  };
  const issuer = read("OIDC_ISSUER", null, parseIssuer);
  const audience = read("OIDC_AUDIENCE", null, parseAudience);
  if (problems.length === 0 && (issuer === null) !== (audience === null)) {
    problems.push(`${issuer === null ? "OIDC_ISSUER" : "OIDC_AUDIENCE"} must be set where ${issuer === null ? "OIDC_AUDIENCE" : "OIDC_ISSUER"} is: the two go together.`);
  }
  const replicaUrls = read("DATABASE_REPLICA_URLS", [], parseReplicaUrls);
  if (problems.length === 0 && replicaUrls.length > 0 && !environment.DATABASE_URL?.trim()) {
    problems.push("DATABASE_URL must be set where DATABASE_REPLICA_URLS is: it says where the database is that they are replicas of.");
  }
  const rateLimit = read("RATE_LIMIT", RATE_LIMIT, parseRateLimit);
  const redisUrl = read("REDIS_URL", null, parseRedisUrl);
  const metricsToken = read("METRICS_TOKEN", null, parseMetricsToken);
  const trustProxy = read("TRUST_PROXY", null, parseProxies);
  const config: Config = {
    databaseUrl: read("DATABASE_URL", undefined, parseDatabaseUrl),
    dataDir: read("DATA_DIR", path.join(projectRoot, ".data"), parseFolder),
    host: read("HOST", "127.0.0.1", parseHost),
    port: read("PORT", 4000, parsePort),
    corsOrigins: read("CORS_ORIGINS", [], parseOrigins),
    logLevel: read("LOG_LEVEL", "info", parseLogLevel),
    ...(issuer !== null && audience !== null && { oidc: { issuer, audience } }),
    ...(replicaUrls.length > 0 && { databaseReplicaUrls: replicaUrls }),
    ...(rateLimit !== "off" && { rateLimit }),
    ...(redisUrl !== null && { redisUrl }),
    ...(isTraced(environment) && { tracing: true as const }),
    ...(metricsToken !== null && { metricsToken }),
    ...(trustProxy !== null && { trustProxy }),
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

const isDatabaseUrl = (text: string): boolean => /^postgres(ql)?:\/\/\S+$/i.test(text);

const parseDatabaseUrl: Parser<string | undefined> = (text) =>
  isDatabaseUrl(text)
    ? { value: text }
    : { rule: "a PostgreSQL URL without spaces, as in postgres://user:password@host:5432/database" };

const parseReplicaUrls: Parser<readonly string[]> = (text) => {
  const urls = text.split(",").map((url) => url.trim()).filter(Boolean);
  return urls.every((url) => isDatabaseUrl(url) && URL.canParse(url)) && urls.length <= MOST_REPLICAS
    ? { value: urls }
    : { rule: `at most ${MOST_REPLICAS} PostgreSQL URLs divided by commas, as in postgres://user:password@replica:5432/database (a comma in a password is %2C)` };
};

const parseFolder: Parser<string> = (text) =>
  text.includes("\0") ? { rule: "the path of a folder" } : { value: path.resolve(text) };

const parseHost: Parser<string> = (text) =>
  /^[\w.:-]+$/.test(text) ? { value: text } : { rule: "an address or host name to listen on, as in 127.0.0.1, ::1 or 0.0.0.0" };

const parsePort: Parser<number> = (text) =>
  /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? { value: Number(text) } : { rule: "a port: a whole number from 0 to 65535" };

const parseOrigins: Parser<readonly string[]> = (text) => {
  const origins = text.split(",").map((origin) => origin.trim()).filter(Boolean);
  return origins.every(isOrigin)
    ? { value: origins }
    : { rule: "origins divided by commas, without a path or final slash, as in https://example.org,http://localhost:3000" };
};

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

const parseLogLevel: Parser<LogLevel> = (text) => {
  const level = LOG_LEVELS.find((known) => known === text.toLowerCase());
  return level ? { value: level } : { rule: `one of ${LOG_LEVELS.join(", ")}` };
};

/** Over plain HTTP anybody on the way could put keys of their own in the place of the issuer's. */
const parseIssuer: Parser<string | null> = (text) => {
  const rule = "the https address of an OpenID Connect issuer, as its tokens have it in `iss`, without query or fragment (http for this machine alone)";
  if (!URL.canParse(text)) return { rule };
  const { protocol, hostname, search, hash, username } = new URL(text);
  const isHere = protocol === "http:" && ["127.0.0.1", "[::1]", "localhost"].includes(hostname);
  return (protocol === "https:" || isHere) && search === "" && hash === "" && username === "" ? { value: text } : { rule };
};

const parseAudience: Parser<string | null> = (text) =>
  text.length <= 255 && !/\s/.test(text) ? { value: text } : { rule: "the audience (`aud`) of the issuer's tokens: at most 255 characters without spaces" };

const parseRateLimit: Parser<number | "off"> = (text) => {
  if (text.toLowerCase() === "off") return { value: "off" };
  return /^[1-9]\d{3,8}$/.test(text) ? { value: Number(text) } : { rule: "a whole number of points from 1000 to 999999999, or off" };
};

const parseRedisUrl: Parser<string | null> = (text) =>
  /^rediss?:\/\/\S+$/i.test(text) && URL.canParse(text) ? { value: text } : { rule: "a Redis URL without spaces, as in redis://user:password@host:6379/0 (rediss for TLS)" };

/** What is wrong with its values, OpenTelemetry itself tells. */
const isTraced = ({ OTEL_EXPORTER_OTLP_ENDPOINT: all, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: traces, OTEL_SDK_DISABLED: disabled }: NodeJS.ProcessEnv): boolean =>
  Boolean(all?.trim() || traces?.trim()) && disabled?.trim().toLowerCase() !== "true";

const parseMetricsToken: Parser<string | null> = (text) =>
  /^[\w.~+/=-]{16,255}$/.test(text) ? { value: text } : { rule: "a token of 16 to 255 letters, digits and . _ ~ + / = -" };

/** To trust everybody (`true`) would let every client choose its address. */
const parseProxies: Parser<number | readonly string[] | null> = (text) => {
  if (/^[1-9]\d?$/.test(text)) return { value: Number(text) };
  const addresses = text.split(",").map((address) => address.trim());
  return addresses.every(isNetwork) ? { value: addresses } : { rule: "how many proxies stand in front (1 to 99), or their addresses or networks divided by commas, as in 10.0.0.0/8,127.0.0.1" };
};

function isNetwork(text: string): boolean {
  const [address = "", bits, ...more] = text.split("/");
  const version = isIP(address);
  return version > 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)));
}
