import type { Account } from '../model/account.ts';
import type { Content, Dialect, Heading } from './dialect.ts';
import { ordinal } from './dialects/definitions.ts';
import { DIALECTS } from './dialects/index.ts';
import type { ComposedBlock, ComposedDocument, Run } from './document.ts';
import { layoutForm } from './layout/form.ts';
import { layoutStatement } from './layout/statement.ts';
import type { Sentence } from './sentence.ts';
import { type MissingReason, Voice } from './voice.ts';

export { DIALECTS };

export interface Composed {
  readonly document: ComposedDocument;
  /** Reasons that only the unit can write and has not. */
  readonly missing: readonly MissingReason[];
  /** Addresses of figures that only the unit knows and has not given; printed as 0. */
  readonly absent: readonly string[];
}

/**
 * Puts an account into a locality's words and tables.
 * @param dialect a name of `DIALECTS`
 * @throws RangeError for a dialect that there is not
 */
export function compose(account: Account, dialect: string): Composed {
  const spoken = Object.hasOwn(DIALECTS, dialect) ? DIALECTS[dialect] : undefined;
  if (!spoken) throw new RangeError(`没有地方格式 ${dialect}`);
  const voice = new Voice(account, spoken.habits);
  const title = textOf(spoken.title(voice));
  const blocks = new Blocks(voice, spoken).of(spoken.parts);
  return {
    document: { unit: account.unit, year: account.year, title, blocks: [{ kind: 'contents' }, ...blocks] },
    missing: voice.missing,
    absent: [...voice.absent].sort(),
  };
}

const LEVELS = [1, 2, 3, 4] as const;

class Blocks {
  private headings = 0;

  constructor(
    private readonly voice: Voice,
    private readonly dialect: Dialect,
  ) {}

  of(headings: readonly Heading[], depth = 0): ComposedBlock[] {
    return headings.flatMap((heading, i) => this.section(heading, i + 1, depth));
  }

  private section({ heading, content }: Heading, number: number, depth: number): ComposedBlock[] {
    const level = LEVELS[Math.min(depth, 3)]!;
    const head: ComposedBlock = {
      kind: 'heading',
      level,
      text: `${numbered(level, number)}${heading}`,
      id: `s${++this.headings}`,
    };
    let inner = 0;
    return [
      head,
      ...content.flatMap((part) =>
        isHeading(part) ? this.section(part, ++inner, depth + 1) : this.content(part),
      ),
    ];
  }

  private content(part: Exclude<Content, Heading>): ComposedBlock[] {
    const { voice } = this;
    if (typeof part === 'function') return paragraph(part, voice);
    if ('paragraphs' in part) return part.paragraphs(voice).flatMap((sentence) => paragraph(sentence, voice));
    if ('forms' in part)
      return voice.account.forms.map((form) => ({ kind: 'form', sheet: layoutForm(form, voice.account) }));
    return part.statements.map((id) => ({
      kind: 'statement',
      id,
      sheet: layoutStatement(id, voice.account, this.dialect.statements[id] ?? {}),
    }));
  }
}

function isHeading(content: Content): content is Heading {
  return typeof content === 'object' && 'heading' in content;
}

function paragraph(sentence: Sentence, voice: Voice): ComposedBlock[] {
  const runs = joined(sentence(voice));
  return runs.length > 0 ? [{ kind: 'paragraph', runs }] : [];
}

/** Words next to words are one run. */
function joined(runs: readonly Run[]): Run[] {
  const found: Run[] = [];
  for (const run of runs) {
    const last = found.at(-1);
    const plain = run.address === undefined && !run.missing;
    if (last && plain && last.address === undefined && !last.missing)
      found[found.length - 1] = { text: last.text + run.text };
    else if (run.text !== '') found.push(run);
  }
  return found;
}

function textOf(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('');
}

/** 第一部分, 一、, （一）, 1. */
function numbered(level: 1 | 2 | 3 | 4, n: number): string {
  if (level === 1) return `第${ordinal(n)}部分 `;
  if (level === 2) return `${ordinal(n)}、`;
  return level === 3 ? `（${ordinal(n)}）` : `${n}.`;
}
