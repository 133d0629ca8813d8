import type { ComposedBlock, ComposedDocument, Sheet, SheetCell } from '../compose/document.ts';
import { SCORE_HEADS, scoreLines, spanWords } from '../report/score-lines.ts';
import type { ReportedProject, ScoreReport } from '../report/score-report.ts';

const HEADS = [...SCORE_HEADS, '依据'] as const;
const WIDTHS = [16, 14, 14, 6, 6, 9, 7, 28] as const;
const SIGNED = '复核人：　　　　　　　　复核日期：　　　　年　　月　　日';
/** The first column of numbers. */
const NUMBERS = 3;

/**
 * The working paper of a review of self-evaluations (绩效自评复核底稿): each form line by line, printed against due with
 * the difference and why, then what was found; a document that every writer of composed documents lays out.
 */
export function scorePaper(reports: readonly ScoreReport[]): ComposedDocument {
  const [first] = reports;
  return {
    unit: first?.unit ?? '',
    year: first?.year ?? first?.projects[0]?.year ?? 0,
    title: '绩效自评复核底稿',
    blocks: reports.flatMap(blocksOf),
  };
}

function blocksOf({ file, projects, findings }: ScoreReport): ComposedBlock[] {
  const source = file.split(/[/\\]/).at(-1)!;
  const found = [
    ...projects.flatMap((project) =>
      project.findings.map(({ message }) => [project.name || project.title, message]),
    ),
    ...findings.map(({ message }) => ['正文', message]),
  ];
  const opinions = found.length === 0 ? [['', '没有发现需要改正的分数。']] : found;
  return [
    ...projects.map((project): ComposedBlock => ({ kind: 'form', sheet: sheetOf(project, source) })),
    { kind: 'table', sheet: opinionsOf(opinions as [string, string][], source) },
  ];
}

/** What was found, a row each, with room for what comes of it. */
function opinionsOf(opinions: readonly (readonly [string, string])[], source: string): Sheet {
  const rows = opinions.map(([of, message], i) => [String(i + 1), of, message, '']);
  return {
    title: '复核意见',
    left: `来源：${source}`,
    widths: [5, 16, 56, 20],
    rows: rows.length + 1,
    headerRows: 1,
    cells: [['序号', '项目', '意见', '处理结果'], ...rows].flatMap((cells, row) =>
      cells.map(
        (text, column): SheetCell => ({
          row,
          column,
          rowSpan: 1,
          columnSpan: 1,
          text,
          role: row === 0 ? 'header' : 'text',
          align: row === 0 || column === 0 ? 'centre' : 'left',
        }),
      ),
    ),
    notes: [SIGNED],
    landscape: true,
  };
}

function sheetOf(project: ReportedProject, source: string): Sheet {
  const { name, title, year, total, grade } = project;
  const rows = scoreLines(project).map((line) => [
    line.name,
    line.target,
    line.actual,
    points(line.weight),
    points(line.score),
    line.due,
    line.difference,
    line.why,
  ]);
  return {
    title: `${name || title}绩效自评复核`,
    ...(year === undefined ? {} : { subtitle: `（${year}年度）` }),
    left: `来源：${source}`,
    right: `按规则${spanWords(total.computed)}分，等级${grade}`,
    widths: WIDTHS,
    rows: rows.length + 1,
    headerRows: 1,
    cells: [HEADS, ...rows].flatMap((cells, row) =>
      cells.map((text, column): SheetCell => {
        const figure = column >= NUMBERS && column < SCORE_HEADS.length;
        return {
          row,
          column,
          rowSpan: 1,
          columnSpan: 1,
          text,
          role: row === 0 ? 'header' : figure ? 'figure' : 'text',
          align: row === 0 ? 'centre' : figure ? 'right' : 'left',
          ...(row === rows.length ? { bold: true } : {}),
        };
      }),
    ),
    notes: [
      '注：“应得”按指标值、完成值和分值推算，是区间的由评价人在区间内酌定；“相差”是印出的得分高于（+）或低于（−）应得。',
      SIGNED,
    ],
    landscape: true,
  };
}

function points(value: number | undefined): string {
  return value === undefined ? '' : String(value);
}
