/** A page as an office's web site shows it: sentences and tables, plain borders, merged cells. */
export function webPage(title, sentences, forms, { font } = {}) {
  const face = font ? `@font-face{font-family:fixture;src:url(data:font/ttf;base64,${font})}` : '';
  const tables = forms.map(
    (form) => `<h2>${form.title}</h2>
<p class="line">${form.number}</p>
<p class="line">部门：${title.replace(/20\d\d.*/, '')}</p>
<p class="line">金额单位：万元</p>
<table border="1" cellspacing="0">${rowsOf(form)}</table>`,
  );
  return `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title>
<style>${face}body{font-family:fixture,serif;font-size:12pt}table{border-collapse:collapse;font-size:8pt;width:100%}
td{border:.5pt solid #000;padding:2pt}h1,h2{text-align:center}h2{break-before:page;font-size:14pt}.line{font-size:9pt;margin:2pt}
</style></head><body><h1>${title}</h1>
${sentences.map((sentence) => `<p style="text-indent:2em">${sentence}</p>`).join('\n')}
${tables.join('\n')}</body></html>`;
}

function rowsOf(form) {
  const align = { left: 'left', centre: 'center', right: 'right' };
  return Array.from({ length: form.rows }, (_, row) => {
    const cells = form.cells.filter((cell) => cell.row === row).sort((a, b) => a.column - b.column);
    return `<tr>${cells
      .map(
        (cell) =>
          `<td rowspan="${cell.rowSpan}" colspan="${cell.columnSpan}" align="${align[cell.align]}">${cell.text}</td>`,
      )
      .join('')}</tr>`;
  }).join('\n');
}
