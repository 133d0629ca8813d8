/** A page as a tree of elements, built from htmlparser2's tokens: no depth and no disorder of tags can overflow it. */
import { Tokenizer } from 'htmlparser2';

/** An element of a page. */
export interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: Element | undefined;
  /** Elements and pieces of text, in order. */
  children: (Element | string)[];
  /** Set while the main content is looked for. */
  weight: Weight | undefined;
}

/** What is known of an element's text, in printed characters. */
export interface Weight {
  readonly text: number;
  /** Of these in links. */
  readonly linked: number;
  /** Of these in tables that hold no tables. */
  readonly tabled: number;
  readonly hasTable: boolean;
}

/**
 * Elements nested deeper than this are hung up side by side at this depth: what they print stays in order, and whatever
 * walks the tree may call itself. No page is read worse for it.
 */
const DEEPEST = 300;

const VOID = new Set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr'.split(
    ' ',
  ),
);
/** Their content is nothing that is printed. */
const RAW = new Set(['script', 'style']);
/** A paragraph that is still open ends where one of these begins. */
const BLOCKS = new Set(
  'address article aside blockquote center details dir div dl dt dd fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section table ul'.split(
    ' ',
  ),
);
/** Tags outside a cell never close anything within it, nor the other way round. */
const WALLS = new Set(['td', 'th', 'table', 'caption', 'body', 'html']);
const TABLE_PARTS = new Set(['td', 'th', 'tr', 'tbody', 'thead', 'tfoot', 'caption', 'colgroup']);

/** Elements of a table that hold nothing but its parts. */
const GRID = new Set(['table', 'tbody', 'thead', 'tfoot', 'tr']);

/** What begins closes these, up to the wall: a cell the last cell, an item the last item. */
const CLOSES: Readonly<
  Record<string, { readonly these: readonly string[]; readonly wall: readonly string[] }>
> = {
  li: { these: ['li'], wall: ['ul', 'ol', 'menu', 'dir', 'td', 'th', 'table'] },
  dt: { these: ['dt', 'dd'], wall: ['dl', 'td', 'th', 'table'] },
  dd: { these: ['dt', 'dd'], wall: ['dl', 'td', 'th', 'table'] },
  td: { these: ['td', 'th', 'caption'], wall: ['tr', 'table'] },
  th: { these: ['td', 'th', 'caption'], wall: ['tr', 'table'] },
  tr: { these: ['tr', 'caption', 'colgroup'], wall: ['table'] },
  tbody: { these: ['tbody', 'thead', 'tfoot', 'caption', 'colgroup'], wall: ['table'] },
  thead: { these: ['tbody', 'thead', 'tfoot', 'caption', 'colgroup'], wall: ['table'] },
  tfoot: { these: ['tbody', 'thead', 'tfoot', 'caption', 'colgroup'], wall: ['table'] },
};

