import type { Disclosure, Occurrence } from '../model/disclosure.ts';
import type { Place } from '../model/document.ts';
import { partsOf } from '../model/statement.ts';
import { showFigure } from '../money/figure.ts';
import { type Acceptance, divide } from './acceptance.ts';
import type { Constraint } from './constraint.ts';
import { type Context, NOT_GIVEN } from './context.ts';
import { locate, nameOf, relate, STATEMENT_TITLE, showGap } from './describe.ts';
import { type Diagnosis, diagnose } from './diagnose.ts';
import { jointly } from './joint.ts';
import type { Audit, Coverage, RuleOutcome, Unverified } from './outcome.ts';
import { type Profile, profileFor } from './profile.ts';
import { type Draft, type Finding, isUnchecked, type Rule, type Severity } from './rule.ts';
import { RULES } from './rules/index.ts';

export interface AuditOptions {
  /** Judges only these rules; all unless told. */
  readonly rules?: (id: string) => boolean;
  /** The rules to choose from; the project's own unless told. */
  readonly from?: readonly Rule[];
  /** Companion documents. */
  readonly companions?: Companions;
  /** Findings to let stand. */
  readonly acceptance?: Acceptance;
  /** The policy to judge by; chosen from the disclosure's dialect and year unless told. */
  readonly profile?: Profile;
}

/** Other documents that a disclosure is held against. */
export type Companions = Omit<Context, 'profile'>;

const NOTHING_TO_COMPARE = '没有可以相互核对的数字';
/** What can be said of a form that nobody has filled in: its shape and its words, no figure. */
const OF_BLANK_FORMS = /^(?:structure|wording)\//;

/** Audits a disclosure: gathers every rule's relations, checks and diagnoses them, and says what was not checked. */
export function auditDisclosure(disclosure: Disclosure, options: AuditOptions = {}): Audit {
  const rules = (options.from ?? RULES).filter((rule) => options.rules?.(rule.id) ?? true);
  const context: Context = { profile: options.profile ?? profileFor(disclosure), ...options.companions };
  const constraints: Constraint[] = [];
  const relations = new Map<string, number>();
  const found: Finding[] = [];
  const compared = new Set<number>();
  const bounded = new Set<number>();
  const outcomes = new Map<string, RuleOutcome>();

  for (const rule of rules) {
    if (disclosure.blankForm && !OF_BLANK_FORMS.test(rule.id)) {
      outcomes.set(rule.id, { rule: rule.id, outcome: 'unchecked', reason: '空白模板没有数据' });
      continue;
    }
    if (rule.needs && context[rule.needs] === undefined) {
      outcomes.set(rule.id, { rule: rule.id, outcome: 'unchecked', reason: NOT_GIVEN[rule.needs] });
      continue;
    }
    if (context.profile.severities[rule.id] === 'off') {
      const reason = `审核口径“${context.profile.name}”不检查此项`;
      outcomes.set(rule.id, { rule: rule.id, outcome: 'unchecked', reason });
      continue;
    }
    try {
      let comparisons: number | undefined;
      let reason = rule.otherwise ?? NOTHING_TO_COMPARE;
      if (rule.constraints) {
        const given = rule.constraints(disclosure, context);
        // A bound leaves room: a figure that only has to be less than another is not confirmed by it.
        for (const { form, terms } of given)
          for (const term of terms) (form === 'at-most' ? bounded : compared).add(term.id);
        constraints.push(...given);
        relations.set(rule.id, given.length);
        if (given.length > 0) comparisons = given.length;
      }
      if (rule.check) {
        const answer = rule.check(disclosure, context);
        if (isUnchecked(answer)) reason = answer.unchecked;
        else {
          const drafts = 'found' in answer ? answer.found : answer;
          found.push(...drafts.map((draft) => asFinding(rule, draft)));
          const ids = 'found' in answer ? answer.compared : [];
          for (const id of ids) compared.add(id);
          const looked = 'found' in answer ? (answer.looked ?? ids.length) : 0;
          comparisons = (comparisons ?? 0) + looked;
        }
      }
      outcomes.set(
        rule.id,
        comparisons === undefined
          ? { rule: rule.id, outcome: 'unchecked', reason }
          : { rule: rule.id, outcome: 'passed', compared: comparisons },
      );
    } catch (error) {
      outcomes.set(rule.id, {
        rule: rule.id,
        outcome: 'crashed',
        error: error instanceof Error ? error.message : String(error),
      });
    }
  }

  const severities = new Map(rules.map((rule) => [rule.id as string, rule.severity]));
  const severityOf = (rule: string): Severity => severities.get(rule) ?? 'error';
  const misread = misreadStatements(constraints);
  found.push(...misread.findings);
  const judged = distinct(constraints).filter((c) => !c.terms.some((t) => misread.ids.has(statementOf(t))));
  const lastYear = context.lastYear?.disclosure.occurrences;
  const diagnosis = diagnose(judged, disclosure.occurrences, severityOf, lastYear);
  found.push(...diagnosis.findings);
  const excused = disclosure.statements.some((s) => s.notes.some((n) => EXCUSED.test(n.text)));
  const joint = jointly(diagnosis.holding);
  found.push(...joint.findings);
  const tails = diagnosis.tails.filter((t) => !joint.explained.has(t.constraint));
  const notes = roundingNotes(tails, excused);
  const overrides = context.profile.severities;
  const all = ordered(unique([...found, ...notes])).map((f) => overridden(f, overrides[f.rule]));
  const { reported: findings, accepted } = divide(all, disclosure, options.acceptance ?? {});
  for (const rule of rules) {
    const own = found.filter((f) => f.rule === rule.id || f.echoes?.includes(rule.id)).length;
    const before = outcomes.get(rule.id);
    if (own > 0 && before?.outcome !== 'crashed')
      outcomes.set(rule.id, { rule: rule.id, outcome: 'failed', findings: own });
  }
  const coverage = coverageOf(disclosure, compared, bounded);
  return {
    findings,
    accepted,
    outcomes: [...outcomes.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1)),
    coverage,
    verdict: verdictOf(disclosure, findings, coverage, accepted.length, crashesOf(outcomes.values())),
  };
}

