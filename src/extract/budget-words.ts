import type { Block, SourceDocument } from '../model/document.ts';

/**
 * Titles of a budget disclosure's statements (预算公开表) and those of the final accounts with the same rows and
 * columns: one declaration serves both.
 */
const TITLES: readonly (readonly [budget: RegExp, final: string])[] = [
  [/^.{0,8}财政拨款收支(?:预算)?总(?:体情况)?表$/, '财政拨款收入支出决算总表'],
  [/^.{0,8}(?:部门)?收支(?:预算)?总(?:体情况)?表$/, '收入支出决算总表'],
  [/^.{0,8}(?:部门)?收入(?:预算)?总(?:体情况)?表$/, '收入决算表'],
  [/^.{0,8}(?:部门)?支出(?:预算)?总(?:体情况)?表$/, '支出决算表'],
  [/^.{0,8}一般公共预算基本支出(?:预算)?(?:情况)?表$/, '一般公共预算财政拨款基本支出决算表'],
  [/^.{0,8}一般公共预算(?:财政拨款)?支出(?:预算)?(?:情况)?表$/, '一般公共预算财政拨款支出决算表'],
  [/^.{0,8}政府性基金预算(?:财政拨款)?支出(?:预算)?(?:情况)?表$/, '政府性基金预算财政拨款收入支出决算表'],
  [/^.{0,12}[“"]?三公[”"]?经费.{0,6}(?:支出|预算).{0,6}表$/, '财政拨款“三公”经费支出决算表'],
];

/** A budget disclosure in the words of final accounts, so that its statements bind by the same declarations. */
export function asAccounts(source: SourceDocument): SourceDocument {
  return { ...source, blocks: source.blocks.map(worded) };
}

function worded(block: Block): Block {
  if (block.kind !== 'paragraph') return block;
  const plain = block.text.replace(/\s/g, '').replace(/^(?:20\d\d年度?|表\d+[：:]?|附件?表?\d+[：:]?)/, '');
  const final = TITLES.find(([budget]) => budget.test(plain))?.[1];
  if (final === undefined) return block;
  const place = block.spans[0]?.place ?? {};
  return { ...block, text: final, spans: [{ start: 0, end: final.length, place }] };
}
