import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";

/** Puts a gzipped copy beside every file of a flat folder; returns how many bytes there are, plain and gzipped. */
export async function compress(directory) {
  let bytes = 0;
  let gzipBytes = 0;
  await Promise.all((await readdir(directory)).map(async (name) => {
    const content = await readFile(join(directory, name));
    // level 6: level 9 saves under 1 % and takes twice as long
    const packed = await promisify(gzip)(content, { level: constants.Z_DEFAULT_LEVEL });
    await writeFile(join(directory, `${name}.gz`), packed);
    bytes += content.length;
    gzipBytes += packed.length;
  }));
  return { bytes, gzipBytes };
}
