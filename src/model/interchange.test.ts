import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractDisclosure } from '../extract/extract.ts';
import type { Figure } from '../money/figure.ts';
import { readText } from '../source/text/read-text.ts';
import type { Disclosure, Occurrence } from './disclosure.ts';
import { UnreadableError } from './document.ts';
import { decodeDisclosure, disclosureText, encodeDisclosure } from './interchange.ts';
import { looksLikeDisclosureJson } from './interchange-mark.ts';

const EMPTY: Disclosure = {
  files: [{ file: 'a.pdf', format: 'pdf', pages: 2 }],
  unit: '青山县档案馆',
  year: 2024,
  scope: 'unit',
  dialect: 'general',
  blankForm: false,
  titles: [],
  sections: [],
  contents: [],
  paragraphs: [
    {
      index: 0,
      section: -1,
      role: 'body',
      paragraph: {
        kind: 'paragraph',
        text: '本年收入 2,940.05 万元',
        spans: [{ start: 0, end: 3, place: { page: 1, box: [1, 2, 3, 4] }, edges: [1, 1.5, 2, 3] }],
      },
    },
  ],
  statements: [],
  forms: [],
  otherTables: [],
  occurrences: [],
  claims: [{ kind: 'absence', subject: 'T07', paragraph: 0, start: 0, end: 2 }],
  items: [],
  ledger: [],
  remarks: [],
};

const figure: fc.Arbitrary<Figure> = fc.record({
  kind: fc.constantFrom('amount', 'percent', 'points', 'count'),
  value: fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
  ulp: fc.constantFrom(0n, 1n, 100n, 10_000n, 1_000_000n, 10_000_000_000n),
  decimals: fc.integer({ min: 0, max: 6 }),
  unit: fc.constantFrom('万元', '元', '亿元', '%', '辆', ''),
  text: fc.string(),
});

const withFigures = (figures: readonly Figure[]): Disclosure => ({
  ...EMPTY,
  occurrences: figures.map(
    (f, id): Occurrence => ({
      id,
      address: 'T02/ALL/total',
      figure: f,
      place: { page: 1 },
      quote: f.text,
      what: '本年收入合计',
      origin: 'narrative',
    }),
  ),
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function refusal(broken: string): string {
  try {
    decodeDisclosure(bytes(broken));
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableError);
    return (error as UnreadableError).message;
  }
  return 'accepted';
}

type Path = readonly (string | number)[];
type Node = Record<string | number, unknown>;

/** Paths of all numbers that lead into another list. */
function referencesIn(json: object): Path[] {
  const found: Path[] = [];
  for (const list of ['sections', 'paragraphs', 'occurrences', 'claims', 'items', 'ledger'])
    for (const [i, entry] of ((json as Node)[list] as object[]).entries())
      for (const [key, value] of Object.entries(entry)) {
        if (key === 'level' || key === 'start' || key === 'mention') continue;
        if (typeof value === 'number') found.push([list, i, key]);
        if (key === 'parts') for (const j of value.keys()) found.push([list, i, key, j]);
      }
  return found;
}

/** The first path of each list and key. */
function oneOfEach(paths: readonly Path[]): Path[] {
  const first = new Map<string, Path>();
  for (const path of paths) {
    const key = path.filter((part) => typeof part === 'string').join('.');
    if (!first.has(key)) first.set(key, path);
  }
  return [...first.values()];
}

describe('disclosure.json', () => {
  it('gives back what was put in, to the fen', () => {
    fc.assert(
      fc.property(fc.array(figure), (figures) => {
        const disclosure = withFigures(figures);
        expect(decodeDisclosure(bytes(disclosureText(disclosure)))).toEqual(disclosure);
      }),
    );
  });

  it('holds amounts as decimal strings in 万元, whatever unit is printed', () => {
    const of = (value: bigint, ulp: bigint, decimals: number, unit: string) =>
      encodeDisclosure(withFigures([{ kind: 'amount', value, ulp, decimals, unit, text: '' }]))
        .occurrences[0]!.figure;
    expect(of(2_940_050_000n, 10_000n, 2, '万元')).toMatchObject({ value: '2940.05', precision: '0.01' });
    expect(of(5_000_000n, 10_000n, 2, '万元')).toMatchObject({ value: '5.00' });
    expect(of(1_234_567n, 1n, 2, '元')).toMatchObject({ value: '1.234567', precision: '0.000001' });
    expect(of(0n, 0n, 2, '万元')).toMatchObject({ value: '0.00', precision: '0' });
    expect(of(-10_000n, 10_000n, 2, '万元')).toMatchObject({ value: '-0.01' });
  });

  it('is recognised by its beginning, and by nothing else', () => {
    expect(looksLikeDisclosureJson(bytes(disclosureText(EMPTY)))).toBe(true);
    expect(looksLikeDisclosureJson(bytes(`\ufeff${disclosureText(EMPTY)}`))).toBe(true);
    expect(looksLikeDisclosureJson(bytes('{"format":"something else"}'))).toBe(false);
    expect(looksLikeDisclosureJson(bytes('mingzhang-disclosure'))).toBe(false);
  });

  it('names the first place that breaks the schema, and a text that is cut', () => {
    const text = disclosureText(EMPTY);
    expect(refusal(text.replace('"scope": "unit"', '"scope": "nation"'))).toContain('scope');
    expect(refusal(text.replace('"version": 1', '"version": 99'))).toContain('version');
    expect(refusal(text.slice(0, -40))).toContain('JSON');
  });

  it('names a claim that is none of the known kinds, or lacks what its kind has', () => {
    const text = disclosureText(EMPTY);
    expect(refusal(text.replace('"absence"', '"promise"'))).toContain('claims.0.kind');
    expect(refusal(text.replace('"absence"', '"share"'))).toContain('claims.0.part');
  });

  it('refuses every reference that leads nowhere, with its place', () => {
    const file = join(import.meta.dirname, '../../examples/驻京联络处2024-有误.md');
    const whole = extractDisclosure([readText(readFileSync(file), 'a.md')]);
    expect(decodeDisclosure(bytes(disclosureText(whole)))).toEqual(whole);
    const json = encodeDisclosure(whole);
    const paths = referencesIn(json);
    expect(oneOfEach(paths).length).toBeGreaterThan(20);
    for (const path of oneOfEach(paths)) {
      const broken = structuredClone(json);
      const owner = path.slice(0, -1).reduce<unknown>((at, key) => (at as Node)[key], broken);
      (owner as Node)[path.at(-1)!] = 99_999;
      expect(refusal(JSON.stringify(broken))).toContain(`${path.join('.')} 写 99999`);
    }
  });

  it('keeps keys of a newer writer', () => {
    const text = disclosureText(EMPTY).replace('"scope"', '"later": {"value": 1}, "scope"');
    expect(decodeDisclosure(bytes(text))).toMatchObject({ later: { value: 1 } });
  });
});
