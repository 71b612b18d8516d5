/**
 * Where what was answered by hand differs from the server's answer: paths with both values. Empty when every value
 * answered by hand is the server's too, numbers to a millionth. The server may say more.
 */
export function differences(byHand: unknown, server: unknown, at = "data"): readonly string[] {
  if (typeof byHand === "number" && typeof server === "number") return Math.abs(byHand - server) <= 1e-6 ? [] : [`${at}: ${byHand} by hand, ${server}`];
  if (Array.isArray(byHand) && Array.isArray(server)) {
    const length = byHand.length === server.length ? [] : [`${at}: ${byHand.length} items by hand, ${server.length}`];
    return [...length, ...byHand.flatMap((value, i) => differences(value, server[i], `${at}.${i}`))];
  }
  if (isObject(byHand) && isObject(server)) return Object.entries(byHand).flatMap(([key, value]) => differences(value, server[key], `${at}.${key}`));
  return byHand === server ? [] : [`${at}: ${short(byHand)} by hand, ${short(server)}`];
}

const short = (value: unknown): string => (JSON.stringify(value) ?? "nothing").slice(0, 60);
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
