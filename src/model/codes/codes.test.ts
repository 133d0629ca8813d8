import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CodeEntry,
  economicCodeByName,
  economicCodes,
  economicEntries,
  economicGroups,
  economicName,
  economicNameFits,
  functionalClasses,
  functionalCodeByNames,
  functionalEntries,
  functionalName,
  functionalNameFits,
  isOutdatedName,
  lookUpEconomic,
  lookUpFunctional,
} from './codes.ts';
import { ECONOMIC_DATA, VERIFIED_ECONOMIC } from './economic-data.ts';
import { FUNCTIONAL_DATA, VERIFIED_FUNCTIONAL } from './functional-data.ts';

const YEARS = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];
const functional = functionalEntries();
const byCode = new Map<string, CodeEntry>(functional.map((e) => [e.code, e]));
const items = functional.filter((e) => e.code.length === 7);

/** Codes that one line of the data writes twice, which parsing would silently merge. */
function writtenTwice(data: string): string[] {
  return data
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [code = '', , ...tokens] = line.split(/ +/);
      const digits = tokens.filter((t) => !/[★☆]/.test(t)).map((t) => code + t.slice(0, 2));
      return digits.filter((d, i) => digits.indexOf(d) !== i);
    });
}

describe('the data', () => {
  it('has well-formed, ordered, unique functional codes with names and parents', () => {
    expect(items.length).toBeGreaterThan(900);
    expect(writtenTwice(FUNCTIONAL_DATA)).toEqual([]);
    expect(functional.map((e) => e.code)).toEqual([...new Set(functional.map((e) => e.code))].sort());
    for (const { code, name, from, to } of functional) {
      expect(code).toMatch(/^2\d{2}(?:\d{2}){0,2}$/);
      expect(name, code).toMatch(/^[一-鿿（）“”、]{2,}$/);
      expect(from ?? 2018, code).toBeLessThanOrEqual(to ?? 2026);
      if (code.length > 3) expect(byCode.has(code.slice(0, -2)), code).toBe(true);
    }
  });

  it('has well-formed, ordered, unique economic codes with names and parents', () => {
    const all = economicEntries();
    expect(writtenTwice(ECONOMIC_DATA)).toEqual([]);
    expect(all.map((e) => e.code)).toEqual([...new Set(all.map((e) => e.code))].sort());
    const groups = new Set(economicGroups().map((g) => g.code));
    for (const { code, name } of all) {
      expect(code).toMatch(/^3\d{2}(?:\d{2})?$/);
      expect(name, code).toMatch(/^[一-鿿（）]{2,}$/);
      expect(groups.has(code.slice(0, 3)), code).toBe(true);
    }
  });

  it('knows every code that it calls verified', () => {
    for (const code of VERIFIED_FUNCTIONAL.trim().split(/\s+/))
      expect(lookUpFunctional(code)?.status, code).toBe('verified');
    for (const code of VERIFIED_ECONOMIC.trim().split(/\s+/))
      expect(lookUpEconomic(code)?.status, code).toBe('verified');
    expect(lookUpFunctional('2012604')?.status).toBe('unverified');
  });

  it('has outdated names that differ from the current one and fall within the years', () => {
    const renamed = functional.filter((e) => e.outdatedNames.length > 0);
    expect(renamed.length).toBeGreaterThan(10);
    for (const { code, name, outdatedNames } of renamed)
      for (const old of outdatedNames) {
        expect(old.name, code).not.toBe(name);
        expect(old.since, code).toBeGreaterThan(2018);
        expect(old.since, code).toBeLessThanOrEqual(2026);
      }
  });

  it('tells the items of one group apart by name in any year', () => {
    for (const year of YEARS)
      for (const group of functional.filter((e) => e.code.length === 5)) {
        const names = items
          .filter((e) => e.code.startsWith(group.code) && functionalName(e.code, year) !== undefined)
          .map((e) => functionalName(e.code, year));
        expect(new Set(names).size, `${group.code} in ${year}`).toBe(names.length);
      }
  });
});

describe('functionalName', () => {
  it('names classes, groups and items', () => {
    expect(functionalName('201')).toBe('一般公共服务支出');
    expect(functionalName('20103')).toBe('政府办公厅（室）及相关机构事务');
    expect(functionalName('2010301')).toBe('行政运行');
    expect(functionalName('2040599')).toBe('其他法院支出');
    expect(functionalName('2013699')).toBe('其他共产党事务支出');
  });

  it('leaves unknown codes unknown', () => {
    for (const code of ['', '2', '200', '20100', '2010377', '30201', '合计'])
      expect(functionalName(code), code).toBeUndefined();
  });

  it('follows the years', () => {
    expect(functionalName('207', 2018)).toBe('文化体育与传媒支出');
    expect(functionalName('207', 2019)).toBe('文化旅游体育与传媒支出');
    expect(functionalName('20139', 2023)).toBeUndefined();
    expect(functionalName('2013901', 2023)).toBeUndefined();
    expect(functionalName('2013901', 2024)).toBe('行政运行');
    expect(functionalName('2089901', 2019)).toBe('其他社会保障和就业支出');
    expect(functionalName('2089901', 2024)).toBeUndefined();
    expect(functionalName('21305', 2021)).toBe('扶贫');
    expect(functionalName('21305', 2023)).toBe('巩固脱贫衔接乡村振兴');
    expect(functionalName('21305', 2024)).toBe('巩固脱贫攻坚成果衔接乡村振兴');
    expect(functionalNameFits('21305', '巩固拓展脱贫攻坚成果衔接乡村振兴')).toBe(true);
  });
});

