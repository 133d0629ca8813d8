import type { Base, Direction } from '../../model/disclosure.ts';
import { matchesOf } from '../../model/matches.ts';
import { FEN_PER_UNIT, type Figure } from '../../money/figure.ts';
import { figureFrom } from '../../money/parse-figure.ts';
import { beginningsOf } from './beginnings.ts';
import { TERMS, type Term } from './lexicon.ts';

/**
 * The words of the claims grammar: normalised text becomes a stream of events (figures, subjects, directions, bases,
 * shares, …). What stands between two events carries no meaning for the grammar.
 */
export type Event = { readonly start: number; readonly end: number; readonly text: string } & (
  | {
      readonly type: 'figure';
      readonly figure: Figure;
      readonly signed: boolean;
      readonly missingUnit?: boolean;
    }
  | { readonly type: 'subject'; readonly terms: readonly Term[] }
  | {
      readonly type: 'item';
      readonly className: string;
      readonly groupName?: string;
      readonly itemName?: string;
      readonly code?: string;
    }
  | { readonly type: 'base'; readonly base: Base; readonly year?: number }
  | {
      readonly type: 'facet';
      readonly facet: 'initial' | 'adjusted' | 'budget' | 'final' | 'last-year';
      readonly year?: number;
    }
  | { readonly type: 'direction'; readonly direction: Direction; readonly rate: boolean }
  | { readonly type: 'compare'; readonly direction: Direction; readonly nearly: boolean }
  | { readonly type: 'completion'; readonly base: Base }
  | { readonly type: 'variance' }
  | { readonly type: 'share' }
  | { readonly type: 'among' }
  /** `基本支出中…`: what follows is a part of the subject before it. */
  | { readonly type: 'within' }
  | { readonly type: 'list' }
  | { readonly type: 'use' }
  | { readonly type: 'reason' }
  | { readonly type: 'year'; readonly year: number }
  /** `上年` on its own. */
  | { readonly type: 'past' }
  | { readonly type: 'stop'; readonly mark: string }
);

const NUMBER = '-?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?';
const MONEY_UNIT = '万亿元|亿元|百万元|千万元|万元|千元|百元|万美元|美元|元|万(?=[，。；、)(]|$)';
const COUNT_UNIT =
  '人次|人|名|个(?!月|工作日|百分点|小时|年)|家|辆|台\\(套\\)|台套|台|套|批次|批|平方米|平方公里|公里|项(?!级)|件|户|处(?!室|级)|宗|座|间|栋|幢|所(?!属)|次|分(?![之别类公管支局部配析项摊布])';

/** Alternatives in order of trial at each place; the names are the event types. */
const PATTERNS: readonly [string, string][] = [
  [
    'base',
    '(?:与|比|较|同|和)(?:上年|上一年|去年|(?<baseYear>20\\d\\d)年)(?:度|同期)?(?!(?:部门)?(?:年初|全年|调整)|预算)(?:财政拨款|支出|收入)?(?:决算|实际支出|实际)?(?:数|支出|支出数|收入数)?(?:相比|比较|对比|相对比|同口径相比)?|(?:与|比|较)(?:当年|本年|20\\d\\d年)?(?:度)?(?<budgetBase>年初|全年|调整后?的?|)(?:部门)?预算(?:安排)?(?:数|指标)?(?:相比|比较|对比)?|同比|环比',
  ],
  ['variance', '(?:预决算|预算|决算)?差异率(?:为|是)?'],
  [
    'completion',
    '(?:完成|占|为)(?:了)?(?:当年|本年|年度)?(?<completionBase>年初|全年|调整后?的?|)(?:支出)?预算(?:安排)?(?:数|额)?的?(?=-?[\\d])|(?:预算)?(?:执行率|完成率|执行进度)(?:达到?|为|是)?',
  ],
  [
    'facet',
    '(?<initial>年初(?:部门|批复)?预算(?:安排)?(?:数|收入|支出|金额)?)|(?<adjusted>(?:全年|调整后?的?)预算(?:数|金额)?)|(?<lastYear>上年(?:度|同期)?(?:决算|支出)?数?(?=为|是|\\d)|(?<facetYear>20\\d\\d)年度?决算数(?=为|是|\\d))|(?<final>实际(?:支出|完成|执行|列支)(?:数|额)?(?:为|是)?(?=-?\\d)|(?<!支出|收入)决算(?:总计|合计|共计|总额|总数|汇总数)(?=为|是|-?\\d)|(?:支出|收入)?决算(?:数|额)?(?=为|是|-?\\d|小|大|等|与|比|较|均|合|，|减|增|持|完|低|高|多|少|同))|(?<budget>(?<!公共|基金|经营|政府|财政)预算(?:总计|合计|共计|总额|总数|资金|数|安排|金额|指标)?(?:为|是|共|：)?(?=-?\\d))',
  ],
  ['among', '其中'],
  ['within', '(?<=支出|收入|经费)(?:当)?中(?=[，：]?[\\u4e00-\\u9fff])(?!央|小|心|的)'],
  [
    'reason',
    '(?:主要)?(?:变动|增减变动|增减变化|增减|差异|减少|增加|变化|存在差异)?的?(?:主要)?原因(?:是|为|在于|系|如下)?(?:：|:|由于|，)*|主要是(?:由于|因为|因)|主要系',
  ],
  ['use', '主要用于(?:以下(?:几个)?(?:方面|用途|支出))?(?:：)?'],
  ['list', '(?:主要)?(?:包括|包含)(?:：)?|分别(?:是|为)(?:：)?'],
  ['share', '占(?:比|到|了|总?比重?)?(?:为)?'],
  [
    'compare',
    '(?<equal>(?:基本|大致|大体)?(?:持平|一致|相同|相等|相当)|无(?:变化|差异|增减(?:变化|变动)?|变动)|没有(?:变化|变动|增减))|(?<more>大于|高于|多于|超过|超出)|(?<less>小于|低于|少于)|(?<same>等于)',
  ],
  [
    'direction',
    '(?<up>增加|新增|增支|多支出)(?:了)?(?!值)|(?<down>减少|压减|减支|少支出|节约(?=-?\\d))(?:了|为)?|(?<rateUp>增长|上升|提高|增幅)(?:率)?(?:了|为|达)?|(?<rateDown>下降|降低|减幅|降幅|缩减)(?:率)?(?:了|为|达)?',
  ],
  ['year', '20\\d\\d年(?:度)?(?!\\d{1,2}月)'],
  ['past', '(?:上年|去年|上一年)(?:度|同期)?(?!末|底|结|初)'],
  ['stop', '[。；，、！？()]'],
];

