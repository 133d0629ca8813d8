import type { Disclosure } from '../../../model/disclosure.ts';
import { plain } from '../../../model/normalise.ts';
import { disclosure, section } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

const PASSAGE =
  /(?:发现的?|存在的?)(?:主要)?(?:问题|不足)(?:及(?:其)?原因)?(?:分析)?(?:是|有|为|如下)?[：:，,]?(?<problems>.{8,}?)(?:下一步|今后|后续)?(?:的)?(?:主要)?(?:改进|整改|工作)?(?:措施|打算|方向)(?:和建议)?(?:是|有|为)?[：:](?<measures>[\s\S]+)$/;
/** Words that any problem and any measure share. */
const COMMON =
  /工作|我们|单位|部门|项目|问题|措施|进一步|不断|继续|加强|提高|提升|完善|落实|推动|推进|方面|情况|今后|存在|不足|不够|缺乏|缺少|持续|发力|建设|管理|能力|水平|质量|一是|二是|三是|四是|[，。；、：]/g;

function wordsOf(text: string): Set<string> {
  const found = new Set<string>();
  for (const run of text.replace(COMMON, ' ').split(/[^\p{Script=Han}]+/u))
    for (let i = 0; i + 1 < run.length; i++) found.add(run.slice(i, i + 2));
  return found;
}

function check(disclosure: Disclosure): Checked | Unchecked {
  const found: Draft[] = [];
  let looked = 0;
  for (const { role, paragraph, section } of disclosure.paragraphs) {
    if (role !== 'body' || disclosure.sections[section]?.kind !== 'performance') continue;
    const passage = PASSAGE.exec(plain(paragraph.text))?.groups;
    if (!passage) continue;
    looked++;
    const measures = wordsOf(passage.measures!);
    // Each problem by itself: two words of it should come back in the measures, one may be chance.
    const problems = passage.problems!.split(/[；。]/).filter((text) => wordsOf(text).size >= 3);
    const left = problems.filter(
      (text) => [...wordsOf(text)].filter((word) => measures.has(word)).length < 2,
    );
    if (problems.length === 0 || left.length < problems.length) continue;
    const start = paragraph.text.search(/改进措施|整改措施|下一步|今后/);
    const at = Math.max(0, start);
    const span = paragraph.spans.findLast((s) => s.start <= at) ?? paragraph.spans[0];
    if (!span) continue;
    found.push({
      message: `预算绩效情况说明列出的${problems.length}个问题，改进措施中都没有提到，请写明针对性的措施`,
      explanation: left.map((text) => `问题：${text.slice(0, 30)}…`).join('\n'),
      locations: [{ place: span.place, quote: paragraph.text.slice(at, at + 40), section }],
    });
  }
  return looked === 0 ? { unchecked: 'no-problems-and-measures' } : { found, compared: [], looked };
}

const stated = (text: string) => disclosure(section('十一、预算绩效的情况说明', text));

export default defineRule({
  id: 'performance/measures-address-problems',
  title: '改进措施针对所列的问题',
  severity: 'info',
  what: '正文写出绩效管理的问题和改进措施的，看措施是否提到任何一个问题的内容。',
  why: '措施只有口号，问题不会得到解决。',
  source: '绩效情况说明中问题与措施的对应关系；据用词的判断，供人复核',
  mend: '逐个问题写明整改的事项和时间。',

  check,
  examples: {
    wrong: [
      {
        finds: ['下一步改进措施：在今后的工作中，我们将团结协作，继续努力，再创佳绩。'],
        text: stated(
          '本单位预算绩效评价项目1个。发现的问题及原因：一是扫描设备老化，影响进度；二是档案库房温湿度不稳定。下一步改进措施：在今后的工作中，我们将团结协作，继续努力，再创佳绩。',
        ),
      },
      {
        finds: ['改进措施：深入学习贯彻上级精神，坚定信心，开拓创新。'],
        text: stated(
          '预算绩效管理存在的问题：一是部分指标难以量化。改进措施：深入学习贯彻上级精神，坚定信心，开拓创新。',
        ),
      },
    ],
    right: [
      stated(
        '本单位预算绩效评价项目1个。发现的问题及原因：一是扫描设备老化，影响进度；二是档案库房温湿度不稳定。下一步改进措施：2025年更新扫描设备两台，为库房安装恒湿机。',
      ),
      stated('预算绩效管理存在的问题：一是部分指标难以量化。改进措施：编制预算时逐项量化指标。'),
    ],
  },
});
