import { createServer, type Server } from "node:https";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { isPublic, NetworkLookups, type NetworkSettings } from "../../../src/claim/lookups.js";
import { CERTIFICATE, KEY } from "../../support/certificate.js";
import { DnsServer } from "../../support/dns-server.js";

const FILE = "https://acme.com/.well-known/org-ladder-verification.txt";
let dns: DnsServer;
let https: Server;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
const asked: string[] = [];
beforeAll(async () => {
  dns = await DnsServer.start();
  https = createServer({ key: KEY, cert: CERTIFICATE }, (request, response) => {
    asked.push(`${request.method} ${request.headers.host} ${request.url}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => { https.listen(0, "127.0.0.1", resolve); });
});
afterAll(async () => {
  await dns.stop();
  https.closeAllConnections();
  await new Promise((resolve) => { https.close(resolve); });
});
beforeEach(() => {
  asked.length = 0;
  dns.zones.clear();
  dns.zones.set("acme.com", { a: ["127.0.0.1"] });
});

/** Asks our own servers; only what a test says is otherwise than on the network. */
const lookups = (more: Partial<NetworkSettings> = {}) => new NetworkLookups({ servers: [dns.address], port: (https.address() as AddressInfo).port, ca: CERTIFICATE, mayConnect: () => true, ...more });

describe("a public address", () => {
  it.each(["8.8.8.8", "1.1.1.1", "172.15.255.255", "172.32.0.1", "100.63.255.255", "100.128.0.1", "2606:4700::1111", "2a00:1450:4001::1"])("may be connected to: %s", (address) => expect(isPublic(address)).toBe(true));
  it.each([
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.1.1",
    "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::ffff:8.8.8.8", "::ffff:127.0.0.1", "::8.8.8.8", "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "3fff::1", "fc00::1", "fd12::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1",
    "localhost", "", "2130706433x",
  ])("may not be: %s", (address) => expect(isPublic(address)).toBe(false));
});

describe("TXT records", () => {
  it("are put together of their parts; none is no fault", async () => {
    dns.zones.set("_org-ladder.acme.com", { txt: [["org-ladder-", "verification=x"], ["other"]] });
    expect(await lookups().txt("_org-ladder.acme.com")).toEqual(expect.arrayContaining(["org-ladder-verification=x", "other"]));
    expect([await lookups().txt("acme.com"), await lookups().txt("nobody.com")]).toEqual([[], []]);
  });

  it("of a server that does not answer are given up in time, and it is said", async () => {
    dns.zones.set("acme.com", { silent: true });
    await expect(lookups({ patienceMs: 150 }).txt("acme.com")).rejects.toThrow("it did not answer in time");
  });
});

describe("a file", () => {
  it("is fetched over HTTPS from the name's own host", async () => {
    answer = (_request, response) => response.end("org-ladder-verification=x\n");
    expect(await lookups().file(FILE)).toBe("org-ladder-verification=x\n");
    expect(asked).toEqual(["GET acme.com:" + String((https.address() as AddressInfo).port) + " /.well-known/org-ladder-verification.txt"]);
  });

  it("is not asked for at an address that is not public, whatever the name", async () => {
    for (const zone of [{ a: ["127.0.0.1"] }, { aaaa: ["::1", "::ffff:127.0.0.1"] }, { a: ["10.0.0.1", "169.254.169.254"], aaaa: ["fd00::1"] }]) {
      dns.zones.set("acme.com", zone);
      await expect(lookups({ mayConnect: isPublic }).file(FILE)).rejects.toThrow("only addresses that are not public");
    }
    expect(asked).toEqual([]);
  });

  it("is asked for at the very address that was checked: it is resolved once, and what is not public of it left out", async () => {
    answer = (_request, response) => response.end("x");
    dns.zones.set("acme.com", { a: ["192.168.0.1", "127.0.0.1"] });
    dns.asked.length = 0;
    expect(await lookups({ mayConnect: (address) => address === "127.0.0.1" }).file(FILE)).toBe("x");
    expect([...dns.asked].sort()).toEqual(["A acme.com", "AAAA acme.com"]);
    asked.length = 0;
    dns.zones.set("acme.com", { a: ["127.0.0.1", "127.0.0.2"] });
    await expect(lookups({ mayConnect: (address) => address === "127.0.0.2" }).file(FILE)).rejects.toThrow("it could not be asked");
    expect(asked).toEqual([]);
  });

  it("is not believed under another's certificate", async () => {
    answer = (_request, response) => response.end("x");
    dns.zones.set("evil.com", { a: ["127.0.0.1"] });
    await expect(lookups().file("https://evil.com/x")).rejects.toThrow("ERR_TLS_CERT_ALTNAME_INVALID");
    await expect(lookups({ ca: undefined }).file(FILE)).rejects.toThrow("DEPTH_ZERO_SELF_SIGNED_CERT");
    expect(asked).toEqual([]);
  });

  it("that is elsewhere is not followed", async () => {
    answer = (_request, response) => response.writeHead(302, { location: "http://127.0.0.1/secret" }).end();
    await expect(lookups().file(FILE)).rejects.toThrow("it answers with status 302, a redirect, which is not followed");
    expect(asked).toHaveLength(1);
  });

  it("that never ends is read for 4 kB; one that never begins, or comes drop by drop, for a while", async () => {
    let sent = 0;
    answer = (_request, response) => { const more = (): void => { while (!response.destroyed && response.write("x".repeat(1_024))) sent += 1; }; response.on("drain", more); more(); };
    expect(await lookups().file(FILE)).toBe("x".repeat(4_096));
    expect(sent).toBeGreaterThan(3);
    answer = () => undefined;
    await expect(lookups({ patienceMs: 200 }).file(FILE)).rejects.toThrow("it did not answer in time");
    answer = (_request, response) => { const timer = setInterval(() => response.write("x"), 20); response.on("close", () => clearInterval(timer)); };
    await expect(lookups({ patienceMs: 200 }).file(FILE)).rejects.toThrow("it did not answer in time");
  });

  it("of a name without an address, or of a server that is away, is told so", async () => {
    dns.zones.clear();
    await expect(lookups().file(FILE)).rejects.toThrow("the domain has no address");
    dns.zones.set("acme.com", { a: ["127.0.0.1"] });
    await expect(lookups({ port: 1 }).file(FILE)).rejects.toThrow("it could not be asked (ECONNREFUSED)");
  });
});
