import { Resolver } from "node:dns/promises";
import { request, type RequestOptions } from "node:https";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

/** Asks the network for what others published; a test gives its own. */
export interface Lookups {
  /** TXT records of a name, each whole; empty where there are none. Fails: LookupFault. */
  txt(name: string): Promise<readonly string[]>;
  /** The beginning of the file at an https address. Fails: LookupFault. */
  file(address: string): Promise<string>;
}

/** Nothing could be found out; the message says why, in words for the caller. */
export class LookupFault extends Error {}

/** What tests set otherwise. */
export interface NetworkSettings {
  /** DNS servers to ask, as in 127.0.0.1:53; absent: those of the system. */
  readonly servers?: readonly string[];
  /** Absent: 443. */
  readonly port?: number;
  /** Certificates to trust in the place of the system's. */
  readonly ca?: string;
  /** Whether a connection to this address may be made; absent: to public ones alone. */
  readonly mayConnect?: (address: string) => boolean;
  /** Milliseconds for a lookup as a whole; absent: 5,000. */
  readonly patienceMs?: number;
}

/** Bytes of a file that are read; a proof has 48. */
const MOST_BYTES = 4_096;
const MOST_HEADER_BYTES = 8_192;
const HEADERS = { accept: "text/plain", "accept-encoding": "identity", "user-agent": "org-ladder-verification" };
const PATIENCE_MS = 5_000;
/** Milliseconds that one DNS server has to answer, and how often it is asked. */
const DNS = { timeout: 1_500, tries: 2 } as const;

/** Whether an address is of the public internet: no private, shared, loopback, link-local, multicast, mapped, translated or reserved one. */
export const isPublic = (address: string): boolean => ipaddr.isValid(address) && ipaddr.parse(address).range() === "unicast";

interface Address {
  readonly address: string;
  readonly family: number;
}

/** Looks things up in DNS and over HTTPS. Whoever claims a domain chooses what is asked for, so that it is bounded in every way. */
export class NetworkLookups implements Lookups {
  constructor(private readonly settings: NetworkSettings = {}) {}

  async txt(name: string): Promise<readonly string[]> {
    return (await this.within((signal) => this.ask(signal, (resolver) => resolver.resolveTxt(name)))).map((chunks) => chunks.join(""));
  }

  /**
   * Its address is looked up here, and what is not public left out; the connection is made to what is left and to nothing else, so
   * that a name that leads elsewhere a moment later gets nobody anywhere.
   */
  file(address: string): Promise<string> {
    return this.within(async (signal) => {
      const { hostname, pathname } = new URL(address);
      const addresses = await this.addresses(hostname, signal);
      const lookup: LookupFunction = (_name, { all }, done) => (all === true ? done(null, [...addresses]) : done(null, addresses[0].address, addresses[0].family));
      return this.get({ hostname, path: pathname, port: this.settings.port ?? 443, ca: this.settings.ca, lookup, signal });
    });
  }

  private get(options: RequestOptions): Promise<string> {
    return new Promise((resolve, reject) => {
      request({ ...options, agent: false, maxHeaderSize: MOST_HEADER_BYTES, headers: HEADERS }, (response) => {
        if (response.statusCode !== 200) {
          response.destroy();
          reject(new LookupFault(`it answers with status ${response.statusCode}${response.headers.location === undefined ? "" : ", a redirect, which is not followed"}`));
          return;
        }
        let body = Buffer.alloc(0);
        const done = (): void => resolve(body.subarray(0, MOST_BYTES).toString("utf8"));
        response.on("end", done).on("error", reject).on("data", (part: Buffer) => {
          body = Buffer.concat([body, part]);
          if (body.length < MOST_BYTES) return;
          done();
          response.destroy();
        });
      }).on("error", reject).end();
    });
  }

  /** Where a domain may be connected to, one address at least. Fails: LookupFault. */
  private async addresses(name: string, signal: AbortSignal): Promise<readonly [Address, ...Address[]]> {
    const found = await Promise.all([this.ask(signal, (resolver) => resolver.resolve4(name)), this.ask(signal, (resolver) => resolver.resolve6(name))]);
    const [first, ...others] = found.flatMap((addresses, i) => addresses.filter(this.settings.mayConnect ?? isPublic).map((address) => ({ address, family: i === 0 ? 4 : 6 })));
    if (first !== undefined) return [first, ...others];
    throw new LookupFault(found.flat().length === 0 ? "the domain has no address" : "the domain has only addresses that are not public, and those are not asked");
  }

  /** What a resolver of its own finds; empty where there is nothing of that kind or name. */
  private async ask<T>(signal: AbortSignal, question: (resolver: Resolver) => Promise<readonly T[]>): Promise<readonly T[]> {
    const resolver = new Resolver(DNS);
    signal.addEventListener("abort", () => resolver.cancel());
    if (this.settings.servers !== undefined) resolver.setServers(this.settings.servers);
    return question(resolver).catch((error: unknown) => (NOTHING_THERE.has(codeOf(error)) ? [] : Promise.reject(error)));
  }

  /** Gives a lookup up after a while, and says in words why one failed. */
  private async within<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const signal = AbortSignal.timeout(this.settings.patienceMs ?? PATIENCE_MS);
    const over = new Promise<never>((_resolve, reject) => { signal.addEventListener("abort", () => reject(new LookupFault(LATE))); });
    try {
      return await Promise.race([work(signal), over]);
    } catch (error) {
      if (error instanceof LookupFault) throw error;
      throw new LookupFault(signal.aborted ? LATE : `it could not be asked (${codeOf(error)})`);
    }
  }
}

const LATE = "it did not answer in time";
const NOTHING_THERE = new Set(["ENOTFOUND", "ENODATA"]);
const codeOf = (error: unknown): string => (typeof error === "object" && error !== null && "code" in error ? String(error.code) : "no answer");
