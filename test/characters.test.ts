import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DOCUMENTS } from '../bench/documents.mjs';
import { readDisclosure } from '../src/check/read-disclosure.ts';
import { accountOf } from '../src/compose/account-of.ts';
import { checkJob } from '../src/host/check-job.ts';
import type { Account } from '../src/model/account.ts';
import { COMPOSED_FORMATS } from '../src/publish/composed-formats.ts';
import { publish } from '../src/publish/publish.ts';

const LINES = [
  '青山县档案馆2024年度部门决算',
  '二、收入决算情况说明',
  '本年收入550.53万元，其中：财政拨款收入490.88万元，占89.16%；其他收入59.65万元，占10.84%。',
];

/** Every code point at night; else the first of every kind, the borders, and every thousandth or so. */
const NIGHT = process.env.MINGZHANG_RUNS !== undefined;
const BORDERS = [
  0x7f, 0x85, 0xa0, 0xad, 0x200b, 0x200e, 0x2028, 0x2029, 0x202e, 0x2060, 0x2e80, 0x2fdf, 0x3000, 0x33a1,
  0xd7ff, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe000, 0xf8ff, 0xf900, 0xfaff, 0xfdd0, 0xfe0f, 0xfeff, 0xff0c,
  0xff0e, 0xffef, 0xfffc, 0xfffd, 0xfffe, 0xffff, 0x10000, 0x1f600, 0x20000, 0x2f800, 0x2fa1f, 0xe0001,
  0xe0100, 0xf0000, 0x10fffe, 0x10ffff,
];
const CODES = [
  ...Array.from({ length: 0x100 }, (_, code) => code),
  ...BORDERS,
  ...Array.from({ length: NIGHT ? 0x10ff00 : 256 }, (_, i) => (NIGHT ? 0x100 + i : 0x100 + i * 4337)),
];
/** Code points of one document. */
const TOGETHER = NIGHT ? 1024 : 64;
/** Too few of them to make a text no text. */
const PADDING = Array.from({ length: 40 }, () => LINES[2]!);

const character = (code: number): string =>
  code < 0x10000 ? String.fromCharCode(code) : String.fromCodePoint(code);

/** A character alone, at every seam of a figure and a heading, and beside the one before. */
function linesWith(code: number, before: number): string[] {
  const c = character(code);
  return [
    `支出${c}合计${c}1${c}00${c}.00万元${c}，比上年${c}增加${c}1${c}%${character(before)}${c}。`,
    c,
    `一${c}、${c}概况`,
  ];
}

describe.each(Object.entries(DOCUMENTS))('every character in %s', (kind, write) => {
  it(
    'is read or refused in a sentence, and no rule fails',
    async () => {
      for (let at = 0; at < CODES.length; at += TOGETHER) {
        const codes = CODES.slice(at, at + TOGETHER);
        const lines = codes.flatMap((code, i) => linesWith(code, codes[i - 1] ?? 0x3002));
        const bytes = write([...LINES, ...lines, ...PADDING]);
        const report = await checkJob({ files: [{ file: `公开.${kind}`, bytes }] });
        const ended = report.status === 'checked' ? report.rules.crashed : [report.error.code];
        const name = `U+${codes[0]!.toString(16)}…`;
        // A text of many controls is taken for no text.
        if (/txt|html/.test(kind)) expect([[], ['unknown-format']], name).toContainEqual(ended);
        else expect(ended, name).toEqual([]);
      }
    },
    NIGHT ? 3_600_000 : 60_000,
  );
});

describe('every character in the names and texts of an account', () => {
  const example = resolve(import.meta.dirname, '../examples/驻京联络处2024.md');

  it('is written and read back, with a blank for what no format may hold', async () => {
    const file = { file: 'x.md', bytes: new Uint8Array(readFileSync(join(example))) };
    const account = accountOf(await readDisclosure([file]));
    const formats = COMPOSED_FORMATS.filter(({ name }) => /^(?:docx|html|md|xlsx|json)$/.test(name));
    for (const code of [1, 8, 0xb, 0xc, 0x1f, 0x7f, 0xd800, 0xdfff, 0xfffe, 0xffff, 0x1f600]) {
      const given: Account = {
        ...account,
        reasons: new Map([...account.reasons].map(([key, text]) => [key, withIn(text, code)])),
        texts: { ...account.texts, duties: account.texts.duties?.map((text) => withIn(text, code)) ?? [] },
      };
      const published = await publish(given, { dialect: 'central', formats });
      expect([published.status, 'faults' in published && published.faults], `U+${code.toString(16)}`).toEqual(
        ['published', false],
      );
    }
  }, 60_000);
});

function withIn(text: string, code: number): string {
  return text.replace(/(?<=\p{Script=Han})(?=\p{Script=Han})/gu, character(code));
}
