import { type Sentence, say } from '../sentence.ts';
import type { Voice } from '../voice.ts';

const ORDINALS = '一二三四五六七八九十';

/** 名词解释 in our own words: what a reader of the account must know, in the order in which the terms appear. */
const TERMS: readonly (readonly [term: string, meaning: string])[] = [
  ['财政拨款收入', '指本级财政当年拨付的资金。'],
  ['上级补助收入', '指事业单位从主管部门和上级单位取得的非财政补助收入。'],
  ['事业收入', '指事业单位开展专业业务活动及其辅助活动取得的收入。'],
  ['经营收入', '指事业单位在专业业务活动及其辅助活动之外开展非独立核算经营活动取得的收入。'],
  ['附属单位上缴收入', '指附属独立核算单位按规定上缴的收入。'],
  ['其他收入', '指上述收入以外取得的各项收入。'],
  ['使用非财政拨款结余（含专用结余）', '指用以前年度积累的非财政拨款结余弥补本年收支差额的资金。'],
  ['年初结转和结余', '指以前年度尚未完成、结转到本年按有关规定继续使用的资金。'],
  ['结余分配', '指按规定从当年结余中提取、交纳的金额。'],
  ['年末结转和结余', '指本年或以前年度安排、需延迟到以后年度按有关规定继续使用的资金。'],
  ['基本支出', '指为保障机构正常运转、完成日常工作任务发生的人员支出和公用支出。'],
  ['项目支出', '指在基本支出之外为完成特定任务和事业发展目标发生的支出。'],
  ['上缴上级支出', '指事业单位按规定上缴上级单位的支出。'],
  ['经营支出', '指事业单位开展非独立核算经营活动发生的支出。'],
  ['对附属单位补助支出', '指用非财政资金对附属单位补助发生的支出。'],
  ['“三公”经费', '指用财政拨款安排的因公出国（境）费、公务用车购置及运行维护费和公务接待费。'],
  ['机关运行经费', '指行政单位和参照公务员法管理的事业单位财政拨款基本支出中的公用经费。'],
];

/** The glossary, a paragraph a term. */
export function definitions(_voice: Voice): Sentence[] {
  return TERMS.map(([term, meaning], i) => say`${ordinal(i + 1)}、${term}：${meaning}`);
}

/** 一, 十, 十一, 二十, 二十一: up to ninety-nine. */
export function ordinal(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  const ten = tens === 0 ? '' : tens === 1 ? '十' : `${ORDINALS[tens - 1]}十`;
  return ten + (ones === 0 ? '' : ORDINALS[ones - 1]!);
}
