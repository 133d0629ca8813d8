import { isGovernmentFundCode } from '../../model/codes/government-fund-groups.ts';
import type { Figure } from '../../money/figure.ts';
import { show } from '../../money/figure.ts';
import { titleOf } from '../describe.ts';
import type { DisplacedBlock, Draft, Location } from '../finding.ts';
import type { Displacement } from './find-displacements.ts';
import { held } from './hypotheses.ts';
import type { LaneRow } from './lanes.ts';

/** Places of a block that are given. */
const LOCATED = 40;

/** A displacement as one finding: what happened, from which row, by how much, and the block as it should be. */
export function tellDisplacement(displacement: Displacement): Draft {
  const { mended, broken, statement } = displacement;
  const block = blockOf(displacement);
  const strangers = block.rows.filter((row) => isForeign(statement.id, row.code));
  const foreign =
    strangers.length === 0
      ? ''
      : `；其中${strangers.map((row) => `“${row.code} ${row.name}”`).join('、')}是政府性基金预算的科目，不属于本表`;
  return {
    message: `《${titleOf(statement.id)}》${happened(displacement)}${foreign}`,
    explanation: `本表${broken}处勾稽关系不符，各行按所附数值归位后${mended}处成立`,
    locations: block.rows
      .slice(0, LOCATED)
      .map(({ place, code, name }): Location => ({ place, quote: [code, name].filter(Boolean).join(' ') })),
    block,
  };
}

/** Whether a row belongs to another budget than the statement's. */
function isForeign(statement: string, code: string): boolean {
  return statement === 'T05' && isGovernmentFundCode(code);
}

function named(row: LaneRow): string {
  return `“${[row.code, row.name].filter(Boolean).join(' ')}”`;
}

function happened(displacement: Displacement): string {
  const { kind, lane, rows, columns, by = 0, source = 0 } = displacement;
  const first = lane.rows[rows[0]!]!;
  const last = lane.rows[rows.at(-1)!]!;
  const heading = (c: number) => `“${lane.headings[c] ?? ''}”`;
  switch (kind) {
    case 'slid':
      return `自${named(first)}行起至${named(last)}行，数值与科目整体错位，${by < 0 ? '上移' : '下移'}了${Math.abs(by)}行，请按所附数值逐行归位`;
    case 'swapped':
      return `${named(first)}与${named(last)}两行的数值互换了位置，请对调`;
    case 'repeated': {
      const end = source + rows.length - 1;
      const from = named(lane.rows[source]!);
      const copied = end === source ? `${from}行` : `${from}至${named(lane.rows[end]!)}行`;
      return rows.length === 1
        ? `${named(first)}行重复抄了${copied}的数值`
        : `${named(first)}至${named(last)}共${rows.length}行重复抄了${copied}的数值`;
    }
    default:
      if (columns.length === 1 && displacement.source === undefined)
        return `${heading(columns[0]!)}一列没有数值，按其他各列、各表应有数值`;
      if (columns.length === 1)
        return `${heading(columns[0]!)}一列照抄了${heading(source)}一列的数值，两列相同`;
      return by === 0
        ? `${columns.map(heading).join('与')}两列的数值互换了位置，请对调`
        : `${columns.map(heading).join('、')}各列的数值整体错位，${by < 0 ? '左移' : '右移'}了一列，请逐列归位`;
  }
}

/** The block as printed and as it should be. */
function blockOf({ kind, lane, rows, overlay, statement }: Displacement): DisplacedBlock {
  const shown = lane.columns.flatMap((_, c) =>
    rows.some((row) => lane.rows[row]!.cells[c] && printed(row, c) + (due(row, c) ?? '？') !== '') ? [c] : [],
  );
  return {
    kind,
    statement: titleOf(statement.id),
    unit: statement.unit,
    columns: shown.map((c) => lane.headings[c]!),
    rows: rows.filter(touched).map((row) => {
      const { code, name, place } = lane.rows[row]!;
      return {
        code,
        name,
        place,
        printed: shown.map((c) => printed(row, c)),
        ...(isForeign(statement.id, code) ? {} : { due: shown.map((c) => due(row, c)) }),
      };
    }),
  };

  /** A column's finding shows the rows whose values change. */
  function touched(row: number): boolean {
    return kind !== 'column' || shown.some((c) => blank(printed(row, c)) !== blank(due(row, c)));
  }

  function printed(row: number, c: number): string {
    return lane.rows[row]!.cells[c]?.text ?? '';
  }

  function due(row: number, c: number): string | null {
    const cell = lane.rows[row]!.cells[c];
    if (!cell) return '';
    const figure = overlay.has(cell.address) ? overlay.get(cell.address)! : held(cell);
    return figure === null ? null : textOf(figure);
  }
}

/** Zeros and dashes are as good as nothing. */
function blank(text: string | null): string | null {
  return text !== null && !/[1-9]/.test(text) ? '' : text;
}

function textOf(figure: Figure): string {
  if (figure.text !== '') return figure.text;
  return figure.value === 0n ? '' : show(figure.value, figure, false);
}
