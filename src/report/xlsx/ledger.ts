import type { Severity } from '../../audit/finding.ts';
import { Book } from '../../format/xlsx/book.ts';
import { linkTo, sheetName } from '../../format/xlsx/references.ts';
import {
  type CheckedReport,
  type FileReport,
  type ReportedFinding,
  type ReportedPlace,
  shownFrom,
  summarise,
} from '../file-report.ts';
import { HEADINGS } from '../headings.ts';
import { placeWords } from '../place-words.ts';
import { type CellOf, type Column, LedgerSheet, LOOK, NORMAL } from './ledger-sheet.ts';

/** Beyond this many documents they get no sheets of their own. */
const OWN_SHEETS = 50;
const SUMMARY = '汇总';
const FINDINGS = '问题清单';
const WORDS = HEADINGS;

/** An inspectors' ledger (台账) under way: `begin`, a `result` for each disclosure, `end`; together an xlsx file. */
export interface Ledger {
  begin(): Uint8Array;
  result(report: FileReport): Uint8Array;
  end(): Uint8Array;
}

const PLACE: readonly Column[] = [
  { title: '页', width: 6 },
  { title: '行', width: 6 },
  { title: '单元格', width: 10 },
];
const WHAT: readonly Column[] = [
  { title: '章节', width: 10 },
  { title: '原文', width: 26 },
  { title: '现为', width: 14 },
  { title: '应为', width: 14 },
  { title: '问题', width: 42 },
  { title: '算式', width: 36 },
  { title: '疑似错处→建议', width: 20 },
  { title: '把握', width: 7 },
];
const FINDING_COLUMNS: readonly Column[] = [
  { title: '序号', width: 6 },
  { title: '单位', width: 14 },
  { title: '年度', width: 6 },
  { title: '文件', width: 14 },
  { title: '严重程度', width: 9 },
  { title: '位置', width: 18 },
  { title: '原文', width: 20 },
  { title: '问题', width: 36 },
  { title: '依据', width: 28 },
  { title: '现为', width: 12 },
  { title: '应为', width: 12 },
  { title: '整改要求', width: 18 },
  { title: '核实情况', width: 9, choices: ['待核实', '属实', '部分属实', '不属实'] },
  { title: '责任人', width: 9 },
  { title: '期限', width: 10 },
  { title: '整改情况', width: 9, choices: ['未整改', '整改中', '已整改', '无需整改'] },
  { title: '规则', width: 16 },
];
/** Who checked and when is for people to fill in: the workbook does not know it. */
const FINDING_HEAD: readonly (readonly CellOf[])[] = [
  [{ value: '部门决算公开检查工作底稿', style: LOOK.title }],
  [{ value: '检查日期：　　　　年　　月　　日　　　检查人：　　　　　　　　', style: LOOK.plain }],
];
const SIGNATURES =
  '检查人（签名）：　　　　　　　　复核人（签名）：　　　　　　　　被检查单位（签章）：　　　　　　　　';
const SUMMARY_COLUMNS: readonly Column[] = [
  { title: '序号', width: 6 },
  { title: '文件', width: 40 },
  { title: '单位', width: 26 },
  { title: '年度', width: 7 },
  { title: '页数', width: 7 },
  { title: '结论', width: 44 },
  { title: '错误', width: 7 },
  { title: '疑点', width: 7 },
  { title: '提示', width: 7 },
  { title: '数字', width: 8 },
  { title: '识别', width: 8 },
  { title: '核对', width: 8 },
  { title: '缺少的报表', width: 30 },
  { title: '无法审核的原因', width: 40 },
];
const OWN_COLUMNS: readonly Column[] = [
  { title: '序号', width: 10 },
  { title: '严重程度', width: 9 },
  { title: '规则', width: 22 },
  ...PLACE,
  ...WHAT,
];

