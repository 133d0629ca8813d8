import type { Summary } from '../report/file-report.ts';

/** That a report was written, and what stands in it: told to a person who does not see it. */
export function written(path: string, { files, errors, warnings, unreadable }: Summary): string {
  const found = [
    errors > 0 ? `${errors}处错误` : '',
    warnings > 0 ? `${warnings}处疑点` : '',
    errors + warnings === 0 && unreadable < files ? '没有错误和疑点' : '',
    unreadable > 0 ? `${unreadable}份无法审核` : '',
  ].filter(Boolean);
  return `✓ 报告写入 ${path}：${files > 1 ? `${files}份公开，` : ''}${found.join('、')}\n`;
}
