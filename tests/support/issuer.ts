import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from "jose";

/** An OpenID Connect issuer on this machine, as a test wants it to behave. */
export class Issuer {
  /** Paths that were asked for. */
  readonly asked: string[] = [];
  /** What the next answers are instead: a status, or a discovery document. */
  instead: { readonly status?: number; readonly discovery?: object } = {};
  private keys: { readonly id: string; readonly key: CryptoKey; readonly jwk: JWK }[] = [];
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => {
      this.asked.push(request.url ?? "");
      const discovery = this.instead.discovery ?? { issuer: this.url, jwks_uri: `${this.url}/keys` };
      const body = request.url === "/keys" ? { keys: this.keys.map(({ jwk }) => jwk) } : discovery;
      response.writeHead(this.instead.status ?? 200, { "content-type": "application/json" }).end(JSON.stringify(body));
    });
  }

  static async start(): Promise<Issuer> {
    const issuer = new Issuer();
    await issuer.addKey("first");
    await new Promise<void>((resolve) => { issuer.server.listen(0, "127.0.0.1", resolve); });
    return issuer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** A further key, which signs from now on. */
  async addKey(id: string): Promise<void> {
    const { publicKey, privateKey } = await generateKeyPair("ES256");
    this.keys.push({ id, key: privateKey, jwk: { ...(await exportJWK(publicKey)), kid: id, alg: "ES256", use: "sig" } });
  }

  /** A token that holds for an hour, but for what `claims` say; an undefined one is left out. `key`: signed by that instead. */
  async token(claims: JWTPayload, key?: CryptoKey): Promise<string> {
    const now = Math.floor(Date.now() / 1_000);
    const { id, key: own } = this.keys.at(-1)!;
    const all = { iss: this.url, aud: "org-ladder", iat: now, exp: now + 3_600, ...claims };
    return new SignJWT(Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))).setProtectedHeader({ alg: "ES256", kid: id }).sign(key ?? own);
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => { this.server.close(resolve); this.server.closeAllConnections(); });
  }
}