const SUBJECTS = [...new Set(TERMS.map((t) => t.pattern))];
const WHOLE_TERM = TERMS.map((term) => ({ term, pattern: new RegExp(`^(?:${term.pattern})$`) }));

const GROUPS = PATTERNS.map(([name, source]) => `(?<${name}>${source})`);
const SUBJECT = '(?<subject>';
const ALTERNATIVES = [
  ...GROUPS.slice(0, 4),
  `(?<figure>(?<![\\d.,第])(?<number>${NUMBER})(?<unit>%|个?百分点|${MONEY_UNIT}|${COUNT_UNIT}))`,
  `(?<bare>(?<![\\d.,第年月/-])${NUMBER.replace('?$', '')}(?=[，。；、)和及与]|$))`,
  SUBJECT,
  ...GROUPS.slice(4),
];

/** What may begin with a character: one pattern for all events, and one for each subject. */
interface Beginning {
  readonly event: RegExp;
  readonly subjects: readonly RegExp[];
}

/** Patterns in their order, under each character that they can begin with; most characters of a text begin none. */
const SOURCES = new Map<string, { readonly events: string[]; readonly subjects: string[] }>();
for (const source of ALTERNATIVES)
  for (const subject of source === SUBJECT ? SUBJECTS : [undefined])
    for (const character of beginningsOf(subject ?? source)!) {
      const of = SOURCES.get(character) ?? { events: [], subjects: [] };
      SOURCES.set(character, of);
      if (of.events.at(-1) !== source) of.events.push(source);
      if (subject !== undefined) of.subjects.push(subject);
    }
const BEGINS = new Uint8Array(0x10000);
for (const character of SOURCES.keys()) BEGINS[character.charCodeAt(0)] = 1;

const beginnings = new Map<string, Beginning>();

/** The patterns of a character that begins some, compiled once a text has it. */
function beginningOf(character: string): Beginning {
  let beginning = beginnings.get(character);
  if (!beginning) {
    const { events, subjects } = SOURCES.get(character)!;
    const anyEvent = events.map((source) =>
      source === SUBJECT ? `${SUBJECT}${subjects.join('|')})` : source,
    );
    beginning = {
      event: new RegExp(anyEvent.join('|'), 'y'),
      subjects: subjects.map((source) => new RegExp(source, 'y')),
    };
    beginnings.set(character, beginning);
  }
  return beginning;
}

/** The first event at or behind a place. */
function nextEvent(text: string, from: number): RegExpExecArray | undefined {
  for (let at = from; at < text.length; at++) {
    if (BEGINS[text.charCodeAt(at)] === 0) continue;
    const { event } = beginningOf(text[at]!);
    event.lastIndex = at;
    const match = event.exec(text);
    if (match) return match;
  }
  return undefined;
}

