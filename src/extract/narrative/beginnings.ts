/**
 * The characters that a match of a pattern can begin with, so that it need be tried at no other place; undefined where
 * that may be any character, or where it may match nothing at all. Of what patterns can hold it knows what the lexicon
 * uses; anything else counts as any character.
 */
export function beginningsOf(source: string): ReadonlySet<string> | undefined {
  const { begins, nullable } = new Reader(source).alternatives();
  return nullable ? undefined : begins;
}

/** What a part of a pattern can begin with (undefined: anything), and whether it can be empty. */
interface Part {
  readonly begins: ReadonlySet<string> | undefined;
  readonly nullable: boolean;
}

const NOTHING: ReadonlySet<string> = new Set();
const DIGITS: ReadonlySet<string> = new Set('0123456789');
const ASSERTION: Part = { begins: NOTHING, nullable: true };
const ANYTHING: Part = { begins: undefined, nullable: false };
/** A class with more characters says as little as any character. */
const MOST = 64;

class Reader {
  private at = 0;

  constructor(private readonly source: string) {}

  /** Reads up to the end of the group, or of the pattern. */
  alternatives(): Part {
    let all = this.sequence();
    while (this.source[this.at] === '|') {
      this.at++;
      const other = this.sequence();
      all = { begins: union(all.begins, other.begins), nullable: all.nullable || other.nullable };
    }
    return all;
  }

  private sequence(): Part {
    let all: Part = ASSERTION;
    while (this.at < this.source.length && this.source[this.at] !== '|' && this.source[this.at] !== ')') {
      const atom = this.atom();
      const part = this.mayBeMissing() ? { begins: atom.begins, nullable: true } : atom;
      if (all.nullable) all = { begins: union(all.begins, part.begins), nullable: part.nullable };
    }
    return all;
  }

  private atom(): Part {
    const { source } = this;
    const character = source[this.at++]!;
    if (character === '^' || character === '$') return ASSERTION;
    if (character === '.') return ANYTHING;
    if (character === '[') return { begins: this.characterClass(), nullable: false };
    if (character === '\\') return { begins: this.escaped(), nullable: false };
    if (character !== '(') return { begins: new Set(character), nullable: false };
    const [head] = /^(?:\?(?:[:=!]|<[=!]|<\w+>))?/.exec(source.slice(this.at))!;
    this.at += head.length;
    const inner = this.alternatives();
    this.at++;
    return /[=!]$/.test(head) ? ASSERTION : inner;
  }

  private mayBeMissing(): boolean {
    const quantifier = /^(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/.exec(this.source.slice(this.at));
    if (!quantifier) return false;
    this.at += quantifier[0].length;
    return /^[?*]/.test(quantifier[0]) || quantifier[1] === '0';
  }

  private escaped(): ReadonlySet<string> | undefined {
    const character = this.source[this.at++]!;
    if (character === 'd') return DIGITS;
    return /\w/.test(character) ? undefined : new Set(character);
  }

  private characterClass(): ReadonlySet<string> | undefined {
    const found = new Set<string>();
    let all = this.source[this.at] === '^';
    while (this.source[this.at] !== ']') {
      const character = this.source[this.at++]!;
      if (character === '\\') {
        const some = this.escaped();
        if (!some) all = true;
        for (const one of some ?? []) found.add(one);
      } else if (this.source[this.at] === '-' && this.source[this.at + 1] !== ']') {
        const [from, to] = [character.charCodeAt(0), this.source.charCodeAt(this.at + 1)];
        this.at += 2;
        if (to - from > MOST) all = true;
        else for (let code = from; code <= to; code++) found.add(String.fromCharCode(code));
      } else found.add(character);
    }
    this.at++;
    return all ? undefined : found;
  }
}

function union(a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined) {
  if (!a || !b) return undefined;
  if (b.size === 0) return a;
  return a.size === 0 ? b : new Set([...a, ...b]);
}
