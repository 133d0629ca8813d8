// Displacements of a disclosure: values of a statement slid against their names, rows exchanged or repeated, columns
// copied, exchanged or pasted one to the side; read and audited anew from the blocks.
import { auditDisclosure } from '../dist/audit/audit.js';
import { extractDisclosure } from '../dist/extract/extract.js';
import { dice, keyOf } from './mutants.mjs';
import { phantoms, printedNumbers } from './phantoms.mjs';

const CODE = /^\d{3}(?:\d{2}){0,2}$/;
const AMOUNT = /^-?[\d,，]+(?:\.\d+)?$/;

/** The tables of a source whose rows begin with a code: their rows in order, each with its cells of values. */
function codedTables(blocks) {
  return blocks.flatMap((block, index) => {
    if (block.kind !== 'table') return [];
    const rows = [];
    for (let r = 0; r < block.rows; r++) {
      const cells = block.cells.filter((c) => c.row === r).sort((a, b) => a.column - b.column);
      const head = cells[0]?.text.trim() ?? '';
      if (!CODE.test(head) && !/^合\s*计$/.test(head)) continue;
      const values = cells.filter((c) => c.column > 1);
      if (values.some((c) => c.text.trim() !== '' && !AMOUNT.test(c.text.trim()))) return [];
      rows.push({ code: CODE.test(head) ? head : '', values: values.map((c) => block.cells.indexOf(c)) });
    }
    const width = rows[0]?.values.length ?? 0;
    const amounts = rows.flatMap((row) => row.values).filter((c) => /[1-9]/.test(block.cells[c].text));
    return rows.length >= 6 &&
      width > 0 &&
      rows.every((r) => r.values.length === width) &&
      amounts.length >= 6
      ? [{ index, block, rows, width }]
      : [];
  });
}

const KINDS = ['slid', 'slid', 'slid', 'swapped', 'swapped', 'repeated', 'copied', 'exchanged', 'sideways'];

/** New values of a table, as rows of texts; undefined where the throw gives none. */
function displaced(kind, texts, width, roll) {
  const n = texts.length;
  const after = texts.map((row) => [...row]);
  const blank = Array(width).fill('');
  switch (kind) {
    case 'slid': {
      const by = 1 + roll(3);
      const from = roll(n - by - 2);
      if (roll(2) === 0) {
        // Too high: the first values are lost, the last rows stay blank or keep what they held.
        for (let i = from; i < n; i++) after[i] = texts[i + by] ?? (by === 1 ? texts[i] : blank);
      } else for (let i = from; i < n; i++) after[i] = i < from + by ? blank : texts[i - by];
      return after;
    }
    case 'swapped': {
      const [i, j] = [roll(n), roll(n)];
      [after[i], after[j]] = [after[j], after[i]];
      return after;
    }
    case 'repeated': {
      const size = 2 + roll(2);
      const from = roll(n - size);
      const to = roll(n - size);
      if (Math.abs(from - to) < size) return undefined;
      for (let i = 0; i < size; i++) after[to + i] = texts[from + i];
      return after;
    }
    default: {
      if (width < 2) return undefined;
      const a = roll(width);
      const b = roll(width);
      if (a === b) return undefined;
      if (kind === 'sideways') {
        const [lo, hi] = [Math.min(a, b), Math.max(a, b)];
        if (hi - lo < 2) return undefined;
        for (const row of after) row.splice(lo, hi - lo + 1, ...row.slice(lo + 1, hi + 1), row[lo]);
        return after;
      }
      for (const [i, row] of after.entries()) {
        row[a] = texts[i][b];
        if (kind === 'exchanged') row[b] = texts[i][a];
      }
      return after;
    }
  }
}

const plain = (text) => (/[1-9]/.test(text ?? '') ? text.trim().replace(/[,，]/g, '') : '');

/**
 * Audits displacements of one disclosure.
 * @param source what a reader gave
 * @param count displacements that change two rows or more
 */
export function displacementsOf(source, count, seed = 1) {
  const roll = dice(seed);
  const tables = codedTables(source.blocks);
  const result = { file: source.file, tried: 0, one: 0, phantom: 0, misses: [], byKind: {} };
  if (tables.length === 0) return result;
  const known = new Set(auditDisclosure(extractDisclosure([source])).findings.map(keyOf));
  for (let throws = 0; result.tried < count && throws < count * 60; throws++) {
    const { index, block, rows, width } = tables[roll(tables.length)];
    const kind = KINDS[roll(KINDS.length)];
    const texts = rows.map((row) => row.values.map((c) => block.cells[c].text));
    const after = displaced(kind, texts, width, roll);
    if (!after) continue;
    const changed = rows.flatMap((_, i) =>
      after[i].some((t, c) => plain(t) !== plain(texts[i][c])) ? [i] : [],
    );
    if (changed.length < 2) continue;
    const cells = [...block.cells];
    rows.forEach((row, i) => {
      row.values.forEach((c, k) => {
        cells[c] = { ...cells[c], text: after[i][k] };
      });
    });
    const blocks = source.blocks.with(index, { ...block, cells });
    const audit = auditDisclosure(extractDisclosure([{ ...source, blocks }]));
    const findings = audit.findings.filter((f) => f.severity !== 'info' && !known.has(keyOf(f)));
    result.tried++;
    result.byKind[kind] ??= { tried: 0, one: 0 };
    const tally = result.byKind[kind];
    tally.tried++;
    const printed = printedNumbers(blocks);
    const false_ = findings.flatMap((f) => phantoms(f, printed));
    if (false_.length > 0) result.phantom++;
    const problem = wrong(findings, rows, changed, texts);
    if (problem === undefined) {
      result.one++;
      tally.one++;
    }
    if (problem !== undefined || false_.length > 0)
      result.misses.push({
        what: `${kind} ${changed.map((i) => rows[i].code || '合计').join()}`,
        problem: problem ?? '',
        phantoms: false_,
        findings: findings.map((f) => `${f.rule} ${f.message}`),
        blocks,
      });
  }
  return result;
}

/** Why the findings are not the one that names the right rows; undefined where they are. */
function wrong(findings, rows, changed, texts) {
  if (findings.length !== 1) return `${findings.length} findings`;
  const { block } = findings[0];
  if (!block) return 'no block';
  const told = new Map(block.rows.map((row) => [row.code, row]));
  const missing = changed.filter((i) => !told.has(rows[i].code));
  if (missing.length > 0) return `rows not named: ${missing.map((i) => rows[i].code || '合计')}`;
  if (block.rows.length > changed.length * 2 + 2)
    return `${block.rows.length} rows named for ${changed.length}`;
  for (const i of changed) {
    const due = told.get(rows[i].code).due ?? [];
    const right = texts[i].map(plain).filter(Boolean);
    const said = due.map((d) => (d === null ? null : plain(d))).filter((d) => d !== '');
    if (said.some((d) => d !== null && !right.includes(d)))
      return `row ${rows[i].code}: due ${due.join('|')}, right ${texts[i].join('|')}`;
  }
  return undefined;
}
