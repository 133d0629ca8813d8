import { describe, expect, it } from 'vitest';
import { audit } from '../check/audit.ts';
import { reportOf } from '../check/report-of.ts';
import { HEADINGS } from './headings.ts';
import { placeWords } from './place-words.ts';

const PAGE = `<html><body><h1>青山县档案馆2024年度部门决算</h1>
<h2>三、支出决算情况说明</h2>
<p>青山县档案馆按规定公开。</p>
<p>本年支出合计100.00万元，其中：基本支出60.00万元，占61.00%；项目支出40.00万元，占40.00%。</p>
<h2>支出决算表</h2><p>单位：万元</p>
<table><tr><th>科目编码</th><th>科目名称</th><th>本年支出合计</th><th>基本支出</th><th>项目支出</th></tr>
<tr><td></td><td>合计</td><td>100.00</td><td>60.00</td><td>40.00</td></tr>
<tr><td>201</td><td>一般公共服务支出</td><td>100.00</td><td>60.00</td><td>30.00</td></tr></table></body></html>`;

async function placesIn(text: string, file: string): Promise<string[]> {
  const report = reportOf(await audit([{ file, bytes: new TextEncoder().encode(text) }]));
  if (report.status !== 'checked') throw new Error(report.error.message);
  const told = report.findings.filter((f) => f.severity === 'error');
  return told.flatMap((f) => [...f.locations, ...f.related]).map((place) => placeWords(place, HEADINGS));
}

describe('where something stands', () => {
  it('is told by section and paragraph, or statement, row and column, where lines cannot be counted', async () => {
    const places = await placesIn(PAGE, 'a.html');
    expect(places).toContain('三第2段');
    expect(places).toContain('《支出决算表》“一般公共服务支出 · 项目支出”');
    for (const place of places) expect(place).not.toMatch(/第\d+行|^$/);
  });

  it('is a line where the file has lines', async () => {
    const text =
      '青山县档案馆2024年度部门决算\n三、支出决算情况说明\n本年支出合计100.00万元，其中：基本支出60.00万元，占61.00%。\n';
    expect(await placesIn(text, 'a.txt')).toContain('第3行 三');
  });

  it('does not name a cell twice beside what names it', () => {
    const where = '《支出决算表》“合计 · 基本支出”';
    expect(placeWords({ where, line: 7 }, HEADINGS, `${where}60.00万元`)).toBe('');
    expect(placeWords({ where, line: 7 }, HEADINGS)).toBe(where);
  });
});
