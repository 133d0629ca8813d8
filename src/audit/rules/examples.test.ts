import { describe, expect, it } from 'vitest';
import { extractDisclosure } from '../../extract/extract.ts';
import type { Disclosure } from '../../model/disclosure.ts';
import type { Block, Cell, Paragraph, Table } from '../../model/document.ts';
import { auditDisclosure } from '../audit.ts';
import type { Companion } from '../context.ts';
import type { Finding } from '../finding.ts';
import type { Example } from '../rule.ts';
import { RULES } from './index.ts';

/** A text file's blocks: lines with tabs that follow one another are a table, other lines paragraphs. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let rows: { cells: string[]; line: number }[] = [];
  const flush = () => {
    if (rows.length === 0) return;
    const columns = Math.max(...rows.map((r) => r.cells.length));
    const cells = rows.flatMap((r, row) =>
      r.cells.map(
        (cell, column): Cell => ({
          row,
          column,
          rowSpan: 1,
          columnSpan: 1,
          text: cell.trim(),
          place: { line: r.line },
        }),
      ),
    );
    const table: Table = {
      kind: 'table',
      rows: rows.length,
      columns,
      cells,
      pages: [],
      trust: 'native',
      place: { line: rows[0]!.line },
    };
    blocks.push(table);
    rows = [];
  };
  text.split('\n').forEach((line, i) => {
    if (line.includes('\t')) {
      rows.push({ cells: line.split('\t'), line: i + 1 });
      return;
    }
    flush();
    const trimmed = line.trim();
    if (!trimmed) return;
    const paragraph: Paragraph = {
      kind: 'paragraph',
      text: trimmed,
      spans: [{ start: 0, end: trimmed.length, place: { line: i + 1 } }],
    };
    blocks.push(paragraph);
  });
  flush();
  return blocks;
}

function read(text: string, options: { budget?: boolean } = {}): Disclosure {
  const given = extractDisclosure(
    [{ format: 'text', file: 'example.txt', blocks: blocksOf(text), remarks: [] }],
    options,
  );
  if (text.includes('\t')) expect(given.statements.length + given.forms.length).toBeGreaterThan(0);
  return given;
}

function companion(text: string, i = 0): Companion {
  return { file: `companion-${i + 1}.txt`, disclosure: read(text) };
}

/** What is found in an example, by one rule or by all; tails of rounding do not count. */
function findings(example: Example, rule?: string): Finding[] {
  const { text, lastYear, budget, children }: Exclude<Example, string> =
    typeof example === 'string' ? { text: example } : example;
  const audit = auditDisclosure(read(text), {
    rules: (id) => rule === undefined || id === rule,
    companions: {
      ...(lastYear === undefined ? {} : { lastYear: companion(lastYear) }),
      ...(budget === undefined
        ? {}
        : { budget: { file: 'budget.txt', disclosure: read(budget, { budget: true }) } }),
      ...(children === undefined ? {} : { children: children.map(companion) }),
    },
  });
  const crashed = audit.outcomes.find((o) => o.outcome === 'crashed');
  if (crashed) throw new Error(JSON.stringify(crashed));
  return audit.findings.filter((f) => f.severity !== 'info' || !/尾差/.test(f.message));
}

const told = (f: Finding) => `${f.rule} ${f.severity}: ${f.message}`;

/** All that a finding says and quotes. */
const wordsOf = (f: Finding) =>
  [f.message, f.expected, f.actual, f.explanation, ...f.locations.map((l) => l.quote)].join('\n');

describe('the examples of every rule', () => {
  for (const rule of RULES) {
    describe(rule.id, () => {
      it('has at least two wrong and two right ones', () => {
        expect(rule.examples.wrong.length).toBeGreaterThanOrEqual(2);
        expect(rule.examples.right.length).toBeGreaterThanOrEqual(2);
        const all = [...rule.examples.wrong, ...rule.examples.right].map((e) => JSON.stringify(e));
        expect(new Set(all).size).toBe(all.length);
      });
      rule.examples.wrong.forEach((example, i) => {
        it(`finds ${example.finds.join(', ')} in wrong ${i + 1}`, () => {
          expect(example.finds.join('')).not.toBe('');
          const found = findings(example, rule.id);
          const named = found.filter((f) => example.finds.every((word) => wordsOf(f).includes(word)));
          expect(named, found.map(told).join('\n')).not.toEqual([]);
        });
      });
      rule.examples.right.forEach((example, i) => {
        it(`lets right ${i + 1} pass, as does every other rule`, () => {
          expect(findings(example, rule.id).map(told)).toEqual([]);
          expect(
            findings(example)
              .filter((f) => f.severity === 'error')
              .map(told),
          ).toEqual([]);
        });
      });
    });
  }
});
