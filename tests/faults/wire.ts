import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { ServerProcess } from "../support/server-process.js";

/** What came back over a connection, and after how many milliseconds the server ended it; null: it did not. */
export interface Exchange {
  readonly said: string;
  readonly ended: number | null;
}

/** Opens a connection to the server. */
export const dial = (server: ServerProcess): Socket => connect(Number(new URL(server.url).port), "127.0.0.1").on("error", () => undefined);

/** Sends bytes as they are, one part after the other, and listens until the server ends the connection, says as much as `isDone` wants, or so many milliseconds have passed. */
export function exchange(server: ServerProcess, parts: readonly string[], isDone: (said: string) => boolean = () => false, ms = 5_000): Promise<Exchange> {
  return new Promise((resolve) => {
    const began = performance.now();
    let said = "";
    const end = (ended: number | null): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ said, ended });
    };
    const timer = setTimeout(end, ms, null);
    const socket = dial(server).on("close", () => end(performance.now() - began)).on("data", (chunk: Buffer) => {
      said += chunk.toString("latin1");
      if (isDone(said)) end(null);
    });
    for (const part of parts) socket.write(part, "latin1");
  });
}

/** A request as it goes over the wire. */
export const requestOf = (body: string, headers = "", target = "POST /graphql"): string =>
  `${target} HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nAccept: application/graphql-response+json\r\n${headers}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${Buffer.from(body).toString("latin1")}`;

/** Milliseconds of processor that the server takes for something, its own idle work and the asking about it left out. The least of a few times: what else the machine does only adds. */
export async function processorFor(server: ServerProcess, work: () => Promise<unknown>, times = 3): Promise<number> {
  const spent = async (): Promise<number> => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    return 1_000 * Number(/^process_cpu_seconds_total (\S+)$/m.exec(text)?.[1]);
  };
  const least = async (of: () => Promise<unknown>): Promise<number> => {
    let lowest = Infinity;
    for (let i = 0; i < times; i += 1) {
      const before = await spent();
      await of();
      lowest = Math.min(lowest, (await spent()) - before);
    }
    return lowest;
  };
  return (await least(work)) - (await least(() => sleep(20)));
}
