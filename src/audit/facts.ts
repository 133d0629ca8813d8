import type { Disclosure, Occurrence } from '../model/disclosure.ts';
import type { Place } from '../model/document.ts';
import type { FormCell } from '../model/performance.ts';
import { partsOf, type Statement, type StatementCell } from '../model/statement.ts';
import type { Figure } from '../money/figure.ts';
import type { Related } from './finding.ts';

/** A value of the account: what an address holds, and the printed figure behind it (none where the cell is blank). */
export interface Quantity {
  readonly figure: Figure;
  readonly occurrence?: Occurrence;
  /** Where it stands, when that is another document: evidence, never a culprit. */
  readonly evidence?: Related;
}

/** What a blank cell counts for in a sum. */
export const NOTHING: Figure = { kind: 'amount', value: 0n, ulp: 0n, decimals: 2, unit: '万元', text: '' };

const ABSENCE = new Map<string, RegExp>([
  ['T07', /^T07\//],
  ['T08', /^T08\//],
]);

/** Addresses that hold the same measure in two statements. */
const SAME: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['T02/ALL/total', 'T01/total/income'],
    ['T03/ALL/total', 'T01/total/expenditure'],
    ['T02/ALL/fiscal', 'T04/total/income'],
    ['T05/ALL/total', 'T04/total/gpb'],
    ['T04/grand/total', 'T04/grand/income'],
    ['T01/grand/expenditure', 'T01/grand/income'],
  ].flatMap(([a, b]) => [
    [a!, b!],
    [b!, a!],
  ]),
);

/**
 * What a disclosure says about every address, so that one declared equation serves statements and narrative: the
 * statement's cell where that statement was found, else the text's first figure for the address.
 */
export class Facts {
  readonly statements: ReadonlyMap<string, Statement>;
  private readonly cells = new Map<string, StatementCell>();
  private readonly ofStatement = new Map<string, Occurrence>();
  private readonly ofText = new Map<string, Occurrence[]>();
  private readonly absent = new Set<string>();
  /** Answers given: equations ask for the same addresses again and again. */
  private readonly looked = new Map<string, Quantity | undefined>();
  private readonly ofForm = new Map<string, Occurrence>();
  private readonly ofForms = new Map<string, number[]>();

  constructor(readonly disclosure: Disclosure) {
    const statements = new Map<string, Statement>();
    for (const statement of disclosure.statements) {
      // Two statements of one id (a department's own and a copy): the one with figures speaks.
      const before = statements.get(statement.id);
      if (before && !(before.empty && !statement.empty)) continue;
      statements.set(statement.id, statement);
    }
    this.statements = statements;
    for (const statement of statements.values()) {
      for (const cell of statement.cells) {
        const before = this.cells.get(cell.address);
        if (!before || (before.value.state !== 'figure' && cell.value.state === 'figure')) {
          this.cells.set(cell.address, cell);
        }
      }
    }
    for (const occurrence of disclosure.occurrences) {
      if (occurrence.origin === 'statement') {
        if (!this.ofStatement.has(occurrence.address)) this.ofStatement.set(occurrence.address, occurrence);
      } else if (occurrence.origin !== 'form') {
        const list = this.ofText.get(occurrence.address);
        if (list) list.push(occurrence);
        else this.ofText.set(occurrence.address, [occurrence]);
      } else {
        this.ofForm.set(occurrence.address, occurrence);
        const key = printedAt(occurrence.place, occurrence.figure);
        const ids = this.ofForms.get(key);
        if (ids) ids.push(occurrence.id);
        else this.ofForms.set(key, [occurrence.id]);
      }
    }
    for (const claim of disclosure.claims) if (claim.kind === 'absence') this.absent.add(claim.subject);
  }

  found(id: string): boolean {
    return this.statements.has(id);
  }

  /** Functional or economic codes printed in a statement, in order; where it is missing, those the text names. */
  codes(id: string): string[] {
    const statement = this.statements.get(id);
    if (statement) return [...new Set(statement.codedRows.map((row) => row.code))];
    const codes = new Set<string>();
    for (const address of this.ofText.keys()) {
      const { statement: of, row } = partsOf(address);
      if (of === id && /^\d{3,}$/.test(row) && !address.includes('@')) codes.add(row);
    }
    return [...codes].sort();
  }

  private readonly classes = new Map<string, string[]>();

  /** Class rows (类) of T01 and T04 that hold a figure. */
  classRows(id: 'T01' | 'T04'): string[] {
    let rows = this.classes.get(id);
    if (!rows) {
      rows = this.findClassRows(id);
      this.classes.set(id, rows);
    }
    return rows;
  }

