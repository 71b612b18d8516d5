import fc from "fast-check";
import { clientOf, networkOf } from "../../src/app/client.js";

describe("where a client asks from", () => {
  it.each([
    ["203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["203.0.113.7:51234", "203.0.113.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:DB8:0001:2::9", "2001:db8:1:2::/64"],
    ["[2001:db8:1:2::9]:443", "2001:db8:1:2::/64"],
    ["2001:db8::9", "2001:db8:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["unknown", "unknown"],
    ["", "unknown"],
    ["999.1.1.1", "unknown"],
  ])("%s is %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it("is one for all addresses of an IPv6 network, however they are written, and another for the next network", () => {
    const group = fc.integer({ min: 0, max: 0xffff });
    fc.assert(fc.property(fc.tuple(group, group, group, group), fc.tuple(group, group, group, group), (network, host) => {
      const [left, right] = [network, host].map((groups) => groups.map((n) => n.toString(16)).join(":"));
      const padded = [...network, ...host].map((n) => n.toString(16).toUpperCase().padStart(4, "0")).join(":");
      const shortest = new URL(`http://[${left}:${right}]`).hostname.slice(1, -1);
      expect([networkOf(padded), networkOf(shortest)]).toEqual([networkOf(`${left}::`), networkOf(`${left}::`)]);
      expect(networkOf(`${network.slice(0, 3).map((n) => n.toString(16)).join(":")}:${(network[3] ^ 1).toString(16)}:${right}`)).not.toBe(networkOf(padded));
    }));
  });

  it("does not matter for those who say who they are", () => {
    expect(clientOf({ kind: "TOKEN", id: "tok_1" }, "203.0.113.7")).toBe("TOKEN tok_1");
    expect(clientOf({ kind: "ANONYMOUS", id: null }, "203.0.113.7")).toBe("203.0.113.7");
  });
});
