/** Words of heads (表头) that stay whole where a head takes several lines; where | stands a longer one may be parted. */
const TERMS = (
  '一般公共|预算 政府性|基金|预算 国有资本|经营|预算 对附属|单位 附属|单位 财政|拨款 功能|分类 经济|分类 因公|出国 公务|用车 ' +
  '公务|接待 运行|维护费 科目|编码 科目|名称 决算数 预算数 购置费 接待费 （境）费 上级 上缴 缴款 补助 事业 经营 收入 支出 本年 ' +
  '上年 年初 年末 年度 全年 结转 和结余 结余 基本 项目 其他 人员 公用 经费 科目 编码 名称 合计 小计 指标 完成值 原因 分析 偏差 ' +
  '改进 措施 主管 部门 实施 单位 资金 总体 目标 绩效 效益 满意度 服务 对象 社会 经济 生态 成本 数量 质量 时效 产出'
)
  .split(' ')
  .map((term) => term.split('|'));

/** What it costs to part a head at each place, beside a line that is a character too long or too short. */
function costs(text: string): number[] {
  const found = Array.from({ length: text.length }, () => PARTED);
  for (let at = 0; at < text.length; ) {
    found[at] = 0;
    const parts = TERMS.find((term) => text.startsWith(term.join(''), at)) ?? [text[at]!];
    for (const part of parts.slice(0, -1)) {
      at += part.length;
      found[at] = INSIDE;
    }
    at += parts.at(-1)!.length;
  }
  return found;
}

/** To part a word, a long term between its words, and to take a line more than need be. */
const PARTED = 12;
const INSIDE = 4.5;
const MORE = 2;

interface Parting {
  readonly cost: number;
  readonly lines: readonly string[];
}

/**
 * A head on as few lines as its cell's width asks for, of nearly the same length and parted between words: no line holds
 * a character alone. Rather than part a word it takes one more.
 * @param across characters that fit on a line
 */
export function headLines(text: string, across: number): string[] {
  const fit = Math.max(1, Math.floor(across));
  const least = Math.ceil(text.length / fit);
  if (least < 2 || /[!-~]{4}/.test(text)) return [text];
  const parting = costs(text);
  const few = evenly(text, fit, least, parting);
  const more = evenly(text, fit, least + 1, parting);
  return [...(few !== undefined && few.cost <= (more?.cost ?? 1e9) + MORE ? few : more!).lines];
}

/** The cheapest way to part a text into so many lines; undefined where it has fewer characters. */
function evenly(text: string, fit: number, lines: number, parting: readonly number[]): Parting | undefined {
  const even = text.length / lines;
  /** By the place where the rest begins: how that is best parted into the lines that are left. */
  let rest = new Map<number, Parting>([[text.length, { cost: 0, lines: [] }]]);
  for (let line = lines; line > 0; line--) {
    const better = new Map<number, Parting>();
    for (const [end, after] of rest)
      for (let from = Math.max(0, end - fit); from < end; from++) {
        const cost = after.cost + Math.abs(end - from - even) + (from === 0 ? 0 : parting[from]!);
        if (cost < (better.get(from)?.cost ?? 1e9))
          better.set(from, { cost, lines: [text.slice(from, end), ...after.lines] });
      }
    rest = better;
  }
  return rest.get(0);
}
