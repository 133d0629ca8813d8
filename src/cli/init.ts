import { existsSync } from 'node:fs';
import { DIALECTS } from '../compose/compose.ts';
import { writeEntryBook } from '../compose/entry-book/write-entry-book.ts';
import type { Account } from '../model/account.ts';
import { plain } from '../model/normalise.ts';
import { accountToFill, type BeginningFault } from '../publish/account-to-fill.ts';
import { accountAt } from './account-at.ts';
import { KeptFiles } from './kept-files.ts';
import { standardOutput, writeFile } from './output.ts';
import { EXIT, UsageError } from './usage-error.ts';

/** Options of `init` as the command line gives them. */
export interface InitOptions {
  /** Named after the unit and the year unless told. */
  readonly output?: string;
  readonly unit?: string;
  readonly year?: number;
  /** Last year's disclosure or workbook. */
  readonly from?: string;
  /** This year's, to be filled in further. */
  readonly data?: string;
  readonly dialect?: string;
  readonly force?: boolean;
}

/**
 * `mingzhang init`: writes the workbook that a unit fills in.
 * @returns the exit code
 * @throws UsageError for wrong options, a file that cannot be read or written
 */
export async function init(options: InitOptions): Promise<number> {
  const { from, data, force } = options;
  if (options.output !== undefined && !/\.xlsx$/i.test(options.output))
    throw new UsageError(`填报工作簿是 Excel 文件，${options.output} 应以 .xlsx 结尾。`);
  if (from !== undefined && data !== undefined)
    throw new UsageError('--from（上年的公开）和 --data（本年的数据）只能用一个。');
  const last = from === undefined ? undefined : await accountAt(from);
  const now = data === undefined ? undefined : await accountAt(data);
  const account = begun(options, last?.account, now?.account);
  const output = options.output ?? `${fileName(`${account.unit}${account.year}`)}填报.xlsx`;
  const kept = new KeptFiles({ '--from 给出的文件': [from], '--data 给出的文件': [data] });
  kept.mustNotBe(output);
  if (existsSync(output) && !force)
    throw new UsageError(`${output} 已经存在，可能已填了内容；请用 -o 换一个文件名，确要覆盖的加 --force。`);
  const dialect = options.dialect ?? now?.dialect ?? last?.dialect;
  if (options.dialect !== undefined && !Object.hasOwn(DIALECTS, options.dialect))
    throw new UsageError(`没有地方格式 ${options.dialect}；可用 ${Object.keys(DIALECTS).join('、')}。`);
  const bytes = writeEntryBook(account, {
    ...(dialect !== undefined && Object.hasOwn(DIALECTS, dialect) ? { dialect } : {}),
    ...(last ? { reference: last.account } : {}),
  });
  writeFile(output, bytes, kept);
  const taken = last
    ? `${otherUnit(account, last.account, from!)}\n  已从${last.account.year}年度公开带入${account.figures.size}个上年数，职能和机构沿用上年，请核对。`
    : '';
  await standardOutput().write(
    `✓ 填报工作簿写入 ${output}（${account.unit} ${account.year}年度）。${taken}\n  打开后从“封面”看起；填好后运行 mingzhang compile ${output}\n`,
  );
  return EXIT.clean;
}

/** A unit may have been renamed; more often the file is another's. */
function otherUnit({ unit }: Account, last: Account, from: string): string {
  return last.unit === '' || plain(last.unit) === plain(unit)
    ? ''
    : `\n! ${from} 是“${last.unit}”的公开，填报单位是“${unit}”：单位没有改名的，请换成本单位的文件。`;
}

/** Without what file names may not hold. */
function fileName(text: string): string {
  return text.replace(/[\s/\\:*?"<>|]/g, '');
}

function begun(options: InitOptions, lastYear: Account | undefined, thisYear: Account | undefined): Account {
  const { unit, year } = options;
  const begun = accountToFill({
    ...(unit === undefined ? {} : { unit }),
    ...(year === undefined ? {} : { year }),
    ...(lastYear ? { lastYear } : {}),
    ...(thisYear ? { thisYear } : {}),
  });
  if ('account' in begun) return begun.account;
  throw new UsageError(faultWords(begun.fault, options));
}

function faultWords(fault: BeginningFault, { from, data, year }: InitOptions): string {
  if (fault.code === 'no-unit-or-year')
    return '还不知道是哪个单位、哪一年度：用 --unit 写明单位全称，用 --year 写明决算年度；或用 --from 给出上年的公开。例如：mingzhang init --unit 本单位全称 --year 2024';
  return fault.of === 'lastYear'
    ? `${from} 是${fault.given}年度的，${year}年度要用${fault.wanted}年度的公开。`
    : `${data} 是${fault.given}年度的，不是${fault.wanted}年度；上年的公开请用 --from。`;
}
