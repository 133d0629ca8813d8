import type { ChangeClaim, Disclosure } from '../../../model/disclosure.ts';
import { matchesOf } from '../../../model/matches.ts';
import { abs, show, showFigure } from '../../../money/figure.ts';
import { finest } from '../../../money/judge.ts';
import { baseName, changesOf, type ResolvedChange } from '../../claims.ts';
import { locateText, nameOf, relate } from '../../describe.ts';
import { disclosure, section } from '../../example.ts';
import type { Quantity } from '../../facts.ts';
import type { Draft, Location } from '../../finding.ts';
import { locationIn, passagesOf } from '../../passages.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';
import { type WrongWay, wrongWay } from '../../wrong-way.ts';

const WORD = { up: '增加', down: '减少', same: '持平' } as const;
const RISE = /增加|增长|上升|提高|扩大|新增|调增/;
const FALL = /减少|下降|降低|压减|缩减|减小|调减|压缩/;
const NO_CHANGE =
  /(?:未|无|没有|不再|不)(?:增加|增长|减少|下降|变化|增减)|无差异|未发生|未安排|持平|一致|相同|不变|抵消|相抵|厉行节约|严格/;

function check(disclosure: Disclosure): Checked | Unchecked {
  const changes = changesOf(disclosure);
  if (changes.length === 0) return { unchecked: 'no-changes' };
  const found: Draft[] = [];
  for (const change of changes) {
    const draft = judge(disclosure, change);
    if (draft) found.push(draft);
  }
  found.push(...sameAndMoved(disclosure, found));
  return { found, compared: [], looked: changes.length };
}

/** 与上年持平，减少0.98万元: both in one clause, whatever they are said of. */
const SAME_AND_MOVED = /持平[，,]?(?:并|且)?(?:增加|减少|增长|下降)(?:了)?(?<figure>\d[\d,.]*)(?:万元|元|%)/g;

function sameAndMoved(disclosure: Disclosure, before: readonly Draft[]): Draft[] {
  return passagesOf(disclosure).flatMap((passage) =>
    passage.kind !== 'body'
      ? []
      : matchesOf(passage.normal.text, SAME_AND_MOVED).flatMap((match): Draft[] => {
          if (!/[1-9]/.test(match.groups!.figure!)) return [];
          const at = locationIn(passage, match.index, match.index + match[0].length, 6);
          if (before.some((d) => d.locations.some((l) => l.quote.includes(match[0])))) return [];
          return [
            {
              message: `“${match[0]}”自相矛盾：持平就没有增减，请按数字改正`,
              actual: match[0],
              locations: [at],
            },
          ];
        }),
  );
}

function judge(disclosure: Disclosure, change: ResolvedChange): Draft | undefined {
  const { claim, amount, rate, current, base } = change;
  const stated = amount ?? rate;
  const place = stated?.place ?? disclosure.paragraphs[claim.paragraph]?.paragraph.spans[0]?.place ?? {};
  const here = locateText(disclosure, claim, place);
  const locations = [here];
  const moved = (amount && amount.figure.value !== 0n) || (!amount && rate && rate.figure.value !== 0n);
  const negative = [amount, rate].find((o) => o && o.figure.value < 0n);
  if (negative && claim.direction !== 'same') {
    const word = WORD[claim.direction];
    return {
      message: `“${word}”之后又写负数“${negative.figure.text}”，负负得正，方向不明；应为${word}${showFigure({ ...negative.figure, value: abs(negative.figure.value) })}`,
      expected: showFigure({ ...negative.figure, value: abs(negative.figure.value) }),
      actual: showFigure(negative.figure),
      locations,
    };
  }
  if (claim.direction === 'same' && moved) {
    return {
      message: `写“持平”，却给出增减${showFigure(stated!.figure)}，两者矛盾，请核对`,
      actual: showFigure(stated!.figure),
      locations,
    };
  }
  const opposite =
    claim.rateDirection !== undefined &&
    claim.rateDirection !== claim.direction &&
    claim.rateDirection !== 'same' &&
    claim.direction !== 'same';
  if (opposite && (moved || (rate && rate.figure.value !== 0n))) {
    return {
      message: `增减额写“${WORD[claim.direction]}”，增减率却写“${claim.rateDirection === 'up' ? '增长' : '下降'}”，方向相反，请统一`,
      locations,
    };
  }
  const wrong = wrongWay(change);
  if (wrong && current) return turned(change, wrong, current, here);
  if (claim.direction === 'same' && current && base && base.figure.kind === current.figure.kind) {
    const gap = current.figure.value - base.figure.value;
    if (abs(gap) * 2n > current.figure.ulp + base.figure.ulp) {
      const real = gap > 0n ? 'up' : 'down';
      return {
        message: `写“持平”，而本年${showFigure(current.figure)}，${baseName(claim.base)}${showFigure(base.figure)}，应为“${WORD[real]}${show(abs(gap), finest([current.figure, base.figure]))}”`,
        expected: WORD[real],
        actual: WORD.same,
        locations,
        related: [current, base].flatMap((q) => (q.occurrence ? [relate(q.occurrence)] : [])),
      };
    }
  }
  const none =
    claim.direction === 'same' ||
    (amount && amount.figure.value === 0n && (!rate || rate.figure.value === 0n));
  const reason = reasonOf(disclosure, claim);
  if (none && (RISE.test(reason) || FALL.test(reason)) && !NO_CHANGE.test(reason)) {
    return {
      severity: 'warning',
      message: `${stated ? nameOf(stated) : '此处'}没有增减，却写了增减的原因“${reason.slice(0, 30)}”，请核对数字或删去原因`,
      locations,
    };
  }
  return undefined;
}

