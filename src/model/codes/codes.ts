import { plain } from '../normalise.ts';
import { ECONOMIC_DATA, VERIFIED_ECONOMIC } from './economic-data.ts';
import { FUNCTIONAL_DATA, VERIFIED_FUNCTIONAL } from './functional-data.ts';

/** Whether a code's name was read in print (an account or the ministry's text), or is known without a text at hand. */
export type CodeStatus = 'verified' | 'unverified';

/** A name that a code no longer has: outdated from fiscal year `since` on. */
export interface OutdatedName {
  readonly name: string;
  readonly since: number;
}

/** A code (科目编码) with its name in the year that was asked for. */
export interface Code {
  readonly code: string;
  readonly name: string;
  readonly status: CodeStatus;
  /** Names that were outdated by the year that was asked for; all of them when none was. */
  readonly outdatedNames: readonly OutdatedName[];
}

/** One entry of the data: a code over the years in which it has the same subject. */
export interface CodeEntry {
  readonly code: string;
  readonly name: string;
  /** First fiscal year in force, when known. */
  readonly from?: number;
  /** Last fiscal year in force, when known. */
  readonly to?: number;
  readonly status: CodeStatus;
  /** In the order of their years. */
  readonly outdatedNames: readonly OutdatedName[];
  /** Other names in use that are never a fault. */
  readonly otherNames: readonly string[];
}

/** Names of the three levels (类、款、项), as far as they are printed. */
export interface FunctionalNames {
  readonly className?: string;
  readonly groupName?: string;
  readonly itemName?: string;
}

const EVERY_GROUP: Readonly<Record<string, string>> = {
  '01': '行政运行',
  '02': '一般行政管理事务',
  '03': '机关服务',
  '50': '事业运行',
};

/** Classes that departments' accounts do not have, or that 公开01表 has no row for. */
const NOT_IN_SUMMARY = new Set(['209', '227', '230', '233']);

/** Parses the compact form that `functional-data.ts` describes. */
function parse(data: string, verified: string): CodeEntry[] {
  const seen = new Set(verified.trim().split(/\s+/));
  const entries: CodeEntry[] = [];
  for (const line of data.trim().split('\n')) {
    const [code = '', heading = '', ...tokens] = line.trim().split(/ +/);
    const group = entry(code, heading, seen);
    entries.push(group);
    const items = new Map<string, CodeEntry>();
    // An item falls with its group: it is not in force when the group is not.
    const add = (digits: string, text: string) => {
      const item = entry(code + digits, text, seen);
      const from = item.from ?? group.from;
      const to = item.to ?? group.to;
      items.set(digits, {
        ...item,
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      });
    };
    for (const token of tokens) {
      if (token === '★' || token === '☆') {
        for (const [digits, name] of Object.entries(EVERY_GROUP))
          if (token === '★' || digits !== '50') add(digits, name);
        add('99', `其他${group.name.replace(/支出$/, '')}支出`);
      } else {
        add(token.slice(0, 2), token.slice(2));
      }
    }
    for (const digits of [...items.keys()].sort()) entries.push(items.get(digits)!);
  }
  return entries;
}

function entry(code: string, text: string, verified: ReadonlySet<string>): CodeEntry {
  const [, name = '', marks = ''] = /^([^@~<=]+)(.*)$/.exec(text) ?? [];
  let from: number | undefined;
  let to: number | undefined;
  const outdatedNames: OutdatedName[] = [];
  const otherNames: string[] = [];
  for (const mark of marks.matchAll(/@(\d{4})|~(\d{4})|<(\d{4}):([^@~<=]+)|=([^@~<=]+)/g)) {
    if (mark[1]) from = Number(mark[1]);
    else if (mark[2]) to = Number(mark[2]);
    else if (mark[3]) outdatedNames.push({ since: Number(mark[3]), name: mark[4]! });
    else otherNames.push(mark[5]!);
  }
  return {
    code,
    name,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    status: verified.has(code) ? 'verified' : 'unverified',
    outdatedNames: outdatedNames.sort((a, b) => a.since - b.since),
    otherNames,
  };
}

/** One classification: its entries, by code and by comparable name. */
class Classification {
  readonly entries: readonly CodeEntry[];
  private readonly byCode = new Map<string, CodeEntry>();
  private readonly byName = new Map<string, CodeEntry[]>();

  constructor(
    data: string,
    verified: string,
    private readonly keyOf: (name: string) => string,
  ) {
    this.entries = parse(data, verified);
    for (const entry of this.entries) {
      this.byCode.set(entry.code, entry);
      for (const key of new Set(namesOf(entry).map(keyOf))) {
        const same = this.byName.get(key);
        if (same) same.push(entry);
        else this.byName.set(key, [entry]);
      }
    }
  }

  /** The entry of a code, when it is in force in the year. */
  find(code: string, year?: number): CodeEntry | undefined {
    const entry = this.byCode.get(plain(code));
    return entry && inForce(entry, year) ? entry : undefined;
  }

