import { describe, expect, it } from 'vitest';
import { isOfficeName } from './office-name.ts';

describe('the name of an office', () => {
  it.each([
    '青山县档案馆',
    '青山县人民检察院',
    '青山县红十字会',
    '青山县委老干部局',
    '青山县总工会',
    '青山县妇联',
    '青山县第一中学(本级)',
    '柳树镇人民政府',
    '明州市人民政府驻北京联络处',
  ])('%s', (name) => {
    expect(isOfficeName(name)).toBe(true);
  });

  it.each(['收入支出决算总表', '总体情况说明', '一般公共预算财政拨款', '项目', '支出目的', '代表大会'])(
    'is not %s',
    (words) => {
      expect(isOfficeName(words)).toBe(false);
    },
  );
});
