import { describe, expect, it } from 'vitest';
import { extractDisclosure } from '../../extract/extract.ts';
import type { Block, Cell, Paragraph, Table } from '../../model/document.ts';
import { auditDisclosure } from '../audit.ts';
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

/** Findings of one rule; undefined while tables of a text are not yet bound to statements. */
function findings(rule: string, text: string): string[] | undefined {
  const read = extractDisclosure([
    { format: 'text', file: 'example.txt', blocks: blocksOf(text), remarks: [] },
  ]);
  if (text.includes('\t') && read.statements.length === 0 && read.forms.length === 0) return undefined;
  const audit = auditDisclosure(read, { rules: (id) => id === rule });
  const crashed = audit.outcomes.find((o) => o.outcome === 'crashed');
  if (crashed) throw new Error(JSON.stringify(crashed));
  return audit.findings
    .filter((f) => f.severity !== 'info' || !/尾差/.test(f.message))
    .map((f) => `${f.rule} ${f.severity}: ${f.message}`);
}

describe('the examples of every rule', () => {
  for (const rule of RULES) {
    describe(rule.id, () => {
      it('has at least two wrong and two right ones', () => {
        expect(rule.examples.wrong.length).toBeGreaterThanOrEqual(2);
        expect(rule.examples.right.length).toBeGreaterThanOrEqual(2);
        expect(new Set([...rule.examples.wrong, ...rule.examples.right]).size).toBe(
          rule.examples.wrong.length + rule.examples.right.length,
        );
      });
      rule.examples.wrong.forEach((text, i) => {
        it(`finds wrong ${i + 1}`, ({ skip }) => {
          const found = findings(rule.id, text);
          if (!found) return skip('no statement was read from the text');
          expect(found).not.toEqual([]);
        });
      });
      rule.examples.right.forEach((text, i) => {
        it(`lets right ${i + 1} pass`, ({ skip }) => {
          const found = findings(rule.id, text);
          if (!found) return skip('no statement was read from the text');
          expect(found).toEqual([]);
        });
      });
    });
  }
});
