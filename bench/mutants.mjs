// Mutants of a disclosure: one figure changed in one significant digit, read and audited anew from the blocks.
import { auditDisclosure } from '../dist/audit/audit.js';
import { extractDisclosure } from '../dist/extract/extract.js';
import { phantoms, printedNumbers } from './phantoms.mjs';

/** Digits that a slip changes: all of the number but leading zeros. */
function significantDigits(text) {
  const first = text.search(/[1-9]/);
  return [...text.matchAll(/\d/g)].map((m) => m.index).filter((i) => first < 0 || i >= first);
}

/** A generator of numbers in [0, n) that gives the same for the same seed (mulberry32). */
export function dice(seed) {
  let state = seed >>> 0;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * n);
  };
}

/** The text with one significant digit of the number at [start, end) replaced. */
function slipped(text, start, end, roll) {
  const number = text.slice(start, end);
  const digits = significantDigits(number);
  const at = digits[roll(digits.length)];
  const leading = at === digits[0] && digits.length > 1;
  const choices = [...'0123456789'].filter((d) => d !== number[at] && !(leading && d === '0'));
  const digit = choices[roll(choices.length)];
  return text.slice(0, start) + number.slice(0, at) + digit + number.slice(at + 1) + text.slice(end);
}

const NUMBER = /\d[\d,，]*(?:[.．]\d+)?/g;

/** Where numbers stand in the blocks: [block, cell or −1, start, end]. */
function numbersOf(blocks) {
  return blocks.flatMap((block, b) => {
    if (block.kind === 'paragraph')
      return [...block.text.matchAll(NUMBER)].map((m) => [b, -1, m.index, m.index + m[0].length]);
    return block.cells.flatMap((cell, c) =>
      [...cell.text.matchAll(NUMBER)].map((m) => [b, c, m.index, m.index + m[0].length]),
    );
  });
}

function changedBlocks(blocks, [b, c, start, end], roll) {
  const block = blocks[b];
  const copy = [...blocks];
  if (c < 0) copy[b] = { ...block, text: slipped(block.text, start, end, roll) };
  else {
    const cells = [...block.cells];
    cells[c] = { ...cells[c], text: slipped(cells[c].text, start, end, roll) };
    copy[b] = { ...block, cells };
  }
  return copy;
}

export const keyOf = (finding) =>
  `${finding.rule}|${finding.message}|${JSON.stringify(finding.locations.map((l) => l.place))}`;
const digitsOf = (text) => text.replace(/[^\d.]/g, '');
const samePlace = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/**
 * Audits mutants of one disclosure.
 * @param source what a reader gave: `{ format, file, blocks, remarks }`
 * @param options `each` mutants of every verified figure, `seed`, `step` takes every step-th figure only
 * @returns what became of them; `survivors` are verified figures whose change nothing noticed
 */
export function mutantsOf(source, { each = 2, seed = 1, step = 1 } = {}) {
  const roll = dice(seed);
  const before = extractDisclosure([source]);
  const audit = auditDisclosure(before);
  const known = new Set(audit.findings.map(keyOf));
  const verified = verifiedIds(before, audit);
  const result = {
    file: source.file,
    /** Doubts and errors that the disclosure has as it is. */
    before: audit.findings.filter((f) => f.severity !== 'info').length,
    mutants: 0,
    noticed: 0,
    grave: 0,
    named: 0,
    culprit: 0,
    survivors: [],
    unnamed: [],
    /** How sure each suggestion was told to be, and whether it was the figure that had been there. */
    told: [],
    /** Figures told as printed that are printed nowhere. */
    phantoms: [],
  };
  numbersOf(source.blocks).forEach((number, i) => {
    if (i % step > 0) return;
    for (let n = 0; n < each; n++) {
      const blocks = changedBlocks(source.blocks, number, roll);
      const after = extractDisclosure([{ ...source, blocks }]);
      const changed = changedOccurrence(before, after);
      // Codes, years and ordinals are no figures; a figure that nothing confirms is not promised.
      if (changed === undefined || !verified.has(changed)) return;
      const was = before.occurrences[changed];
      const is = after.occurrences[changed];
      const findings = auditDisclosure(after).findings.filter((f) => !known.has(keyOf(f)));
      const line = `${was.address} ${was.figure.text}→${is.figure.text}${was.figure.unit}（${was.what}）`;
      result.mutants++;
      if (findings.length === 0) {
        result.survivors.push(line);
        continue;
      }
      result.noticed++;
      const points = (f) =>
        f.locations.some((l) => samePlace(l.place, is.place) && l.quote === is.quote) ||
        (f.culprit !== undefined && f.locations.some((l) => samePlace(l.place, is.place)));
      const printed = printedNumbers(blocks);
      for (const f of findings) {
        result.phantoms.push(...phantoms(f, printed).map((p) => `${line}: ${p}`));
        if (f.culprit)
          result.told.push({
            confidence: f.culprit.confidence,
            right: points(f) && digitsOf(f.culprit.suggestion) === digitsOf(was.figure.text),
            line: `${line}: ${f.message}`,
          });
      }
      if (findings.some((f) => f.severity !== 'info')) result.grave++;
      const culprit = findings.some((f) => f.culprit && points(f));
      const first = findings.find((f) => f.severity !== 'info') ?? findings[0];
      if (culprit) result.culprit++;
      if (culprit || points(first)) result.named++;
      else result.unnamed.push(`${line}: ${first.message}`);
    }
  });
  return result;
}

/**
 * A disclosure with one figure changed by chance, and what was changed; undefined where no change was found.
 * @param roll a generator of numbers in [0, n)
 */
export function mutantOf(source, roll) {
  const before = extractDisclosure([source]);
  const numbers = numbersOf(source.blocks);
  for (let tries = 0; tries < 60 && numbers.length > 0; tries++) {
    const blocks = changedBlocks(source.blocks, numbers[roll(numbers.length)], roll);
    const mutant = { ...source, blocks };
    const after = extractDisclosure([mutant]);
    const changed = changedOccurrence(before, after);
    if (changed === undefined) continue;
    const [was, is] = [before.occurrences[changed], after.occurrences[changed]];
    return {
      source: mutant,
      change: `${was.figure.text}→${is.figure.text}${was.figure.unit}（${was.what}）`,
    };
  }
  return undefined;
}

/** Occurrences that the ledger calls verified. */
function verifiedIds(disclosure, audit) {
  const key = (e) => JSON.stringify([e.quote, e.page, e.line, e.sheet, e.cell]);
  const unverified = new Map();
  for (const u of audit.coverage.unverified) unverified.set(key(u), (unverified.get(key(u)) ?? 0) + 1);
  return new Set(
    disclosure.ledger
      .filter((e) => !unverified.has(key({ quote: e.quote, ...e.place })))
      .map((e) => e.occurrence),
  );
}

/** The one figure that differs; undefined where none or several do. */
function changedOccurrence(before, after) {
  if (before.occurrences.length !== after.occurrences.length) return undefined;
  let found;
  for (const [i, a] of before.occurrences.entries()) {
    const b = after.occurrences[i];
    if (a.address !== b.address) return undefined;
    if (a.figure.value === b.figure.value) continue;
    if (found !== undefined) return undefined;
    found = i;
  }
  return found;
}
