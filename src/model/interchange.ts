import { z } from 'zod';
import { FEN_PER_UNIT, type Figure, type FigureKind, SCALE } from '../money/figure.ts';
import { brokenReference } from './broken-reference.ts';
import { claimSchema } from './claim-schema.ts';
import type { Disclosure } from './disclosure.ts';
import { SOURCE_FORMATS, UnreadableError } from './document.ts';
import { INTERCHANGE_FORMAT } from './interchange-mark.ts';
import { obstacleOf, obstacleWords } from './obstacle.ts';
import { STATEMENT_IDS } from './statement.ts';

/**
 * disclosure.json: everything that a disclosure states, as data with its provenance; the interchange between programs.
 * It mirrors `Disclosure`; only figures differ: JSON knows no integers of that size, so they are decimal strings in
 * 万元 (percentages in %, counts in things). Unknown keys are kept, so that a newer writer does not lose data here.
 */

/** Raised when a reader of the old form could misread the new one. */
export const INTERCHANGE_VERSION = 1;

const decimal = z.string().regex(/^-?\d+(\.\d{1,6})?$/);
const text = z.string();
const index = z.int().min(0);
const count = z.int().min(1);

const figure = z
  .looseObject({
    kind: z.enum(['amount', 'percent', 'points', 'count']),
    value: decimal.describe('万元 for amounts, % for percentages, things for counts'),
    precision: decimal.describe('size of the last printed digit on the same scale; 0: exact'),
    decimals: index.describe('decimals as printed'),
    unit: text.describe('unit as printed or inherited'),
    text: text.describe('characters as printed'),
  })
  .meta({ id: 'Figure', description: 'A printed figure: an interval of true values' });

const box = z.tuple([z.number(), z.number(), z.number(), z.number()]);

const place = z
  .looseObject({
    file: index.optional().describe('index into files; 0 unless told'),
    page: count.optional(),
    box: box.optional().describe('PDF points, origin at the top left: x0, y0, x1, y1'),
    line: count.optional(),
    sheet: text.optional(),
    cell: text.optional(),
  })
  .meta({ id: 'Place', description: 'Where something was printed (原文位置)' });

const paragraph = z.looseObject({
  kind: z.literal('paragraph'),
  text,
  spans: z.array(z.looseObject({ start: index, end: index, place, edges: z.array(z.number()).optional() })),
  level: count.optional(),
  look: z
    .looseObject({
      size: z.number().optional(),
      bold: z.boolean().optional(),
      centred: z.boolean().optional(),
    })
    .optional(),
});

const table = z
  .looseObject({
    kind: z.literal('table'),
    rows: index,
    columns: index,
    cells: z.array(
      z.looseObject({ row: index, column: index, rowSpan: count, columnSpan: count, text, place }),
    ),
    pages: z.array(count),
    trust: z.enum(['native', 'ruled', 'aligned', 'flattened']),
    place,
    sheet: text.optional(),
    title: text.optional(),
    figures: index.optional().describe('figures in a table that was not read'),
  })
  .meta({ id: 'Table' });

const printed = z.looseObject({ text, place });
const unbound = z.looseObject({ text, place, reason: text });

const statement = z
  .looseObject({
    id: z.enum(STATEMENT_IDS),
    title: text,
    pages: z.array(count),
    place,
    unit: text,
    unitAssumed: z.boolean(),
    reporter: text.optional(),
    cells: z.array(
      z.looseObject({
        address: text.describe('statement/row/column: T03/2010301/basic'),
        label: text,
        value: z.discriminatedUnion('state', [
          z.looseObject({ state: z.literal('figure'), figure }),
          z.looseObject({ state: z.literal('blank') }),
          z.looseObject({ state: z.literal('not-applicable') }),
          z.looseObject({ state: z.literal('unreadable') }),
        ]),
        text,
        place,
      }),
    ),
    codedRows: z.array(z.looseObject({ code: text, name: text, place })),
    empty: z.boolean(),
    notes: z.array(printed),
    unbound: z.array(unbound),
    columns: z.array(text),
  })
  .meta({ id: 'Statement', description: 'One of the nine statements (决算表)' });

const formCell = z.looseObject({ text, place, figure: figure.optional() }).meta({ id: 'FormCell' });

