import { type Argument, Command, InvalidArgumentError, Option } from 'commander';
import type { Severity } from '../audit/finding.ts';
import { DIALECT_NAMES } from '../compose/dialects/names.ts';
import { TOOL } from '../host/tool.ts';
import { READ_DIALECTS } from '../model/localities/index.ts';
import { COMPOSED_FORMATS } from '../publish/composed-formats.ts';
import { width } from '../report/quote.ts';
import { wrap } from '../report/terminal/wrap.ts';
import { TOLD_ENDINGS } from '../source/readers.ts';
import type { extract } from './extract.ts';
import type { init } from './init.ts';
import type { score } from './score.ts';

const EXIT_CODES = `
退出码：
  0  没有达到 --fail-on 的问题
  1  有
  2  用法不对，或有文件无法审核（其余文件照常审核）`;

const FIRST_STEPS = `
例如：
  mingzhang check 决算公开.pdf                       审核一份，看结果
  mingzhang check 文件夹 --format html -o 报告.html  审核全部，写成网页
  mingzhang init --unit 单位全称 --year 2024         生成填报工作簿
  mingzhang compile 填报.xlsx                        编制整份公开`;

/**
 * The command line: what it understands; what it does is loaded with the command that is asked for. `docs/commands.md` is generated from its help.
 * @param finish receives the exit code of the command that ran
 */
