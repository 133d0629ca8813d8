import { type Command, CommanderError } from 'commander';
import { program } from './program.ts';
import { EXIT, UsageError } from './usage-error.ts';
import { usageSentence } from './usage-sentence.ts';

/** How a command line ended. */
export interface Ended {
  readonly code: number;
  /** Why it could not be done, in Chinese: the last that standard error is to be told. */
  readonly refusal?: string;
}

/**
 * Runs a command line in this process. What it writes goes to the process's streams; exceptions become a refusal.
 * @param args without the program's own two
 */
export async function runCommand(args: readonly string[]): Promise<Ended> {
  let code: number = EXIT.clean;
  const root = program((given) => {
    code = given;
  });
  if (args.length === 0) {
    root.outputHelp({ error: true });
    return { code: EXIT.failed };
  }
  try {
    await root.parseAsync(withoutHelpOnNothing(root, args), { from: 'user' });
    return { code };
  } catch (error) {
    if (error instanceof UsageError) return { code: EXIT.failed, refusal: error.message };
    if (error instanceof CommanderError)
      return error.exitCode === 0
        ? { code }
        : { code: EXIT.failed, refusal: usageSentence(error, root, args) };
    const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const stack =
      args.includes('--debug') && error instanceof Error ? `\n${error.stack}` : '，加 --debug 看细节';
    return { code: EXIT.failed, refusal: `明账自身出错，请向开发者反馈（${what}）${stack}` };
  }
}

/** `help X` shows the help of a command; of what is none, the sentence on X alone. */
function withoutHelpOnNothing(root: Command, args: readonly string[]): readonly string[] {
  const [first, about] = args;
  const known = about === undefined || root.commands.some((command) => command.name() === about);
  return first === 'help' && !known ? args.slice(1) : args;
}
