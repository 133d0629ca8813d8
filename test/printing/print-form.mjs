import { Sheet, widthOf } from './sheet.mjs';
import { UNIT, YEAR } from './yearbook-office.mjs';

const MARGIN = 40;
const SIZE = 9;
const LEADING = 12;

/**
 * Prints a statement over as many pages as `breaks` ask for.
 *
 * @param form the statement (`yearbook-office`)
 * @param style
 *   `lines`: strokes over the whole table · edges (one for each side of each cell) · bars (thin filled rectangles and
 *   squares where they meet) · dashed (3 on, 3 off, each dash a stroke) · dash-pattern (one stroke, the pattern left to
 *   the viewer) · none
 *   `order`: how the texts follow each other in the file: rows · columns · backwards
 *   `lift`: points by which amounts stand above the labels of their row
 *   `spread`: space after each character of a label
 *   `say`: changes a text on its way to the page
 *   `breaks`: rows before which a new page begins
 *   `again`: what further pages repeat: nothing · header · title (and the header)
 *   `turn`: none · content (the text runs up an upright page) · page (the viewer turns the page upright)
 *   `running`: a line printed at the head of every page
 * @returns sheets
 */
export function printForm(form, style = {}) {
  const { breaks = [], again = 'nothing', turn = 'none', running } = style;
  const across = form.landscape;
  const [width, height] = across ? [842, 595] : [595, 842];
  const parts = [0, ...breaks].map((from, i) => ({ from, to: breaks[i] ?? form.rows }));
  return parts.map(({ from, to }, i) => {
    const page = new Page(width, height, style);
    if (running) page.text((width - widthOf(running, SIZE)) / 2, 28, running, SIZE);
    let y = 60;
    if (i === 0 || again === 'title') y = page.heading(form, y);
    const rows = [];
    if (i > 0 && again !== 'nothing') for (let r = 0; r < form.headerRows; r++) rows.push(r);
    for (let r = from; r < to; r++) rows.push(r);
    page.table(form, rows, y);
    return turned(page.sheet(), turn);
  });
}

/** A page of sentences, each a paragraph with its first line indented. */
export function printSentences(sentences, style = {}) {
  const page = new Page(595, 842, style);
  const size = 12;
  const room = Math.floor((595 - 2 * 72) / size);
  let y = 90;
  for (const sentence of [`${UNIT}${YEAR}年度部门决算公开说明`, ...sentences]) {
    let line = '';
    let first = true;
    const flush = () => {
      page.text(72 + (first ? 2 * size : 0), y, line, size);
      y += 22;
      line = '';
      first = false;
    };
    for (const piece of page.style.say(sentence).match(/[\d,.]+%?|[“”]|./gu)) {
      if (widthOf(line + piece, size) > (room - (first ? 2 : 0)) * size) flush();
      line += piece;
    }
    flush();
  }
  return turned(page.sheet(), style.turn);
}

class Page {
  texts = [];

  constructor(width, height, style) {
    this.paper = new Sheet(width, height);
    this.style = { lines: 'strokes', order: 'rows', lift: 0, spread: 0, say: (text) => text, ...style };
  }

  text(x, y, text, size, { spread = 0, column = 0 } = {}) {
    if (text !== '') this.texts.push({ x, y, text, size, spread, column });
  }

  heading(form, top) {
    const { width } = this.paper;
    const { say } = this.style;
    const title = say(form.title);
    this.text((width - widthOf(title, 16)) / 2, top, title, 16);
    const number = say(form.number);
    this.text(width - MARGIN - widthOf(number, SIZE), top + 16, number, SIZE);
    this.text(MARGIN, top + 30, say(`部门：${UNIT}`), SIZE);
    this.text(width / 2 - 20, top + 30, say(`${YEAR}年度`), SIZE);
    const unit = say('金额单位：万元');
    this.text(width - MARGIN - widthOf(unit, SIZE), top + 30, unit, SIZE);
    return top + 40;
  }

  table(form, rows, top) {
    const { width } = this.paper;
    const scale = (width - 2 * MARGIN) / form.widths.reduce((a, b) => a + b, 0);
    const xs = [MARGIN];
    for (const w of form.widths) xs.push(xs.at(-1) + w * scale);
    const cells = form.cells.filter((cell) => rows.includes(cell.row));
    // A row is as high as its highest text needs; merged cells share theirs.
    const lines = new Map(cells.map((cell) => [cell, this.wrapped(cell, xs)]));
    const ys = [top];
    for (const row of rows) {
      const own = cells.filter((cell) => cell.row === row && cell.rowSpan === 1);
      ys.push(ys.at(-1) + 8 + LEADING * Math.max(1, ...own.map((cell) => lines.get(cell).length)));
    }
    const boxes = cells.map((cell) => {
      const at = rows.indexOf(cell.row);
      return {
        cell,
        x0: xs[cell.column],
        x1: xs[cell.column + cell.columnSpan],
        y0: ys[at],
        y1: ys[Math.min(at + cell.rowSpan, rows.length)],
      };
    });
    for (const box of boxes) this.fill(box, lines.get(box.cell));
    this.rule(boxes);
  }

