/** The article within a site's page: without what every page of the site has around it. */
import type { Element, Weight } from './page-tree.ts';

/** Never part of what a person reads as the article. */
const DROPPED = new Set(
  'head script style noscript template xml iframe object embed svg canvas button select option datalist textarea input audio video map frameset'.split(
    ' ',
  ),
);
/** Around an article by their meaning. */
const AROUND = new Set(['nav', 'header', 'footer', 'aside', 'menu']);
/** Words of class names and ids of what stands around an article. */
const NOISE = new Set(
  (
    'nav navbar navs navigation navi menu menus header footer foot copyright breadcrumb breadcrumbs crumb crumbs ' +
    'share shares bdsharebuttonbox bdshare bshare jiathis sharebox socialshare print printer dayin related relate ' +
    'relates recommend recommends sidebar aside pagination pager paging dqwz wzdh position weizhi currentposition ' +
    'search searchbox login toolbar fontsize qrcode ewm erweima prevnext comment comments friendlink links ' +
    'accessibility wza hidden hide'
  ).split(' '),
);
/** Class names and ids under which the publishing systems of government sites put an article. */
const CONTAINER =
  /^(?:trs_editor|trs_ueditor|trs_preappend|ucap-content|zoom|zoomcon|article|article-content|article-body|article_content|articlecontent|article-con|article_con|content|contents|contentbox|content_box|contenttext|con_text|text-content|text_content|pages_content|wp_articlecontent|v_news_content|news_content|newscontent|news-content|news_detail|main-content|maincontent|main_content|detail|detail-content|detail_content|detailcontent|xxgk_content|xl_content|xxgkcontent|info-content|info_content|view|vsb_content|vsb_content_\d+|ivs_content|editor|j_content|doc-content|show_content|info_detail|wz_content|wzcontent|txt|nr|zw|zhengwen|zwnr|bt-content|easysite-news-text|gknr|cont|mainbody|entry-content|post-content|markdown-body)$/i;

/** The part of a page to be read. */
export interface MainContent {
  readonly main: Element;
  /** The whole page without scripts and what is hidden, for what is looked for around the article. */
  readonly page: Element;
}

/**
 * The main content of a page. What evidently stands around it (navigation, foot, shares) is cut off, unless most of the
 * text is in it; then the way goes down from the page, or from a container that publishing systems are known to use, as
 * long as one element has nearly all of the text and every table.
 */
export function mainContentOf(root: Element): MainContent {
  const page = bodyOf(root);
  drop(page);
  weigh(page);
  const plainText = (element: Element): number => {
    const { text, linked } = element.weight!;
    return text - linked;
  };
  const whole = plainText(page);
  cut(page, (element) => {
    const { tabled } = element.weight!;
    return plainText(element) > 0.3 * whole || tabled > 100;
  });
  weigh(page);

  let main = page;
  const total = plainText(page);
  const tables = page.weight!.tabled;
  const known = containersIn(page).filter(
    (c) =>
      c.weight!.tabled >= 0.9 * tables &&
      (plainText(c) >= 0.4 * total || (plainText(c) >= 400 && plainText(c) >= 0.2 * total)),
  );
  // The outermost that is not the page itself; the way down finds the innermost.
  const best = known.reduce<Element | undefined>(
    (most, c) => (most === undefined || plainText(c) > plainText(most) ? c : most),
    undefined,
  );
  if (best) main = best;
  for (;;) {
    const next = main.children.find(
      (child): child is Element => typeof child !== 'string' && holdsNearlyAll(child, main),
    );
    if (!next || !BOXES.has(next.tag)) return { main, page };
    main = next;
  }

  function holdsNearlyAll(child: Element, parent: Element): boolean {
    const inside = child.weight!;
    const around = parent.weight!;
    const left = plainText(parent) - plainText(child);
    const enough = isContainer(child) ? 0.8 : 0.9;
    return (
      inside.tabled === around.tabled &&
      plainText(child) >= enough * plainText(parent) &&
      plainText(child) > 0 &&
      left <= 300 &&
      (isContainer(child) || !parent.children.some((own) => typeof own === 'string' && printed(own) > 0)) &&
      !parent.children.some(
        (other) => typeof other !== 'string' && other !== child && /^(?:h[1-6]|p)$/.test(other.tag),
      )
    );
  }
}

