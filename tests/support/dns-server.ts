import { createSocket, type Socket } from "node:dgram";
import { AUTHORITATIVE_ANSWER, decode, encode, type Answer, type Packet } from "dns-packet";

/** What a name is answered with: its TXT records, each in its parts, and its addresses. */
export interface Zone {
  readonly txt?: readonly (readonly string[])[];
  readonly a?: readonly string[];
  readonly aaaa?: readonly string[];
  /** Never answered. */
  readonly silent?: boolean;
}

/** A DNS server on this machine, as a test wants it to answer; names it does not know do not exist. */
export class DnsServer {
  readonly asked: string[] = [];
  readonly zones = new Map<string, Zone>();

  private constructor(private readonly socket: Socket) {
    socket.on("message", (message, from) => {
      const packet = decode(message) as Packet & { id: number };
      const { name, type } = packet.questions![0]!;
      this.asked.push(`${type} ${name}`);
      const zone = this.zones.get(name.toLowerCase());
      if (zone?.silent) return;
      const answers = answersOf(name, type, zone);
      socket.send(encode({ type: "response", id: packet.id, flags: AUTHORITATIVE_ANSWER | (zone === undefined ? NO_SUCH_NAME : 0), questions: packet.questions!, answers }), from.port, from.address);
    });
  }

  static async start(): Promise<DnsServer> {
    const socket = createSocket("udp4");
    await new Promise<void>((resolve) => { socket.bind(0, "127.0.0.1", resolve); });
    return new DnsServer(socket);
  }

  get address(): string {
    return `127.0.0.1:${this.socket.address().port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => { this.socket.close(() => resolve()); });
  }
}

const NO_SUCH_NAME = 3;

function answersOf(name: string, type: string, zone: Zone = {}): Answer[] {
  if (type === "TXT") return (zone.txt ?? []).map((parts) => ({ type: "TXT", name, ttl: 0, data: [...parts] }));
  if (type === "A") return (zone.a ?? []).map((data) => ({ type: "A", name, ttl: 0, data }));
  return type === "AAAA" ? (zone.aaaa ?? []).map((data) => ({ type: "AAAA", name, ttl: 0, data })) : [];
}