  /**
   * Entries of the name among codes of `length` digits that begin with `prefix`. Those in force in the year come
   * alone when there are any, then those whose name of that year it is: an older name may belong to another code now.
   */
  named(name: string, length: number, prefix: string, year?: number): readonly CodeEntry[] {
    const key = this.keyOf(name);
    let found: readonly CodeEntry[] = this.entriesOf(key).filter(
      (e) => e.code.length === length && e.code.startsWith(prefix),
    );
    if (found.length === 0 && /[类款项]$/.test(key))
      found = this.entriesOf(key.slice(0, -1)).filter(
        (e) => e.code.length === length && e.code.startsWith(prefix),
      );
    found = preferred(found, (e) => (year === undefined ? e.to === undefined : inForce(e, year)));
    return preferred(found, (e) => this.keyOf(nameIn(e, year)) === key);
  }

  entriesOf(key: string): readonly CodeEntry[] {
    return this.byName.get(key) ?? [];
  }
}

function preferred<T>(all: readonly T[], good: (one: T) => boolean): readonly T[] {
  const some = all.filter(good);
  return some.length > 0 ? some : all;
}

function namesOf(entry: CodeEntry): string[] {
  return [entry.name, ...entry.otherNames, ...entry.outdatedNames.map((o) => o.name)];
}

function inForce(entry: CodeEntry, year: number | undefined): boolean {
  if (year === undefined) return true;
  return (entry.from ?? 0) <= year && year <= (entry.to ?? 9999);
}

/** The name that the entry has in a year: the first that is not outdated yet; today's when no year is given. */
function nameIn(entry: CodeEntry, year: number | undefined): string {
  if (year === undefined) return entry.name;
  return entry.outdatedNames.find((o) => year < o.since)?.name ?? entry.name;
}

function asCode(entry: CodeEntry, year: number | undefined): Code {
  return {
    code: entry.code,
    name: nameIn(entry, year),
    status: entry.status,
    outdatedNames: entry.outdatedNames.filter((o) => year === undefined || o.since <= year),
  };
}

/** The characters that make a name, without its level, its ordinal, blanks, brackets and marks of any width. */
function bare(name: string): string {
  return plain(name)
    .replace(/\([类款项]\)/g, '')
    .replace(/^\(?[一二三四五六七八九十]+[)、.]+/, '')
    .replace(/[^一-鿿A-Za-z]/g, '');
}

/** 支出 at the end tells nothing: 教育 and 教育支出 are one class. */
function functionalKey(name: string): string {
  const text = bare(name);
  return text.length > 2 ? text.replace(/支出$/, '') : text;
}

/** 费, 费用, 缴费 and 支出 at the end tell nothing: 税金及附加 and 税金及附加费用 are one item. */
function economicKey(name: string): string {
  let text = bare(name);
  for (;;) {
    const shorter = text.replace(/(?:缴费|费用|费|支出)$/, '');
    if (shorter === text || shorter === '') return text;
    text = shorter;
  }
}

let functional: Classification | undefined;
let economic: Classification | undefined;

function functionalClassification(): Classification {
  functional ??= new Classification(FUNCTIONAL_DATA, VERIFIED_FUNCTIONAL, functionalKey);
  return functional;
}

function economicClassification(): Classification {
  economic ??= new Classification(ECONOMIC_DATA, VERIFIED_ECONOMIC, economicKey);
  return economic;
}

/** Every functional code (支出功能分类) of every year, each 类 and 款 before what it contains. */
export function functionalEntries(): readonly CodeEntry[] {
  return functionalClassification().entries;
}

/**
 * The official name of a functional code of 3 (类), 5 (款) or 7 (项) digits in a fiscal year, the latest when none is
 * given; undefined when the code is unknown or not in force in that year.
 */
export function functionalName(code: string, year?: number): string | undefined {
  return lookUpFunctional(code, year)?.name;
}

/** A functional code with its name in a fiscal year, how sure the name is, and the names that were outdated by then. */
export function lookUpFunctional(code: string, year?: number): Code | undefined {
  const entry = functionalClassification().find(code, year);
  return entry && asCode(entry, year);
}

/**
 * Whether a printed name is one that a functional code has, had or is commonly printed with; marks, brackets, blanks
 * and a final 支出 aside. Undefined when the code is unknown.
 */
export function functionalNameFits(code: string, name: string): boolean | undefined {
  return fits(functionalClassification(), functionalKey, code, name);
}

function fits(
  of: Classification,
  keyOf: (name: string) => string,
  code: string,
  name: string,
): boolean | undefined {
  const entry = of.find(code);
  const key = keyOf(name);
  return entry && namesOf(entry).some((n) => keyOf(n) === key);
}

/**
 * The one functional code that the printed names of its levels (类、款、项) lead to, in a fiscal year: 7 digits when an
 * item is named, 5 for a group, 3 for a class. Tolerant of 支出, （类）（款）（项）, brackets, marks, blanks and outdated
 * names. A level that is not given is open; an item or a group whose parents are not given must be the only one of its
 * name. Undefined when a group or an item is unknown, when levels contradict, or when several codes fit.
 */
