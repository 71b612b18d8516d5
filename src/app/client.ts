import { isIP, isIPv6 } from "node:net";
import type { Viewer } from "../access/index.js";

/** Whoever made a request, as far as fair use goes: their token or name where they have one, else where they ask from. Neither logged nor kept. */
export function clientOf({ kind, id }: Pick<Viewer, "kind" | "id">, address: string): string {
  return id === null ? networkOf(address) : `${kind} ${id}`;
}

/**
 * An IPv4 address as it is, of an IPv6 address the first 64 bits: a household or a rented server has that many to choose from.
 * What a proxy in front says may have a port behind it; what is no address at all is one client, "unknown".
 */
export function networkOf(said: string): string {
  const address = plain(said);
  if (!isIPv6(address)) return isIP(address) === 4 ? address : "unknown";
  const [head = "", tail] = address.toLowerCase().split("::");
  const [left, right] = [head, tail ?? ""].map((part) => (part === "" ? [] : part.split(":")));
  const gap = tail === undefined ? 0 : 8 - (left?.length ?? 0) - (right?.length ?? 0);
  const groups = [...(left ?? []), ...Array.from({ length: gap }, () => "0"), ...(right ?? [])];
  return `${groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, "")).join(":")}::/64`;
}

/** Without port, brackets, zone, and the prefix by which an IPv6 socket shows IPv4. */
function plain(said: string): string {
  const bare = /^\[(.+)\](?::\d+)?$/.exec(said)?.[1] ?? /^([\d.]+):\d+$/.exec(said)?.[1] ?? said;
  return bare.replace(/%.*$/, "").replace(/^::ffff:(?=\d+\.)/i, "");
}