  /** The lines in which a cell's text is printed. */
  wrapped(cell, xs) {
    const room = xs[cell.column + cell.columnSpan] - xs[cell.column] - 6;
    const extra = cell.address ? 0 : this.style.spread;
    const lines = [''];
    for (const c of this.style.say(cell.text)) {
      const line = lines.at(-1) + c;
      if (cell.address || line === c || widthOf(line, SIZE) + line.length * extra <= room)
        lines[lines.length - 1] = line;
      else lines.push(c.trim());
    }
    return lines;
  }

  fill({ cell, x0, x1, y0, y1 }, lines) {
    const { lift, spread } = this.style;
    const extra = cell.address ? 0 : spread;
    const first = (y0 + y1 - LEADING * lines.length) / 2 + 9.5;
    lines.forEach((line, i) => {
      const width = widthOf(line, SIZE) + line.length * extra;
      const x = { left: x0 + 3, centre: (x0 + x1 - width) / 2, right: x1 - 3 - width }[cell.align];
      const y = first + LEADING * i - (cell.address ? lift : 0);
      this.text(x, y, line, SIZE, { spread: extra, column: cell.column });
    });
  }

  rule(boxes) {
    const { lines } = this.style;
    if (lines === 'none') return;
    const edges = new Map();
    for (const { x0, x1, y0, y1 } of boxes)
      for (const edge of [
        [x0, y0, x1, y0],
        [x0, y1, x1, y1],
        [x0, y0, x0, y1],
        [x1, y0, x1, y1],
      ])
        edges.set(edge.map((v) => v.toFixed(2)).join(), edge);
    const { paper } = this;
    if (lines === 'dash-pattern') paper.raw('[3 3] 0 d');
    for (const [x0, y0, x1, y1] of lines === 'strokes' ? merged([...edges.values()]) : edges.values()) {
      if (lines === 'bars') {
        if (y0 === y1) paper.bar(x0, y0 - 0.24, x1 - x0, 0.48);
        else paper.bar(x0 - 0.24, y0, 0.48, y1 - y0);
        for (const [x, y] of [
          [x0, y0],
          [x1, y1],
        ])
          paper.bar(x - 0.24, y - 0.24, 0.48, 0.48);
      } else if (lines === 'dashed') {
        const length = Math.max(x1 - x0, y1 - y0);
        const [dx, dy] = [(x1 - x0) / length, (y1 - y0) / length];
        for (let d = 0; d < length; d += 6) {
          const to = Math.min(d + 3, length);
          paper.line(x0 + d * dx, y0 + d * dy, x0 + to * dx, y0 + to * dy);
        }
      } else paper.line(x0, y0, x1, y1);
    }
    if (lines === 'dash-pattern') paper.raw('[] 0 d');
  }

  sheet() {
    const { order } = this.style;
    const texts = [...this.texts];
    if (order === 'columns') texts.sort((a, b) => a.column - b.column || a.y - b.y);
    if (order === 'backwards') texts.reverse();
    for (const { x, y, text, size, spread } of texts) this.paper.text(x, y, text, size, spread);
    return this.paper;
  }
}

/** Edges that lie on one line and touch, as one. */
function merged(edges) {
  const lines = new Map();
  for (const edge of edges) {
    const flat = edge[1] === edge[3];
    const key = `${flat ? 'h' : 'v'}${(flat ? edge[1] : edge[0]).toFixed(2)}`;
    const [from, to] = flat ? [edge[0], edge[2]] : [edge[1], edge[3]];
    const line = lines.get(key) ?? { flat, at: flat ? edge[1] : edge[0], spans: [] };
    line.spans.push([from, to]);
    lines.set(key, line);
  }
  return [...lines.values()].flatMap(({ flat, at, spans }) => {
    spans.sort((a, b) => a[0] - b[0]);
    const whole = [];
    for (const [from, to] of spans) {
      const last = whole.at(-1);
      if (last && from <= last[1] + 0.01) last[1] = Math.max(last[1], to);
      else whole.push([from, to]);
    }
    return whole.map(([from, to]) => (flat ? [from, at, to, at] : [at, from, at, to]));
  });
}

/** The upright sheet's content so that its text runs up the page; or so, and the viewer turns the page upright. */
function turned(sheet, turn = 'none') {
  if (turn === 'none') return sheet;
  const { width, height, operators } = sheet;
  return new Sheet(height, width, turn === 'page' ? 90 : 0).raw(
    `q 0 1 -1 0 ${height} 0 cm ${operators.join('\n')} Q`,
  );
}
