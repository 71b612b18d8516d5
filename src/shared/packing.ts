import { deflateRawSync, inflateRawSync } from "node:zlib";

/** A text in little room. `level`: 1, soon done, to 9; beyond 6 there is hardly anything to gain. */
export const pack = (text: string | Buffer, level = 1): Buffer => alone(deflateRawSync(text, { level, memLevel: 9 }));
export const unpack = (packed: Buffer): Buffer => inflateRawSync(packed);

/** A copy that keeps nothing else in memory: small buffers share room with others, and what a compressor or a driver gives may be a small part of something large. */
export function alone(bytes: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(copy);
  return copy;
}