/** The word is at fault: what the figures say, and what should stand in its place. */
function turned(
  { claim, amount, rate, base }: ResolvedChange,
  { real, proven, rate: due }: WrongWay,
  current: Quantity,
  here: Location,
): Draft {
  const stated = amount ?? rate!;
  const right = due === undefined ? WORD[real] : `${WORD[real]}${show(due, rate!.figure, true)}`;
  const fact = base
    ? `本年${showFigure(current.figure)}${real === 'down' ? '小于' : '大于'}${baseName(claim.base)}${showFigure(base.figure)}`
    : proven && current.figure.value !== 0n
      ? `按“${WORD[real]}”计算，增减额${showFigure(amount!.figure)}与增减率${showFigure(rate!.figure)}才相符`
      : `本年为${showFigure(current.figure)}，不可能比上年增加`;
  return {
    message: `写“${WORD[claim.direction]}${showFigure(stated.figure)}”，而${fact}，应为“${right}”，请核对`,
    expected: right,
    actual:
      due === undefined ? WORD[claim.direction] : `${WORD[claim.direction]}${showFigure(stated.figure)}`,
    locations: [here],
    related: [current, base].flatMap((q) => (q?.occurrence ? [relate(q.occurrence)] : [])),
  };
}

/** The reason; where the sentence ends with 主要原因：, the paragraph after it. */
function reasonOf(disclosure: Disclosure, claim: ChangeClaim): string {
  if (claim.reason !== '') return claim.reason ?? '';
  const here = disclosure.paragraphs[claim.paragraph];
  const next = disclosure.paragraphs[claim.paragraph + 1];
  const ends = /原因(?:是|为)?[：:]?\s*$/.test(here?.paragraph.text ?? '');
  return ends && next?.role === 'body' && next.section === here?.section ? next.paragraph.text : '';
}

const item = (words: string) =>
  disclosure(
    section(
      '五、一般公共预算财政拨款支出决算情况说明',
      '（三）一般公共预算财政拨款支出决算具体情况',
      `1.农林水支出（类）水利（款）防汛（项）：${words}`,
    ),
  );

export default defineRule({
  id: 'change/direction',
  title: '增减的方向词与数字一致',
  severity: 'error',
  what: '核对“增加、减少、持平”与数字是否一致：额与率的方向词相同，方向词后不带负号，“持平”不带增减额，与上年数、预算数的大小相符；“持平”不应附增减的原因。',
  why: '方向词写反，读者得到相反的结论。',
  source: '决算公开情况说明的表述要求；统计用语惯例',
  mend: '按数字改正方向词，或改正数字；无变化的不写增减原因。',

  check,
  examples: {
    wrong: [
      // Both levels are printed: the word and the rate are of another year.
      {
        finds: ['增加9.25%', '减少83.79%', '1,125.80'],
        text: item('2023年决算数为1125.80万元，2024年支出决算为182.44万元，比2023年决算数增加9.25%。'),
      },
      // The amount fits the other way round.
      {
        finds: ['增加20.00', '减少', '100.00'],
        text: item('支出决算为80.00万元，比2023年决算数100.00万元增加20.00万元，增长20.00%。'),
      },
      // Amount and rate fit one another the other way round.
      {
        finds: ['增加63.15', '减少', '1.19%'],
        text: item('支出决算为5236.40万元，比上年增加63.15万元，增长1.19%。'),
      },
      // What is nothing now has not grown.
      {
        finds: ['增加52.60', '不可能', '减少'],
        text: item('支出决算为0.00万元，比上年增加52.60万元，增长100.00%。'),
      },
      {
        finds: ['增加403.74万元，下降42.31%'],
        text: disclosure(
          section(
            '一、收入支出决算总体情况说明',
            '2024年度收入总计550.53万元，其中：本年收入合计550.53万元，使用非财政拨款结余0.00万元，年初结转和结余0.00万元。',
            '收入支出总体与上年相比，增加403.74万元，下降42.31%，主要原因是：事业收入减少。',
          ),
        ),
      },
      {
        finds: ['-403.74', '403.74'],
        text: disclosure(
          section(
            '一、收入支出决算总体情况说明',
            '2024年度收入总计550.53万元，其中：本年收入合计550.53万元，使用非财政拨款结余0.00万元，年初结转和结余0.00万元。',
            '收入支出总体与上年相比，减少-403.74万元，下降-42.31%，主要原因是：事业收入减少。',
          ),
        ),
      },
    ],
    right: [
      item('2023年决算数为1125.80万元，2024年支出决算为182.44万元，比2023年决算数减少83.79%。'),
      item('支出决算为0.00万元，比上年减少52.60万元，下降100.00%。'),
      item('支出决算为5236.40万元，比上年减少63.15万元，下降1.19%。'),
      disclosure(
        section(
          '一、收入支出决算总体情况说明',
          '2024年度收入总计550.53万元，其中：本年收入合计550.53万元，使用非财政拨款结余0.00万元，年初结转和结余0.00万元。',
          '收入支出总体与上年相比，减少403.74万元，下降42.31%，主要原因是：事业收入减少。',
        ),
      ),
      disclosure(
        section(
          '一、收入支出决算总体情况说明',
          '2024年度收入总计550.53万元，其中：本年收入合计550.53万元，使用非财政拨款结余0.00万元，年初结转和结余0.00万元。',
          '收入支出总体与上年相比，增加0.00万元，增长0.00%，主要原因是：与上年一致，无变化。',
        ),
      ),
    ],
  },
});
