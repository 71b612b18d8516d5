import type { FastifyInstance } from "fastify";
import { networkOf } from "./client.js";
import type { FairUse } from "./fair-use.js";
import { DOWNLOAD_POINTS } from "./limits.js";

/**
 * Takes what downloads cost, and turns away whoever has nothing left before a query of theirs is read. Health is never counted.
 * `behindProxy`: whether addresses are what a proxy says they are.
 */
export function limitClients(http: FastifyInstance, fairUse: FairUse, behindProxy: boolean): void {
  let warned = behindProxy;
  http.addHook("onRequest", async ({ headers, ip, log, method, routeOptions: { url = "" } }) => {
    if (!warned && headers["x-forwarded-for"] !== undefined) {
      warned = true;
      log.warn("Requests come through a proxy, and TRUST_PROXY is not set: all that come through it count as one client.");
    }
    const points = DOWNLOAD_POINTS[url];
    if (points !== undefined) await fairUse.charge(networkOf(ip), points);
    else if (method === "POST" && url === "/graphql" && headers.authorization === undefined) fairUse.admit(networkOf(ip));
  });
}
