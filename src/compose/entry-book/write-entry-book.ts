import { Book } from '../../format/xlsx/book.ts';
import { quoted } from '../../format/xlsx/references.ts';
import type { Account } from '../../model/account.ts';
import type { PerformanceForm } from '../../model/performance.ts';
import { STATEMENT_IDS } from '../../model/statement.ts';
import { layoutForm } from '../layout/form.ts';
import { valuesOf } from './account-values.ts';
import { coverSheet, type Tally } from './cover-sheet.ts';
import { InputSheet, NORMAL } from './input-sheet.ts';
import { type StatementPlaces, statementSheet } from './statement-sheet.ts';
import { entryLabels, TopicSheet } from './topic-sheet.ts';
import { ANSWERS, COVER, REFERENCE, TOPICS } from './topics.ts';

/** Topics that stand before the statements. */
const BEFORE_STATEMENTS = new Set(['单位概况', '职能与机构', '人员情况']);

export interface EntryBookOptions {
  /** The locality whose wording is wanted. */
  readonly dialect?: string;
  /** Last year's passages, shown beside and never used. */
  readonly reference?: Account;
}

/**
 * Writes the entry book, which a unit fills in (填报工作簿): a cover with what is still missing, a sheet for each topic, the
 * nine statements and the self-evaluation forms. What the account already holds stands in it. Same account, same bytes.
 */
export function writeEntryBook(account: Account, options: EntryBookOptions = {}): Uint8Array {
  const values = valuesOf(account, options.dialect);
  const places: StatementPlaces = new Map();
  const statements = STATEMENT_IDS.map((id) => statementSheet(id, account, places));
  const topics = TOPICS.map(
    (topic) =>
      new TopicSheet(topic, values, places, options.reference !== undefined && topic.name === '职能与机构'),
  );
  const written = topics.map((topic) => ({ topic, sheet: topic.write() }));
  const forms = (account.forms.length > 0 ? account.forms : [BLANK_FORM]).map((form, i) =>
    formSheet(form, account, `自评表${i + 1}`),
  );
  const first = written.filter(({ sheet }) => BEFORE_STATEMENTS.has(sheet.name));
  const rest = written.filter(({ sheet }) => !BEFORE_STATEMENTS.has(sheet.name));
  const statementTallies = statements.map(
    ({ sheet, filled, range }): Tally => ({
      sheet: sheet.name,
      done: { formula: `COUNT(${quoted(sheet.name)}!${range})`, now: filled },
    }),
  );
  const tallies: Tally[] = [
    ...first.map(({ topic }) => topic.tally()),
    ...statementTallies,
    ...rest.map(({ topic }) => topic.tally()),
    ...forms.map((sheet) => ({ sheet: sheet.name })),
  ];
  const sheets = [
    coverSheet(account, tallies),
    ...first.map(({ sheet }) => sheet),
    ...statements.map(({ sheet }) => sheet),
    ...rest.map(({ sheet }) => sheet),
    ...forms,
    answersSheet(),
    ...(options.reference ? [referenceSheet(options.reference)] : []),
  ];
  const book = new Book({
    font: NORMAL,
    properties: { title: `${account.year}年度${COVER}`, unit: account.unit, year: account.year },
    recalculated: true,
  });
  sheets.forEach((sheet, i) => {
    sheet.write(book, i === 0);
  });
  return book.end();
}

const NOWHERE = {} as const;
const blankCell = { text: '', place: NOWHERE } as const;
const LEVELS = [
  ['产出指标', ['数量指标', '质量指标', '时效指标', '成本指标']],
  ['效益指标', ['经济效益指标', '社会效益指标', '生态效益指标', '可持续影响指标']],
  ['满意度指标', ['服务对象满意度指标']],
] as const;
/** A form with nothing filled in, two lines for each kind of output. */
const BLANK_FORM: PerformanceForm = {
  title: '项目支出绩效自评表',
  name: '',
  department: '',
  unit: '',
  funds: (['total', 'fiscal', 'carry', 'other'] as const).map((source) => ({ source, label: '' })),
  goal: blankCell,
  result: blankCell,
  indicators: LEVELS.flatMap(([first, seconds]) =>
    seconds.flatMap((second) =>
      Array.from({ length: first === '产出指标' ? 2 : 1 }, () => ({
        first,
        second,
        third: '',
        target: blankCell,
        actual: blankCell,
        note: '',
        place: NOWHERE,
      })),
    ),
  ),
  place: NOWHERE,
  unbound: [],
};

/** A form in the official layout, its cells open. */
function formSheet(form: PerformanceForm, account: Account, name: string): InputSheet {
  const laid = layoutForm(form, account);
  const total = laid.widths.reduce((a, b) => a + b, 0);
  const widths = laid.widths.map((w) => Math.round((w / total) * 118));
  const sheet = new InputSheet(name, widths, 0, false, true);
  const columns = widths.length;
  sheet.put(0, 0, laid.title, 'title', 1, columns);
  sheet.height(0, 30);
  sheet.put(1, 0, laid.subtitle ?? '', 'about', 1, columns);
  for (const { row, column, rowSpan, columnSpan, text, role } of laid.cells)
    sheet.put(
      row + 2,
      column,
      text,
      role === 'label' ? 'head' : role === 'figure' ? 'centred' : 'words',
      rowSpan,
      columnSpan,
    );
  return sheet;
}

/** Where the unit answers to what the audit doubts; blank lines to begin with. */
function answersSheet(): InputSheet {
  const sheet = new InputSheet(ANSWERS, [14, 60, 60], 3, true);
  sheet.put(0, 0, ANSWERS, 'title', 1, 3);
  sheet.height(0, 30);
  sheet.put(
    1,
    0,
    '编制时列出的疑点，数据确实无误的，把编号抄到这里，写明情况；改了数据的不必答复。',
    'about',
    1,
    3,
  );
  for (const [c, text] of ['编号', '疑点', '答复'].entries()) sheet.put(2, c, text, 'head');
  for (let row = 3; row < 23; row++) for (let c = 0; c < 3; c++) sheet.put(row, c, '', 'words');
  return sheet;
}

/** What stood in last year's disclosure, by what it was about. */
function referenceSheet(last: Account): InputSheet {
  const sheet = new InputSheet(REFERENCE, [36, 110], 3, true, true);
  sheet.put(0, 0, REFERENCE, 'title', 1, 2);
  sheet.height(0, 30);
  sheet.put(1, 0, `${last.year}年度公开的文字，只供参考，不会写进今年的公开。`, 'about', 1, 2);
  sheet.put(2, 0, '事项', 'head');
  sheet.put(2, 1, '上年的写法', 'head');
  const labels = entryLabels(last);
  let row = 3;
  for (const [key, value] of valuesOf(last)) {
    if (typeof value !== 'string' || !/^(?:reason|text):/.test(key)) continue;
    sheet.put(row, 0, labels.get(key) ?? key.replace(/^\w+:/, ''), 'label');
    sheet.put(row, 1, value, 'note');
    row++;
  }
  return sheet;
}
