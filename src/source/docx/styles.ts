/** Styles (样式): what a paragraph or run inherits, along the chain of styles it is based on. */

import { childOf, childrenOf, type XmlNode } from '../../format/xml-tree.ts';
import { isOn } from './numbering.ts';

interface Style {
  readonly id: string;
  readonly name: string;
  readonly basedOn?: string;
  readonly paragraph?: XmlNode;
  readonly run?: XmlNode;
}

/** How a run looks; undefined where neither the run nor its styles say. */
export interface RunLook {
  /** In points. */
  readonly size?: number;
  readonly bold: boolean;
  readonly hidden: boolean;
}

export class Styles {
  private readonly styles = new Map<string, Style>();
  private readonly chains = new Map<string, readonly Style[]>();
  private readonly defaultParagraph: string | undefined;
  private readonly paragraphDefaults: XmlNode | undefined;
  private readonly runDefaults: XmlNode | undefined;

  /** @param root the styles part, when the file has one. */
  constructor(root?: XmlNode) {
    const defaults = childOf(root, 'w:docDefaults');
    this.paragraphDefaults = childOf(childOf(defaults, 'w:pPrDefault'), 'w:pPr');
    this.runDefaults = childOf(childOf(defaults, 'w:rPrDefault'), 'w:rPr');
    for (const node of childrenOf(root, 'w:style')) {
      const id = node.attributes.styleId;
      if (id === undefined) continue;
      const basedOn = childOf(node, 'w:basedOn')?.attributes.val;
      const paragraph = childOf(node, 'w:pPr');
      const run = childOf(node, 'w:rPr');
      this.styles.set(id, {
        id,
        name: childOf(node, 'w:name')?.attributes.val ?? id,
        ...(basedOn === undefined ? {} : { basedOn }),
        ...(paragraph ? { paragraph } : {}),
        ...(run ? { run } : {}),
      });
      if (
        node.attributes.type === 'paragraph' &&
        ['1', 'true', 'on'].includes(node.attributes.default ?? '')
      ) {
        this.defaultParagraph ??= id;
      }
    }
  }

  /**
   * Heading level (大纲级别), 1-based: the paragraph's own outline level, else the first one along its styles, where a
   * style named 标题 1 or heading 1 has it by its name.
   */
  headingLevel(properties: XmlNode | undefined): number | undefined {
    const own = outlineLevel(properties);
    if (own !== undefined) return own || undefined;
    const id = styleOf(properties);
    for (const style of this.chain(id ?? this.defaultParagraph)) {
      const level = outlineLevel(style.paragraph) ?? levelByName(style.name);
      if (level !== undefined) return level || undefined;
    }
    // A file without its styles part still names the style.
    return id !== undefined && !this.styles.has(id) ? levelByName(id) : undefined;
  }

  /** Whether the paragraph is centred. */
  centred(properties: XmlNode | undefined): boolean {
    return this.paragraphProperty(properties, 'w:jc')?.attributes.val === 'center';
  }

  /** The list a paragraph is numbered in by itself or its style; undefined for none. */
  numbering(
    properties: XmlNode | undefined,
  ): { readonly numId: string; readonly ilvl?: number; readonly style?: string } | undefined {
    const own = childOf(properties, 'w:numPr');
    let numId = childOf(own, 'w:numId')?.attributes.val;
    let ilvl = childOf(own, 'w:ilvl')?.attributes.val;
    let from: string | undefined;
    if (numId === undefined) {
      for (const style of this.chain(styleOf(properties) ?? this.defaultParagraph)) {
        const inherited = childOf(style.paragraph, 'w:numPr');
        ilvl ??= childOf(inherited, 'w:ilvl')?.attributes.val;
        numId = childOf(inherited, 'w:numId')?.attributes.val;
        if (numId === undefined) continue;
        from = style.id;
        break;
      }
    }
    if (numId === undefined || numId === '0') return undefined;
    return {
      numId,
      ...(ilvl === undefined ? {} : { ilvl: Number(ilvl) }),
      ...(from === undefined ? {} : { style: from }),
    };
  }

  /** Look of a run: its own properties, its style, the paragraph's style, the file's defaults. */
  runLook(run: XmlNode | undefined, paragraph: XmlNode | undefined): RunLook {
    const sources: (XmlNode | undefined)[] = [run];
    const character = childOf(run, 'w:rStyle')?.attributes.val;
    for (const style of this.chain(character)) sources.push(style.run);
    for (const style of this.chain(styleOf(paragraph) ?? this.defaultParagraph)) sources.push(style.run);
    sources.push(this.runDefaults);
    const first = (name: string): XmlNode | undefined => {
      for (const source of sources) {
        const found = childOf(source, name);
        if (found) return found;
      }
      return undefined;
    };
    // Half points.
    const size = Number(first('w:sz')?.attributes.val ?? Number.NaN) / 2;
    return {
      bold: isOn(first('w:b')),
      hidden: isOn(first('w:vanish')),
      ...(size > 0 && size < 2000 ? { size } : {}),
    };
  }

  private paragraphProperty(properties: XmlNode | undefined, name: string): XmlNode | undefined {
    const own = childOf(properties, name);
    if (own) return own;
    for (const style of this.chain(styleOf(properties) ?? this.defaultParagraph)) {
      const found = childOf(style.paragraph, name);
      if (found) return found;
    }
    return childOf(this.paragraphDefaults, name);
  }

  /** A style and those it is based on, nearest first; a circle ends the chain. */
  private chain(id: string | undefined): readonly Style[] {
    if (id === undefined) return [];
    const known = this.chains.get(id);
    if (known) return known;
    const chain: Style[] = [];
    const seen = new Set<string>();
    for (let next: string | undefined = id; next !== undefined && !seen.has(next); ) {
      seen.add(next);
      const style = this.styles.get(next);
      if (!style) break;
      chain.push(style);
      next = style.basedOn;
    }
    this.chains.set(id, chain);
    return chain;
  }
}

function styleOf(properties: XmlNode | undefined): string | undefined {
  return childOf(properties, 'w:pStyle')?.attributes.val;
}

/** 1…9, 0 for body text, undefined where nothing is said. */
function outlineLevel(properties: XmlNode | undefined): number | undefined {
  const value = childOf(properties, 'w:outlineLvl')?.attributes.val;
  if (value === undefined) return undefined;
  const level = Number(value);
  return Number.isInteger(level) && level >= 0 && level < 9 ? level + 1 : 0;
}

/** heading 1, 标题 1, also with other names after it (标题 1,章标题). */
function levelByName(name: string): number | undefined {
  const match = /^(?:heading|标题)\s*([1-9])(?:[,;].*)?$/i.exec(name.trim());
  return match ? Number(match[1]) : undefined;
}
