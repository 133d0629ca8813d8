import type { Disclosure } from '../../../model/disclosure.ts';
import { plain } from '../../../model/normalise.ts';
import { disclosure, section } from '../../example.ts';
import { locationIn, passagesOf } from '../../passages.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

const OF_UNIT = /单位决算/;
const OF_DEPARTMENT = /部门决算/;
/** This year's account called the department's: 2024年部门决算安排…. The department's own account may be spoken of. */
const CALLED = /(?:20\d\d年度?|本年度?|本)部门决算(?!编制|汇总|报表|公开|范围|工作|管理)/;

function check(disclosure: Disclosure): Checked | Unchecked {
  const title = disclosure.titles.map((t) => plain(t.text)).join('');
  if (!OF_UNIT.test(title) || OF_DEPARTMENT.test(title)) return { unchecked: 'not-the-account-of-a-unit' };
  const locations = passagesOf(disclosure).flatMap((passage) => {
    const match = passage.kind === 'body' ? CALLED.exec(passage.normal.text) : null;
    return match ? [locationIn(passage, match.index, match.index + match[0].length, 8)] : [];
  });
  const [first] = locations;
  if (!first) return { found: [], compared: [], looked: 1 };
  return {
    found: [
      {
        message: `标题是“单位决算”，正文却称“部门决算”${locations.length > 1 ? `，共${locations.length}处` : ''}，应统一为“单位决算”`,
        expected: '单位决算',
        actual: '部门决算',
        locations,
      },
    ],
    compared: [],
    looked: 1,
  };
}

const account = (text: string) =>
  disclosure(section('（三）国有资产占用情况说明', text)).replace('部门决算', '单位决算');

export default defineRule({
  id: 'structure/level-of-account-is-one',
  title: '单位决算不称部门决算',
  severity: 'warning',
  what: '标题写“单位决算”的，检查正文是否把本年决算称为“部门决算”。',
  why: '部门决算是汇总数，单位决算是一个单位的数；混用说明套用了部门的模板。',
  source: '部门决算与单位决算分别公开的要求；检查中的常见问题',
  mend: '统一称“单位决算”。',
  check,
  examples: {
    wrong: [
      { finds: ['部门决算', '单位决算'], text: account('房屋1处。2024年部门决算安排维修房屋。') },
      { finds: ['部门决算', '单位决算'], text: account('本部门决算反映的房屋为1处。') },
    ],
    right: [
      account('房屋1处。2024年单位决算安排维修房屋。'),
      account('本单位纳入青山县政府办公室2024年部门决算编制范围。'),
    ],
  },
});
