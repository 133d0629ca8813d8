import type { Disclosure } from '../../../model/disclosure.ts';
import { matchesOf } from '../../../model/matches.ts';
import { disclosure, section } from '../../example.ts';
import type { Draft, Location } from '../../finding.ts';
import { inProse, isProse, locationIn, passagesOf } from '../../passages.ts';
import { defineRule } from '../../rule.ts';

/** Two marks of which one is too many. 。。。 and …… stand for something left out; 。” and ：“ are right. */
const MARKS = /(?<!。)。。(?!。)|[，、；：]{2,}|[，、；]。|。[，、；]|？？|！！/g;

/** Of several marks in a row the first of these is kept. */
const STRENGTH = ['。', '？', '！', '：', '；', '，', '、'];
/** Lines that need no full stop: signatures, dates, references to attachments. */
const NO_SENTENCE = /附件|附表|见表|公开日期|联系|电话|网址|邮箱|年\d{1,2}月\d{1,2}日$/;

function check(disclosure: Disclosure): Draft[] {
  const found: Draft[] = [];
  const unfinished: Location[] = [];
  const open: Location[] = [];
  const passages = passagesOf(disclosure);
  passages.forEach((passage, i) => {
    if (!isProse(passage)) return;
    const { text } = passage.normal;
    for (const match of matchesOf(text, MARKS)) {
      const end = match.index + match[0].length;
      const marks = new Set(match[0]);
      const right = STRENGTH.find((mark) => marks.has(mark))!;
      found.push({
        message: `标点“${match[0]}”${marks.size === 1 ? '重复' : '连用'}，应为“${right}”`,
        expected: right,
        actual: match[0],
        locations: [locationIn(passage, match.index, end, 8)],
        culprit: { quote: match[0], suggestion: right, confidence: 0.85 },
      });
    }
    // A list goes on in the next paragraph; where a heading follows, nothing does.
    const next = passages[i + 1];
    const ends = passage.kind === 'body' && (!next || next.kind === 'heading' || next.kind === 'title');
    if (ends && text.length > 12 && /[；，、]$/.test(text))
      unfinished.push(locationIn(passage, text.length - 1, text.length, 12));
    if (
      passage.kind === 'body' &&
      next?.kind === 'heading' &&
      text.length > 30 &&
      /[，。；]/.test(text) &&
      /[一-鿿\d%]$/.test(text) &&
      !NO_SENTENCE.test(text.slice(-30))
    )
      open.push(locationIn(passage, text.length - 1, text.length, 12));
  });
  const [first] = unfinished;
  if (first) {
    const more = unfinished.length > 1 ? `等${unfinished.length}处` : '';
    found.push({
      message: `段落${more}以“${first.quote.at(-1)}”结束，后面没有下文，应为“。”`,
      expected: '。',
      actual: first.quote.at(-1)!,
      locations: unfinished,
    });
  }
  if (open.length > 0 && !disclosure.blankForm)
    found.push({
      severity: 'info',
      message: `${open.length > 1 ? `有${open.length}段` : '一段'}末尾没有句号，后面就是标题，请补上句号或核对是否漏了内容`,
      locations: open,
    });
  return found;
}

export default defineRule({
  id: 'wording/no-repeated-marks',
  title: '标点不重复，段落有句号',
  severity: 'warning',
  appliesToBlankForms: true,
  what: '查找重复或冲突的标点（“。。”“，。”），以及以分号、逗号、顿号结束而后面没有下文的段落。',
  why: '多半是删改时留下的痕迹，后面可能漏了内容。',
  source: '《标点符号用法》（GB/T 15834）；实际公开文本中的常见差错',
  mend: '删去多余的标点；段末改为句号，或补上漏掉的内容。',
  check: inProse(check),
  examples: {
    wrong: [
      { finds: ['。。', '。'], text: disclosure(section('一、主要职能', '负责档案工作。。')) },
      {
        finds: ['，，', '，'],
        text: disclosure(
          section('二、收入决算情况说明', '本年收入合计10.00万元，，其中：财政拨款收入10.00万元。'),
        ),
      },
      {
        finds: ['；', '。'],
        text: disclosure(
          section('二、收入决算情况说明', '本年收入合计10.00万元，其中：财政拨款收入10.00万元，占100.00%；'),
          section('三、支出决算情况说明', '本年支出合计10.00万元。'),
        ),
      },
      {
        finds: ['00万元，占100.00%'],
        text: disclosure(
          section('二、收入决算情况说明', '本年收入合计10.00万元，其中：财政拨款收入10.00万元，占100.00%'),
          section('三、支出决算情况说明', '本年支出合计10.00万元。'),
        ),
      },
    ],
    right: [
      disclosure(section('一、主要职能', '主要职责是：', '（一）管理档案；', '（二）其他工作。')),
      disclosure(section('一、主要职能', '他说：“按规定办理。”其他略……。')),
    ],
  },
});