export function program(finish: (code: number) => void): Command {
  const root = new Command('mingzhang')
    .description('明账：编制、审核部门决算公开')
    .version(TOOL.version, '-V, --version', '显示版本')
    .configureHelp({ sortSubcommands: false })
    .addHelpText('after', FIRST_STEPS);
  localise(root);

  localise(
    root
      .command('check')
      .description('审核一份或多份决算公开，逐处指出问题')
      .argument(
        '<路径...>',
        `文件（${TOLD_ENDINGS.join('、')}、disclosure.json）、文件夹，或 -（标准输入，一行一个路径）`,
      )
      .addOption(
        new Option(
          '--format <格式>',
          '报告格式：pretty 供人看；html 网页；xlsx 台账；pdf、docx 在原文上加批注（多份时 -o 给文件夹）；json、ndjson 供程序用；sarif 供代码扫描平台',
        ).default('pretty'),
      )
      .option('-o, --output <文件>', '报告写入文件（默认写标准输出）')
      .option('--rules <规则>', '只用这些规则，可用通配符，可重复：text/*、cross、!wording/*', collect)
      .addOption(
        new Option('--severity <级别>', '列出的最低级别（pretty 默认 warning，其余默认 info）').choices([
          'error',
          'warning',
          'info',
        ]),
      )
      .addOption(
        new Option('--fail-on <级别>', '达到这个级别时退出码为 1（默认 error）').choices([
          'error',
          'warning',
          'info',
          'never',
        ]),
      )
      .option('--jobs <数>', '同时审核的线程数（默认等于处理器核数）', positive)
      .option('--time-limit <秒>', '多线程时，一份文件最多用时', positive, 120)
      .addOption(readDialectOption())
      .option('--together', '把所有文件合成一份公开来审核（正文和报表分开发布时用）')
      .option('--last-year <文件>', '上年度决算公开，用来核对上年数、年初结转和照抄的文字')
      .option('--budget <文件>', '本年度预算公开，用来核对年初预算数')
      .option('--children <文件夹>', '所属单位的决算公开，用来核对部门汇总数')
      .option('--years', '把同一单位各年度的文件互为上年，一并核对')
      .option('--profile <名称>', '审核口径，如 national、xinjiang、shanghai、central（默认自动选择）')
      .option('--config <文件>', '配置文件（默认找当前文件夹及上级的 mingzhang.config.json）')
      .option('--baseline <文件>', '基线：其中已有的问题不再列出')
      .option('--update-baseline', '把现有的问题写入基线')
      .option('--show-unchecked', '逐个列出未能核对的数字和规则')
      .addOption(new Option('--locale <语言>').hideHelp())
      .option('--color', '总用颜色')
      .option('--no-color', '不用颜色')
      .option('--debug', '出现内部错误时显示细节')
      .addHelpText('after', EXIT_CODES)
      .action(async (paths: string[], given: CheckGiven) => {
        const { color, jobs, locale, ...rest } = given;
        if (locale === 'en') process.stderr.write('! 不再有 --locale en：报告只有中文。\n');
        const { check } = await import('./check.ts');
        finish(
          await check(paths, {
            ...rest,
            colour: color,
            ...(jobs === undefined ? {} : { jobs }),
          }),
        );
      }),
  );

  localise(
    root
      .command('extract')
      .description('把决算公开读成数据：每个数字是什么、印在哪里')
      .argument('<路径...>', '与 check 相同')
      .addOption(
        new Option(
          '--format <格式>',
          'json：完整数据（schema/disclosure.schema.json）；csv：数字清单；xlsx：数字清单和各张报表（多份时每份一个，-o 给文件夹）；datapackage：数据包（zip，datapackage.json 和 csv，多份合为一个）',
        ).default('json'),
      )
      .option('-o, --output <文件>', '写入文件或文件夹（默认写标准输出）')
      .addOption(readDialectOption().default('auto'))
      .option('--together', '把所有文件合成一份公开')
      .option('--debug', '出现内部错误时显示细节')
      .addHelpText(
        'after',
        '\n多份公开：csv 合成一张表；json 每行一份。读不了的文件在标准错误里说明，退出码 2。',
      )
      .action(async (paths: string[], given: Parameters<typeof extract>[1]) => {
        const { extract } = await import('./extract.ts');
        finish(await extract(paths, given));
      }),
  );

  localise(
    root
      .command('score')
      .description('计算并核对绩效自评表：逐项应得的分数、总分和等级')
      .argument('<路径...>', '与 check 相同')
      .addOption(
        new Option(
          '--format <格式>',
          'pretty 供人看；xlsx、docx 复核底稿；json 供程序用（多份公开时每行一份）',
        )
          .choices(['pretty', 'xlsx', 'docx', 'json'])
          .default('pretty'),
      )
      .option('-o, --output <文件>', '写入文件（默认写标准输出）')
      .addOption(
        new Option('--fail-on <级别>', '达到这个级别时退出码为 1')
          .choices(['error', 'warning', 'info', 'never'])
          .default('error'),
      )
      .addOption(readDialectOption().default('auto'))
      .option('--together', '把所有文件合成一份公开')
      .option('--debug', '出现内部错误时显示细节')
      .addHelpText('after', EXIT_CODES)
      .action(async (paths: string[], given: Parameters<typeof score>[1]) => {
        const { score } = await import('./score.ts');
        finish(await score(paths, given));
      }),
  );

  localise(
    root
      .command('init')
      .description('生成单位填写的工作簿（填报工作簿），填好后交给 compile')
      .option('--unit <名称>', '单位全称')
      .option('--year <年度>', '决算年度', positive)
      .option('--from <文件>', '上年的决算公开或填报工作簿：带入上年数，上年的文字另附一页供参考')
      .option('--data <文件>', '本年已有的数据（disclosure.json、草稿或填报工作簿），接着填')
      .option('--dialect <名称>', `地方格式：${DIALECT_NAMES.join('、')}`)
      .option('--force', '覆盖已有的文件')
      .option('-o, --output <文件.xlsx>', '写入的文件（默认“单位全称年度填报.xlsx”）')
      .action(async (given: Parameters<typeof init>[0]) => {
        const { init } = await import('./init.ts');
        finish(await init(given));
      }),
  );

  localise(
    root
      .command('compile')
      .description('由数据编制整份决算公开，写出后逐个读回核对')
      .argument('<数据>', '填报工作簿（mingzhang init）、disclosure.json，或任一能读的决算公开')
      .argument('[报表...]', '报表单独导出成文件的，放在填报工作簿后面')
      .option('-o, --output <文件夹>', '写入的文件夹（默认以数据的文件名加“-公开”为名）')
      .option(
        '--formats <格式>',
        `写哪些格式，用逗号分隔：${COMPOSED_FORMATS.map((f) => f.name).join(',')}`,
        collect,
      )
      .option('--dialect <名称>', `地方格式：${DIALECT_NAMES.join('、')}（默认与数据相同）`)
      .addOption(
        new Option(
          '--balance <方式>',
          '尾差：rounded 每格各自四舍五入（各表可有0.01的尾差）；plug 由最大的明细项承担，各表印出来都平',
        )
          .choices(['rounded', 'plug'])
          .default('rounded'),
      )
      .option('--answer <编号=答复>', '答复一处疑点，可以写多次', (one: string, all: string[] = []) => [
        ...all,
        one,
      ])
      .option('--force', '覆盖文件夹里手工改过的文件')
      .action(async (path: string, exported: string[], given: CompileGiven) => {
        const { compile } = await import('./compile.ts');
        finish(
          await compile(path, {
            ...(given.output === undefined ? {} : { output: given.output }),
            exported,
            formats: given.formats ?? COMPOSED_FORMATS.map((f) => f.name),
            ...(given.dialect === undefined ? {} : { dialect: given.dialect }),
            balance: given.balance,
            ...(given.answer === undefined ? {} : { answers: given.answer }),
            ...(given.force === undefined ? {} : { force: given.force }),
          }),
        );
      }),
  );

  localise(
    root
      .command('explain')
      .description('说明一条规则；不给规则时列出全部')
      .argument('[规则]', '规则名，如 text/share；可用通配符')
      .action(async (rule: string | undefined) => {
        const { explain } = await import('./explain.ts');
        finish(await explain(rule));
      }),
  );
  return root;
}

