import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { randomAccount } from '../../test/made-up/random-account.ts';
import { readDisclosure } from '../check/read-disclosure.ts';
import { accountOf } from '../compose/account-of.ts';
import type { ComposedDocument } from '../compose/document.ts';
import { writeMd } from '../compose/write/md.ts';
import { COMPOSED_FORMATS, type ComposedFormat } from './composed-formats.ts';
import { type PublishProgress, publish } from './publish.ts';

const named = (...names: string[]): ComposedFormat[] =>
  COMPOSED_FORMATS.filter((f) => names.includes(f.name));
const account = randomAccount(3);

/** A format that writes the text after a slip of the pen. */
function slipping(slip: (text: string) => string): ComposedFormat {
  const write = (document: ComposedDocument) => new TextEncoder().encode(slip(writeMd(document)));
  return { name: 'md', extension: 'md', mediaType: 'text/markdown', proven: 'whole', write };
}

async function faults(...args: Parameters<typeof publish>) {
  const published = await publish(...args);
  expect(published.status).toBe('refused');
  return published.status === 'refused' ? published.faults : [];
}

describe('an account', () => {
  it('is published in the formats asked for, each named after the title', async () => {
    const progress: PublishProgress[] = [];
    const published = await publish(account, {
      dialect: 'central',
      formats: named('md', 'datapackage'),
      onProgress: (p) => progress.push(p),
    });
    if (published.status !== 'published') throw new Error(JSON.stringify(published.faults));
    expect(published).toMatchObject({ missing: [], absent: [] });
    expect(published.files.map((f) => f.file)).toEqual([`${published.title}.md`, `${published.title}.zip`]);
    expect(progress.map((p) => `${p.step} ${p.file.split('.').at(-1)}`)).toEqual([
      'write md',
      'write zip',
      'read-back md',
    ]);
  });

  it('that contradicts itself is a draft, and the cell that is wrong is told first and once', async () => {
    const address = 'T05/ALL/total';
    const figures = new Map(account.figures).set(address, account.figures.get(address)! + 1_000_000_000n);
    const published = await publish({ ...account, figures }, { dialect: 'central', formats: named('md') });
    if (published.status !== 'published') throw new Error(JSON.stringify(published.faults));
    expect(published.draft).toBe(true);
    expect(published.files.map((f) => f.file)).toEqual([`${published.title}（草稿）.md`]);
    expect(published.open).toMatchObject([{ code: 'error', addresses: [address] }]);
  });

  it('of which something is not told prints a gap, derives nothing from it, and is a draft', async () => {
    const key = 'staff/active/count@last-year';
    const figures = new Map(account.figures);
    figures.delete(key);
    figures.delete('procurement/sme/amount');
    const { divisions: _, ...texts } = account.texts;
    const published = await publish(
      { ...account, unit: '', figures, texts },
      { dialect: 'xinjiang', formats: named('md') },
    );
    if (published.status !== 'published') throw new Error(JSON.stringify(published.faults));
    expect(published.draft).toBe(true);
    expect(published.absent).toEqual(
      expect.arrayContaining(['unit', key, 'procurement/sme/amount', 'text:divisions:0']),
    );
    const text = new TextDecoder().decode(published.files[0]!.bytes);
    expect(text).toContain('（待填写：单位名称）');
    expect(text).toContain('在职人员');
    expect(text).toMatch(/下设（待填写）个科室，分别是：（待填写：内设机构）/);
    expect(text).toMatch(/授予中小企业合同金额（待填写）万元，占政府采购支出总额的（待填写）%/);
    expect(text).not.toMatch(/下设0个|分别是：无/);
  });

  it('with a debatable score is a draft until the unit answers for it', async () => {
    const path = 'examples/驻京联络处2024.md';
    const shipped = accountOf(await readDisclosure([{ file: path, bytes: readFileSync(path) }]));
    const [form, ...others] = shipped.forms;
    const indicators = form!.indicators.map((line, i) =>
      i === 0
        ? { ...line, target: { ...line.target, text: '＝10批' }, actual: { ...line.actual, text: '13批' } }
        : line,
    );
    const doubtful = { ...shipped, forms: [{ ...form!, indicators }, ...others] };
    const first = await publish(doubtful, { dialect: 'xinjiang', formats: named('md') });
    if (first.status !== 'published') throw new Error(JSON.stringify(first.faults));
    expect(first.draft).toBe(true);
    expect(first.doubts.length).toBeGreaterThan(0);
    const answers = new Map(first.doubts.map(({ id }) => [id, '人员年中调动']));
    const second = await publish(doubtful, { dialect: 'xinjiang', formats: named('md'), answers });
    if (second.status !== 'published') throw new Error(JSON.stringify(second.faults));
    expect(second).toMatchObject({ draft: false, doubts: [] });
  });

  it('that does not read back is refused with what came back', async () => {
    const printed = (text: string) => /\| 合计 \|[^|]*\| ([\d,.]+) \|/.exec(text)?.[1] ?? '';
    const format = slipping((text) => text.replace(printed(text), `9${printed(text)}`));
    const found = await faults(account, { dialect: 'central', formats: [format] });
    expect(found).toContainEqual(
      expect.objectContaining({
        code: 'different',
        difference: expect.objectContaining({ code: 'other-value', text: expect.stringMatching(/^9/) }),
      }),
    );
    expect(found.some((f) => f.code === 'error' && f.rule !== '' && f.file.endsWith('.md'))).toBe(true);
  });

  it('whose cells are lost, or whose file cannot be read, is refused', async () => {
    const without = slipping((text) => text.replace(/^\|.*\n/gm, ''));
    const lost = await faults(account, { dialect: 'central', formats: [without] });
    expect(lost.some((f) => f.code === 'different' && f.difference.code === 'lost')).toBe(true);
    const nothing = slipping(() => '');
    expect(await faults(account, { dialect: 'central', formats: [nothing] })).toEqual([
      {
        code: 'unreadable',
        file: expect.stringMatching(/\.md$/),
        error: expect.objectContaining({ code: 'empty' }),
      },
    ]);
  });

  it('with a figure that is not understood is refused with its words', async () => {
    const more = slipping((text) => text.replace('本部门无其他需说明的事项。', '甲乙丙丁戊777.77万元。'));
    const found = await faults(account, { dialect: 'central', formats: [more] });
    expect(found.map((f) => f.code)).toContain('not-understood');
    expect(found.some((f) => f.code === 'not-understood' && f.quote.includes('777.77'))).toBe(true);
  });

  it('is not published after an abort, without a typesetter in pages, or in a dialect that there is not', async () => {
    const stop = new AbortController();
    const onProgress = () => stop.abort(new Error('enough'));
    const formats = named('md', 'html');
    await expect(
      publish(account, { dialect: 'central', formats, signal: stop.signal, onProgress }),
    ).rejects.toThrow('enough');
    await expect(publish(account, { dialect: 'central', formats: named('pdf') })).rejects.toThrow(TypeError);
    await expect(publish(account, { dialect: 'atlantis', formats })).rejects.toThrow(RangeError);
  });
});
