import type { Event } from './scan.ts';
import type { Walk } from './walk.ts';

/** Words between a subject and its figure that name nothing. */
const FILLER = new RegExp(
  [
    '其中|当中|共计|合计|总计|总额|总数|累计|汇总|分别|全部|主要|基本|即',
    '支出|收入|资金|金额|数额|费用|经费|拨款|预算|决算|财政拨款|一般公共预算|政府性基金',
    '安排|完成|使用|核定|批复|调整|实际|发生|开支|列支|实现|达到|取得|用于',
    '全年|年度|本年|当年|年末|年初|年|度|月|日|截至|期间|上述|以下|情况|说明|如下|方面',
    '部门|单位|本级|全县|全区|全市|全乡|全镇|机关|职工|人员',
    '价值|相比|相较|同比|较|比|为|是|的|了|共|达|约|计|在|于|和|与|及|以及|各|由|从|我|本|该|均|有|按|系|也|另|到|至|数|额|中|里|其|则|又|并|还|仅|只',
  ].join('|'),
  'g',
);

/**
 * The words between the subject (or the last mark) and a figure that nothing was made of: the name of something the
 * lexicon does not know. Empty where there are none.
 */
export function leftover(walk: Walk, event: Event): string {
  const { text, events } = walk;
  let clause = event.start;
  while (clause > walk.lastFigureEnd && !'，。；：、('.includes(text[clause - 1]!)) clause--;
  let words = '';
  let end = event.start;
  for (let i = walk.index - 1; i >= 0 && events[i]!.end > clause; i--) {
    const before = events[i]!;
    words = text.slice(before.end, end) + words;
    end = before.start;
    // What stands before the subject says whose it is.
    if (before.type === 'item' || (before.type === 'subject' && before.end === walk.namedEnd))
      return nameIn(words);
    if (before.type === 'subject') words = before.text + words;
  }
  return nameIn(text.slice(Math.min(clause, end), end) + words);
}

/** The name that words hold beside those that name nothing; empty where they hold none. */
export function nameIn(words: string): string {
  const name = words.replace(/[^\u4e00-\u9fff]/g, '');
  return name.includes('其他') || name.replace(FILLER, '').length >= 2
    ? name.replace(/^(?:其中|和|及|与)|(?:支出|为|共计|共)+$/g, '')
    : '';
}
