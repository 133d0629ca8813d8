import { existsSync } from 'node:fs';
import type { Command, CommanderError } from 'commander';

/** What may follow a command, for those who gave it nothing. */
const EXAMPLES: Readonly<Record<string, string>> = {
  check: 'mingzhang check 决算公开.pdf',
  extract: 'mingzhang extract 决算公开.pdf -o 数据.json',
  score: 'mingzhang score 决算公开.pdf',
  compile: 'mingzhang compile 填报.xlsx',
};

/**
 * The parser's English refusals, told in Chinese: what is wrong, what was perhaps meant, where to read on.
 * @param args the whole command line
 */
export function usageSentence(error: CommanderError, root: Command, args: readonly string[]): string {
  const command = root.commands.find((c) => c.name() === args[0]);
  const help = `mingzhang ${command ? `${command.name()} ` : ''}--help`;
  return `${sentence(error, command?.name())}\n用 ${help} 查看用法。`;
}

function sentence({ code, message }: CommanderError, command: string | undefined): string {
  const [subject = '', content = ''] = Array.from(message.matchAll(/'([^']*)'/g), ([, quoted]) => quoted);
  const near = /\(Did you mean (?:one of )?(.*)\?\)/.exec(message)?.[1]?.replaceAll(', ', '、');
  const meant = near === undefined ? '' : `是不是想用 ${near}？`;
  switch (code) {
    case 'commander.missingArgument': {
      const example = EXAMPLES[command ?? ''];
      return `缺少${subject}。${example === undefined ? '' : `例如：${example}`}`;
    }
    case 'commander.unknownCommand':
      if (near === undefined && existsSync(subject))
        return `没有命令 ${subject}。是不是想用 mingzhang check ${subject}？`;
      return `没有命令 ${subject}。${meant}`;
    case 'commander.unknownOption':
      return `没有选项 ${subject}。${meant}`;
    case 'commander.optionMissingArgument':
      return `选项 ${subject} 后面缺少内容。`;
    case 'commander.missingMandatoryOptionValue':
      return `缺少选项 ${subject}。`;
    case 'commander.excessArguments':
      return '给出的参数太多；路径里有空格的，请加引号。';
    case 'commander.invalidArgument': {
      const allowed = /Allowed choices are ([^.]*)/.exec(message)?.[1]?.replaceAll(', ', '、');
      const why =
        allowed === undefined ? (/is invalid\. (.*)$/s.exec(message)?.[1] ?? '') : `可用 ${allowed}。`;
      return `选项 ${subject} 不能是“${content}”；${why}`;
    }
    case 'commander.help':
      return '缺少命令。';
    default:
      return message;
  }
}
