import type { Disclosure } from '../../../model/disclosure.ts';
import { matchesOf } from '../../../model/matches.ts';
import { disclosure, section } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import { inProse, isProse, locationIn, passagesOf } from '../../passages.ts';
import { defineRule } from '../../rule.ts';

/** What belongs to the office and not to the public, over normalised text. */
const INTERNAL: readonly { readonly pattern: RegExp; readonly message: (words: string) => string }[] = [
  {
    pattern:
      /(?:绝密|机密|秘密)[★☆*]?(?:\d{1,2}年|长期|启封|\d{1,2}个月)|[(【[](?:绝密|机密|秘密|内部资料|内部文件)[)】\]]/g,
    message: (words) => `带有密级标志“${words}”，公开前应作保密审查`,
  },
  {
    pattern: /涉密(?:专项|项目|经费|工作|设备|采购|人员|事项|内容)[^，。；]{0,16}/g,
    message: (words) => `写有涉密内容“${words}”，公开前应作保密审查，按规定不公开的删去`,
  },
  {
    pattern: /file[:：]\/{2,3}[^\s)）。，；]+|(?<![A-Za-z])[A-Z][:：][\\/][^\s)）。，；]+/g,
    message: (words) => `链接指向个人电脑上的文件“${words}”，公众打不开，应改为网站上的地址或附件`,
  },
];
/** Rules of secrecy and the removal of secret matter are no secret. */
const HARMLESS =
  /(?:扣除|剔除|不含|除)涉密|涉密(?:信息|内容|事项)?(?:不予公开|除外|的除外|已)|保密(?:法|规定|审查)/;

function check(disclosure: Disclosure): Draft[] {
  return passagesOf(disclosure)
    .filter(isProse)
    .flatMap((passage) =>
      INTERNAL.flatMap(({ pattern, message }) =>
        matchesOf(passage.normal.text, pattern).flatMap((match): Draft[] => {
          const end = match.index + match[0].length;
          if (HARMLESS.test(passage.normal.text.slice(Math.max(0, match.index - 4), end + 6))) return [];
          const at = locationIn(passage, match.index, end);
          return [{ message: message(at.quote), actual: at.quote, locations: [at] }];
        }),
      ),
    );
}

const remark = (text: string) => disclosure(section('十二、其他需说明的事项', text));

export default defineRule({
  id: 'privacy/no-internal-matter',
  title: '不公开涉密内容和内部路径',
  severity: 'warning',
  what: '查找密级标志（机密★3年）、涉密项目和经费、指向个人电脑的链接（file:///、D:/）。',
  why: '涉密内容公开后难以收回；指向个人电脑的链接公众打不开。',
  source: '《中华人民共和国保守国家秘密法》；《中华人民共和国政府信息公开条例》',
  mend: '作保密审查，按规定不公开的删去；链接改为网站上的地址。',
  check: inProse(check),
  examples: {
    wrong: [
      { finds: ['涉密专项经费'], text: remark('本单位2024年涉密专项经费4.00万元，用于线路维护。') },
      { finds: ['“E:/决算/附表.xls”'], text: remark('附表见E:/决算/附表.xls，另见网站。') },
      { finds: ['file:///D:/公开/表.xls'], text: remark('报表见file:///D:/公开/表.xls 。') },
    ],
    right: [
      remark('本单位无其他需说明的事项。涉密信息不予公开。'),
      remark('按照保密规定，决算公开前作了保密审查。'),
    ],
  },
});
