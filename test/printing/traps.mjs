import { printForm, printSentences } from './print-form.mjs';
import { packedPdf } from './sheet.mjs';
import {
  basicByEconomy,
  byFunction,
  fiscalSummary,
  nineStatements,
  SENTENCES,
  sangong,
  UNIT,
  wholeSummary,
  YEAR,
} from './yearbook-office.mjs';

/** Characters that some typefaces map to the radicals they look like. */
const RADICALS = {
  入: '⼊',
  支: '⽀',
  一: '⼀',
  行: '⾏',
  用: '⽤',
  水: '⽔',
  车: '⻋',
  齐: '⻬',
  民: '⺠',
  见: '⻅',
  长: '⻓',
  金: '⾦',
  工: '⼯',
  生: '⽣',
  老: '⽼',
  食: '⻝',
  户: '⼾',
  比: '⽐',
  年: '年',
  里: '⾥',
};

const radicals = (text) => [...text].map((c) => RADICALS[c] ?? c).join('');
const spacedLabels = (text) => (/^[\d,.]+%?$/.test(text) || text.length > 12 ? text : [...text].join(' '));
const all = (style) => nineStatements().flatMap((form) => printForm(form, style));

/** Each trap by its name: what is printed, and how. Forms are given where not all nine are printed. */
const TRAPS = {
  strokes: { what: '每条框线一笔画成', style: { lines: 'strokes' } },
  'edge-strokes': { what: '每个单元格四边各画一笔', style: { lines: 'edges' } },
  bars: { what: '框线是很窄的实心矩形，交点是小方块', style: { lines: 'bars' } },
  dashed: { what: '虚线逐段画出，画3点空3点', style: { lines: 'dashed' } },
  'dash-pattern': { what: '虚线由阅读器按线型画出', style: { lines: 'dash-pattern' } },
  'no-lines': {
    what: '没有任何框线，只靠对齐',
    style: { lines: 'none' },
    // Headings that touch are one text; a single row of figures is no table. All of these are told as unread.
    unread: (address) => /^T04\/[^/]+\/(?:gpb|gf|soc)$|^T06\/302|^T09\//.test(address),
  },
  'order-columns': { what: '文字逐列写入文件', style: { order: 'columns' }, sentences: true },
  'order-backwards': { what: '文字从后往前写入文件', style: { order: 'backwards' }, sentences: true },
  'amounts-above-labels': { what: '金额的基线高于同行的名称', style: { lift: 5 } },
  'turned-content': { what: '横排内容竖放在页面上', style: { turn: 'content' }, sentences: true },
  'turned-page': { what: '页面带旋转标记', style: { turn: 'page' }, sentences: true },
  radicals: { what: '部分汉字写成部首字符', style: { say: radicals }, sentences: true },
  'spread-labels': { what: '名称的字符之间拉开', style: { spread: 4 } },
  'spaced-labels': { what: '标题和名称的字符之间夹空格', style: { say: spacedLabels } },
  'header-repeated': {
    what: '跨页时重复表头',
    pages: () => coded({ breaks: [9, 16], again: 'header' }),
  },
  'title-repeated': {
    what: '跨页时重复标题和表头，每页有页眉',
    pages: () => coded({ breaks: [9, 16], again: 'title', running: `${UNIT}部门决算` }),
  },
  'header-missing': {
    what: '跨页时没有表头',
    pages: () => coded({ breaks: [9, 16] }),
  },
  'header-missing-below-running-head': {
    what: '跨页时没有表头，每页有页眉',
    pages: () => coded({ breaks: [9, 16], running: `${UNIT}部门决算` }),
  },
  'total-alone': {
    what: '合计行独自落在下一页',
    pages: () => [
      ...lastRowAlone(wholeSummary()),
      ...lastRowAlone(byFunction('T03', { total: 'last' })),
      ...lastRowAlone(fiscalSummary()),
      ...lastRowAlone(basicByEconomy()),
    ],
    forms: () => [wholeSummary(), byFunction('T03', { total: 'last' }), fiscalSummary(), basicByEconomy()],
  },
  'total-alone-below-running-head': {
    what: '合计行独自落在下一页，每页有页眉',
    pages: () => [
      ...lastRowAlone(wholeSummary(), { running: `${UNIT}部门决算` }),
      ...lastRowAlone(basicByEconomy(), { running: `${UNIT}部门决算` }),
    ],
    forms: () => [wholeSummary(), basicByEconomy()],
  },
  'three-lanes': {
    what: '基本支出表三栏并列，跨页',
    pages: () => [...printForm(basicByEconomy(), { breaks: [8] }), ...printForm(sangong())],
    forms: () => [basicByEconomy(), sangong()],
  },
  'codes-in-three-columns': {
    what: '科目编码分类、款、项三列，合计与其同行',
    pages: () => THREE.flatMap((id) => printForm(byFunction(id, { codes: 'three' }))),
    forms: () => THREE.map((id) => byFunction(id, { codes: 'three' })),
  },
  'empty-heading-row': {
    what: '表头下面还有一行空格子',
    pages: () => THREE.flatMap((id) => printForm(byFunction(id, { empty: true }))),
    forms: () => THREE.map((id) => byFunction(id, { empty: true })),
  },
};
const THREE = ['T02', 'T03', 'T05', 'T07'];

const CODED = ['T02', 'T03', 'T05'];
const coded = (style) => CODED.flatMap((id) => printForm(byFunction(id), id === 'T05' ? {} : style));

function lastRowAlone(form, style = {}) {
  return printForm(form, { ...style, breaks: [form.rows - 1] });
}

/** Every trap as a file, and what must be read from it. */
export function traps() {
  return Object.entries(TRAPS).map(([name, trap]) => {
    const forms = trap.forms?.() ?? (trap.pages ? CODED.map((id) => byFunction(id)) : nineStatements());
    const pages = [
      ...(trap.sentences ? [printSentences(SENTENCES, trap.style)] : []),
      ...(trap.pages?.() ?? all(trap.style)),
    ];
    return {
      name,
      pdf: packedPdf(...pages),
      expected: {
        what: trap.what,
        unit: UNIT,
        year: YEAR,
        ...(trap.sentences ? { sentences: SENTENCES } : {}),
        ...(trap.unread
          ? { unread: forms.flatMap((form) => Object.keys(form.expected())).filter(trap.unread) }
          : {}),
        statements: Object.fromEntries(forms.map((form) => [form.id, form.expected()])),
      },
    };
  });
}
