import { existsSync } from "node:fs";
import path from "node:path";

/** Where a program is: by a variable, in PATH, or where Debian puts what is for administrators. Null: it is not installed. */
export function programAt(name: string, variable: string): string | null {
  const folders = [...(process.env.PATH ?? "").split(":"), "/usr/sbin"];
  return process.env[variable] ?? folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file)) ?? null;
}
