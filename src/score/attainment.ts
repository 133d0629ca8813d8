import { plain } from '../model/normalise.ts';

/**
 * How far words say that a quality was reached; `fully` is 完全达到预期 and the target's own words, `mostly` lies between
 * reached and partly (基本达到).
 */
export type Attainment = 'fully' | 'reached' | 'mostly' | 'partly' | 'missed';

const PARTLY =
  /部分(?:地)?(?:达|完成|实现|见效|未)|未(?:全部|完全)|一定(?:的)?(?:效果|程度|成效|作用)|有待|尚可|^一般$|^中$|进行中|正在|推进中/;
const MISSED =
  /未(?:能|按[期时]|如期|及时)?(?:达|完成|实现|开展|实施|见效|提升|改善|发挥|启动)|(?:没有?|无法)(?:达|完成|实现|开展)|不(?:达标|理想|明显|满意|合格|及时|到位)|^(?:较?差|低|无效|否|无)$|效果(?:较|不)?差/;
const FULLY =
  /(?:完全|全部|全面|圆满|超额|100%)(?:地|按[期时])?(?:达|完成|实现)|(?:达到|达成|完成)(?:了)?100%/;
const MOSTLY = /基本|大部分|较好|较高|较为?|^良$/;
const REACHED =
  /达到|达成|达标|完成|实现|合格|通过|^(?:优秀?|好|是|有|高|良好)$|有效|显著|明显|提升|提高|增强|改善|保障|良好|满意|稳定|及时|按[期时]|如期|优化|促进|推动|加强|健全|完善|规范|落实|发挥|持续|长期|正常|有序/;

/** A target that only lists the grades to choose from: 优良中低差, 优/良/中/差. */
const SCALE_OF_GRADES =
  /^(?:优秀?[、/，]?(?:良好?|好)?[、/，]?(?:中等?|一般|合格)?[、/，]?低?[、/，]?(?:差|不合格|劣))$/;

const GRADE: Readonly<Record<string, Attainment>> = {
  优: 'reached',
  优秀: 'reached',
  好: 'reached',
  良: 'mostly',
  良好: 'mostly',
  中: 'partly',
  中等: 'partly',
  一般: 'partly',
  合格: 'partly',
  低: 'missed',
  差: 'missed',
  较差: 'missed',
  不合格: 'missed',
};

/**
 * What the words of an 实际完成值 say of a quality (定性指标): the wording of the national form (达成预期指标, 部分达成预期指标
 * 并具有一定效果, 未达成预期指标且效果较差) and its kin.
 * @returns undefined where only a person can tell.
 */
export function attainmentOf(actual: string, target: string): Attainment | undefined {
  const said = plain(actual).replace(/[。；，、]+$/, '');
  const asked = plain(target).replace(/[。；，、]+$/, '');
  if (SCALE_OF_GRADES.test(asked)) return GRADE[said];
  if (said === asked) return 'fully';
  if (PARTLY.test(said)) return 'partly';
  if (MISSED.test(said)) return 'missed';
  if (FULLY.test(said)) return 'fully';
  // 基本达成 is what a target of 基本达成 asks for.
  if (MOSTLY.test(said)) return asked !== '' && said.includes(asked) ? 'reached' : 'mostly';
  return REACHED.test(said) || (asked.length > 1 && said.includes(asked)) ? 'reached' : undefined;
}