/** A publisher that says its figures end in rounding tails need not hear it again. */
const EXCUSED = /尾数(?:误差|差异|差)|四舍五入/;

function asFinding(rule: Rule, draft: Draft): Finding {
  return { rule: rule.id, severity: draft.severity ?? rule.severity, ...draft };
}

/** A locality's severity stands for the rule's own; remarks stay remarks. */
function overridden(finding: Finding, severity: Severity | 'off' | undefined): Finding {
  return severity === undefined || severity === 'off' || finding.severity === 'info'
    ? finding
    : { ...finding, severity };
}

type Tail = Diagnosis['tails'][number];

/**
 * Rounding is no error, and the same remark forty times is noise: one note for each rule, none where the publisher has
 * said so itself. Two kinds are told one by one: a text that differs from the very cell that it was copied from, and a
 * sum that rounding explains only by an unlikely chance.
 */
function roundingNotes(tails: readonly Tail[], excused: boolean): Finding[] {
  const byRule = new Map<string, Tail[]>();
  const single: Finding[] = [];
  for (const tail of tails) {
    const told = miscopied(tail) ?? unlikely(tail);
    if (told) single.push(told);
    else if (!excused) byRule.set(tail.constraint.rule, [...(byRule.get(tail.constraint.rule) ?? []), tail]);
  }
  return [...single, ...[...byRule].flatMap(([rule, list]) => roundingNote(rule, list))];
}

function roundingNote(rule: string, tails: readonly Tail[]): Finding[] {
  const places = tails.flatMap((t) => t.constraint.terms.slice(0, 1));
  const first = places[0];
  if (!first) return [];
  const one = tails[0]!;
  const message =
    tails.length === 1
      ? `${nameOf(first)}与“${one.constraint.title}”有尾差：${one.judged.arithmetic}，印作${first.figure.text}，属末位舍入，不是差错`
      : `有${tails.length}处尾差（相差不超过末位舍入所能解释的范围），不是差错`;
  return [
    {
      rule,
      severity: 'info',
      message,
      explanation: tails
        .map(
          ({ constraint, judged }) =>
            `${constraint.title}（${constraint.equation}）：${judged.arithmetic}，印作${constraint.quantities[0]!.figure.text || '0'}`,
        )
        .join('\n'),
      locations: [locate(first)],
      related: places.slice(1).map((p) => relate(p)),
    },
  ];
}

