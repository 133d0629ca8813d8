import type { Disclosure } from '../model/disclosure.ts';
import type { Finding } from './finding.ts';
import { acceptRules } from './rule-glob.ts';

/** A finding that somebody has looked at and let stand (已接受), and on what word. */
export interface Accepted {
  readonly finding: Finding;
  readonly by: 'inline' | 'config' | 'baseline';
  readonly reason: string;
}

/** A line of the configuration that lets findings stand. */
export interface Ignore {
  /** Rule, group, or a glob over rules: wording/*. */
  readonly rule: string;
  /** Words that the finding's quotes or message must hold; any where absent. */
  readonly quote?: string;
  readonly reason: string;
}

/** A finding as a baseline keeps it: known, whatever page it moves to. */
export interface KnownFinding {
  readonly rule: string;
  readonly quote: string;
  readonly message: string;
  readonly reason?: string;
}

/** What is let stand in one disclosure. */
export interface Acceptance {
  readonly ignores?: readonly Ignore[];
  readonly known?: readonly KnownFinding[];
}

const IN_BASELINE = '基线中已有';

/** The form in which a baseline keeps a finding. */
export function knownFinding(
  finding: Pick<Finding, 'rule' | 'message'> & { locations: readonly { readonly quote: string }[] },
): KnownFinding {
  return { rule: finding.rule, quote: finding.locations[0]?.quote.trim() ?? '', message: finding.message };
}

const keyOf = (known: KnownFinding) => JSON.stringify([known.rule, known.quote, known.message]);

/** Divides findings into those to report and those let stand. A baseline entry covers as many findings as it lists. */
export function divide(
  findings: readonly Finding[],
  disclosure: Disclosure,
  acceptance: Acceptance,
): { readonly reported: readonly Finding[]; readonly accepted: readonly Accepted[] } {
  const left = new Map<string, KnownFinding[]>();
  for (const known of acceptance.known ?? []) {
    const key = keyOf(known);
    left.set(key, [...(left.get(key) ?? []), known]);
  }
  const reported: Finding[] = [];
  const accepted: Accepted[] = [];
  for (const finding of findings) {
    const inline = (disclosure.suppressions ?? []).find(
      (s) => acceptRules([s.rule])(finding.rule) && finding.locations[0]?.place.line === s.line,
    );
    const ignored = (acceptance.ignores ?? []).find(
      (i) => acceptRules([i.rule])(finding.rule) && holds(finding, i.quote),
    );
    if (inline) accepted.push({ finding, by: 'inline', reason: inline.reason });
    else if (ignored) accepted.push({ finding, by: 'config', reason: ignored.reason });
    else {
      const known = left.get(keyOf(knownFinding(finding)))?.shift();
      if (known) accepted.push({ finding, by: 'baseline', reason: known.reason ?? IN_BASELINE });
      else reported.push(finding);
    }
  }
  return { reported, accepted };
}

function holds(finding: Finding, words: string | undefined): boolean {
  if (words === undefined) return true;
  return finding.message.includes(words) || finding.locations.some((l) => l.quote.includes(words));
}