const form = z
  .looseObject({
    title: text,
    year: z.int().optional(),
    name: text,
    department: text,
    unit: text,
    funds: z.array(
      z.looseObject({
        source: z.enum(['total', 'fiscal', 'carry', 'other']),
        label: text,
        initial: formCell.optional(),
        full: formCell.optional(),
        executed: formCell.optional(),
        weight: formCell.optional(),
        rate: formCell.optional(),
        score: formCell.optional(),
      }),
    ),
    goal: formCell,
    result: formCell,
    indicators: z.array(
      z.looseObject({
        first: text,
        second: text,
        third: text,
        target: formCell,
        actual: formCell,
        weight: formCell.optional(),
        score: formCell.optional(),
        note: text,
        place,
      }),
    ),
    totalWeight: formCell.optional(),
    totalScore: formCell.optional(),
    instructions: z.array(formCell).optional(),
    place,
    unbound: z.array(unbound),
  })
  .meta({ id: 'PerformanceForm', description: '项目支出绩效自评表' });

/** The schema of disclosure.json; `schema/disclosure.schema.json` is generated from it. */
export const disclosureSchema = z
  .looseObject({
    format: z.literal(INTERCHANGE_FORMAT),
    version: z.literal(INTERCHANGE_VERSION),
    files: z.array(
      z.looseObject({
        file: text,
        format: z.enum(SOURCE_FORMATS),
        pages: count.optional(),
      }),
    ),
    unit: text.optional(),
    year: z.int().optional(),
    scope: z.enum(['unit', 'department']),
    dialect: text,
    blankForm: z.boolean(),
    titles: z.array(printed),
    sections: z.array(
      z.looseObject({ index, kind: text, title: text, level: count, place, parent: index.optional() }),
    ),
    contents: z.array(z.looseObject({ title: text, place, level: z.int().min(0) })),
    paragraphs: z.array(
      z.looseObject({
        index,
        paragraph,
        section: z.int().min(-1),
        role: z.enum(['title', 'heading', 'contents', 'body', 'note']),
      }),
    ),
    statements: z.array(statement),
    forms: z.array(form),
    otherTables: z.array(table),
    occurrences: z.array(
      z
        .looseObject({
          id: index,
          address: text.describe('what the figure states: T05/2010301/total@initial'),
          figure,
          place,
          quote: text,
          what: text.describe('the same in Chinese'),
          certainty: z
            .enum(['declared', 'lexicon', 'guess'])
            .optional()
            .describe('how sure the meaning is; declared where absent'),
          doubt: text.optional(),
          meanings: z
            .array(z.looseObject({ address: text, what: text, weight: z.number(), because: text }))
            .optional()
            .describe('meanings that the words leave open besides'),
          partOf: index.optional(),
          openList: z.boolean().optional(),
          mention: index.optional(),
          origin: z.enum(['statement', 'narrative', 'form', 'table']),
          section: index.optional(),
          paragraph: index.optional(),
          start: index.optional(),
          end: index.optional(),
        })
        .meta({ id: 'Occurrence', description: 'A figure printed for a meaning' }),
    ),
    claims: z.array(claimSchema),
    items: z.array(
      z.looseObject({
        paragraph: index,
        start: index,
        end: index,
        className: text,
        groupName: text.optional(),
        itemName: text.optional(),
        code: text.optional(),
      }),
    ),
    ledger: z.array(
      z.looseObject({ quote: text, place, occurrence: index.optional(), reason: text.optional() }),
    ),
    remarks: z.array(z.looseObject({ code: text, message: text, place: place.optional() })),
    suppressions: z.array(z.looseObject({ rule: text, reason: text, line: count })).optional(),
  })
  .meta({
    id: 'Disclosure',
    title: 'Disclosure',
    description: 'A year’s public account (部门决算公开) of one unit, with where everything was printed',
  });

/** The JSON form of a disclosure. */
export type DisclosureJson = z.infer<typeof disclosureSchema>;

/** Decimal of a value in millionths, without superfluous zeros beyond `decimals`. */
function decimalString(millionths: bigint, decimals: number): string {
  const negative = millionths < 0n;
  const digits = (negative ? -millionths : millionths).toString().padStart(7, '0');
  let fraction = digits.slice(-6);
  while (fraction.length > decimals && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
  return `${negative ? '-' : ''}${digits.slice(0, -6)}${fraction === '' ? '' : `.${fraction}`}`;
}

function millionths(decimalText: string): bigint {
  const [whole = '0', fraction = ''] = decimalText.replace('-', '').split('.');
  const value = BigInt(whole) * SCALE + BigInt(fraction.padEnd(6, '0'));
  return decimalText.startsWith('-') ? -value : value;
}

function encodeFigure(f: Figure): z.infer<typeof figure> {
  // A figure printed in 元 has as many decimals in 万元 as its unit is smaller.
  const perUnit = f.kind === 'amount' ? (FEN_PER_UNIT[f.unit] ?? SCALE) : SCALE;
  const decimals = perUnit === SCALE ? Math.min(6, f.decimals) : 0;
  return {
    kind: f.kind,
    value: decimalString(f.value, decimals),
    precision: decimalString(f.ulp, 0),
    decimals: f.decimals,
    unit: f.unit,
    text: f.text,
  };
}

function isFigure(value: object): value is Figure {
  return 'ulp' in value && typeof value.ulp === 'bigint';
}

/** Coordinates to a hundredth of a point: finer is noise. */
function encodeValue(value: unknown): unknown {
  if (typeof value === 'number') return Math.round(value * 100) / 100;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(encodeValue);
  if (isFigure(value)) return encodeFigure(value);
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, encodeValue(v)]));
}