  private findClassRows(id: 'T01' | 'T04'): string[] {
    const rows = new Set<string>();
    for (const [address, cell] of this.cells) {
      const { statement, row } = partsOf(address);
      if (statement === id && /^\d{3}$/.test(row) && cell.value.state === 'figure') rows.add(row);
    }
    return [...rows].sort();
  }

  /** The statement's figure for the address, or nothing for a blank; undefined where it is not known. */
  inStatement(address: string): Quantity | undefined {
    const { statement: id, row } = partsOf(address);
    const statement = this.statements.get(id);
    if (!statement) return undefined;
    // The funds and 三公 may be nothing; an account without any income and expenditure was not read.
    if (statement.empty && id < 'T07') return undefined;
    const cell = this.cells.get(address);
    if (cell) {
      if (cell.value.state === 'unreadable') return undefined;
      if (cell.value.state !== 'figure') return { figure: NOTHING };
      const occurrence = this.ofStatement.get(address);
      return occurrence ? { figure: occurrence.figure, occurrence } : { figure: cell.value.figure };
    }
    const occurrence = this.ofStatement.get(address);
    if (occurrence) return { figure: occurrence.figure, occurrence };
    if (statement.empty && statement.unbound.length === 0) return { figure: NOTHING };
    // A row or column that a locality leaves out holds nothing, unless some number of the statement found no place.
    const mayBeLeftOut = /^\d+$/.test(row) || id === 'T01' || id === 'T04';
    if (!mayBeLeftOut || row === 'total' || row === 'grand' || statement.unbound.length > 0) return undefined;
    return { figure: NOTHING };
  }

  /** The text's figures for the address, in order. */
  inText(address: string): readonly Occurrence[] {
    return this.ofText.get(address) ?? [];
  }

  /** Every address that the text gives a figure for. */
  textAddresses(): IterableIterator<string> {
    return this.ofText.keys();
  }

  /** The value of an address for an equation: statement, else text, else nothing where the text says there is none. */
  at(address: string): Quantity | undefined {
    if (this.looked.has(address)) return this.looked.get(address);
    const quantity = this.look(address);
    this.looked.set(address, quantity);
    return quantity;
  }

  private look(address: string): Quantity | undefined {
    const { statement } = partsOf(address);
    if (this.statements.has(statement) && !address.includes('@')) return this.inStatement(address);
    const occurrence = this.ofText.get(address)?.[0];
    if (occurrence) return { figure: occurrence.figure, occurrence };
    for (const [subject, pattern] of ABSENCE) {
      if (this.absent.has(subject) && pattern.test(address) && !address.includes('@'))
        return { figure: NOTHING };
    }
    return undefined;
  }

  /** As `at`, also under the other names of the same measure. */
  atAny(address: string): Quantity | undefined {
    return this.at(address) ?? (SAME[address] ? this.at(SAME[address]) : undefined);
  }

  /** The figure of a self-evaluation form's address: `form1/total/full`. Points are exact whatever their decimals. */
  inForm(address: string): (Quantity & { readonly occurrence: Occurrence }) | undefined {
    const occurrence = this.ofForm.get(address);
    if (!occurrence) return undefined;
    const { figure } = occurrence;
    return { figure: figure.kind === 'points' ? { ...figure, ulp: 0n } : figure, occurrence };
  }

  /** Occurrences of a self-evaluation form's cells, for the coverage ledger. */
  idsOf(cells: readonly (FormCell | undefined)[]): number[] {
    return cells.flatMap((cell) =>
      cell?.figure ? (this.ofForms.get(printedAt(cell.place, cell.figure)) ?? []) : [],
    );
  }

  /** Whether the cell was printed and is blank. */
  isBlank(address: string): boolean {
    const state = this.cells.get(address)?.value.state;
    return state === 'blank' || state === 'not-applicable';
  }

  cell(address: string): StatementCell | undefined {
    return this.cells.get(address);
  }

  /** Original text of a stretch of a narrative paragraph. */
  text(source: { readonly paragraph: number; readonly start: number; readonly end: number }): string {
    return this.disclosure.paragraphs[source.paragraph]?.paragraph.text.slice(source.start, source.end) ?? '';
  }
}

function printedAt({ file, page, line, sheet, cell, box }: Place, { text, unit }: Figure): string {
  return `${file}/${page}/${line}/${sheet}/${cell}/${box}/${unit}/${text}`;
}

const known = new WeakMap<Disclosure, Facts>();

/** The facts of a disclosure, gathered once. */
export function factsOf(disclosure: Disclosure): Facts {
  let facts = known.get(disclosure);
  if (!facts) {
    facts = new Facts(disclosure);
    known.set(disclosure, facts);
  }
  return facts;
}
