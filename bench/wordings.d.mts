/** A passage of the collection: a small right text with slots for its figures. */
export interface Wording {
  readonly region: string;
  readonly kind: string;
  readonly template: string;
}

/** A free figure: units of its last digit. */
export interface Free {
  readonly units: number;
  readonly decimals: number;
}

/** A figure in the text: worked out from others, or said again, where `derived`. */
export interface Slot {
  readonly start: number;
  readonly end: number;
  readonly expression: string;
  readonly derived: boolean;
}

export function wordingsIn(folder: string): Wording[];
export function examplesOf(template: string): Map<string, Free>;
export function variantOf(template: string, random: () => number): Map<string, Free> | undefined;
export function render(
  template: string,
  values?: ReadonlyMap<string, Free>,
): { readonly text: string; readonly slots: readonly Slot[] };
export function random(seed: number): () => number;
export function slipped(text: string, slot: Slot, roll: () => number, digit?: 'any' | 'leading'): string;