/** The root of a page's tree; its tag is empty. Never fails: whatever the text, it is some page. */
export function parsePage(text: string): Element {
  const root: Element = { tag: '', attributes: {}, parent: undefined, children: [], weight: undefined };
  const stack: Element[] = [root];
  /** Names of open elements beyond the depth. */
  const beyond: string[] = [];
  let tag = '';
  let attributes: Record<string, string> = {};
  let attribute = '';
  let value = '';
  /** Open element whose content is left out, and how many of its name are open in it. */
  let raw = '';
  let rawDepth = 0;

  const top = (): Element => stack[stack.length - 1]!;
  const say = (piece: string): void => {
    if (raw !== '' || piece === '') return;
    if (GRID.has(top().tag) && piece.trim() !== '') foster(piece);
    else append(top(), piece);
  };
  /** What stands in a table and in no cell of it is printed before the table. */
  const foster = (child: Element | string): void => {
    const table = openTable();
    if (table?.parent) {
      const { children } = table.parent;
      children.splice(children.lastIndexOf(table), 0, child);
    } else append(top(), child);
  };
  const openTable = (): Element | undefined => stack.findLast((element) => element.tag === 'table');
  const popTo = (index: number): void => {
    stack.length = index;
    beyond.length = 0;
  };
  const closeAny = (these: readonly string[], walls: (tag: string) => boolean): void => {
    for (let i = beyond.length - 1; i >= 0 && i >= beyond.length - 50; i--) {
      if (these.includes(beyond[i]!)) {
        beyond.length = i;
        return;
      }
      if (walls(beyond[i]!)) return;
    }
    if (beyond.length > 50) return;
    for (let i = stack.length - 1; i > 0; i--) {
      if (these.includes(stack[i]!.tag)) {
        popTo(i);
        return;
      }
      if (walls(stack[i]!.tag)) return;
    }
  };
  const open = (closed: boolean): void => {
    const name = tag;
    if (raw !== '') {
      if (name === raw && !closed) rawDepth++;
      return;
    }
    if (RAW.has(name)) {
      if (closed) return;
      raw = name;
      rawDepth = 1;
      return;
    }
    if (BLOCKS.has(name)) closeAny(['p'], (t) => WALLS.has(t) || t === 'li' || t === 'div');
    const rule = CLOSES[name];
    if (rule) closeAny(rule.these, (t) => rule.wall.includes(t));
    if (TABLE_PARTS.has(name)) {
      // Whatever is open around a row, but within its table, was never closed.
      const at = stack.findLastIndex(({ tag }) => GRID.has(tag) || tag === 'td' || tag === 'th');
      if (at > 0 && GRID.has(stack[at]!.tag) && beyond.length === 0) popTo(at + 1);
    } else if (GRID.has(top().tag) && name === 'form') return;
    if (name === 'table' && GRID.has(top().tag)) closeAny(['table'], () => false);
    const fostered = GRID.has(top().tag) && !TABLE_PARTS.has(name);
    const parent = fostered ? (openTable()?.parent ?? top()) : top();
    const element: Element = { tag: name, attributes, parent, children: [], weight: undefined };
    if (fostered) foster(element);
    else parent.children.push(element);
    if (VOID.has(name) || closed) return;
    if (stack.length < DEEPEST) stack.push(element);
    else beyond.push(name);
  };

  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onopentagname(start, end) {
        tag = text.slice(start, end).toLowerCase();
        attributes = {};
      },
      onopentagend() {
        open(false);
      },
      onselfclosingtag() {
        // Only elements of other vocabularies (o:p, v:shape) close themselves.
        open(tag.includes(':'));
      },
      onclosetag(start, end) {
        const name = text.slice(start, end).toLowerCase();
        if (raw !== '') {
          if (name === raw && --rawDepth === 0) raw = '';
          return;
        }
        if (name === 'br') {
          top().children.push({ tag: 'br', attributes: {}, parent: top(), children: [], weight: undefined });
          return;
        }
        if (name === 'body' || name === 'html') return;
        if (name === 'table') closeAny(['table'], () => false);
        else if (TABLE_PARTS.has(name)) closeAny([name], (t) => t === 'table');
        else closeAny([name], (t) => WALLS.has(t));
      },
      onattribname(start, end) {
        attribute = text.slice(start, end).toLowerCase();
        value = '';
      },
      onattribdata(start, end) {
        value += text.slice(start, end);
      },
      onattribentity(code) {
        value += String.fromCodePoint(code);
      },
      onattribend() {
        if (!Object.hasOwn(attributes, attribute) && attribute !== '__proto__') attributes[attribute] = value;
        value = '';
      },
      ontext(start, end) {
        say(text.slice(start, end));
      },
      ontextentity(code) {
        say(String.fromCodePoint(code));
      },
      oncomment() {},
      oncdata() {},
      ondeclaration() {},
      onprocessinginstruction() {},
      onend() {},
    },
  );
  tokenizer.write(text);
  tokenizer.end();
  return root;
}

function append(element: Element, child: Element | string): void {
  const { children } = element;
  const last = children.length - 1;
  if (typeof child === 'string' && typeof children[last] === 'string') children[last] += child;
  else children.push(child);
}

/** All text below an element as it stands in the file. */
export function rawTextOf(element: Element): string {
  let text = '';
  for (const child of element.children) text += typeof child === 'string' ? child : rawTextOf(child);
  return text;
}
