import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import path from "node:path";
import type { Connection } from "../../src/database/data-source.js";

/** A wire between a server and its database that a test can cut, clog and mend. */
export interface Proxy {
  /** The database as it is reached through the wire. */
  readonly connection: Connection;
  /** Ends all connections and refuses new ones. */
  cut(): void;
  /** Keeps all connections and passes nothing on, in either direction, as when a host vanishes. New ones are taken and clogged too. */
  clog(): void;
  /** Takes new connections again; `old`: those that were clogged stay so, as after a switch to another host. */
  mend(old?: "old stay clogged"): void;
  close(): Promise<void>;
}

/** Puts a wire in front of a database. */
export async function proxyTo(database: Connection): Promise<Proxy> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let state: "whole" | "cut" | "clogged" = "whole";
  const server = createServer((near) => {
    if (state === "cut") return void near.destroy();
    const far = connect(addressOf(database));
    const pair = [near, far] as const;
    pairs.add(pair);
    for (const [from, to] of [[near, far], [far, near]] as const) {
      from.on("data", (chunk) => to.write(chunk)).on("close", () => { to.destroy(); pairs.delete(pair); }).on("error", () => undefined);
      if (state === "clogged") from.pause();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const each = (what: (socket: Socket) => void): void => pairs.forEach((pair) => pair.forEach(what));
  return {
    connection: { url: `postgres://${userOf(database)}@127.0.0.1:${port}/${nameOf(database)}` },
    cut: () => { state = "cut"; each((socket) => socket.destroy()); },
    clog: () => { state = "clogged"; each((socket) => socket.pause()); },
    mend: (old) => { state = "whole"; if (old === undefined) each((socket) => socket.resume()); },
    close: () => new Promise((resolve) => { each((socket) => socket.destroy()); server.close(() => resolve()); }),
  };
}

const addressOf = (database: Connection): { host: string; port: number } | { path: string } =>
  ("url" in database ? { host: new URL(database.url).hostname, port: Number(new URL(database.url).port || 5432) } : { path: path.join(database.host, ".s.PGSQL.5432") });
const userOf = (database: Connection): string => ("url" in database ? new URL(database.url).href.replace(/^[a-z]+:\/\//, "").split("@")[0] ?? "" : database.user);
const nameOf = (database: Connection): string => ("url" in database ? new URL(database.url).pathname.slice(1) : database.database);
