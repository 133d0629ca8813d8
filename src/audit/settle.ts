import type { Disclosure, OtherMeaning, ReadAs } from '../model/disclosure.ts';
import type { Constraint, Form } from './constraint.ts';
import type { Context } from './context.ts';
import { isSlip, type Relations, relationsOf } from './relations.ts';
import { type Reread, reread } from './reread.ts';
import type { Rule } from './rule.ts';

/** A disclosure after its open words were read as the relations between its figures tell. */
export interface Settled {
  readonly disclosure: Disclosure;
  readonly relations: Relations;
  readonly readAs: readonly ReadAs[];
  /** Failing relations that another plausible meaning would make void without confirming it, and the words that leave it open. */
  readonly open: ReadonlyMap<string, string>;
  /** Readings tried. */
  readonly tried: number;
}

/** Readings tried at most; keeps a strange file from costing seconds. */
const TRIALS = 200;
/** Weight from which on the words themselves suffice where nothing speaks against it. */
const WORDS_SAY_SO = 0.8;
/** Weight below which a meaning is too far-fetched to leave a question open. */
const WORDS_ALLOW = 0.4;

/** A percentage confirms a value to a few digits only: against a likely slip it is no proof. */
const LINEAR: ReadonlySet<Form> = new Set(['sum', 'delta-sum', 'copy', 'average']);

interface Trial {
  readonly reread: Reread;
  readonly relations: Relations;
  readonly readAs: ReadAs;
  readonly rank: number;
}

/**
 * Contradictions mean that a value is wrong or that it was misread: before anybody is accused, the other meanings of the
 * figures that the words leave open are tried. One is kept when it cures a contradiction, spoils nothing, and either
 * another relation proves it or the words say so anyhow. A disclosure without contradiction is returned as it is.
 */
export function settle(given: Disclosure, rules: readonly Rule[], context: Context): Settled {
  let disclosure = given;
  let relations = relationsOf(given, rules, context);
  const readAs: ReadAs[] = [];
  let open = new Map<string, string>();
  let tried = 0;
  while (relations.failing.size > 0 && tried < TRIALS) {
    open = new Map();
    let best: Trial | undefined;
    for (const [id, meaning] of otherReadings(disclosure, relations)) {
      if (++tried > TRIALS) break;
      const after = reread(disclosure, id, meaning);
      const trial = judge(
        disclosure,
        relations,
        id,
        meaning,
        after,
        relationsOf(after.disclosure, rules, context),
        open,
      );
      if (trial && (!best || trial.rank > best.rank)) best = trial;
    }
    if (!best) break;
    disclosure = best.reread.disclosure;
    relations = best.relations;
    readAs.push(best.readAs);
  }
  return { disclosure, relations, readAs, open, tried };
}

/** Other meanings of the figures of failing relations, of the heads of their lists, and of the lists' members. */
function* otherReadings(
  { occurrences }: Disclosure,
  { failing, all }: Relations,
): Generator<readonly [number, OtherMeaning]> {
  const seen = new Set<number>();
  for (const key of failing)
    for (const term of all.get(key)!.terms) {
      // A member that was read as something else takes no part, and may be what is missing.
      const members = occurrences.filter((o) => o.partOf === term.id).map((o) => o.id);
      for (const id of [term.id, term.partOf, ...members]) {
        if (id === undefined || seen.has(id)) continue;
        seen.add(id);
        const { address, meanings = [] } = occurrences[id]!;
        for (const meaning of meanings) if (meaning.address !== address) yield [id, meaning];
      }
    }
}

/** Whether another reading may stand; what it would merely make vanish is noted as open. */
function judge(
  disclosure: Disclosure,
  before: Relations,
  id: number,
  meaning: OtherMeaning,
  after: Reread,
  relations: Relations,
  open: Map<string, string>,
): Trial | undefined {
  const cured = [...before.failing].filter((key) => !relations.failing.has(key));
  const spoiled = [...relations.failing].some((key) => !before.failing.has(key));
  if (cured.length === 0 || spoiled) return undefined;
  const confirming = [...relations.all].filter(
    ([key, c]) =>
      !relations.failing.has(key) &&
      isNew(key, c, before) &&
      c.terms.some((t) => after.moved.has(t.id) && t.figure.value !== 0n),
  );
  // A slip of the pen explains the gap as well as another meaning does: then nothing but a proof may excuse it.
  const slip = cured.some((key) => before.all.get(key)!.terms.some((t) => isSlip(before.all.get(key)!, t)));
  const proof = confirming.filter(([, c]) => !slip || LINEAR.has(c.form)).map(([, c]) => c);
  if (proof.length === 0 && (slip || meaning.weight < WORDS_SAY_SO)) {
    if (!slip && meaning.weight >= WORDS_ALLOW) for (const key of cured) open.set(key, meaning.because);
    return undefined;
  }
  const { what } = disclosure.occurrences[id]!;
  return {
    reread: after,
    relations,
    rank: cured.length * 4 + Math.min(confirming.length, 4) * 2 + meaning.weight,
    readAs: {
      occurrence: id,
      from: what,
      to: meaning.what,
      because: meaning.because,
      provedBy: proof.map((c) => `${c.title}（${c.asPrinted().arithmetic}）`),
    },
  };
}

/** A relation that did not hold before; one that chose its own terms proves nothing. */
function isNew(key: string, constraint: Constraint, before: Relations): boolean {
  if (constraint.form === 'at-most' || constraint.fitted) return false;
  const was = before.all.get(key);
  return was === undefined || before.failing.has(key) || (constraint.declared === true && !was.declared);
}
