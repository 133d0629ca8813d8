import type { Disclosure } from '../../model/disclosure.ts';
import { decimalOf } from '../../money/figure.ts';

const COLUMNS = [
  'file',
  'unit',
  'year',
  'address',
  'what',
  'value',
  'measure',
  'page',
  'line',
  'quote',
  'origin',
];

const MEASURE = { amount: '万元', percent: '%', points: '个百分点' } as const;

/**
 * Every figure with a meaning as CSV (RFC 4180): its address, what it is, its value in 万元 (percent, or things), where it
 * stands and the words around it. Text that a spreadsheet would take for a formula gets a leading apostrophe.
 * @param header `true` unless told: the first line names the columns.
 */
export function factsCsv(disclosure: Disclosure, header = true): string {
  const rows = disclosure.occurrences.map((o) => [
    disclosure.files[o.place.file ?? 0]?.file ?? '',
    disclosure.unit ?? '',
    disclosure.year?.toString() ?? '',
    o.address,
    o.what,
    decimalOf(o.figure),
    o.figure.kind === 'count' ? o.figure.unit : MEASURE[o.figure.kind],
    o.place.page?.toString() ?? '',
    o.place.line?.toString() ?? '',
    o.quote.trim(),
    o.origin,
  ]);
  return [...(header ? [COLUMNS] : []), ...rows].map((row) => `${row.map(csvField).join(',')}\r\n`).join('');
}

function csvField(value: string): string {
  const safe = /^[=+@\t]|^-(?![\d.]+$)/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
