import { CommanderError } from 'commander';
import { brokenOutput } from './output.ts';
import { program } from './program.ts';
import { EXIT, UsageError } from './usage-error.ts';

/** Ends at once with a sentence on standard error. */
function give(message: string, code: number): never {
  try {
    process.stderr.write(`${message}\n`);
  } catch {
    // Nobody is left to tell.
  }
  process.exit(code);
}

process.stdout.on('error', (error) => give(brokenOutput(error), EXIT.failed));
process.stderr.on('error', () => process.exit(EXIT.failed));
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => give('已中断，结果不完整。', EXIT.failed));

try {
  const root = program((code) => {
    process.exitCode = code;
  });
  if (process.argv.length <= 2) {
    root.outputHelp({ error: true });
    process.exitCode = EXIT.failed;
  } else await root.parseAsync(process.argv);
} catch (error) {
  if (error instanceof UsageError) give(error.message, EXIT.failed);
  if (error instanceof CommanderError) {
    if (error.exitCode !== 0) give(usageSentence(error), EXIT.failed);
  } else {
    const debug = process.argv.includes('--debug');
    const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const stack = debug && error instanceof Error ? `\n${error.stack}` : '，加 --debug 看细节';
    give(`明账自身出错，请向开发者反馈（${what}）${stack}`, EXIT.failed);
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
