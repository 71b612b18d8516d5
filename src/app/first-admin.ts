import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { DataSource } from "typeorm";
import { createToken } from "./operator.js";
import { AccessStore } from "../access/index.js";

/** The file of the first admin's token in DATA_DIR. */
export const ADMIN_TOKEN_FILE = "admin-token";

/** The token of a first start: shown, and kept in a file. */
export interface FirstAdmin {
  readonly secret: string;
  readonly file: string;
}

/**
 * Makes an admin token where none was ever made, and keeps it in `folder`, readable by its owner alone. Null afterwards.
 *
 * The file is there before the token holds: killed between the two, the next start makes another and writes over the file; a token
 * that holds and that nobody has seen cannot come about.
 * Fails: as the file system and the database do.
 */
export async function firstAdmin(dataSource: DataSource, folder: string): Promise<FirstAdmin | null> {
  if (await new AccessStore(dataSource).hasAdmin()) return null;
  const file = path.join(folder, ADMIN_TOKEN_FILE);
  const { secret } = await createToken(dataSource, { role: "ADMIN", company: null, name: "first admin", expiresAt: null }, (made) => keep(file, made));
  return { secret, file };
}

/** Written beside and moved, so that it never lies open, not even for a moment, also where a file of that name was. */
function keep(file: string, secret: string): void {
  const building = `${file}.new-${process.pid}`;
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(building, { force: true }); // a killed start's, with who knows which mode
  writeFileSync(building, `${secret}\n`, { mode: 0o600, flag: "wx" });
  renameSync(building, file);
}
