import { basename, extname } from 'node:path';
import { DIALECTS } from '../compose/compose.ts';
import type { Contradiction } from '../compose/derive.ts';
import { type EntryBookRead, placeWords } from '../compose/entry-book/read-entry-book.ts';
import { entryLabels } from '../compose/entry-book/topic-sheet.ts';
import { NoTypesetter, typesetting } from '../host/typesetting.ts';
import type { Account } from '../model/account.ts';
import type { Place } from '../model/document.ts';
import { obstacleWords } from '../model/obstacle.ts';
import { COMPOSED_FORMATS, type ComposedFormat } from '../publish/composed-formats.ts';
import type { Difference } from '../publish/differences.ts';
import { type Published, type PublishFault, publish } from '../publish/publish.ts';
import { HEADINGS } from '../report/headings.ts';
import { accountAt } from './account-at.ts';
import { placeInFolder } from './compiled-folder.ts';
import { KeptFiles } from './kept-files.ts';
import { standardOutput } from './output.ts';
import { EXIT, UsageError } from './usage-error.ts';

/** Options of `compile` as the command line gives them. */
export interface CompileOptions {
  /** Named after the data unless told. */
  readonly output?: string;
  readonly formats: readonly string[];
  readonly dialect?: string;
  /** Each cell rounded by itself, or the gaps of rounding put into the largest details. */
  readonly balance?: 'rounded' | 'plug';
  /** Statements in files of their own, beside a workbook. */
  readonly exported?: readonly string[];
  /** What the unit answers to doubts, 编号=答复 each. */
  readonly answers?: readonly string[];
  /** Replace files that somebody has changed. */
  readonly force?: boolean;
}

/**
 * `mingzhang compile`: writes the whole disclosure in every format asked for, reads every written file back and checks
 * it. Nothing is left behind unless all of it is right.
 * @returns the exit code: 1 where what was given contradicts itself, or a written file does not read back; 2 where a
 * format could not be written because its engine is not installed (the others are)
 * @throws UsageError for wrong options, an input that cannot be used, a folder that cannot be written or holds what
 * must not be replaced
 */
export async function compile(path: string, options: CompileOptions): Promise<number> {
  const asked = options.formats.map(formatNamed);
  const { account: given, dialect: read, workbook } = await accountAt(path, options.exported);
  const output = standardOutput();
  const problems = workbook?.problems ?? [];
  if (given.year === 0 || given.figures.size === 0) {
    await output.write(
      `✗ 没有写出文件：${problems.length > 0 ? `填报工作簿有${problems.length}处要改。` : '没有决算年度或数字。'}\n${problemsOf(problems)}`,
    );
    return EXIT.found;
  }
  const dialect = options.dialect ?? (Object.hasOwn(DIALECTS, read) ? read : 'central');
  if (!Object.hasOwn(DIALECTS, dialect))
    throw new UsageError(
      `没有地方格式 ${dialect}；可用 ${Object.values(DIALECTS)
        .map((d) => `${d.name}（${d.label}）`)
        .join('、')}。`,
    );
  const { formats, left } = await writable(asked);
  const { balance = 'rounded' } = options;
  const published = await publish(given, {
    dialect,
    formats,
    balance,
    typesetting,
    draft: problems.length > 0,
    answers: answersOf(workbook?.answers, options.answers),
  });
  const words = new Words(published.account, workbook);
  if (published.status === 'refused') {
    await output.write(refusal(published.faults, words));
    return EXIT.found;
  }
  const folder = options.output ?? `${basename(path, extname(path))}-公开`;
  placeInFolder(folder, published.files, {
    kept: new KeptFiles({ 要读取的文件: [path, ...(options.exported ?? [])] }),
    force: options.force ?? false,
  });
  await output.write(summary(folder, published, words, problems));
  if (workbook && workbook.unused.length > 0)
    await output.write(`\n没有用到的工作表：${workbook.unused.join('、')}\n`);
  if (left !== undefined) await output.write(`\n${left}\n`);
  if (published.draft) return EXIT.found;
  return left === undefined ? EXIT.clean : EXIT.failed;
}

/** Answers to doubts: of the workbook, and over them those of the command line, 编号=答复. */
function answersOf(
  ofWorkbook: ReadonlyMap<string, string> = new Map(),
  given: readonly string[] = [],
): ReadonlyMap<string, string> {
  const answers = new Map(ofWorkbook);
  for (const one of given) {
    const [, id, answer] = /^([0-9a-f]{8})=(.*\S.*)$/s.exec(one) ?? [];
    if (id === undefined || answer === undefined)
      throw new UsageError(`--answer 写成“编号=答复”，编号是疑点后面的八位字符；给出的是“${one}”。`);
    answers.set(id, answer);
  }
  return answers;
}

/**
 * The formats without those for which there is no typesetter here, and why these are left out.
 * @throws UsageError where none is left
 */
async function writable(
  asked: readonly ComposedFormat[],
): Promise<{ readonly formats: readonly ComposedFormat[]; readonly left?: string }> {
  if (!asked.some((format) => format.typeset)) return { formats: asked };
  try {
    await typesetting();
    return { formats: asked };
  } catch (error) {
    if (!(error instanceof NoTypesetter)) throw error;
    const formats = asked.filter((format) => !format.typeset);
    if (formats.length === 0) throw new UsageError(error.message);
    return { formats, left: error.message };
  }
}

