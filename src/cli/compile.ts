import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Composed, compose, DIALECTS } from '../compose/compose.ts';
import { type Contradiction, derive } from '../compose/derive.ts';
import { placeWords } from '../compose/entry-book/read-entry-book.ts';
import { entryLabels } from '../compose/entry-book/topic-sheet.ts';
import { plug } from '../compose/plug.ts';
import { differences } from '../compose/read-back.ts';
import { preparePdf } from '../host/prepare-pdf.ts';
import { systemRefusal } from '../host/system-refusal.ts';
import { audit, type EntryBookRead, type GivenFile } from '../index.ts';
import type { Account } from '../model/account.ts';
import { HEADINGS } from '../report/headings.ts';
import { COMPOSED_FORMATS, type ComposedFormat } from './composed-formats.ts';
import { givenAccount } from './given-account.ts';
import { standardOutput } from './output.ts';
import { EXIT, UsageError } from './usage-error.ts';

/** Options of `compile` as the command line gives them. */
export interface CompileOptions {
  readonly output: string;
  readonly formats: readonly string[];
  readonly dialect?: string;
  /** Each cell rounded by itself, or the gaps of rounding put into the largest details. */
  readonly balance?: 'rounded' | 'plug';
  /** Statements in files of their own, beside a workbook. */
  readonly exported?: readonly string[];
}

/**
 * `mingzhang compile`: writes the whole disclosure in every format asked for, reads every written file back and checks
 * it. Nothing is left behind unless all of it is right.
 * @returns the exit code: 1 where what was given contradicts itself, or a written file does not read back
 * @throws UsageError for wrong options, an input that cannot be used, a folder that cannot be written
 */
export async function compile(path: string, options: CompileOptions): Promise<number> {
  const formats = options.formats.map(formatNamed);
  const { account: given, dialect: read, workbook } = await givenAccount(path, options.exported);
  const output = standardOutput();
  if (workbook && workbook.problems.length > 0) {
    await output.write(faultsOf(workbook));
    return EXIT.found;
  }
  const { account, contradictions } = derive(given);
  const words = new Words(account, workbook);
  const dialect = options.dialect ?? (Object.hasOwn(DIALECTS, read) ? read : 'central');
  if (!Object.hasOwn(DIALECTS, dialect))
    throw new UsageError(
      `没有地方格式 ${dialect}；可用 ${Object.values(DIALECTS)
        .map((d) => `${d.name}（${d.label}）`)
        .join('、')}。`,
    );
  if (contradictions.length > 0) {
    const told = contradictions.map((c) => `  ${words.contradiction(c)}`);
    await output.write(`✗ 没有写出文件：所给的数据互相矛盾。\n${told.join('\n')}\n`);
    return EXIT.found;
  }
  const balanced = options.balance === 'plug' ? plug(account) : account;
  const composed = compose(balanced, dialect);
  const files = await written(composed, formats);
  const faults = await proof(files, balanced);
  if (faults.length > 0) {
    await output.write(`✗ 没有写出文件：所给的数据互相矛盾，或写出的内容读不回来。\n${faults.join('\n')}\n`);
    return EXIT.found;
  }
  place(options.output, files);
  await output.write(summary(options.output, files, composed, words));
  if (workbook && workbook.unused.length > 0)
    await output.write(`\n没有用到的工作表：${workbook.unused.join('、')}\n`);
  return EXIT.clean;
}

function formatNamed(name: string): ComposedFormat {
  const format = COMPOSED_FORMATS.find((f) => f.name === name);
  if (format) return format;
  throw new UsageError(`不认识格式 ${name}；可用 ${COMPOSED_FORMATS.map((f) => f.name).join('、')}。`);
}

interface WrittenFile extends GivenFile {
  readonly format: ComposedFormat;
}

