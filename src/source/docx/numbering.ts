/**
 * Automatic numbering (自动编号): a paragraph says which list and level it belongs to; its number is printed but stands
 * nowhere in the text. Rules: ECMA-376 Part 1, 17.9.
 */

import { childOf, childrenOf, type XmlNode } from '../../format/xml-tree.ts';
import { formatNumber } from '../format-number.ts';

interface Level {
  readonly start: number;
  readonly format: string;
  /** With holes for the numbers of the levels: 第%1部分, （%2）. */
  readonly text: string;
  /** What follows the number: `tab`, `space`, `nothing`. */
  readonly suffix: string;
  /** The level (1-based) whose number restarts this one; 0 never; undefined any higher level. */
  readonly restart?: number;
  /** All levels in decimal digits (legal numbering). */
  readonly decimal: boolean;
  readonly style?: string;
}

interface Definition {
  readonly levels: ReadonlyMap<number, Level>;
  readonly styleLink?: string;
  readonly linkedStyle?: string;
}

interface List {
  readonly definition: string;
  readonly starts: ReadonlyMap<number, number>;
  readonly levels: ReadonlyMap<number, Level>;
}

const DEEPEST_LEVEL = 8;

/** The lists of a file, counting as the paragraphs pass by in reading order. */
export class Numbering {
  private readonly definitions = new Map<string, Definition>();
  private readonly lists = new Map<string, List>();
  /** The last number of each level, by definition: lists of one definition count on from each other. */
  private readonly counters = new Map<string, (number | undefined)[]>();
  private readonly begun = new Set<string>();

  /** @param root the numbering part, when the file has one. */
  constructor(root?: XmlNode) {
    for (const node of childrenOf(root, 'w:abstractNum')) {
      const levels = new Map<number, Level>();
      for (const level of childrenOf(node, 'w:lvl')) levels.set(levelIndex(level), readLevel(level));
      this.definitions.set(node.attributes.abstractNumId ?? '', {
        levels,
        ...optional('styleLink', childOf(node, 'w:styleLink')?.attributes.val),
        ...optional('linkedStyle', childOf(node, 'w:numStyleLink')?.attributes.val),
      });
    }
    for (const node of childrenOf(root, 'w:num')) {
      const starts = new Map<number, number>();
      const levels = new Map<number, Level>();
      for (const override of childrenOf(node, 'w:lvlOverride')) {
        const index = levelIndex(override);
        const start = numberOf(childOf(override, 'w:startOverride'));
        if (start !== undefined) starts.set(index, start);
        const level = childOf(override, 'w:lvl');
        if (level) levels.set(index, readLevel(level));
      }
      this.lists.set(node.attributes.numId ?? '', {
        definition: this.linked(childOf(node, 'w:abstractNumId')?.attributes.val ?? ''),
        starts,
        levels,
      });
    }
  }

  /** The level at which a list numbers paragraphs of a style, when it does so. */
  levelOfStyle(numId: string, style: string): number | undefined {
    const list = this.lists.get(numId);
    if (!list) return undefined;
    for (let i = 0; i <= DEEPEST_LEVEL; i++) if (this.level(list, i)?.style === style) return i;
    return undefined;
  }

  /**
   * Counts the next paragraph of a list and gives its printed number, with a blank where the print has a gap that the
   * number's own mark (、 or a bracket) does not make. Bullets print nothing.
   */
  next(numId: string, ilvl: number): string {
    const list = this.lists.get(numId);
    if (!list || ilvl < 0 || ilvl > DEEPEST_LEVEL) return '';
    const level = this.level(list, ilvl);
    if (!level) return '';
    let counters = this.counters.get(list.definition);
    if (!counters) {
      counters = [];
      this.counters.set(list.definition, counters);
    }
    // A list that overrides a start begins anew the first time it is met at that level.
    const key = `${numId}/${ilvl}`;
    const override = this.begun.has(key) ? undefined : list.starts.get(ilvl);
    this.begun.add(key);
    const last = counters[ilvl];
    counters[ilvl] = override ?? (last === undefined ? (list.starts.get(ilvl) ?? level.start) : last + 1);
    for (let deeper = ilvl + 1; deeper <= DEEPEST_LEVEL; deeper++) {
      const restart = this.level(list, deeper)?.restart;
      if (restart === undefined || (restart > 0 && ilvl < restart)) counters[deeper] = undefined;
    }
    // A level skipped on the way down is printed, and counted, as begun.
    for (let higher = 0; higher < ilvl; higher++) {
      counters[higher] ??= list.starts.get(higher) ?? this.level(list, higher)?.start ?? 1;
    }
    if (level.format === 'bullet') return '';
    const printed = level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      const format = this.level(list, index)?.format ?? 'decimal';
      const value = counters[index];
      if (value === undefined) return '';
      return formatNumber(value, level.decimal && format !== 'none' ? 'decimal' : format);
    });
    if (printed === '') return '';
    return level.suffix === 'nothing' || /[、，。．：；）】〕》\s]$/.test(printed) ? printed : `${printed} `;
  }

  private level(list: List, index: number): Level | undefined {
    return list.levels.get(index) ?? this.definitions.get(list.definition)?.levels.get(index);
  }

  /** A definition may stand for that of a numbering style. */
  private linked(id: string): string {
    const style = this.definitions.get(id)?.linkedStyle;
    if (style === undefined) return id;
    for (const [other, definition] of this.definitions) if (definition.styleLink === style) return other;
    return id;
  }
}

function readLevel(node: XmlNode): Level {
  const restart = numberOf(childOf(node, 'w:lvlRestart'));
  // A format outside the standard's list stands in a branch for newer programs, the fallback beside it.
  const format =
    childOf(node, 'w:numFmt') ??
    childOf(childOf(childOf(node, 'mc:AlternateContent'), 'mc:Fallback'), 'w:numFmt');
  return {
    start: numberOf(childOf(node, 'w:start')) ?? 0,
    format: format?.attributes.val ?? 'decimal',
    text: childOf(node, 'w:lvlText')?.attributes.val ?? '',
    suffix: childOf(node, 'w:suff')?.attributes.val ?? 'tab',
    ...optional('restart', restart),
    decimal: isOn(childOf(node, 'w:isLgl')),
    ...optional('style', childOf(node, 'w:pStyle')?.attributes.val),
  };
}

function levelIndex(node: XmlNode): number {
  return Number(node.attributes.ilvl ?? 0);
}

function numberOf(node: XmlNode | undefined): number | undefined {
  const value = Number(node?.attributes.val ?? Number.NaN);
  return Number.isInteger(value) && Math.abs(value) < 1e6 ? value : undefined;
}

function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: V });
}

/** A switch of the format: present without a value means on. */
export function isOn(node: XmlNode | undefined): boolean {
  return node !== undefined && !['0', 'false', 'off'].includes(node.attributes.val ?? '');
}