describe('functionalCodeByNames', () => {
  it('leads every item back to its code, given its class and its group, in every year', () => {
    for (const year of [undefined, ...YEARS])
      for (const { code } of items) {
        const itemName = functionalName(code, year);
        const groupName = functionalName(code.slice(0, 5), year);
        const className = functionalName(code.slice(0, 3), year);
        if (itemName === undefined || groupName === undefined || className === undefined) continue;
        const found = functionalCodeByNames({ className, groupName, itemName }, year);
        // Without a year the code in force stands for the abolished one of the same name.
        if (year === undefined && byCode.get(code)?.to !== undefined && found !== code)
          expect(functionalName(found!)).toBe(itemName);
        else expect(found, `${code} in ${year}`).toBe(code);
      }
  });

  it('leads every group and every class back to its code', () => {
    for (const { code, name, to } of functional) {
      if (to !== undefined) continue;
      if (code.length === 3) expect(functionalCodeByNames({ className: name })).toBe(code);
      if (code.length === 5) {
        const className = functionalName(code.slice(0, 3))!;
        expect(functionalCodeByNames({ className, groupName: name }), code).toBe(code);
      }
    }
  });

  it('tolerates the ways in which names are printed', () => {
    const blanks = fc.array(fc.constantFrom('', ' ', '　'), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(
        fc.constantFrom(...items.filter((e) => e.to === undefined)),
        blanks,
        fc.boolean(),
        fc.boolean(),
        (item, gaps, half, marked) => {
          const printed = (name: string, level: string) => {
            const text = half ? name.replaceAll('（', '(').replaceAll('）', ')').replace(/支出$/, '') : name;
            const spaced = [...text].map((c, i) => c + (gaps[i] ?? '')).join('');
            return marked ? `${spaced}（${level}）` : spaced;
          };
          const names = {
            className: printed(functionalName(item.code.slice(0, 3))!, '类'),
            groupName: printed(functionalName(item.code.slice(0, 5))!, '款'),
            itemName: printed(item.name, '项'),
          };
          expect(functionalCodeByNames(names)).toBe(item.code);
        },
      ),
    );
  });

  it('finds a code by what is given when that is enough', () => {
    expect(functionalCodeByNames({ itemName: '住房公积金' })).toBe('2210201');
    expect(functionalCodeByNames({ itemName: '机关事业单位职业年金缴费' })).toBe('2080506');
    expect(functionalCodeByNames({ groupName: '财政事务', itemName: '行政运行' })).toBe('2010601');
    expect(functionalCodeByNames({ className: '教育', itemName: '小学教育' })).toBe('2050202');
    expect(functionalCodeByNames({ groupName: '普通教育' })).toBe('20502');
    expect(functionalCodeByNames({ className: '教育类' })).toBe('205');
    const other = { className: '其他支出', groupName: '其他支出', itemName: '其他支出' };
    expect(functionalCodeByNames(other, 2019)).toBe('2299901');
    expect(functionalCodeByNames(other, 2024)).toBe('2299999');
  });

  it('understands outdated names', () => {
    const names = { className: '社会保障和就业支出', groupName: '行政事业单位离退休' };
    expect(functionalCodeByNames(names, 2024)).toBe('20805');
    expect(functionalCodeByNames({ ...names, itemName: '归口管理的行政单位离退休' }, 2024)).toBe('2080501');
    expect(functionalCodeByNames({ className: '医疗卫生与计划生育支出' }, 2024)).toBe('210');
  });

  it('refuses to guess', () => {
    expect(functionalCodeByNames({})).toBeUndefined();
    expect(functionalCodeByNames({ itemName: '行政运行' })).toBeUndefined();
    expect(functionalCodeByNames({ className: '一般公共服务支出', itemName: '行政运行' })).toBeUndefined();
    expect(functionalCodeByNames({ className: '教育支出', groupName: '公安' })).toBeUndefined();
    expect(functionalCodeByNames({ groupName: '财政事务', itemName: '档案馆' })).toBeUndefined();
    expect(functionalCodeByNames({ groupName: '没有这一款', itemName: '小学教育' })).toBeUndefined();
    expect(functionalCodeByNames({ className: '（类）', itemName: ' ' })).toBeUndefined();
  });

  it('never throws and only returns known codes', () => {
    const name = fc.option(fc.oneof(fc.string(), fc.constantFrom(...items.map((e) => e.name))), {
      nil: undefined,
    });
    fc.assert(
      fc.property(name, name, name, (className, groupName, itemName) => {
        const names = {
          ...(className === undefined ? {} : { className }),
          ...(groupName === undefined ? {} : { groupName }),
          ...(itemName === undefined ? {} : { itemName }),
        };
        const code = functionalCodeByNames(names);
        if (code !== undefined) expect(byCode.has(code)).toBe(true);
      }),
    );
  });
});