/** Elements that may be nothing but a box around the rest. */
const BOXES = new Set([
  'body',
  'div',
  'section',
  'article',
  'main',
  'center',
  'form',
  'html',
  'span',
  'font',
]);

/** The body; a file without one is a piece of a page. */
function bodyOf(root: Element): Element {
  const find = (element: Element): Element | undefined => {
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      if (child.tag === 'body') return child;
      const found = child.tag === 'html' ? find(child) : undefined;
      if (found) return found;
    }
    return undefined;
  };
  const body = find(root);
  // Pages put together by include files have text before their body or behind it.
  return body && printedIn(body) > 0.5 * printedIn(root) ? body : root;
}

function printedIn(element: Element): number {
  let count = 0;
  for (const child of element.children) {
    if (typeof child === 'string') count += printed(child);
    else if (!DROPPED.has(child.tag)) count += printedIn(child);
  }
  return count;
}

/** Characters of a text that are not blank. */
function printed(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x20 && code !== 0xa0 && code !== 0x3000) count++;
  }
  return count;
}

/** Whether a person does not see an element. */
export function isHidden(element: Element): boolean {
  const { style, hidden } = element.attributes;
  if (hidden !== undefined && hidden !== 'until-found') return true;
  return (
    style !== undefined &&
    /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i.test(style)
  );
}

/** Takes out what is never read, and what is hidden. */
function drop(element: Element): void {
  const left = (child: Element | string): boolean =>
    typeof child === 'string' || !(DROPPED.has(child.tag) || isHidden(child));
  if (!element.children.every(left)) element.children = element.children.filter(left);
  for (const child of element.children) if (typeof child !== 'string') drop(child);
}

function cut(element: Element, needed: (element: Element) => boolean): void {
  const left = (child: Element | string): boolean =>
    typeof child === 'string' || !isNoise(child) || needed(child);
  if (!element.children.every(left)) element.children = element.children.filter(left);
  for (const child of element.children) if (typeof child !== 'string') cut(child, needed);
}

function isNoise(element: Element): boolean {
  if (AROUND.has(element.tag)) return true;
  const { class: names = '', id = '', role = '' } = element.attributes;
  if (/^(?:navigation|banner|contentinfo|search|complementary)$/i.test(role)) return true;
  if (names === '' && id === '') return false;
  // Cells and lines of tables are content, whatever an editor called them.
  if (/^(?:td|th|tr|tbody|p|span|font|b|strong)$/.test(element.tag)) return false;
  for (const name of `${names} ${id}`.split(/\s+/)) {
    if (name === '') continue;
    if (NOISE.has(name.toLowerCase())) return true;
    const words = name
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(/[-_\s\d]+/);
    if (
      words.length > 1 &&
      words.some((word) => NOISE.has(word)) &&
      !words.some((word) => /^(?:content|article|main|body|wrap|zoom)/.test(word))
    )
      return true;
  }
  return false;
}

function isContainer(element: Element): boolean {
  if (element.tag === 'article' || element.tag === 'main') return true;
  const { class: names, id } = element.attributes;
  if (id !== undefined && CONTAINER.test(id)) return true;
  if (names === undefined) return false;
  return names.split(/\s+/).some((name) => CONTAINER.test(name));
}

function containersIn(page: Element): Element[] {
  const found: Element[] = [];
  const look = (element: Element): void => {
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      if (isContainer(child)) found.push(child);
      look(child);
    }
  };
  look(page);
  return found;
}

function weigh(element: Element): Weight {
  let text = 0;
  let linked = 0;
  let tabled = 0;
  let hasTable = false;
  for (const child of element.children) {
    if (typeof child === 'string') text += printed(child);
    else {
      const inside = weigh(child);
      text += inside.text;
      linked += inside.linked;
      tabled += inside.tabled;
      hasTable ||= inside.hasTable;
    }
  }
  if (element.tag === 'a' && element.attributes.href !== undefined) linked = text;
  if (element.tag === 'table') {
    if (!hasTable) tabled = text;
    hasTable = true;
  }
  element.weight = { text, linked, tabled, hasTable };
  return element.weight;
}
