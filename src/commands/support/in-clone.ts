import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "../../config.js";
import { CommandFailed } from "./command.js";

/**
 * Runs `tests/<folder>/main.ts` from source, with the arguments of this process. Resolves when it has done its work; where it says that it was called wrongly (2), this process
 * will say so too.
 * Fails: CommandFailed where there is no such folder, as in the image, and when it fails.
 */
export async function runInClone(folder: string): Promise<void> {
  const [hook, main] = [path.join(projectRoot, "dev/swc-hook.mjs"), path.join(projectRoot, "tests", folder, "main.ts")];
  if (!existsSync(hook) || !existsSync(main)) throw new CommandFailed(`What it needs is in tests/${folder}, which is not here: run it in a clone of the repository.`);
  const code = await new Promise<number | null>((resolve, reject) => {
    spawn(process.execPath, ["--import", hook, main, ...process.argv.slice(2)], { stdio: "inherit" }).once("error", reject).once("close", resolve);
  });
  if (code === 2) process.exitCode = code; // what was wrong is said
  else if (code !== 0) throw new CommandFailed(`It ended with ${code}.`);
}
