import { xmlText } from '../../format/xml-text.ts';
import type { ReportedBlock } from '../file-report.ts';
import { printable } from '../quote.ts';

/**
 * A displaced block (错位) as a table: what is printed beside each name, and what belongs there. A value that stays is
 * pale, one that is not known is said to be so.
 */
export function blockTable({ columns, rows, statement, unit }: ReportedBlock): string {
  const told = (text: string): string => xmlText(printable(text));
  const heads = columns.map((column) => `<th scope="col" class="n">${told(column)}</th>`).join('');
  const body = rows.map(({ code, name, printed, due }) => {
    const head = `<td>${told(code)}</td><th scope="row">${told(name)}</th>`;
    const was = printed.map((value, i) => {
      const stays = due?.[i] === value;
      return `<td class="n${stays ? ' none' : ''}">${stays || value === '' ? told(value) : `<del>${told(value)}</del>`}</td>`;
    });
    if (!due)
      return `<tr class="foreign">${head}${was.join('')}<td colspan="${columns.length}">不属于本表</td></tr>`;
    const should = due.map((value, i) => {
      if (value === null) return '<td class="n none">待查</td>';
      return `<td class="n">${value === printed[i] ? `<span class="none">${told(value)}</span>` : `<ins>${told(value)}</ins>`}</td>`;
    });
    return `<tr>${head}${was.join('')}${should.join('')}</tr>`;
  });
  const label = `《${told(statement)}》现为与应为（单位：${told(unit)}）`;
  const span = columns.length;
  return `<div class="scroll block" tabindex="0" role="region" aria-label="${label}"><table><caption>${label}</caption><thead><tr><th scope="col" rowspan="2">编码</th><th scope="col" rowspan="2">名称</th><th scope="colgroup" colspan="${span}" class="n">现为</th><th scope="colgroup" colspan="${span}" class="n">应为</th></tr><tr>${heads}${heads}</tr></thead><tbody>${body.join('')}</tbody></table></div>\n`;
}
