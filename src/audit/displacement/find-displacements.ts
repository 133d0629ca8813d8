import type { Disclosure } from '../../model/disclosure.ts';
import type { Statement } from '../../model/statement.ts';
import type { Figure } from '../../money/figure.ts';
import { copy } from '../../money/judge.ts';
import { factsOf, NOTHING } from '../facts.ts';
import { allIdentitiesOf } from '../identities.ts';
import { type Effect, Evidence, type Overlay } from './evidence.ts';
import { type Hypothesis, held, hypothesesOf } from './hypotheses.ts';
import { lanesOf } from './lanes.ts';

/** A block of a statement whose values stand elsewhere than their names say, and what that explains. */
export interface Displacement extends Hypothesis {
  readonly statement: Statement;
  /** Broken relations of the statement as printed. */
  readonly broken: number;
  /** What it explains, with what other places say of values that the block no longer holds. */
  readonly effect: Effect;
  /** What it explains by the values of the block alone: the proof of it. */
  readonly bare: Effect;
  /** What the hypothesis alone puts at the addresses; the overlay has what else is known filled in. */
  readonly given: Overlay;
  /** Broken relations that hold with all values of the block, worked out or not. */
  readonly mended: number;
}

/** Broken relations from which on a displacement is looked for, and the share of them that it must explain. */
const BROKEN_FROM = 2;
const EXPLAINED = 0.6;

/** Bounds that must be kept again, more than these, to count as an equality. */
const BOUNDS = 2;

/**
 * Displaced blocks (整块错位), one a statement at most: where one displacement of printed values makes most of what is
 * broken hold, and spoils nothing. A statement in which fewer than two relations are broken is not looked at.
 */
export function findDisplacements(disclosure: Disclosure): Displacement[] {
  if (disclosure.blankForm || !mayBeDisplaced(disclosure)) return [];
  const facts = factsOf(disclosure);
  const evidence = new Evidence(facts, disclosure);
  const found: Displacement[] = [];
  // The plainest first: two statements that depart from one another accuse each other until one is in its place.
  for (let best = plainest(); best; best = plainest()) {
    found.push(best);
    evidence.settle(best.overlay);
  }
  return found;

  function plainest(): Displacement | undefined {
    let best: Displacement | undefined;
    for (const statement of facts.statements.values()) {
      if (statement.empty || found.some((d) => d.statement === statement)) continue;
      const broken = evidence.brokenOf(statement.id);
      const one = broken < BROKEN_FROM ? undefined : bestOf(statement, broken, evidence);
      if (one && (!best || worthOf(one) > worthOf(best))) best = one;
    }
    return best;
  }
}

/** Whether enough is broken at all: what is right costs nothing more than its relations, which are judged anyhow. */
function mayBeDisplaced(disclosure: Disclosure): boolean {
  const facts = factsOf(disclosure);
  let broken = 0;
  for (const constraint of allIdentitiesOf(disclosure))
    if (constraint.asPrinted().outcome === 'impossible' && ++broken >= BROKEN_FROM) return true;
  for (const { origin, address, figure, certainty, openList } of disclosure.occurrences) {
    if (origin !== 'narrative' || figure.kind !== 'amount' || certainty === 'guess' || openList) continue;
    // A change, or a row that the statement has none of, is no value of a cell.
    const cell = facts.cell(address) ? facts.inStatement(address)?.figure : undefined;
    if (cell && copy(figure, cell).outcome === 'impossible' && ++broken >= BROKEN_FROM) return true;
  }
  return false;
}

function bestOf(statement: Statement, broken: number, evidence: Evidence): Displacement | undefined {
  let best: Displacement | undefined;
  for (const lane of lanesOf(statement)) {
    for (const hypothesis of hypothesesOf(lane, evidence)) {
      const said = new Map(hypothesis.overlay);
      fillIn(said, (address) => saidOf(address, said, evidence));
      // What was filled in bears itself out, and is no proof; only where nothing was moved there is no other.
      const effect = evidence.effect(said);
      const bare = moves(hypothesis.overlay) ? evidence.effect(hypothesis.overlay) : effect;
      const overlay = new Map(said);
      fillIn(overlay, (address) => {
        const worked = workedOut(address, overlay, evidence);
        return worked?.value === 0n ? worked : undefined;
      });
      fillIn(
        overlay,
        (address) => saidOf(address, overlay, evidence) ?? workedOut(address, overlay, evidence),
      );
      const mended = evidence.effect(overlay).fixed;
      const found = trimmed({
        effect,
        bare,
        mended,
        statement,
        broken,
        given: hypothesis.overlay,
        ...hypothesis,
        overlay,
      });
      if (convincing(found) && (!best || worthOf(found) > worthOf(best))) best = found;
    }
  }
  // One wrong cell that explains as much is the simpler cause.
  return best && best.mended - best.effect.spoiled > evidence.mostBySingleCell(statement.id)
    ? best
    : undefined;
}