function decodeValue(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(decodeValue);
  const { precision, value: stated, ...rest } = value as Record<string, unknown>;
  if (typeof precision === 'string' && typeof stated === 'string') {
    const { kind, decimals, unit, text: characters } = rest;
    return {
      kind: kind as FigureKind,
      value: millionths(stated),
      ulp: millionths(precision),
      decimals,
      unit,
      text: characters,
    } as Figure;
  }
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, decodeValue(v)]));
}

/** Something that may say why a number was not understood, as the code that we decide by or as its words. */
interface Reasoned<Reason> {
  readonly reason?: Reason;
}

/** The parts of a disclosure that hold such reasons. */
interface Worded<Reason> {
  readonly statements: readonly { readonly unbound: readonly Reasoned<Reason>[] }[];
  readonly forms: readonly { readonly unbound: readonly Reasoned<Reason>[] }[];
  readonly ledger: readonly Reasoned<Reason>[];
  readonly occurrences: readonly { readonly doubt?: Reason }[];
}

/** The same with every such reason told in another way. */
function reworded<From, To>(given: Worded<From>, told: (reason: From) => To): Worded<To> {
  const each = (list: readonly Reasoned<From>[]): Reasoned<To>[] =>
    list.map(({ reason, ...rest }) =>
      // The reason stands last, as it is written.
      reason === undefined ? rest : Object.assign({}, rest, { reason: told(reason) }),
    );
  const inside = <T extends { readonly unbound: readonly Reasoned<From>[] }>(part: T) => ({
    ...part,
    unbound: each(part.unbound),
  });
  return {
    ...given,
    statements: given.statements.map(inside),
    forms: given.forms.map(inside),
    ledger: each(given.ledger),
    occurrences: given.occurrences.map((o): { readonly doubt?: To } => {
      const { doubt, ...rest } = o;
      return doubt === undefined ? rest : Object.assign({}, o, { doubt: told(doubt) });
    }),
  };
}

/** The JSON form of a disclosure: plain data, ready for `JSON.stringify`. */
export function encodeDisclosure(disclosure: Disclosure): DisclosureJson {
  const plain = encodeValue(reworded(disclosure, obstacleWords)) as object;
  return { format: INTERCHANGE_FORMAT, version: INTERCHANGE_VERSION, ...plain } as DisclosureJson;
}

/** The text of disclosure.json; lists of numbers (boxes, edges) stay on one line. */
export function disclosureText(disclosure: Disclosure): string {
  const indented = JSON.stringify(encodeDisclosure(disclosure), null, 2);
  return `${indented.replace(/\[\s+(-?[\d.]+(?:,\s+-?[\d.]+)*)\s+\]/g, (_, list: string) => `[${list.replace(/\s+/g, ' ')}]`)}\n`;
}

/**
 * Reads a disclosure.json.
 * @throws UnreadableError `damaged` when it is no JSON, breaks the schema or refers to what does not exist; the sentence names
 * the first such place.
 */
export function decodeDisclosure(bytes: Uint8Array): Disclosure {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new UnreadableError('damaged', 'disclosure.json 不是完整的 JSON，可能被截断或改坏。');
  }
  const parsed = disclosureSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = issue && issue.path.length > 0 ? issue.path.join('.') : '（顶层）';
    throw new UnreadableError('damaged', `disclosure.json 不符合格式：${where} 处的内容不对。`);
  }
  const { format: _format, version: _version, ...rest } = parsed.data;
  const disclosure = reworded(decodeValue(rest) as Worded<string>, obstacleOf) as Disclosure;
  const broken = brokenReference(disclosure);
  if (broken)
    throw new UnreadableError(
      'damaged',
      `disclosure.json 前后不符：${broken.path} 写 ${broken.value}，而 ${broken.to} 里没有这一处。`,
    );
  return disclosure;
}
