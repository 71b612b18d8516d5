import type { FastifyInstance } from "fastify";
import { CountedCache } from "../shared/counted-cache.js";
import { networkOf } from "./client.js";
import { RateLimited, type FairUse } from "./fair-use.js";
import { Holding } from "./holding.js";
import { DOWNLOAD_POINTS, FAIR_USE } from "./limits.js";

/**
 * Takes what downloads cost, and turns away whoever has nothing left before a query of theirs is read. Health is never counted.
 * `behindProxy`: whether addresses are what a proxy says they are.
 */
export function limitClients(http: FastifyInstance, fairUse: FairUse, behindProxy: boolean): void {
  let warned = behindProxy;
  const insistence = new Insistence();
  http.addHook("onRequest", async ({ headers, ip, log, method, routeOptions: { url = "" } }) => {
    if (!warned && headers["x-forwarded-for"] !== undefined) {
      warned = true;
      log.warn("Requests come through a proxy, and TRUST_PROXY is not set: all that come through it count as one client.");
    }
    const points = DOWNLOAD_POINTS[url];
    try {
      if (points !== undefined) await fairUse.charge(networkOf(ip), points);
      else if (method === "POST" && url === "/graphql" && headers.authorization === undefined) fairUse.admit(networkOf(ip));
    } catch (error) {
      if (error instanceof RateLimited) await insistence.wait(networkOf(ip));
      throw error;
    }
  });
}

/** Clients that go on asking after they were refused get their refusals late. */
class Insistence {
  private readonly refusals = new CountedCache<string, number>({ max: FAIR_USE.clients, ttl: 60_000 });
  private readonly holding = new Holding(FAIR_USE.refusalsHeld);

  async wait(client: string): Promise<void> {
    const refusals = (this.refusals.get(client) ?? 0) + 1;
    this.refusals.set(client, refusals);
    if (refusals > FAIR_USE.refusalsAtOnce) await this.holding.wait(FAIR_USE.refusalMs);
  }
}