/** The text and the cell of the same address are one number; copied, it does not change its last digit. */
function miscopied({ constraint }: Tail): Finding | undefined {
  const [stated, source] = constraint.quantities.map((q) => q.occurrence);
  if (constraint.form !== 'copy' || !stated || !source) return undefined;
  if (stated.address !== source.address || stated.origin === source.origin) return undefined;
  if (stated.figure.decimals !== source.figure.decimals || stated.figure.unit !== source.figure.unit)
    return undefined;
  return {
    rule: constraint.rule,
    severity: 'info',
    message: `${nameOf(stated)}${showFigure(stated.figure)}与${nameOf(source)}${showFigure(source.figure)}是同一个数，末位不一致（尾差），请统一`,
    expected: showFigure(source.figure),
    actual: showFigure(stated.figure),
    locations: [locate(stated)],
    related: [relate(source)],
  };
}

/** Standard deviations of the rounding of the parts from which on a gap is hardly rounding. */
const UNLIKELY = 3.5;

/**
 * Every rounded part is off by an even chance between half a last digit less and more (variance 1/12). A gap far out
 * in that spread is possible, and most likely a wrong last digit.
 */
function unlikely({ constraint, judged }: Tail): Finding | undefined {
  if (constraint.form !== 'sum' || judged.gap === 0n) return undefined;
  const parts = constraint.quantities.map((q) => q.figure).filter((f) => f.ulp > 0n);
  const variance = parts.reduce((sum, f) => sum + Number(f.ulp) ** 2 / 12, 0);
  if (Math.abs(Number(judged.gap)) < UNLIKELY * Math.sqrt(variance)) return undefined;
  const [first, ...rest] = constraint.terms;
  if (!first) return undefined;
  return {
    rule: constraint.rule,
    severity: 'info',
    message: `${nameOf(first)}与“${constraint.title}”相差${showGap(judged.gap, parts)}，虽在末位舍入可能的范围内，但各数恰好都这样舍入的机会很小，请核对末位数字`,
    explanation: `${constraint.title}（${constraint.equation}）：${judged.arithmetic}`,
    locations: [locate(first)],
    related: rest.map((o) => relate(o)),
  };
}

/** Failing relations of one statement, by number and share, from which on the reading of it is doubted. */
const MISREAD_FROM = 8;
const MISREAD_SHARE = 0.4;

function statementOf(occurrence: Occurrence): string {
  return occurrence.origin === 'statement' ? partsOf(occurrence.address).statement : '';
}

/**
 * A statement in which nearly nothing adds up was hardly published so: more likely its columns were read wrongly. It is
 * said once, instead of accusing it forty times.
 */
function misreadStatements(constraints: readonly Constraint[]): { ids: Set<string>; findings: Finding[] } {
  const tally = new Map<string, { all: number; failing: Constraint[] }>();
  for (const constraint of constraints) {
    if (!constraint.rule.startsWith('statement/')) continue;
    if (constraint.quantities.every((q) => q.figure.value === 0n)) continue;
    const id = constraint.terms[0] ? statementOf(constraint.terms[0]) : '';
    const entry = tally.get(id) ?? { all: 0, failing: [] };
    entry.all++;
    if (constraint.asPrinted().outcome === 'impossible') entry.failing.push(constraint);
    tally.set(id, entry);
  }
  const ids = new Set<string>();
  const findings: Finding[] = [];
  for (const [id, { all, failing }] of tally) {
    const first = failing[0];
    const at = first?.terms[0];
    if (!first || !at || failing.length < MISREAD_FROM || failing.length < all * MISREAD_SHARE) continue;
    ids.add(id);
    findings.push({
      rule: first.rule,
      severity: 'warning',
      message: `《${STATEMENT_TITLE[id] ?? id}》${all}处表内勾稽中有${failing.length}处不符，可能是表格未能正确识别，也可能是填报有误，请人工核对`,
      explanation: failing
        .slice(0, 10)
        .map((c) => `${c.title}（${c.equation}）：${c.asPrinted().arithmetic}`)
        .join('\n'),
      locations: [locate(at)],
      related: failing.slice(1, 6).flatMap((c) => (c.terms[0] ? [relate(c.terms[0])] : [])),
    });
  }
  return { ids, findings };
}

