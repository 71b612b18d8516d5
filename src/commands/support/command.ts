import { parseArgs, type ParseArgsConfig } from "node:util";

/** The flags of a command, by name: true where given, the text where it takes one. */
export type Flags = Readonly<Record<string, string | boolean | undefined>>;

export interface Command {
  /** What `--help` prints: what it does, its options, its exit codes. */
  readonly help: string;
  readonly options?: NonNullable<ParseArgsConfig["options"]>;
  /** Whether it takes words besides flags, as in `token create`. */
  readonly takesWords?: boolean;
  /** Fails: CommandFailed when it did its work and the result is bad; CalledWrongly when the flags and words make no sense together. */
  run(flags: Flags, words: readonly string[]): Promise<void>;
}

/** The command was told something it cannot make sense of: the message and the help are printed, and the exit code is 2. */
export class CalledWrongly extends Error {
  readonly code = "CALLED_WRONGLY";
}

/** The command ran and says no: the message is all that is printed, and the exit code is 1. */
export class CommandFailed extends Error {
  readonly code = "COMMAND_FAILED";
}

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs a command with the arguments of this process. Exit codes: 0 done, 1 failed, 2 called wrongly. */
export async function runCommand(command: Command, args: readonly string[] = process.argv.slice(2)): Promise<void> {
  let flags: Flags;
  let words: readonly string[];
  const wrongly = (error: unknown): void => {
    process.stderr.write(`${messageOf(error)}\n\n${command.help}\n`);
    process.exitCode = 2;
  };
  try {
    const options = { ...command.options, help: { type: "boolean", short: "h" } } as const;
    const parsed = parseArgs({ args: [...args], options, strict: true, allowPositionals: command.takesWords === true });
    [flags, words] = [parsed.values as Flags, parsed.positionals];
  } catch (error) {
    return wrongly(error);
  }
  if (flags.help === true) return say(command.help);
  try {
    await command.run(flags, words);
  } catch (error) {
    if (error instanceof CalledWrongly) return wrongly(error);
    process.stderr.write(`${messageOf(error)}\n`);
    process.exitCode = 1;
  }
}

/** An error that has a code or a name of its own is expected and told in its words; any other with where it happened. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return messageOf(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  const expected = "code" in error || error.name !== "Error";
  return expected && error.message !== "" ? error.message : (error.stack ?? String(error));
}