interface CompileGiven {
  readonly answer?: string[];
  readonly output?: string;
  readonly balance: 'rounded' | 'plug';
  readonly force?: boolean;
  readonly formats?: string[];
  readonly dialect?: string;
}

interface CheckGiven {
  readonly format: string;
  readonly output?: string;
  readonly rules?: string[];
  readonly severity?: Severity;
  readonly failOn?: Severity | 'never';
  readonly jobs?: number;
  readonly timeLimit: number;
  readonly dialect?: string;
  readonly lastYear?: string;
  readonly budget?: string;
  readonly children?: string;
  readonly years?: boolean;
  readonly profile?: string;
  readonly config?: string;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly together?: boolean;
  readonly showUnchecked?: boolean;
  readonly locale?: string;
  readonly color?: boolean;
  readonly debug?: boolean;
}

function readDialectOption(): Option {
  return new Option('--dialect <名称>', '公开所用的地方格式，auto 自动识别').choices([
    'auto',
    ...READ_DIALECTS,
  ]);
}

function collect(value: string, before: string[] = []): string[] {
  return [...before, ...value.split(/,(?![^{]*\})/).filter(Boolean)];
}

function positive(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('应为正整数。');
  return number;
}

/** Chinese headings of the help, and exceptions instead of exits so that one place decides on exit codes. */
function localise(command: Command): void {
  command
    .usage(usageOf(command))
    .helpOption('-h, --help', '显示帮助')
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .configureHelp({
      styleTitle: (title) =>
        ({ 'Usage:': '用法：', 'Arguments:': '参数：', 'Options:': '选项：', 'Commands:': '命令：' })[
          title
        ] ?? title,
      boxWrap: (text, columns) =>
        text
          .split('\n')
          .flatMap((line) => wrap('', line, columns))
          .join('\n'),
      optionDescription: (option) => describe(option),
      displayWidth: width,
      subcommandTerm: (sub) => [sub.name(), ...sub.registeredArguments.map(argumentTerm)].join(' '),
    });
  if (command.commands.length === 0 && command.parent === null)
    command.helpCommand('help [命令]', '显示命令的帮助');
}

/** What may follow a command's name. */
function usageOf(command: Command): string {
  const words = command.registeredArguments.map(argumentTerm);
  return ['[选项]', ...(command.parent === null ? ['命令'] : []), ...words].join(' ');
}

function argumentTerm(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

function describe(option: Option): string {
  const notes = [
    option.argChoices ? `可选 ${option.argChoices.join('、')}` : '',
    option.defaultValue !== undefined && typeof option.defaultValue !== 'boolean'
      ? `默认 ${String(option.defaultValue)}`
      : '',
  ].filter(Boolean);
  if (notes.length === 0) return option.description;
  // What the description has in brackets of its own is told in the same ones.
  const [, text, bracket] = /^(.*)（([^（）]*)）$/.exec(option.description) ?? [];
  return bracket === undefined
    ? `${option.description}（${notes.join('；')}）`
    : `${text}（${[bracket, ...notes].join('；')}）`;
}
