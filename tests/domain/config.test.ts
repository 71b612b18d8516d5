import path from "node:path";
import { ConfigError, projectRoot, readClientConfig, readConfig } from "../../src/config.js";

function problemsOf(environment: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe("the configuration", () => {
  it("has a default for everything: this machine alone, the embedded database beside the code", () => {
    expect(readConfig({})).toEqual({
      databaseUrl: undefined,
      dataDir: path.join(projectRoot, ".data"),
      host: "127.0.0.1",
      port: 4000,
      corsOrigins: [],
      logLevel: "info",
      rateLimit: 1_000_000,
    });
  });

  it("takes what the environment says", () => {
    const environment = {
      DATABASE_URL: "postgres://app:secret@db:5432/ladders",
      DATABASE_REPLICA_URLS: "postgres://app:secret@one:5432/ladders, postgres://app:secret@two:5432/ladders",
      DATA_DIR: "/srv/with a space",
      HOST: "::1",
      PORT: "0",
      CORS_ORIGINS: "https://example.org, http://localhost:3000",
      LOG_LEVEL: "WARN",
      OIDC_ISSUER: "https://login.example.org/realm/",
      OIDC_AUDIENCE: "org-ladder",
      RATE_LIMIT: "5000",
      REDIS_URL: "rediss://app:secret@redis:6380/1",
      TRUST_PROXY: "10.0.0.0/8, ::1",
      METRICS_TOKEN: "0123456789abcdef",
      OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:4318",
    };
    expect(readConfig(environment)).toEqual({
      databaseUrl: "postgres://app:secret@db:5432/ladders",
      databaseReplicaUrls: ["postgres://app:secret@one:5432/ladders", "postgres://app:secret@two:5432/ladders"],
      dataDir: "/srv/with a space",
      host: "::1",
      port: 0,
      corsOrigins: ["https://example.org", "http://localhost:3000"],
      logLevel: "warn",
      oidc: { issuer: "https://login.example.org/realm/", audience: "org-ladder" },
      rateLimit: 5_000,
      redisUrl: "rediss://app:secret@redis:6380/1",
      trustProxy: ["10.0.0.0/8", "::1"],
      metricsToken: "0123456789abcdef",
      tracing: true,
    });
  });

  it("treats an empty variable as unset", () => {
    expect(readConfig({ PORT: "", DATABASE_URL: " ", LOG_LEVEL: "" })).toEqual(readConfig({}));
  });

  it.each([
    ["PORT", "http"],
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["PORT", "4000.5"],
    ["HOST", "my host"],
    ["DATABASE_URL", "mysql://app@db/ladders"],
    ["DATABASE_URL", "db:5432"],
    ["DATABASE_REPLICA_URLS", "postgres://app@one:5432/ladders,two:5432"],
    ["DATABASE_REPLICA_URLS", "postgres://app@one:5432/ladders;postgres://app@two:5432/ladders x"],
    ["DATABASE_REPLICA_URLS", Array(11).fill("postgres://app@one:5432/ladders").join()],
    ["CORS_ORIGINS", "https://example.org/"],
    ["CORS_ORIGINS", "*"],
    ["CORS_ORIGINS", "https://example.org,example.com"],
    ["LOG_LEVEL", "loud"],
    ["OIDC_ISSUER", "login.example.org"],
    ["OIDC_ISSUER", "http://login.example.org"],
    ["OIDC_ISSUER", "https://login.example.org/?realm=a"],
    ["OIDC_ISSUER", "https://me:secret@login.example.org"],
    ["OIDC_AUDIENCE", "two words"],
    ["RATE_LIMIT", "none"],
    ["RATE_LIMIT", "999"],
    ["RATE_LIMIT", "1e6"],
    ["REDIS_URL", "localhost:6379"],
    ["REDIS_URL", "redis://"],
    ["METRICS_TOKEN", "short"],
    ["METRICS_TOKEN", "with spaces in between"],
    ["TRUST_PROXY", "true"],
    ["TRUST_PROXY", "0"],
    ["TRUST_PROXY", "10.0.0.0/33"],
    ["TRUST_PROXY", "10.0.0.0/8/8"],
    ["TRUST_PROXY", "loopback"],
  ])("names the variable and its rule: %s=%s", (name, value) => {
    expect(problemsOf({ [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name} must be .+\\.$`))]);
  });

  it.each([["OIDC_ISSUER", "https://login.example.org"], ["OIDC_AUDIENCE", "org-ladder"]])("wants both of an issuer and an audience, or neither: %s alone", (name, value) => {
    expect(problemsOf({ [name]: value })).toEqual([`${name === "OIDC_ISSUER" ? "OIDC_AUDIENCE" : "OIDC_ISSUER"} must be set where ${name} is: the two go together.`]);
  });

  it("wants the database where replicas of it are named", () => {
    expect(problemsOf({ DATABASE_REPLICA_URLS: "postgres://app@one:5432/ladders" })).toEqual([expect.stringMatching(/^DATABASE_URL must be set where DATABASE_REPLICA_URLS is/)]);
  });

  it("counts no client where that is off, and takes a number of proxies for one", () => {
    expect(readConfig({ RATE_LIMIT: "off" })).not.toHaveProperty("rateLimit");
    expect(readConfig({ TRUST_PROXY: "2" }).trustProxy).toBe(2);
  });

  it("traces where OpenTelemetry's own variables name a collector, unless they say not to", () => {
    expect(readConfig({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "http://127.0.0.1:4318/v1/traces" }).tracing).toBe(true);
    for (const environment of [{ OTEL_SERVICE_NAME: "ladders" }, { OTEL_EXPORTER_OTLP_ENDPOINT: " " }, { OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:4318", OTEL_SDK_DISABLED: "true" }]) expect(readConfig(environment)).not.toHaveProperty("tracing");
  });

  it("takes an issuer over plain HTTP on this machine alone", () => {
    expect(readConfig({ OIDC_ISSUER: "http://127.0.0.1:8080/realm", OIDC_AUDIENCE: "a" }).oidc?.issuer).toBe("http://127.0.0.1:8080/realm");
  });

  it("of commands that ask a server is an address and a token, and empty ones are none", () => {
    expect(readClientConfig({ ORG_LADDER_SERVER: "http://127.0.0.1:4000", ORG_LADDER_TOKEN: " olt_x " })).toEqual({ server: "http://127.0.0.1:4000", token: "olt_x" });
    expect(readClientConfig({ ORG_LADDER_SERVER: "", ORG_LADDER_TOKEN: " " })).toEqual({});
  });

  it("names every bad variable at once, and shows no value: it may hold a password", () => {
    const problems = problemsOf({ PORT: "x", DATABASE_URL: "postgress://app:hunter2@db/ladders" });
    expect(problems.map((problem) => problem.split(" ")[0])).toEqual(["DATABASE_URL", "PORT"]);
    expect(problems.join()).not.toContain("hunter2");
  });
});
