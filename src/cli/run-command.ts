import { CommanderError } from 'commander';
import { program } from './program.ts';
import { EXIT, UsageError } from './usage-error.ts';

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
    await root.parseAsync(args, { from: 'user' });
    return { code };
  } catch (error) {
    if (error instanceof UsageError) return { code: EXIT.failed, refusal: error.message };
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? { code } : { code: EXIT.failed, refusal: usageSentence(error) };
    const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const stack =
      args.includes('--debug') && error instanceof Error ? `\n${error.stack}` : '，加 --debug 看细节';
    return { code: EXIT.failed, refusal: `明账自身出错，请向开发者反馈（${what}）${stack}` };
  }
}

/** The parser's English sentences, told in Chinese. */
function usageSentence(error: CommanderError): string {
  const subject = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const allowed = /Allowed choices are ([^.]*)/.exec(error.message)?.[1]?.replaceAll(', ', '、');
  const sentences: Readonly<Record<string, string>> = {
    'commander.missingArgument': `缺少参数：${subject}。`,
    'commander.unknownCommand': `没有命令 ${subject}。`,
    'commander.unknownOption': `没有选项 ${subject}。`,
    'commander.optionMissingArgument': `选项 ${subject} 后面缺少内容。`,
    'commander.excessArguments': '参数太多。',
    'commander.invalidArgument': `选项 ${subject} 的内容不对${allowed ? `，可用 ${allowed}` : ''}。`,
    'commander.help': '缺少命令。',
  };
  return `${sentences[error.code] ?? error.message}用 mingzhang --help 查看用法。`;
}