/** Whether it tells of values that stand printed elsewhere in the block, and not only of some that are missing. */
function moves(overlay: Overlay): boolean {
  return [...overlay.values()].some((figure) => figure !== null);
}

function worthOf({ effect, rows, columns, source }: Displacement): number {
  const { fixed, muted, agreeing, spoiled, lost, departing, still } = effect;
  // A run of values that stands twice betrays itself, also where nothing tells what should be there.
  const betrayed = source === undefined || rows.length < 2 ? 0 : 2 * muted;
  const size = (rows.length * columns.length) / 50;
  return 3 * fixed + betrayed + agreeing - 4 * spoiled - 2 * departing - still - lost / 2 - size;
}

function convincing(found: Displacement): boolean {
  const { kind, lane, rows, overlay, given, broken, effect, bare, mended, source } = found;
  const { fixed, muted, spoiled, departing, lost, confirmed } = effect;
  const equal = bare.proven + bare.agreeing;
  // A bound is kept by many a value: many of them are no more than one equality is.
  const proof =
    source === undefined ? equal + (equal > 0 && bare.fixed - bare.proven > BOUNDS ? 1 : 0) : mended;
  if (proof < 2 || spoiled * 5 > proof || departing > 2 * proof) return false;
  if (source === undefined && (fixed === 0 || lost > proof)) return false;
  if (fixed + muted < broken * EXPLAINED) return false;
  if (source !== undefined) return true;
  const moved = [...(moves(given) ? given : overlay)]
    .filter(([, figure]) => figure?.value)
    .map(([address]) => address);
  const borneOut = moved.filter((address) => confirmed.has(address)).length;
  if (borneOut < moved.length * 0.6) return false;
  // Of two rows that changed places both must be borne out by something.
  return (
    kind !== 'swapped' ||
    rows.every((row) =>
      lane.rows[row]!.cells.every(
        (cell) => !cell || !overlay.get(cell.address)?.value || confirmed.has(cell.address),
      ),
    )
  );
}

/** Without the rows at both ends that hold what they should. */
function trimmed(found: Displacement): Displacement {
  const { lane, rows, overlay } = found;
  const moved = rows.map((row) =>
    lane.rows[row]!.cells.some((cell) => cell && overlay.get(cell.address)?.value !== held(cell)?.value),
  );
  const from = moved.indexOf(true);
  return from < 0 ? found : { ...found, rows: rows.slice(from, moved.lastIndexOf(true) + 1) };
}

/** Fills in the values that the block itself no longer holds, as long as one tells another. */
function fillIn(overlay: Map<string, Figure | null>, value: (address: string) => Figure | undefined): void {
  const open = new Set([...overlay].flatMap(([address, figure]) => (figure === null ? [address] : [])));
  for (let changed = true; changed && open.size > 0; ) {
    changed = false;
    for (const address of open) {
      const figure = value(address);
      if (!figure) continue;
      overlay.set(address, figure);
      open.delete(address);
      changed = true;
    }
  }
}

/** What other places of the document say of a cell, where they say one thing. */
function saidOf(address: string, overlay: Overlay, evidence: Evidence): Figure | undefined {
  const said = evidence.predictions(address, overlay);
  return said.length === 1 ? said[0] : undefined;
}

/** What the identities give for a cell. */
function workedOut(address: string, overlay: Overlay, evidence: Evidence): Figure | undefined {
  const value = evidence.solved(address, overlay);
  if (value === undefined || value < 0n) return undefined;
  if (value === 0n) return NOTHING;
  const like = [...overlay.values()].find((f) => f?.value) ?? evidence.read(address);
  if (!like) return undefined;
  return { kind: 'amount', decimals: like.decimals, unit: like.unit, text: '', value, ulp: like.ulp };
}
