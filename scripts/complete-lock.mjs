/**
 * Makes package-lock.json good for every platform, after each change of a dependency.
 *
 *   node scripts/complete-lock.mjs [file]           completes it
 *   node scripts/complete-lock.mjs --check [file]   changes nothing; fails and says what is missing
 *
 * Two things go wrong otherwise. A registry that lacks a package's builds for other platforms leaves them out of the lock, and
 * then `npm ci` refuses it, and a Mac gets no compiler. And npm writes where it downloaded from: a lock that names no
 * server works with whichever registry the reader uses (the integrity hashes stay).
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const args = process.argv.slice(2);
const check = args.includes("--check");
const file = args.find((arg) => !arg.startsWith("--")) ?? fileURLToPath(new URL("../package-lock.json", import.meta.url));

const lock = JSON.parse(readFileSync(file, "utf8"));
const missing = missingPackages(lock.packages);
const located = Object.entries(lock.packages).filter(([, entry]) => /^https?:/.test(entry.resolved ?? ""));

if (check) {
  for (const [place] of missing) process.stderr.write(`missing: ${place}\n`);
  for (const [place, { resolved }] of located) process.stderr.write(`names a server: ${place} (${resolved})\n`);
  process.exitCode = missing.length + located.length > 0 ? 1 : 0;
} else {
  for (const [place, entry] of missing) lock.packages[place] = entry;
  for (const [, entry] of located) delete entry.resolved;
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  process.stdout.write(`added ${missing.length} packages, removed ${located.length} addresses\n`);
}

/** Optional packages that some package wants and that are nowhere it could find them, each with the entry it should have. */
function missingPackages(packages) {
  const found = new Map();
  for (const [place, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isFound(packages, place, name)) continue;
      found.set(`node_modules/${name}`, {
        version: version.replace(/^[\^~]/, ""),
        ...(entry.dev ? { dev: true } : {}),
        ...platformOf(name),
        optional: true,
      });
    }
  }
  return [...found];
}

/** As Node looks: in the package's own node_modules, then in those of the folders above it. */
function isFound(packages, place, name) {
  for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("node_modules/") - 1))) {
    if (packages[`${folder ? `${folder}/` : ""}node_modules/${name}`]) return true;
    if (!folder) return false;
  }
}

/** npm chooses by os, cpu and libc; without the package's own manifest its name is what tells them. */
function platformOf(name) {
  const words = name.split(/[-/]/);
  const pick = (known) => known.find((word) => words.includes(word));
  const os = pick(["darwin", "linux", "win32", "windows", "android", "freebsd", "openharmony", "openbsd", "netbsd", "sunos", "aix"]);
  const cpu = pick(["arm64", "x64", "ia32", "arm", "ppc64", "s390x", "riscv64", "loong64", "wasm32"]);
  const libc = words.some((word) => word.startsWith("musl")) ? "musl" : words.some((word) => word.startsWith("gnu")) ? "glibc" : undefined;
  if (!os && cpu !== "wasm32") throw new Error(`${name}: no platform in its name; install it once from a registry that has it`);
  return {
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(libc ? { libc: [libc] } : {}),
    ...(os ? { os: [os === "windows" ? "win32" : os] } : {}),
  };
}
