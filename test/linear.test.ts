import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checkJob } from '../src/host/check-job.ts';

const HEAD = '青山县档案馆2024年度部门决算\n\n二、收入决算情况说明\n\n';

/** Milliseconds of processor time of the audit of one long paragraph. */
async function cost(paragraph: string): Promise<number> {
  const before = process.cpuUsage();
  await checkJob({ files: [{ file: '公开.txt', bytes: strToU8(HEAD + paragraph) }] });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

describe('one long paragraph', () => {
  it.each(['1', '_', '，', '。', '？', '*', '<', '（', '“', '1.00万元，', '增加'])(
    'of %s takes a time that grows with its length',
    async (piece) => {
      const of = (length: number): Promise<number> => cost(piece.repeat(length / piece.length));
      await of(5_000);
      const once = await of(10_000);
      // Four times as long: sixteen times where it grows with the square; the rest is what a busy machine may add.
      expect(await of(40_000)).toBeLessThan(Math.max(200, once * 10));
    },
  );
});