/** Two rules may hold the very same figures to the same relation; counted twice it would weigh twice. */
function distinct(constraints: readonly Constraint[]): Constraint[] {
  const seen = new Set<string>();
  return constraints.filter((c) => {
    const stated = c.quantities[0]?.occurrence?.id ?? '-';
    const judgedBy = c.quantities
      .slice(1)
      .filter((q) => q.figure.value !== 0n || c.form === 'copy')
      .map((q) => q.occurrence?.id ?? '-')
      .sort();
    const form = c.form === 'copy' ? 'sum' : c.form;
    const key = `${form}/${stated}/${judgedBy.join()}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Two rules may draft the very same sentence about the same words; one is enough. */
function unique(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((f) => {
    const key = `${f.rule}\n${f.message}\n${JSON.stringify(f.locations)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function comparePlaces(a: Place | undefined, b: Place | undefined): number {
  const key = (p: Place | undefined) => [
    p?.file ?? 0,
    p?.page ?? 0,
    p?.line ?? 0,
    p?.box?.[1] ?? 0,
    p?.box?.[0] ?? 0,
  ];
  const x = key(a);
  const y = key(b);
  for (let i = 0; i < x.length; i++) if (x[i] !== y[i]) return x[i]! - y[i]!;
  const sheet = (a?.sheet ?? '') + (a?.cell ?? '');
  const other = (b?.sheet ?? '') + (b?.cell ?? '');
  return sheet < other ? -1 : sheet > other ? 1 : 0;
}

function ordered(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      comparePlaces(a.locations[0]?.place, b.locations[0]?.place) ||
      (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0) ||
      (a.message < b.message ? -1 : a.message > b.message ? 1 : 0),
  );
}

function coverageOf(
  disclosure: Disclosure,
  compared: ReadonlySet<number>,
  bounded: ReadonlySet<number>,
): Coverage {
  const unverified: Unverified[] = [];
  let understood = 0;
  let verified = 0;
  for (const entry of disclosure.ledger) {
    const { page, line, sheet, cell } = entry.place;
    const where = {
      ...(page === undefined ? {} : { page }),
      ...(line === undefined ? {} : { line }),
      ...(sheet === undefined ? {} : { sheet }),
      ...(cell === undefined ? {} : { cell }),
    };
    if (entry.occurrence === undefined) {
      unverified.push({ quote: entry.quote, ...where, reason: entry.reason ?? { code: 'not-understood' } });
      continue;
    }
    understood++;
    if (compared.has(entry.occurrence)) verified++;
    else {
      const code = bounded.has(entry.occurrence) ? 'only-bounded' : 'not-compared';
      unverified.push({ quote: entry.quote, ...where, reason: { code } });
    }
  }
  return { figures: disclosure.ledger.length, understood, verified, unverified };
}

function crashesOf(outcomes: Iterable<RuleOutcome>): number {
  return [...outcomes].filter((o) => o.outcome === 'crashed').length;
}

/** The first line of every report. */
function verdictOf(
  disclosure: Disclosure,
  findings: readonly Finding[],
  coverage: Coverage,
  accepted: number,
  crashes: number,
): string {
  if (disclosure.blankForm && crashes === 0) return '这是空白模板（尚未填写），没有可以审核的数据。';
  const count = (severity: Severity) => findings.filter((f) => f.severity === severity).length;
  const errors = count('error');
  const warnings = count('warning');
  const missing = 9 - new Set(disclosure.statements.map((s) => s.id)).size;
  const unknown = coverage.figures - coverage.verified;
  const parts = [
    crashes > 0 ? `明账自身出错，${crashes}条规则未能判断，结论不完整` : '',
    errors > 0
      ? `发现${errors}处错误${warnings > 0 ? `、${warnings}处疑点` : ''}，应改正后公开`
      : warnings > 0
        ? `未发现数字差错，有${warnings}处疑点待核实`
        : coverage.verified > 0
          ? crashes > 0
            ? '其余规则未发现差错'
            : '未发现差错'
          : '没有可以核对的数字',
    accepted > 0 ? `另有${accepted}处已接受` : '',
    missing === 9 ? '文件中没有九张决算表，只核对了正文' : missing > 0 ? `缺少${missing}张决算表` : '',
    unknown > 0 ? `${coverage.figures}个数字中有${unknown}个未能核对` : '',
  ];
  return `${parts.filter(Boolean).join('；')}。`;
}