const ITEM =
  /(?<class>[^，。；：、()\d][^，。；：]{1,30}?)\((?<c1>\d{3})?类\)(?:支出)?(?:(?<group>[^，。；：]{2,36}?)\((?<c2>\d{2,5})?款\)(?:(?<item>[^，。；：]{2,40}?)\((?<c3>\d{2,7})?项\))?)?/g;

/** The end of the longest subject that begins at `start`: of two terms the more specific one is meant. */
function longestSubject(text: string, start: number): number {
  let end = start;
  for (const pattern of beginningOf(text[start]!).subjects) {
    pattern.lastIndex = start;
    if (pattern.test(text) && pattern.lastIndex > end) end = pattern.lastIndex;
  }
  return end;
}

/** `“文化和旅游”（款）…`: a group or item alone, below the class named before it. */
const SUB_ITEM =
  /(?<=^|[，。；：、\d.)])“?(?<name>[^，。；：、“”()\d][^，。；：“”]{1,36}?)”?\((?<kind>款|项)\)/g;

/** `2200509气象服务 X 万元`: an item by its code, its name behind it. */
const CODED_ITEM =
  /(?<![\d.,])(?<code>2\d{6})-?(?<name>(?:\([^()]*\)|[\u4e00-\u9fff、]){2,30}?)(?=(?:支出)?(?:年初|全年|支出|决算|本年|\d|，|：))/g;

const termsCache = new Map<string, readonly Term[]>();

function termsFor(text: string): readonly Term[] {
  let terms = termsCache.get(text);
  if (!terms) {
    terms = WHOLE_TERM.filter(({ pattern }) => pattern.test(text)).map(({ term }) => term);
    termsCache.set(text, terms);
  }
  return terms;
}

/** Whether words stand between a mark, a year or the unit and their figure. */
function standsAlone(text: string, start: number, end: number): boolean {
  return (
    /^为?\d/.test(text.slice(end, end + 2)) &&
    /(?:^|[，。；：)]|年度?|单位|部门|全年)$/.test(text.slice(Math.max(0, start - 2), start))
  );
}

/** The figure of a number as printed in prose, sign included. */
export function figureOf(number: string, unit: string): Figure {
  return figureFrom(number.replace('-', ''), unit, number.startsWith('-'));
}

/** Thresholds such as 单价100万元（含）以上 are conditions, not figures of the account. */
const THRESHOLD_BEFORE = /(?:单价|单位价值|单台价值|价值)(?:在|为)?$/;
const THRESHOLD_AFTER = /^(?:\(含\))?(?:\(含[^)]*\))?(?:及|或)?(?:以上|以下|以内)/;

function strip(name: string): string {
  return name.replace(
    /^(?:[一二三四五六七八九十]+[、.]|\d+[、.．]?|[.、．：]|\(?[\d一二三四五六七八九十]+\)|其中：|[①-⑳])+/,
    '',
  );
}

/** Scans one paragraph's normalised text. */
export function scan(text: string): Event[] {
  const events: Event[] = [];
  const items: Event[] = [];
  const named = text.includes('类)') ? matchesOf(text, ITEM) : [];
  for (const match of named) {
    const g = match.groups!;
    const raw = g.class!;
    // The class name begins after the last thing that cannot belong to a name.
    const className = strip(raw.replace(/^.*(?:其中|方面|如下|包括|分别|支出决算|万元|%|“)/, '')).replace(
      /”$/,
      '',
    );
    const code = g.c1 && g.c2 && g.c3 ? (g.c3.length >= 5 ? g.c3 : g.c1 + g.c2 + g.c3) : undefined;
    const start = match.index + raw.lastIndexOf(className);
    items.push({
      type: 'item',
      start,
      end: match.index + match[0].length,
      text: text.slice(start, match.index + match[0].length),
      className,
      ...(g.group ? { groupName: strip(g.group) } : {}),
      ...(g.item ? { itemName: strip(g.item) } : {}),
      ...(code ? { code } : {}),
    });
  }
  const below = text.includes('款)') || text.includes('项)') ? matchesOf(text, SUB_ITEM) : [];
  for (const match of below) {
    const start = match.index;
    const end = start + match[0].length;
    if (items.some((item) => start < item.end && item.start < end)) continue;
    const name = strip(match.groups!.name!);
    items.push({
      type: 'item',
      start,
      end,
      text: match[0],
      className: '',
      ...(match.groups!.kind === '款' ? { groupName: name } : { itemName: name }),
    });
  }
  for (const match of matchesOf(text, CODED_ITEM)) {
    const start = match.index;
    const end = start + match[0].length;
    if (items.some((item) => start < item.end && item.start < end)) continue;
    const { code, name } = match.groups!;
    items.push({ type: 'item', start, end, text: match[0], className: '', itemName: name!, code: code! });
  }
  items.sort((a, b) => a.start - b.start);
  let nextItem = 0;
  let from = 0;
  for (;;) {
    const item = items[nextItem];
    const match = nextEvent(text, from);
    if (item && (!match || item.start <= match.index || match.index + match[0].length > item.start)) {
      // An item's own words are one event, whatever they contain.
      if (match && match.index < item.start) {
        const event = eventOf(match, text);
        if (event && event.end <= item.start) events.push(event);
      }
      events.push(item);
      nextItem++;
      from = item.end;
      continue;
    }
    if (!match) break;
    const event = eventOf(match, text);
    if (event) events.push(event);
    from = event?.end ?? match.index + match[0].length;
  }
  return events;
}

