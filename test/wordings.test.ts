import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { random, render, slipped, variantOf, type Wording, wordingsIn } from '../bench/wordings.mjs';
import { auditDisclosure } from '../src/audit/audit.ts';
import type { Audit } from '../src/audit/outcome.ts';
import { extractDisclosure } from '../src/extract/extract.ts';
import { readSource } from '../src/source/read.ts';

const WORDINGS = wordingsIn(join(import.meta.dirname, 'wordings'));

async function audited(text: string, asWorded = false): Promise<Audit> {
  const source = await readSource(Buffer.from(text), 'wording.txt');
  return auditDisclosure(extractDisclosure([source]), { asWorded });
}

/** Rules that judge figures. */
const NUMERIC = /^(?:statement|cross|text|change|sangong|assets|procurement)\//;

/** Accusations and doubts about figures; that a passage is no whole disclosure is none. */
function loud({ findings }: Audit): string[] {
  return findings
    .filter((f) => f.severity === 'error' || (f.severity === 'warning' && NUMERIC.test(f.rule)))
    .map((f) => `${f.severity} ${f.rule}: ${f.message}`);
}

const named = (list: readonly Wording[]) => list.map((w) => [`${w.region} ${w.kind}`, w] as const);

describe('right texts of many regions', () => {
  it('are many', () => {
    expect(new Set(WORDINGS.map((w) => w.region)).size).toBeGreaterThanOrEqual(20);
  });

  it.each(named(WORDINGS))('%s: nothing is accused, whatever the figures', async (_, { template }) => {
    expect(loud(await audited(render(template).text))).toEqual([]);
    const roll = random(11);
    for (let i = 0; i < 2; i++) {
      const values = variantOf(template, roll);
      if (!values) continue;
      const { text } = render(template, values);
      expect(loud(await audited(text)), text).toEqual([]);
    }
  });

  it.each(named(WORDINGS))('%s: a wrong figure is noticed', async (_, { template }) => {
    const { text, slots } = render(template);
    const roll = random(5);
    for (const slot of slots) {
      if (!slot.derived || slot.expression.includes('?')) continue;
      const wrong = slipped(text, slot, roll, 'leading');
      const what = `${slot.expression} → ${wrong.slice(slot.start, slot.end)} in ${text.slice(slot.start - 12, slot.end)}`;
      expect(loud(await audited(wrong)).length, what).toBeGreaterThan(0);
    }
  });
});

describe('reading otherwise hides no slip', () => {
  it('finds by the settled reading whatever is found by the words alone, beyond what the right text gives', async () => {
    const hidden: string[] = [];
    const roll = random(3);
    let slips = 0;
    for (const { region, kind, template } of WORDINGS) {
      const { text, slots } = render(template);
      const before = new Set(loud(await audited(text, true)));
      for (const [i, slot] of slots.entries()) {
        if (i % 2 === 1 || slot.expression.includes('?')) continue;
        const wrong = slipped(text, slot, roll, 'leading');
        const words = loud(await audited(wrong, true)).filter((f) => !before.has(f));
        if (words.length === 0) continue;
        slips++;
        if ((await audited(wrong)).findings.every((f) => f.severity === 'info' || /^structure/.test(f.rule)))
          hidden.push(`${region} ${kind}: ${slot.expression} ${wrong.slice(slot.start - 12, slot.end)}`);
      }
    }
    expect(slips).toBeGreaterThan(100);
    expect(hidden).toEqual([]);
  }, 60_000);
});
