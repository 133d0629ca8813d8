import type { SheetDraft } from './sheet-draft.ts';
import type { Grid } from './sides.ts';

const BASES = [
  ['budget', '预算数'],
  ['final', '决算数'],
] as const;
const CAR = '公务用车购置及运行维护费';

/** Items of the form in the order of its columns. */
const ITEMS: readonly { readonly key: string; readonly text: string; readonly under?: string }[] = [
  { key: 'total', text: '合计' },
  { key: 'abroad', text: '因公出国（境）费' },
  { key: 'carTotal', text: '小计', under: CAR },
  { key: 'carPurchase', text: '公务用车购置费', under: CAR },
  { key: 'carOperate', text: '公务用车运行维护费', under: CAR },
  { key: 'reception', text: '公务接待费' },
];

/** 财政拨款“三公”经费支出决算表 in the central form: budget and final side by side, one line of figures. */
export function laySangongBlocks(draft: SheetDraft): Grid {
  BASES.forEach(([base, heading], b) => {
    const first = b * ITEMS.length;
    draft.head(0, first, heading, 1, ITEMS.length);
    ITEMS.forEach(({ key, text, under }, i) => {
      const column = first + i;
      if (under === undefined) draft.head(1, column, text, 2);
      else draft.head(2, column, text);
      if (key === 'carTotal') draft.head(1, column, CAR, 1, 3);
      draft.head(3, column, String(column + 1));
      draft.figure(4, column, [key, base], true);
    });
  });
  return { widths: BASES.flatMap(() => [18, 20, 18, 20, 22, 18]), headerRows: 4 };
}

/** The same as a list: an item a line, budget and final in two columns. */
export function laySangongMatrix(draft: SheetDraft): Grid {
  ['项目', '行次', '预算数', '决算数'].forEach((text, column) => {
    draft.head(0, column, text);
  });
  const NAMES: Readonly<Record<string, string>> = {
    total: '合计',
    abroad: '1.因公出国（境）费',
    carTotal: '2.公务用车购置及运行维护费',
    carPurchase: '（1）公务用车购置费',
    carOperate: '（2）公务用车运行维护费',
    reception: '3.公务接待费',
  };
  ITEMS.forEach(({ key, under }, i) => {
    const total = key === 'total';
    draft.label(1 + i, 0, NAMES[key] ?? '', { total, indent: under && key !== 'carTotal' ? 1 : 0 });
    draft.code(1 + i, 1, String(i + 1));
    BASES.forEach(([base], b) => {
      draft.figure(1 + i, 2 + b, [key, base], true);
    });
  });
  return { widths: [70, 12, 36, 36], headerRows: 1 };
}
