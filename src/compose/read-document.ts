import type { Disclosure } from '../model/disclosure.ts';
import type { Statement } from '../model/statement.ts';
import { accountOf } from './account-of.ts';
import { DIALECTS } from './dialects/index.ts';
import type { ComposedBlock, ComposedDocument, Sheet } from './document.ts';
import { layoutFigures } from './layout/figures.ts';
import { layoutForm } from './layout/form.ts';
import { layoutStatement } from './layout/statement.ts';
import type { AccountFigures } from './layout/statement-figures.ts';

/**
 * A disclosure that was read, as tables: its statements in the official layout, its forms, and the list of its figures.
 * Nothing is added up or filled in: a cell that the disclosure leaves blank is blank, and a total is what is printed,
 * right or wrong.
 * @param trust what to say of each figure's reliability, by the occurrence's id
 */
export function readDocument(disclosure: Disclosure, trust: ReadonlyMap<number, string>): ComposedDocument {
  const { unit = '', year = 0 } = disclosure;
  const figures = new Map<string, bigint>();
  for (const { origin, address, figure } of disclosure.occurrences)
    if (origin === 'statement' && !figures.has(address)) figures.set(address, figure.value);
  const account = { ...accountOf(disclosure), figures };
  const statements = new Map<string, Statement>();
  for (const statement of disclosure.statements)
    if (!statements.has(statement.id)) statements.set(statement.id, statement);
  const blocks: ComposedBlock[] = [
    ...[...statements.values()].map(
      (statement): ComposedBlock => ({
        kind: 'statement',
        id: statement.id,
        sheet: printed(statement, account, disclosure.dialect),
      }),
    ),
    ...disclosure.forms.map((form): ComposedBlock => ({ kind: 'form', sheet: layoutForm(form, { year }) })),
    { kind: 'table', sheet: layoutFigures(disclosure, trust) },
  ];
  const title = `${unit}${year === 0 ? '' : `${year}年度`}部门决算公开数据`;
  return { unit, year, title, blocks };
}

function printed(statement: Statement, account: AccountFigures, dialect: string): Sheet {
  const habits = Object.hasOwn(DIALECTS, dialect) ? DIALECTS[dialect]?.statements[statement.id] : undefined;
  const { subtitle, ...sheet } = layoutStatement(statement.id, account, { ...habits, zeros: 'shown' });
  const cells = sheet.cells.map(({ sumOf: _, value, ...cell }) => {
    if (cell.address === undefined) return cell;
    const own = account.figures.get(cell.address);
    return own === undefined ? { ...cell, text: '' } : { ...cell, value: own };
  });
  const lost = statement.unbound.length;
  return {
    ...sheet,
    ...(account.year === 0 || subtitle === undefined ? {} : { subtitle }),
    cells,
    notes: [
      ...statement.notes.map(({ text }) => text),
      ...(lost > 0 ? [`（原表另有${lost}个数没有认出位置，未列入此表。）`] : []),
    ],
  };
}
