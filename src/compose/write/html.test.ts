import { describe, expect, it } from 'vitest';
import { randomAccount } from '../../../test/made-up/random-account.ts';
import { compose, DIALECTS } from '../compose.ts';
import { writeHtml } from './html.ts';

const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((m) => m[1] ?? '');

describe.each(Object.keys(DIALECTS))('a page (%s)', (dialect) => {
  const { document } = compose(randomAccount(7), dialect);
  const html = writeHtml(document);
  const ids = all(html, / id="([^"]*)"/g);

  it('has every id once, and an id for every link', () => {
    expect(new Set(ids).size).toBe(ids.length);
    const links = all(html, /<a [^>]*href="#([^"]*)"/g);
    expect(links.length).toBeGreaterThan(50);
    for (const link of links) expect(ids).toContain(decodeURIComponent(link));
  });

  it('leads from a figure of the text to its cell and back', () => {
    const [, cell, mention] = /<p>.*?<a href="#(cell-\d+)" id="(mention-\d+)">/.exec(html)!;
    expect(html).toMatch(new RegExp(`<t[dh] [^>]*id="${cell}"[^>]*><a href="#${mention}">`));
  });

  it('tells what every header cell is the head of', () => {
    const heads = all(html, /<th ([^>]*)>/g);
    expect(heads.length).toBeGreaterThan(50);
    for (const head of heads) expect(head).toMatch(/scope="(?:col|colgroup|row|rowgroup)"/);
    const tables = html.split('<table').length - 1;
    expect(tables).toBe(document.blocks.filter((b) => 'sheet' in b).length);
    expect(all(html, /(<div class="head"><h3>)/g)).toHaveLength(tables);
    expect(all(html, /(<div class="scroll" role="region" tabindex="0" aria-label=)/g)).toHaveLength(tables);
  });

  it('needs nothing from elsewhere and runs nothing', () => {
    expect(html).not.toMatch(/\b(?:src|srcset|poster|action)=|@import|url\(|\son\w+=/i);
    expect(all(html, /<script([^>]*)>/g)).toEqual([' type="application/ld+json"']);
    expect(html).not.toContain('<link');
  });

  it('tells machines what it is', () => {
    const data = JSON.parse(all(html, /<script[^>]*>(.*?)<\/script>/g)[0]!) as Record<string, unknown>;
    expect(data).toMatchObject({
      '@type': 'Dataset',
      name: document.title,
      temporalCoverage: `${document.year}-01-01/${document.year}-12-31`,
      creator: { name: document.unit },
    });
    expect(data.variableMeasured).toHaveLength(9);
  });
});

describe('a page', () => {
  it('marks what only the unit can write', () => {
    const html = writeHtml({
      unit: '甲',
      year: 2024,
      title: '甲决算',
      blocks: [{ kind: 'paragraph', runs: [{ text: '原因是' }, { text: '〔请填写〕', missing: true }] }],
    });
    expect(html).toContain('<p>原因是<mark title="须由单位填写">〔请填写〕</mark></p>');
    expect(html).not.toContain('<nav');
  });
});