/**
 * The workbook of findings for those who follow them up: a summary, one list of all findings to filter and fill in, and
 * up to 50 documents each on a sheet with the figures that nothing confirmed. The list leaves as it grows; of each
 * document only its line in the summary is kept (and up to the 50th its sheet).
 * @param lowest severity that is listed; the summary counts all
 */
export function ledger(lowest: Severity = 'info'): Ledger {
  const book = new Book({ font: NORMAL }, true);
  const summary: { readonly cells: readonly CellOf[]; readonly row: number | undefined }[] = [];
  /** By the document's number; undefined once they are too many. */
  let own: Map<number, CheckedReport> | undefined = new Map();
  let list: LedgerSheet | undefined;
  let count = 0;
  return {
    begin: () => {
      list = new LedgerSheet(book, FINDINGS, FINDING_COLUMNS, FINDING_HEAD);
      return book.take();
    },
    result: (report) => {
      const shown = shownFrom(report, lowest);
      const listed = shown.status === 'checked' && shown.findings.length > 0;
      summary.push({
        cells: summed(report, summary.length + 1),
        row: listed ? FINDING_HEAD.length + count + 2 : undefined,
      });
      if (shown.status === 'checked') {
        for (const finding of worstFirst(shown.findings)) list?.row(listedRow(shown, finding, ++count));
        own?.set(summary.length, shown);
      }
      if (summary.length > OWN_SHEETS) own = undefined;
      return book.take();
    },
    end: () => {
      list?.endTable();
      list?.row([]);
      list?.row([{ value: SIGNATURES, style: LOOK.plain }]);
      list?.end();
      const names = new Map([...(own ?? [])].map(([at, report]) => [at, ownName(at, report)]));
      const sheet = new LedgerSheet(book, SUMMARY, SUMMARY_COLUMNS);
      summary.forEach(({ cells, row }, i) => {
        const name = names.get(i + 1);
        const inList = row === undefined ? undefined : linkTo(FINDINGS, `A${row}`);
        const link = name === undefined ? inList : linkTo(name, 'A1');
        sheet.row(cells.map((cell) => (cell.style === LOOK.link ? linked(cell, link) : cell)));
      });
      sheet.endTable();
      sheet.end();
      for (const [at, report] of own ?? []) ownSheet(book, names.get(at)!, report);
      return book.end([SUMMARY, FINDINGS, ...names.values()]);
    },
  };
}

function linked(cell: CellOf, link: string | undefined): CellOf {
  return link === undefined ? { ...cell, style: LOOK.text } : { ...cell, link };
}

/** The number makes it unique. */
function ownName(at: number, { file, document }: CheckedReport): string {
  const base = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  return sheetName(`${at} ${document.unit === undefined ? base : document.unit + (document.year ?? '')}`);
}

function summed(report: FileReport, at: number): CellOf[] {
  const head = [number(at), { value: filesOf(report), style: LOOK.link }];
  if (report.status === 'unreadable')
    return [
      ...head,
      ...Array.from({ length: 3 }, () => text(undefined)),
      { value: WORDS.unreadable, style: LOOK.text },
      ...Array.from({ length: 7 }, () => text(undefined)),
      text(report.error.message),
    ];
  const { document, verdict, coverage, statements } = report;
  const { errors, warnings, infos } = summarise([report]);
  const missing = statements.filter((s) => !s.found).map((s) => `《${s.title}》`);
  return [
    ...head,
    text(document.unit),
    number(document.year),
    number(document.pages),
    text(verdict),
    ...[errors, warnings, infos, coverage.figures, coverage.understood, coverage.verified].map(number),
    text(missing.join('')),
    text(report.rules.crashed.map((c) => WORDS.crashed(c.rule, c.reason)).join('\n') || undefined),
  ];
}