describe('functionalNameFits', () => {
  it('accepts what is printed for a code in any year, and nothing else', () => {
    expect(functionalNameFits('20103', '政府办公厅(室)及相关机构事务')).toBe(true);
    expect(functionalNameFits('205', '教育')).toBe(true);
    expect(functionalNameFits('20805', '行政事业单位离退休')).toBe(true);
    expect(functionalNameFits('2012604', '一般行政管理事务')).toBe(false);
    expect(functionalNameFits('2999999', '其他支出')).toBeUndefined();
  });
});

describe('functionalClasses', () => {
  it('has the 26 classes of 公开01表 in its order', () => {
    expect(
      functionalClasses()
        .map((c) => c.code)
        .join(' '),
    ).toBe(
      '201 202 203 204 205 206 207 208 210 211 212 213 214 215 216 217 219 220 221 222 223 224 229 231 232 234',
    );
    expect(functionalClasses()[13]?.name).toBe('资源勘探工业信息等支出');
  });
});

describe('isOutdatedName', () => {
  it('finds names that are outdated in the year, and only then', () => {
    expect(isOutdatedName('行政事业单位离退休（款）', 2024)).toEqual({
      current: '行政事业单位养老支出',
      since: 2020,
      code: '20805',
    });
    expect(isOutdatedName('行政事业单位离退休', 2019)).toBeUndefined();
    expect(isOutdatedName('文化体育与传媒支出', 2024)?.code).toBe('207');
    expect(isOutdatedName('医疗卫生与计划生育支出', 2023)?.current).toBe('卫生健康支出');
    expect(isOutdatedName('资源勘探信息等支出', 2024)?.code).toBe('215');
    expect(isOutdatedName('国土海洋气象等支出', 2024)?.code).toBe('220');
    expect(isOutdatedName('其他国土资源事务支出', 2024)?.code).toBe('2200199');
    expect(isOutdatedName('市场主体管理', 2024)?.current).toBe('经营主体管理');
    expect(isOutdatedName('扶贫', 2023)?.current).toBe('巩固脱贫衔接乡村振兴');
  });

  it('lets names in force be, and names it does not know', () => {
    for (const year of YEARS)
      for (const { code } of functional) {
        const name = functionalName(code, year);
        if (name !== undefined) expect(isOutdatedName(name, year), `${name} in ${year}`).toBeUndefined();
      }
    expect(isOutdatedName('没有这个名称', 2024)).toBeUndefined();
    expect(isOutdatedName('农业', 2024)).toBeUndefined();
  });
});

describe('economic codes', () => {
  it('leads every name back to its code within its group', () => {
    for (const { code, name } of economicEntries())
      if (code.length === 5) expect(economicCodeByName(name, undefined, code.slice(0, 3)), code).toBe(code);
      else expect(economicCodeByName(name), code).toBe(code);
  });

  it('tolerates the ways in which names are printed', () => {
    const printed = {
      办公费: '30201',
      ' 水 费': '30205',
      机关事业单位基本养老保险缴费: '30108',
      机关事业单位基本养老保险费: '30108',
      '机关事业单位基本养老保险缴费(费)': '30108',
      职业年金: '30109',
      职业年金缴费: '30109',
      公务员医疗补助: '30111',
      '因公出国(境)费': '30212',
      '维修(护)费': '30213',
      维修费: '30213',
      其他交通费: '30239',
      税金及附加: '30240',
      '退职（役）费': '30303',
      医疗费: '30114',
      医疗费补助: '30307',
      工资福利支出: '301',
      对个人和家庭的补助支出: '303',
      办公设备购置: '31002',
      公务用车购置: '31013',
      其他支出: '399',
    };
    for (const [name, code] of Object.entries(printed)) expect(economicCodeByName(name), name).toBe(code);
    expect(economicCodeByName('办公设备购置', 2024, '309')).toBe('30902');
  });

  it('leaves unknown names and codes unknown', () => {
    for (const name of ['', '费', '支出', '行政运行', '合计'])
      expect(economicCodeByName(name), name).toBeUndefined();
    expect(economicName('30104')).toBeUndefined();
    expect(economicName('501')).toBeUndefined();
    expect(economicNameFits('30104', '办公费')).toBeUndefined();
    expect(economicNameFits('30201', '印刷费')).toBe(false);
    expect(economicNameFits('30112', '其他社会保障缴费支出')).toBe(true);
  });

  it('lists items and groups in order', () => {
    expect(economicGroups().map((g) => g.code)).toEqual([
      '301',
      '302',
      '303',
      '307',
      '309',
      '310',
      '311',
      '312',
      '313',
      '399',
    ]);
    const codes = economicCodes();
    expect(codes).toEqual([...codes].sort());
    expect(codes.filter((c) => c.startsWith('301'))).toHaveLength(13);
    expect(economicCodes(2018)).not.toContain('30311');
    expect(economicName('30311', 2024)).toBe('代缴社会保险费');
  });
});