function formatNamed(name: string): ComposedFormat {
  const format = COMPOSED_FORMATS.find((f) => f.name === name);
  if (format) return format;
  throw new UsageError(`不认识格式 ${name}；可用 ${COMPOSED_FORMATS.map((f) => f.name).join('、')}。`);
}

function summary(
  folder: string,
  published: Published & { status: 'published' },
  words: Words,
  problems: EntryBookRead['problems'],
): string {
  const { title, files, draft, missing, absent, open, doubts, advice } = published;
  const starred = files.some((f) => !f.format.proven) ? '（标*的由核对过的正文读出，不再读回）' : '';
  const lines = [
    draft
      ? `✗ 《${title}》还不能公开，${files.length}个草稿写入 ${folder}${starred}：`
      : `✓ 已编制《${title}》，${files.length}个文件写入 ${folder}，均已读回核对${starred}：`,
    ...files.map(
      ({ file, bytes, format }) =>
        `  ${file}　${Math.ceil(bytes.length / 1024)} KiB${format.proven ? '' : ' *'}`,
    ),
  ];
  const list = (head: string, told: readonly string[]): void => {
    if (told.length > 0) lines.push('', head, ...new Set(told.map((one) => `  ${one}`)));
  };
  list(
    `${problems.length}处填得不对：`,
    problems.map(({ place, message }) => `${placeWords(place)}：${message}`),
  );
  list(
    `${open.length}处数据互相矛盾：`,
    open.map((fault) => faultWords(fault, words)),
  );
  list(
    `${absent.length}项没有填写，文中留空并标出：`,
    absent.map((key) => words.entry(key)),
  );
  list(
    `${missing.length}处原因待填写：`,
    missing.map(({ key, after }) => `${words.entry(`reason:${key}`)}${after}`),
  );
  list(
    `${doubts.length}处疑点须答复（改正数据，或在工作表“核对”、用 --answer 编号=答复 说明）：`,
    doubts.map(({ id, message }) => `${id}　${message}`),
  );
  list(`${advice.length}处提示，不妨碍定稿：`, advice);
  return `${lines.join('\n')}\n`;
}

function refusal(faults: readonly PublishFault[], words: Words): string {
  // Formats of one text have the same fault.
  const told = new Set(faults.map((fault) => `  ${faultWords(fault, words)}`));
  return `✗ 没有写出文件：写出的内容读不回来。\n${[...told].join('\n')}\n`;
}

function faultWords(fault: PublishFault, words: Words): string {
  switch (fault.code) {
    case 'contradiction':
      return words.contradiction(fault.contradiction);
    case 'unreadable':
      return `${fault.file}：${fault.error.message}`;
    case 'crashed':
      return `${fault.file}：${HEADINGS.crashed(fault.rule, fault.error)}`;
    case 'different':
      return `${fault.file}：${differenceWords(fault.difference)}`;
    case 'error':
      return fault.addresses === undefined
        ? `${fault.file}：${fault.message}（${fault.rule}）`
        : words.error(fault.message, fault.addresses, fault.rule);
    case 'not-understood':
      return `${fault.file}：“${fault.quote}”读不回来（${obstacleWords(fault.reason)}）`;
  }
}

function differenceWords(difference: Difference): string {
  return difference.code === 'lost'
    ? `报表里的${difference.address}读不回来`
    : `${difference.what}读回来是${difference.text}，与所给的数不同（${difference.address}）`;
}

function problemsOf(problems: EntryBookRead['problems']): string {
  return problems.map(({ place, message }) => `  ${placeWords(place)}：${message}\n`).join('');
}

/** Names entries for a person: where they stand in the workbook, and what they are. */
class Words {
  private readonly labels: ReadonlyMap<string, string>;

  constructor(
    account: Account,
    private readonly workbook: EntryBookRead | undefined,
  ) {
    this.labels = entryLabels(account);
  }

  entry(key: string): string {
    const place = this.workbook?.places.get(key);
    const label = this.labels.get(key) ?? key.replace(/^reason:/, '');
    if (!place) return `${label}　`;
    // The sheet is named once.
    return `${placeWords(place)}　${label.replace(/^[^　]*　/, '')}　`;
  }

  /** What is wrong, after the cell that is most likely so; the other cells behind it. */
  error(message: string, addresses: readonly string[], rule: string): string {
    const cells = [...new Set(addresses)].flatMap((address) => this.placeOf(address) ?? []);
    const [first, ...others] = cells.map(placeWords);
    const beside = others.length > 0 ? `涉及${others.join('、')}；` : '';
    return `${first === undefined ? '' : `${first}：`}${message}（${beside}${rule}）`;
  }

  /** Where a figure, or what it was computed from, was filled in. */
  private placeOf(address: string): Place | undefined {
    return this.workbook?.places.get(address) ?? this.workbook?.places.get(address.replace(/@.*/, ''));
  }

  /** The sum that does not hold, after the cell that it is the sum of; the other cells behind it. */
  contradiction({ message, rule, addresses }: Contradiction): string {
    const [first, ...others] = addresses.map((address) => {
      const place = this.placeOf(address);
      return place ? placeWords(place) : address;
    });
    return `${first}：${message}（涉及${others.join('、')}；${rule}）`;
  }
}
