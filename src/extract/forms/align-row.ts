/** A heading that a row's cells can stand under. */
export interface Slot<Kind extends string> {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

interface Placed extends Stretch {
  readonly text: string;
}

/** What it costs to leave a cell under no heading at all. */
const UNPLACED = -4;

/**
 * Puts the printed cells of a row under headings, keeping their order. A cell usually overlaps its heading; where a tab
 * or a merged cell was lost the row stands shifted, as a whole or from some cell on, and what the cells hold decides.
 *
 * @param suits how well a text suits a heading: about +4 (surely) to −6 (surely not).
 * @returns for each cell the index of its slot, or −1.
 */
export function alignRow<Kind extends string>(
  cells: readonly Placed[],
  slots: readonly Slot<Kind>[],
  suits: (kind: Kind, text: string) => number,
): number[] {
  let best: { worth: number; placed: number[] } | undefined;
  // What a cell holds does not change with where the row stands.
  const fit = cells.map((cell) => slots.map((slot) => suits(slot.kind, cell.text)));
  for (const shift of [0, 1, -1, 2, -2, 3, -3]) {
    const moved = cells.map((c) => ({ start: c.start + shift, end: c.end + shift }));
    const tried = alignShifted(moved, slots, fit);
    const worth = tried.worth - Math.abs(shift) / 2;
    if (!best || worth > best.worth) best = { worth, placed: tried.placed };
  }
  return best!.placed;
}

function alignShifted(
  cells: readonly Stretch[],
  slots: readonly Stretch[],
  fit: readonly (readonly number[])[],
): { worth: number; placed: number[] } {
  const width = slots.length + 1;
  const best = new Float64Array((cells.length + 1) * width);
  const choice = new Int8Array((cells.length + 1) * width);
  for (let i = 1; i <= cells.length; i++) {
    const cell = cells[i - 1]!;
    for (let j = 0; j < width; j++) {
      // 0: the cell stays unplaced; 1: the slot stays empty; 2: they meet.
      let value = best[(i - 1) * width + j]! + UNPLACED;
      let taken = 0;
      const slot = slots[j - 1];
      if (slot) {
        if (best[i * width + j - 1]! > value) {
          value = best[i * width + j - 1]!;
          taken = 1;
        }
        const met = best[(i - 1) * width + j - 1]! + nearness(cell, slot) + fit[i - 1]![j - 1]!;
        // Equal worth: meeting keeps rows of blanks and strokes in place.
        if (met >= value) {
          value = met;
          taken = 2;
        }
      }
      best[i * width + j] = value;
      choice[i * width + j] = taken;
    }
  }
  const placed = new Array<number>(cells.length).fill(-1);
  let i = cells.length;
  let j = slots.length;
  while (i > 0) {
    const taken = choice[i * width + j];
    if (taken === 1) j--;
    else {
      i--;
      if (taken === 2) placed[i] = --j;
    }
  }
  return { worth: best[cells.length * width + slots.length]!, placed };
}

function nearness(cell: Stretch, slot: Stretch): number {
  const overlap = Math.min(cell.end, slot.end) - Math.max(cell.start, slot.start);
  if (overlap > 0) return 1;
  return -0.5 * Math.min(6, 1 - overlap);
}
