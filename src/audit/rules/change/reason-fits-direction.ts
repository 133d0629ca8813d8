import type { ChangeClaim, Disclosure } from '../../../model/disclosure.ts';
import { plain } from '../../../model/normalise.ts';
import { abs, SCALE, showFigure } from '../../../money/figure.ts';
import { baseName, changesOf, levels } from '../../claims.ts';
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

/** Money added in the year, and money taken away. */
const GIVEN = /追加|调增|增资|补发|新增|增拨/g;
const CUT = /压减|缩减|调减|核减|节约|节省/g;
/** Said of a comparison with the budget that there is no difference; right behind it. */
const SAME =
  /^[，；。]?(?:主要)?(?:原因)?(?:是|为|：|是：)*(?<words>(?:严格)?按(?:照)?预算执行[，、]?无差异|无差异|与(?:年初)?预算(?:数)?(?:一致|持平)|决算数?等于(?:年初)?预算数?)/;

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
  const compared = onBudgets(disclosure);
  looked += compared.looked;
  found.push(...compared.found);
  return looked === 0 ? { unchecked: 'no-changes-or-budgets-with-reason' } : { found, compared: [], looked };
}

/** Final accounts beside a budget: more was given and yet less spent, or nothing differs where something does. */
function onBudgets(disclosure: Disclosure): { found: Draft[]; looked: number } {
  const found: Draft[] = [];
  let looked = 0;
  const told = new Set<string>();
  for (const claim of disclosure.claims) {
    if (claim.kind !== 'comparison' && claim.kind !== 'completion' && claim.kind !== 'variance') continue;
    const { final, budget } = levels(disclosure, claim);
    if (!final?.occurrence || !budget || final.figure.kind !== budget.figure.kind) continue;
    const gap = final.figure.value - budget.figure.value;
    if (abs(gap) * 2n <= final.figure.ulp + budget.figure.ulp) continue;
    looked++;
    const { paragraph } = disclosure.paragraphs[claim.paragraph] ?? {};
    const after = plain(paragraph?.text.slice(claim.end) ?? '');
    const same = SAME.exec(after)?.groups?.words;
    const reason = plain(claim.reason ?? '');
    const against =
      TURNED.test(reason) || !reason
        ? undefined
        : gap < 0n
          ? only(reason, GIVEN, LESS)
          : only(reason, CUT, MORE);
    const words = same ?? against;
    const key = `${claim.paragraph}/${claim.subject}`;
    if (!words || told.has(key)) continue;
    told.add(key);
    const stand = `决算${showFigure(final.figure)}${gap < 0n ? '小于' : '大于'}${baseName(claim.base)}${showFigure(budget.figure)}`;
    found.push({
      message: same
        ? `${stand}，却写“${same}”，请核对数字，或写明差异的原因`
        : `${stand}，原因却是“${reason.slice(0, 30)}”（“${words}”说的是${gap < 0n ? '增加' : '减少'}），请核对数字或改写原因`,
      actual: same ?? reason.slice(0, 30),
      locations: [locateText(disclosure, claim, final.occurrence.place)],
    });
  }
  return { found, looked };
}

/** The first word of one kind in a reason of one clause that has none of the other; several causes may outweigh it. */
function only(reason: string, kind: RegExp, other: RegExp): string | undefined {
  const [word] = reason.match(kind) ?? [];
  return /[，；]/.test(reason.replace(/[，；。]$/, '')) || (reason.match(other) ?? []).length > 0
    ? undefined
    : word;
}

/** The word of a reason that speaks against the direction, where every word of the reason that has one does. */
function contrary({ direction }: ChangeClaim, reason: string): string | undefined {
  if (TURNED.test(reason)) return undefined;
  const less = reason.match(LESS) ?? [];
  const more = reason.match(MORE) ?? [];
  const [with_, against] = direction === 'up' ? [more, less] : [less, more];
  return with_.length === 0 ? against[0] : undefined;
}

const item = (words: string) =>
  disclosure(
    section(
      '五、一般公共预算财政拨款支出决算情况说明',
      `1.一般公共服务支出（类）档案事务（款）行政运行（项）年初预算为100.00万元，支出决算为${words}。`,
    ),
  );

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
  what: '支出与上年、与预算相比有增减并写有原因的，检查原因说的是增还是减：写增加而原因全是减少、停驶、节约，写减少而原因全是新增、提高、补发的，提请核对。原因里提到上年或有转折的不作判断。',
  why: '原因与方向相反，不是方向写反，就是沿用了上年的原因。',
  source: '决算公开对增减变化说明的要求；检查中的常见问题',
  mend: '核对方向，或按本年情况改写原因。',
  check,
  examples: {
    wrong: [
      {
        finds: ['90.00', '100.00', '追加'],
        text: item('90.00万元，完成年初预算的90.00%，决算数小于年初预算数的主要原因是：年中追加人员经费'),
      },
      {
        finds: ['90.00', '100.00', '无差异'],
        text: item('90.00万元，完成年初预算的90.00%，按预算执行，无差异'),
      },
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
      item('90.00万元，完成年初预算的90.00%，决算数小于年初预算数的主要原因是：人员调出，经费调减'),
      item(
        '90.00万元，完成年初预算的90.00%，决算数小于年初预算数的主要原因是：招标价低于预算，差额收回；人员经费有所追加',
      ),
      item('100.00万元，完成年初预算的100.00%，按预算执行，无差异'),
      item('90.00万元，完成年初预算的90.00%，决算数小于年初预算数的主要原因是：追加的经费年底未支付'),
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
