import type { Account, AccountTexts, Nature } from '../model/account.ts';
import type { Base, Disclosure, Occurrence, SectionKind } from '../model/disclosure.ts';
import { plain } from '../model/normalise.ts';

/**
 * The account that a disclosure states: for a disclosure.json, for last year's published file, and to compare what was
 * read back with what was composed. Statement cells come before the text; what the text gives for last year, or implies
 * by a change, is kept as @last-year.
 */
export function accountOf(disclosure: Disclosure): Account {
  const figures = figuresOf(disclosure);
  const { unit = '', year = 0, scope, forms } = disclosure;
  return {
    unit,
    year,
    scope,
    nature: natureOf(disclosure),
    figures,
    codeNames: codeNamesOf(disclosure),
    reasons: reasonsOf(disclosure),
    texts: textsOf(disclosure),
    forms,
  };
}

/** Facets that the unit states itself; shares, rates and changes follow from them. */
const STATED = /@(?:last-year|initial|adjusted|budget)$/;

function figuresOf(disclosure: Disclosure): Map<string, bigint> {
  const figures = new Map<string, bigint>();
  const take = (o: Occurrence) => {
    if (!figures.has(o.address) && (!o.address.includes('@') || STATED.test(o.address)))
      figures.set(o.address, o.figure.value);
  };
  for (const o of disclosure.occurrences) if (o.origin === 'statement') take(o);
  for (const o of disclosure.occurrences) if (o.origin === 'narrative') take(o);
  // No form, and said so: a number that is told in words.
  const evaluated = 'performance/projects/count';
  if (disclosure.forms.length === 0 && !figures.has(evaluated) && saysNoEvaluations(disclosure))
    figures.set(evaluated, 0n);
  for (const { id, empty } of disclosure.statements)
    if (id === 'T09' && empty)
      for (const column of ['final', 'budget'])
        if (!figures.has(`T09/total/${column}`)) figures.set(`T09/total/${column}`, 0n);
  for (const claim of disclosure.claims) {
    if (claim.kind !== 'change' || claim.base !== 'last-year') continue;
    const key = `${claim.subject}@last-year`;
    const now = figures.get(claim.subject);
    if (now === undefined || figures.has(key)) continue;
    const amount =
      claim.amount === undefined ? undefined : disclosure.occurrences[claim.amount]!.figure.value;
    if (claim.direction === 'same') figures.set(key, now);
    else if (amount !== undefined) figures.set(key, claim.direction === 'up' ? now - amount : now + amount);
  }
  return figures;
}

function saysNoEvaluations({ paragraphs, sections }: Disclosure): boolean {
  return paragraphs.some(
    (p) =>
      sections[p.section]?.kind === 'performance' &&
      /(?:没有|无|未)(?:安排|纳入|开展)?[^。]{0,12}(?:绩效(?:自评|评价)的?项目|项目[^。]{0,6}绩效)/.test(
        p.paragraph.text,
      ),
  );
}

function reasonsOf({ claims, occurrences }: Disclosure): Map<string, string> {
  const reasons = new Map<string, string>();
  for (const claim of claims) {
    if (!('reason' in claim) || !claim.reason) continue;
    const budget = 'budget' in claim && claim.budget !== undefined ? occurrences[claim.budget] : undefined;
    const key = `${claim.subject}@${baseOf(claim.subject, claim.base, budget?.address)}`;
    if (!reasons.has(key)) reasons.set(key, claim.reason);
  }
  return reasons;
}

/** What a reason explains the difference from. “三公” items have one budget; others an initial and an adjusted one. */
function baseOf(subject: string, base: Base, budget = ''): string {
  if (base === 'last-year') return base;
  if (subject.startsWith('T09/')) return 'budget';
  if (base === 'budget') return budget.endsWith('@adjusted') ? 'adjusted' : 'initial';
  return base;
}

/** Names as printed, for codes whose names the year's book does not have. */
function codeNamesOf(disclosure: Disclosure): Map<string, string> {
  const names = new Map<string, string>();
  for (const { codedRows } of disclosure.statements)
    for (const { code, name } of codedRows) if (name && !names.has(code)) names.set(code, name);
  for (const { code, className, groupName, itemName } of disclosure.items) {
    if (!code) continue;
    for (const [length, name] of [
      [3, className],
      [5, groupName],
      [7, itemName],
    ] as const)
      if (name && code.length >= length && !names.has(code.slice(0, length)))
        names.set(code.slice(0, length), name);
  }
  return names;
}

function natureOf({ paragraphs, occurrences }: Disclosure): Nature {
  const text = paragraphs.map((p) => plain(p.paragraph.text)).join('');
  if (/[(]行政单位和参照公务员法管理事业单位[)]/.test(text)) return 'administrative';
  if (/[(]事业单位[)](?:公用经费|机关运行)/.test(text)) return 'institution';
  const running = occurrences.find((o) => o.address === 'runningCost/total/amount');
  return running && running.figure.value !== 0n ? 'administrative' : 'institution';
}

function textsOf(disclosure: Disclosure): AccountTexts {
  const body = (kind: SectionKind) =>
    disclosure.paragraphs
      .filter((p) => p.role === 'body' && disclosure.sections[p.section]?.kind === kind)
      .map((p) => p.paragraph.text.trim());
  const listed = disclosure.claims.find((c) => c.kind === 'named-count');
  const uses = new Map<string, string>();
  for (const claim of disclosure.claims)
    if (claim.kind === 'use') {
      const code = /^T05\/(\d{7})\//.exec(claim.subject)?.[1];
      if (code) uses.set(code, claim.text.replace(/[。；]$/, ''));
    }
  const performance = body('performance').join('');
  const after = (pattern: RegExp) => pattern.exec(performance)?.[1]?.trim();
  const achievements = after(/取得的成效：(.*?)(?:发现的(?:主要)?问题及原因：|$)/);
  const problems = after(/发现的(?:主要)?问题及原因：(.*?)(?:下一步改进措施：|$)/);
  const measures = after(/下一步改进措施：(.*?)(?:具体附项目支出绩效自评表|$)/);
  const sangong = body('sangong').join('');
  const sangongUses = new Map<string, string>();
  for (const [row, pattern] of [
    ['abroad', /因公出国（境）费支出[^。]*?开支内容包括([^。]*?)。/],
    ['carOperate', /公务用车运行维护费开支内容包括([^。]*?)。/],
    ['reception', /公务接待费[^。]*?开支内容包括([^。]*?)。/],
  ] as const) {
    const found = pattern.exec(sangong)?.[1]?.trim();
    if (found) sangongUses.set(row, found);
  }
  const otherCars = /其他用车主要是：?([^。]*?)。/.exec(body('assets').join(''))?.[1]?.trim();
  const carDifference = /差异原因是：?([^。]*?)。/.exec(sangong)?.[1]?.trim();
  const duties = body('duties');
  const told = body('remarks');
  const remarks = told.filter((text) => !/无其他需说明的事项/.test(text));
  return {
    ...(duties.length > 0 ? { duties } : {}),
    ...(listed?.kind === 'named-count' ? { divisions: listed.names } : {}),
    uses,
    sangongUses,
    ...(carDifference ? { carDifference } : {}),
    ...(otherCars ? { otherCars } : {}),
    ...(achievements ? { achievements } : {}),
    ...(problems ? { problems } : {}),
    ...(measures ? { measures } : {}),
    ...(told.length > 0 ? { remarks } : {}),
  };
}
