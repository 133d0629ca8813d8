import type { NarrativeParagraph, Section } from '../model/disclosure.ts';
import { plain } from '../model/normalise.ts';
import { isOfficeName } from '../model/office-name.ts';
import type { Statement } from '../model/statement.ts';

/** Where a unit's name may stand. */
export interface NamedIn {
  /** Lines of the cover, single and joined (a title may be broken over lines), then titles and names of the files. */
  readonly titles: readonly string[];
  readonly files: readonly string[];
  readonly sections: readonly Section[];
  readonly statements: readonly Statement[];
  readonly paragraphs: readonly NarrativeParagraph[];
}

/** How much each kind of place tells. Sentences that begin with the name tell as much as the cover when they agree. */
const WEIGHT = { title: 4, reporter: 3, file: 1, heading: 1, sentence: 1 };
const MOST = { heading: 2, sentence: 5 };

const YEAR = '(?:20\\d\\d|二[〇○零]二[〇○零一二三四五六七八九])年?度?';
const PUBLISHED = '(?:决算|预算|[“”]*三公[“”]*经费|收入?支出?(?:情况|总体)|公开(?:说明|信息))';
/** A title: the name before the year, after it, or behind the title. */
const TITLES: readonly RegExp[] = [
  new RegExp(`^(.+?)(?:关于)?(?:公开)?(?:\\(本级\\))?${YEAR}.*${PUBLISHED}`),
  new RegExp(`^(?:关于)?(?:公开)?${YEAR}(.+?)(?:部门|单位|本级)*${PUBLISHED}`),
  new RegExp(`^${YEAR}(?:部门|单位)?决算(?:信息)?(?:公开)?(?:情况)?(?:说明|报告)?(.+)$`),
  /^(.+?)(?:部门|单位)决算(?:信息)?(?:公开)?(?:情况)?(?:说明|报告)?$/,
];
const REPORTER = /^(?:预算|编制|公开|填报|编报)?(?:主管)?(?:部门|单位)(?:名称)?：(.+)$/;
const HEADING = /^(?:第[一二三四五六七八九十]+部分)?[、：:]?(.+?)(?:部门|单位)?(?:概况|基本情况|简介)$/;
const SENTENCES: readonly RegExp[] = [
  new RegExp(
    `^(?:[一二三四五六七八九十]+、|\\([一二三四五六七八九十]+\\)|\\d+[.、])?(.+?)(?:\\([^()]*\\))?${YEAR}`,
  ),
  new RegExp(`(?:纳入|^从[^，]{2,16}看，)(.+?)${YEAR}(?:部门|单位)?决算`),
  /^截[至止]20\d\d年(?:12月31日|年?末|年?底)，(.+?)(?:\([^()]*\))?(?:共有|共|房屋|占用|车辆)/,
];

/** What stands beside a name in a title and is no part of it. */
const AROUND =
  /^(?:关于|公开|公布|附件\d*[：:]?|部门名称[：:]|单位名称[：:]|(?:编制|填报)?单位[：:]|第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|部门|单位|的|本级)+|(?:的|部门|单位|本级|\(本级\)|\(汇总\)|关于|公开|年度)+$/g;
/** Words of clauses, amounts and headings: no name has them. */
const NO_NAME =
  /[，。；：、！？《》%]|\d{4}|\d\.\d|万元|增加|减少|主要|其中|包括|以下|如下|总体|三公|决算|预算数|情况|说明|占用|差异|原因|^(?:纳入|从|本|我|该|其|各|全|与|比|较|在|按|根据|截[至止]|因公|公务|一般公共|政府性基金|国有资本|财政拨款|机关运行|政府采购|收入|支出|年初|年末|上年|项目支出|基本支出|目录|第.部分|公开)|(?:表|支出|收入|总计|合计|经费|费用|工作|概况)$/;

/**
 * The unit (单位) whose account it is, as most places name it: titles and cover, the reporters of the statements, the
 * sentences that open sections. A clause or a heading is never taken for a name.
 */
export function unitName(given: NamedIn): string | undefined {
  const votes = new Votes();
  const reported = given.titles.flatMap((line) => REPORTER.exec(line)?.[1] ?? []);
  votes.add(nameOf(reported[0] ?? '', false), WEIGHT.title);
  for (const title of given.titles) {
    const name = nameIn(title, TITLES, false) ?? aloneIn(title);
    // 某区2024年区级部门决算 names a place; whose account it is stands elsewhere, if anywhere.
    if (votes.add(name, name && isOfficeName(name) ? WEIGHT.title : WEIGHT.title / 2)) break;
  }
  for (const file of given.files) votes.add(nameIn(file, TITLES, false), WEIGHT.file);
  const reporter = mostFrequent(given.statements.flatMap((s) => nameOf(s.reporter ?? '', false) ?? []));
  votes.add(reporter, WEIGHT.reporter);
  votes.addSome(
    given.sections.map((s) => nameIn(plain(s.title), [HEADING, ...TITLES], true)),
    WEIGHT.heading,
    MOST.heading,
  );
  votes.addSome(
    given.paragraphs.flatMap(({ role, paragraph }) =>
      role === 'body' ? nameIn(plain(paragraph.text.slice(0, 120)), SENTENCES, true) : [],
    ),
    WEIGHT.sentence,
    MOST.sentence,
  );
  return votes.winner();
}

/** @param sure only names of offices, where any words may stand before a year */
function nameIn(text: string, patterns: readonly RegExp[], sure: boolean): string | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1];
    const name = found && nameOf(found, sure);
    if (name) return name;
  }
  return undefined;
}

function nameOf(words: string, sure: boolean): string | undefined {
  const name = plain(words)
    .replace(AROUND, '')
    .replace(AROUND, '')
    .replace(/^[^一-鿿A-Za-z(]+/, '');
  if (name.length < 3 || name.length > 40 || NO_NAME.test(name)) return undefined;
  return !sure || isOfficeName(name) ? name : undefined;
}

/** A line of the cover that is a name and nothing else. */
function aloneIn(line: string): string | undefined {
  return line.length >= 4 && line.length <= 30 ? nameOf(line, true) : undefined;
}

function mostFrequent(names: readonly string[]): string | undefined {
  const votes = new Votes();
  for (const name of names) votes.add(name, 1);
  return votes.winner();
}

/** Names with what speaks for them, in the order they were met. */
class Votes {
  private readonly weights = new Map<string, number>();

  /** Whether there was a name to add. */
  add(name: string | undefined, weight: number): boolean {
    if (name === undefined) return false;
    this.weights.set(name, (this.weights.get(name) ?? 0) + weight);
    return true;
  }

  /** Each name of a list, as long as it has not the most that such a list may give. */
  addSome(names: readonly (string | undefined)[], weight: number, most: number): void {
    const given = new Map<string, number>();
    for (const name of names) {
      if (name === undefined) continue;
      const before = given.get(name) ?? 0;
      if (before >= most) continue;
      given.set(name, before + weight);
      this.add(name, weight);
    }
  }

  /** The heaviest; a short form (文旅局, 本县档案馆) speaks for the full name that ends so. */
  winner(): string | undefined {
    let best: string | undefined;
    let most = 0;
    for (const [name, weight] of this.weights) {
      let all = weight;
      for (const [other, more] of this.weights)
        if (other !== name && other.length < name.length && name.endsWith(other)) all += more;
      if (all > most) {
        best = name;
        most = all;
      }
    }
    return best;
  }
}