/** Errors before warnings before questions; of one severity in the order of the document. */
function worstFirst(findings: readonly ReportedFinding[]): ReportedFinding[] {
  const order: readonly Severity[] = ['error', 'warning', 'info'];
  return order.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

function listedRow(report: CheckedReport, finding: ReportedFinding, at: number): CellOf[] {
  const { severity, rule, title, message, actual, expected, explanation, culprit } = finding;
  const place = finding.locations[0];
  return [
    number(at),
    text(report.document.unit),
    number(report.document.year),
    text(place?.file ?? filesOf(report)),
    { value: WORDS.severity[severity], style: LOOK[severity] },
    text(withinFile(place)),
    text(place?.quote),
    text(message),
    text(explanation === undefined ? title : `${title}\n${explanation}`),
    text(actual),
    text(expected),
    { value: culprit && `核实“${culprit.quote}”是否应为“${culprit.suggestion}”`, style: LOOK.entry },
    ...Array.from({ length: 4 }, () => ({ style: LOOK.entry })),
    text(rule),
  ];
}

/** The place in words; its file has a column of its own. */
function withinFile(place: ReportedFinding['locations'][number] | undefined): string | undefined {
  if (place === undefined) return undefined;
  const { file: _, ...within } = place;
  return placeWords(within, WORDS);
}

/** From 严重程度 to 把握. */
function described(finding: ReportedFinding): CellOf[] {
  const { severity, rule, title, message, actual, expected, explanation, culprit } = finding;
  const place = finding.locations[0];
  return [
    { value: WORDS.severity[severity], style: LOOK[severity] },
    text(`${title}\n${rule}`),
    ...placed(place),
    text(place?.section ?? place?.heading),
    text(place?.quote),
    text(actual),
    text(expected),
    text(message),
    text(explanation),
    text(culprit && `${culprit.quote} → ${culprit.suggestion}`),
    { value: culprit && Math.round(culprit.confidence * 100) / 100, style: LOOK.share },
  ];
}

function placed(place: ReportedPlace | undefined): CellOf[] {
  return [
    number(place?.page),
    number(place?.line),
    text([place?.sheet, place?.cell].filter(Boolean).join('!')),
  ];
}

function ownSheet(book: Book, name: string, report: CheckedReport): void {
  const sheet = new LedgerSheet(book, name, OWN_COLUMNS, [
    [
      {
        value: `${report.document.unit ?? ''}${report.document.year ?? ''}　${filesOf(report)}`,
        style: LOOK.title,
      },
    ],
    [{ value: report.verdict, style: LOOK.plain }],
    [{ value: `返回${SUMMARY}`, style: LOOK.link, link: linkTo(SUMMARY, 'A1') }],
  ]);
  worstFirst(report.findings).forEach((finding, i) => {
    sheet.row([number(i + 1), ...described(finding)]);
  });
  sheet.endTable();
  const { unverified, unreadTables = [] } = report.coverage;
  const left = [
    ...unverified,
    ...unreadTables.map(({ title, figures, ...place }) => ({
      ...place,
      quote: title === undefined ? '' : `《${title}》`,
      reason: `整张表格没有读，其中${figures}个数字`,
    })),
  ];
  if (left.length > 0) {
    sheet.row([]);
    sheet.row([{ value: `未能核对的数字 ${unverified.length} 个`, style: LOOK.title }]);
    const heads = ['序号', '', '', ...PLACE.map(({ title }) => title), '', '原文', '', '', '原因'];
    sheet.row(heads.map((value) => ({ value, style: value === '' ? LOOK.plain : LOOK.head })));
    left.forEach((figure, i) => {
      const none = { style: LOOK.plain };
      sheet.row([
        number(i + 1),
        none,
        none,
        ...placed(figure),
        none,
        text(figure.quote),
        none,
        none,
        text(figure.reason),
      ]);
    });
  }
  sheet.end();
}

function filesOf(report: FileReport): string {
  return (report.files ?? [report.file]).join('、');
}

function text(value: string | undefined): CellOf {
  return { value, style: LOOK.text };
}

function number(value: number | undefined): CellOf {
  return { value, style: LOOK.number };
}