export function functionalCodeByNames(names: FunctionalNames, year?: number): string | undefined {
  const of = functionalClassification();
  const given = (name: string | undefined) => (name !== undefined && bare(name) !== '' ? name : undefined);
  const { className, groupName, itemName } = {
    className: given(names.className),
    groupName: given(names.groupName),
    itemName: given(names.itemName),
  };
  let prefixes: readonly string[] = [''];
  if (className !== undefined) {
    const classes = codesOf(of.named(className, 3, '', year));
    // A misprinted class does no harm while its group tells the class.
    if (classes.length === 0 && groupName === undefined) return undefined;
    if (classes.length > 0) prefixes = classes;
    if (groupName === undefined && itemName === undefined) return only(prefixes);
  }
  if (groupName !== undefined) {
    prefixes = prefixes.flatMap((prefix) => codesOf(of.named(groupName, 5, prefix, year)));
    if (itemName === undefined) return only(prefixes);
  }
  if (itemName === undefined) return undefined;
  return only(prefixes.flatMap((prefix) => codesOf(of.named(itemName, 7, prefix, year))));
}

function codesOf(entries: readonly CodeEntry[]): string[] {
  return [...new Set(entries.map((e) => e.code))];
}

function only(codes: readonly string[]): string | undefined {
  return codes.length === 1 ? codes[0] : undefined;
}

/** The functional classes (类) in the order of the rows of 公开01表 in its form of 26 classes, by their latest names. */
export function functionalClasses(): readonly { readonly code: string; readonly name: string }[] {
  return functionalClassification()
    .entries.filter((e) => e.code.length === 3 && !NOT_IN_SUMMARY.has(e.code))
    .map(({ code, name }) => ({ code, name }));
}

/**
 * Whether a printed functional name is outdated in a fiscal year: the name in force, the year since when the printed
 * one is outdated, and the code; 类 goes before 款 and 款 before 项 when several codes had the name. Undefined when the
 * name is in force, for that code or any other, or unknown.
 */
export function isOutdatedName(
  name: string,
  year: number,
): { readonly current: string; readonly since: number; readonly code: string } | undefined {
  const key = functionalKey(name);
  let found: { current: string; since: number; code: string } | undefined;
  for (const entry of functionalClassification().entriesOf(key)) {
    if (!inForce(entry, year)) continue;
    const current = nameIn(entry, year);
    if (functionalKey(current) === key || entry.otherNames.some((n) => functionalKey(n) === key))
      return undefined;
    const outdated = entry.outdatedNames.find((o) => o.since <= year && functionalKey(o.name) === key);
    if (outdated && (!found || entry.code.length < found.code.length))
      found = { current, since: outdated.since, code: entry.code };
  }
  return found;
}

/** The name of an economic code (经济分类) of 3 or 5 digits in a fiscal year; undefined when it is unknown. */
export function economicName(code: string, year?: number): string | undefined {
  return lookUpEconomic(code, year)?.name;
}

/** An economic code with its name in a fiscal year and how sure the name is. */
export function lookUpEconomic(code: string, year?: number): Code | undefined {
  const entry = economicClassification().find(code, year);
  return entry && asCode(entry, year);
}

/** As `functionalNameFits`, for an economic code; a final 费 or 费用 aside too. */
export function economicNameFits(code: string, name: string): boolean | undefined {
  return fits(economicClassification(), economicKey, code, name);
}

/**
 * The economic code of a printed name (办公费 → 30201), tolerant of 费 / 费用 / 缴费, brackets, marks and blanks. A name of
 * a group (工资福利支出) leads to its 3 digits. `within` asks among the items of one group only (`310`). Names that the
 * groups of capital construction share (309 with 310, 311 with 312) lead to 310 and 312, the ones of basic expenditure.
 */
export function economicCodeByName(name: string, year?: number, within?: string): string | undefined {
  const of = economicClassification();
  if (bare(name) === '') return undefined;
  if (within !== undefined) return only(codesOf(of.named(name, 5, within, year)));
  const group = only(codesOf(of.named(name, 3, '', year)));
  if (group !== undefined) return group;
  const items = codesOf(of.named(name, 5, '', year));
  return only(items.length > 1 ? items.filter((c) => !/^(?:309|311)/.test(c)) : items);
}

/** Every economic item (款, 5 digits) of a fiscal year, in the order of the codes. */
export function economicCodes(year?: number): readonly string[] {
  return economicClassification()
    .entries.filter((e) => e.code.length === 5 && inForce(e, year))
    .map((e) => e.code);
}

/** The economic groups (类, 3 digits) in the order of their codes. */
export function economicGroups(): readonly { readonly code: string; readonly name: string }[] {
  return economicClassification()
    .entries.filter((e) => e.code.length === 3)
    .map(({ code, name }) => ({ code, name }));
}

/** Every economic code, each group before its items. */
export function economicEntries(): readonly CodeEntry[] {
  return economicClassification().entries;
}