async function written(composed: Composed, formats: readonly ComposedFormat[]): Promise<WrittenFile[]> {
  const stem = composed.document.title.replace(/[\\/:*?"<>|]/g, '_');
  const files: WrittenFile[] = [];
  for (const format of formats) {
    const bytes = await format.write(composed.document);
    files.push({ file: `${stem}.${format.extension ?? format.name}`, bytes, format });
  }
  return files;
}

/** Reads every file back: another value, an error, a figure that is not understood is told. */
async function proof(files: readonly WrittenFile[], account: Account): Promise<string[]> {
  const faults: string[] = [];
  for (const { file, bytes, format } of files) {
    if (!format.proven) continue;
    if (format.name === 'pdf') await preparePdf();
    const result = await audit([{ file, bytes }]);
    if (result.status === 'unreadable') {
      faults.push(`  ${file}：${result.error.message}`);
      continue;
    }
    for (const outcome of result.audit.outcomes)
      if (outcome.outcome === 'crashed')
        faults.push(`  ${file}：${HEADINGS.zh.crashed(outcome.rule, outcome.error)}`);
    for (const difference of differences(account, result.disclosure)) faults.push(`  ${file}：${difference}`);
    for (const finding of result.audit.findings)
      if (finding.severity === 'error') faults.push(`  ${file}：${finding.message}（${finding.rule}）`);
    const { figures, understood } = result.audit.coverage;
    if (understood < figures && format.proven === 'whole')
      for (const { quote, reason } of result.audit.coverage.unverified)
        if (!/^(?:已识别|只核对)/.test(reason) && !/原因叙述/.test(reason))
          faults.push(`  ${file}：“${quote}”读不回来（${reason}）`);
  }
  return [...new Set(faults)];
}

/** All files or none: each is written beside its place first. */
function place(folder: string, files: readonly WrittenFile[]): void {
  try {
    mkdirSync(folder, { recursive: true });
    if (!statSync(folder).isDirectory()) throw new Error('不是文件夹');
  } catch (error) {
    throw new UsageError(`无法写入文件夹 ${folder}：${systemRefusal(error)}。`);
  }
  const drafts = files.map(({ file }) => join(folder, `.${file}.写入中`));
  try {
    files.forEach(({ bytes }, i) => {
      writeFileSync(drafts[i]!, bytes);
    });
    files.forEach(({ file }, i) => {
      renameSync(drafts[i]!, join(folder, file));
    });
  } catch (error) {
    throw new UsageError(`写入文件夹 ${folder} 时出错：${systemRefusal(error)}；没有留下写了一半的文件。`);
  } finally {
    for (const draft of drafts) if (existsSync(draft)) rmSync(draft, { force: true });
  }
}

function summary(folder: string, files: readonly WrittenFile[], composed: Composed, words: Words): string {
  const { missing, absent, document } = composed;
  const lines = [
    `✓ 已编制《${document.title}》${missing.length + absent.length > 0 ? '草稿' : ''}，${files.length}个文件写入 ${folder}，均已读回核对${files.some((f) => !f.format.proven) ? '（标*的由核对过的正文读出，不再读回）' : ''}：`,
    ...files.map(
      ({ file, bytes, format }) =>
        `  ${file}　${Math.ceil(bytes.length / 1024)} KiB${format.proven ? '' : ' *'}`,
    ),
  ];
  if (missing.length > 0) {
    lines.push('', `还有${missing.length}处原因待填写，文中已标出：`);
    for (const { key, after } of missing) lines.push(`  ${words.entry(`reason:${key}`)}${after}`);
  }
  if (absent.length > 0)
    lines.push(
      '',
      `还有${absent.length}个数没有给出，文中按0写入并标出：`,
      ...absent.map((a) => `  ${words.entry(a)}`),
    );
  return `${lines.join('\n')}\n`;
}

function faultsOf({ problems }: EntryBookRead): string {
  const told = problems.map(({ place, message }) => `  ${placeWords(place)}：${message}`);
  return `✗ 没有写出文件：填报工作簿有${problems.length}处要改。\n${told.join('\n')}\n`;
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

  /** The sum that does not hold, after the cell that it is the sum of; the other cells behind it. */
  contradiction({ message, rule, addresses }: Contradiction): string {
    const [first, ...others] = addresses.map((address) => {
      const place = this.workbook?.places.get(address);
      return place ? placeWords(place) : address;
    });
    return `${first}：${message}（涉及${others.join('、')}；${rule}）`;
  }
}
