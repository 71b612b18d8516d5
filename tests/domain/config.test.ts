import path from "node:path";
import { ConfigError, projectRoot, readConfig } from "../../src/config.js";

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
    });
  });

  it("takes what the environment says", () => {
    const environment = {
      DATABASE_URL: "postgres://app:secret@db:5432/ladders",
      DATA_DIR: "/srv/with a space",
      HOST: "::1",
      PORT: "0",
      CORS_ORIGINS: "https://example.org, http://localhost:3000",
      LOG_LEVEL: "WARN",
    };
    expect(readConfig(environment)).toEqual({
      databaseUrl: "postgres://app:secret@db:5432/ladders",
      dataDir: "/srv/with a space",
      host: "::1",
      port: 0,
      corsOrigins: ["https://example.org", "http://localhost:3000"],
      logLevel: "warn",
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
    ["CORS_ORIGINS", "https://example.org/"],
    ["CORS_ORIGINS", "*"],
    ["CORS_ORIGINS", "https://example.org,example.com"],
    ["LOG_LEVEL", "loud"],
  ])("names the variable and its rule: %s=%s", (name, value) => {
    expect(problemsOf({ [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name} must be .+\\.$`))]);
  });

  it("names every bad variable at once, and shows no value: it may hold a password", () => {
    const problems = problemsOf({ PORT: "x", DATABASE_URL: "postgress://app:hunter2@db/ladders" });
    expect(problems.map((problem) => problem.split(" ")[0])).toEqual(["DATABASE_URL", "PORT"]);
    expect(problems.join()).not.toContain("hunter2");
  });
});