const SECOND_OF_PAIR = new RegExp(`^[，、和及与](?:${NUMBER})(%|${MONEY_UNIT}|${COUNT_UNIT})`);
const EACH = /(?:各|分别)[^，。；\d]{0,12}$/;

/** `各减少 a、b 万元`: the first of a pair has the unit of the second. */
function unitOfPair(text: string, start: number, end: number): string | undefined {
  if (!EACH.test(text.slice(Math.max(0, start - 14), start))) return undefined;
  return SECOND_OF_PAIR.exec(text.slice(end, end + 32))?.[1];
}

function eventOf(match: RegExpExecArray, text: string): Event | undefined {
  const g = match.groups!;
  const at = { start: match.index, end: match.index + match[0].length, text: match[0] };
  if (g.figure !== undefined) {
    const before = text.slice(Math.max(0, at.start - 8), at.start);
    const after = text.slice(at.end, at.end + 12);
    if (THRESHOLD_AFTER.test(after) && (THRESHOLD_BEFORE.test(before) || FEN_PER_UNIT[g.unit!]))
      return undefined;
    return {
      type: 'figure',
      figure: figureOf(g.number!, g.unit!),
      signed: g.number!.startsWith('-'),
      ...at,
    };
  }
  if (g.bare !== undefined) {
    const unit = unitOfPair(text, at.start, at.end);
    if (unit !== undefined)
      return {
        type: 'figure',
        figure: figureOf(g.bare, unit),
        signed: g.bare.startsWith('-'),
        ...at,
      };
    if (!g.bare.includes('.')) return undefined;
    return {
      type: 'figure',
      figure: figureOf(g.bare, ''),
      signed: g.bare.startsWith('-'),
      missingUnit: true,
      ...at,
    };
  }
  if (g.subject !== undefined) {
    const end = longestSubject(text, at.start);
    const words = text.slice(at.start, end);
    const all = termsFor(words);
    const terms =
      all.some((t) => t.alone) && !standsAlone(text, at.start, end) ? all.filter((t) => !t.alone) : all;
    return { start: at.start, end, text: words, type: 'subject', terms };
  }
  if (g.base !== undefined) {
    const budget = g.budgetBase;
    const base: Base =
      budget === undefined
        ? 'last-year'
        : budget.startsWith('年初')
          ? 'initial'
          : budget === ''
            ? 'budget'
            : 'adjusted';
    const year = g.baseYear;
    return { type: 'base', base, ...(year ? { year: Number(year) } : {}), ...at };
  }
  if (g.variance !== undefined) return { type: 'variance', ...at };
  if (g.completion !== undefined) {
    const budget = g.completionBase ?? '';
    return {
      type: 'completion',
      base: budget.startsWith('年初') ? 'initial' : budget === '' ? 'budget' : 'adjusted',
      ...at,
    };
  }
  if (g.facet !== undefined) {
    const facet =
      g.initial !== undefined
        ? 'initial'
        : g.adjusted !== undefined
          ? 'adjusted'
          : g.lastYear !== undefined
            ? 'last-year'
            : g.final !== undefined
              ? 'final'
              : 'budget';
    const year = g.facetYear;
    return year ? { type: 'facet', facet, year: Number(year), ...at } : { type: 'facet', facet, ...at };
  }
  if (g.compare !== undefined) {
    const direction: Direction = g.more !== undefined ? 'up' : g.less !== undefined ? 'down' : 'same';
    return { type: 'compare', direction, nearly: /^(?:基本|大致|大体)/.test(match[0]), ...at };
  }
  if (g.direction !== undefined) {
    const up = g.up !== undefined || g.rateUp !== undefined;
    return {
      type: 'direction',
      direction: up ? 'up' : 'down',
      rate: g.rateUp !== undefined || g.rateDown !== undefined,
      ...at,
    };
  }
  if (g.year !== undefined) return { type: 'year', year: Number(match[0].slice(0, 4)), ...at };
  if (g.stop !== undefined) return { type: 'stop', mark: match[0], ...at };
  for (const type of ['among', 'within', 'past', 'reason', 'use', 'list', 'share'] as const) {
    if (g[type] !== undefined) return { type, ...at };
  }
  return undefined;
}
