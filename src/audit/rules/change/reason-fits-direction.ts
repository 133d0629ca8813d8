import type { ChangeClaim, Disclosure } from '../../../model/disclosure.ts';
import { plain } from '../../../model/normalise.ts';
import { SCALE } from '../../../money/figure.ts';
import { changesOf } from '../../claims.ts';
import { locateText, nameOf } from '../../describe.ts';
import { disclosure, section } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

/** Expenditure: what lowers its causes lowers it. Of income, balances and staff that cannot be said. */
const EXPENDITURE = /^(?:T03|T05|T06|T07|T08|T09)\/|^running-cost\//;
/** Words that say of themselves which way an expenditure went; what was bought or finished may lie in either year. */
const LESS = /减少|下降|降低|压减|缩减|停驶|停用|节约|节省|精简/g;
/** 提高效率 raises no expenditure. */
const MORE =
  /增加|增长|上升|上调|调增|新增|新购|增资|补发|扩大|大修|追加|增配|提高(?![^，；]*(?:效率|质量|水平|意识|管理|效益))/g;
/** Words that turn a reason round, name another year, or put something in place of another. */
const TURNED =
  /上年|去年|以前年度|往年|基数|因此|导致|相应|不|未|无|抵|但|20\d\d|分[两二三四五多几]?[年期批]|推迟|延期|暂缓|改为|改由|转为|合并|统一|统筹|共享|代替|替代|视频|线上|网络|远程|拼车|节能/;

function check(disclosure: Disclosure): Checked | Unchecked {
  const changes = changesOf(disclosure).filter(
    ({ claim }) =>
      claim.base === 'last-year' && claim.direction !== 'same' && EXPENDITURE.test(claim.subject),
  );
  const found: Draft[] = [];
  let looked = 0;
  for (const { claim, amount, rate } of changes) {
    const stated = amount ?? rate;
    const reason = plain(claim.reason ?? '');
    if (!stated || stated.figure.value <= 0n || reason === '') continue;
    looked++;
    if (amount && amount.figure.value < SCALE / 100n) continue;
    const against = contrary(claim, reason);
    if (!against) continue;
    const [said, word] = claim.direction === 'up' ? ['增加', '减少'] : ['减少', '增加'];
    found.push({
      message: `${nameOf(stated)}写${said}，原因却是“${reason.slice(0, 30)}”（“${against}”说的是${word}），请核对增减方向或改写原因`,
      actual: reason.slice(0, 30),
      locations: [locateText(disclosure, claim, stated.place)],
    });
  }
  return looked === 0
    ? { unchecked: 'no-changes-on-last-year-with-reason' }
    : { found, compared: [], looked };
}

/** The word of a reason that speaks against the direction, where every word of the reason that has one does. */
function contrary({ direction }: ChangeClaim, reason: string): string | undefined {
  if (TURNED.test(reason)) return undefined;
  const less = reason.match(LESS) ?? [];
  const more = reason.match(MORE) ?? [];
  const [with_, against] = direction === 'up' ? [more, less] : [less, more];
  return with_.length === 0 ? against[0] : undefined;
}

const text = (words: string) =>
  disclosure(
    section(
      '七、财政拨款“三公”经费支出决算情况说明',
      `公务用车购置及运行维护费支出8.00万元，${words}。其中：公务用车购置费0.00万元，公务用车运行维护费8.00万元。`,
    ),
  );

export default defineRule({
  id: 'change/reason-fits-direction',
  title: '增减的原因与方向相符',
  severity: 'warning',
  what: '支出与上年相比有增减并写有原因的，检查原因说的是增还是减：写增加而原因全是减少、停驶、节约，写减少而原因全是新增、提高、补发的，提请核对。原因里提到上年或有转折的不作判断。',
  why: '原因与方向相反，不是方向写反，就是沿用了上年的原因。',
  source: '决算公开对增减变化说明的要求；检查中的常见问题',
  mend: '核对方向，或按本年情况改写原因。',
  check,
  examples: {
    wrong: [
      {
        finds: ['停驶', '增加'],
        text: text('比上年增加2.00万元，增长33.33%，主要原因是：两辆公务用车停驶，燃料费下降'),
      },
      {
        finds: ['新增', '减少'],
        text: text('比上年减少2.00万元，下降20.00%，主要原因是：新增公务用车一辆'),
      },
    ],
    right: [
      text('比上年减少2.00万元，下降20.00%，主要原因是：两辆公务用车停驶，燃料费下降'),
      text('比上年增加2.00万元，增长33.33%，主要原因是：上年多数车辆停驶，本年恢复'),
      text('比上年减少2.00万元，下降20.00%，主要原因是：监控设备分两年购置'),
      text('比上年增加2.00万元，增长33.33%，主要原因是：车辆减少而维修费增加较多'),
      // A saving that is done by doing more of something.
      text('比上年减少2.00万元，下降20.00%，主要原因是：增加视频会议，长途用车由拼车代替'),
      text('比上年减少2.00万元，下降20.00%，主要原因是：提高车辆使用效率'),
    ],
  },
});
