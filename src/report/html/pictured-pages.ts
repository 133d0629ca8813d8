import type { Severity } from '../../audit/finding.ts';
import { xmlText } from '../../format/xml-text.ts';
import type { Box } from '../../model/document.ts';
import type { CheckedReport, ReportedFinding, ReportedLocation, ReportedPlace } from '../file-report.ts';

/** The picture of a page of the original. */
export interface Picture {
  readonly page: number;
  /** Points. */
  readonly width: number;
  readonly height: number;
  readonly png: Uint8Array;
}

/** Gives the pictures of those of the pages that a file has; nothing for a file without pages. */
export type Pictures = (file: string, pages: readonly number[]) => Promise<readonly Picture[]>;

/** Points of the page shown above and below the words. */
const AROUND = 46;
/** Points left out at either side of a strip: margins hold nothing. */
const MARGIN = 36;

/** A box to draw, with the number of its finding. */
interface Marked {
  readonly box: Box;
  readonly number: number;
  readonly severity: Severity;
}

/** The pages of one disclosure that findings stand on, with their boxes. */
export class PicturedPages {
  private readonly pages = new Map<string, { picture: Picture; file: string; id: string; marks: Marked[] }>();
  /** Pages that had to be left out. */
  leftOut = 0;

  /** @param prefix makes the names in the page unique */
  constructor(
    private readonly report: CheckedReport,
    private readonly prefix: string,
  ) {}

  /**
   * Takes the pictures as long as there is room for them.
   * @param findings in the order of their numbers
   * @returns the bytes that are left
   */
  async take(findings: readonly ReportedFinding[], pictures: Pictures, room: number): Promise<number> {
    let left = room;
    for (const [file, pages] of this.wanted(findings)) {
      for (const picture of left > 0 ? await pictures(file, [...pages]) : []) {
        if (picture.png.length > left) continue;
        left -= picture.png.length;
        const id = `${this.prefix}-${this.pages.size + 1}`;
        this.pages.set(`${file}\n${picture.page}`, { picture, file, id, marks: [] });
        pages.delete(picture.page);
      }
      this.leftOut += pages.size;
    }
    findings.forEach(({ severity, locations }, i) => {
      for (const location of locations)
        for (const { page, box } of boxesOf(location))
          this.at({ ...location, page })?.marks.push({ box, number: i + 1, severity });
    });
    return left;
  }

  /** The name of the picture that a place stands on. */
  idOf(place: ReportedPlace): string | undefined {
    return this.at(place)?.id;
  }

  /** The part of the page where a finding's first words stand, as wide as its text. */
  strip(finding: ReportedFinding, number: number): string {
    const [first] = finding.locations;
    const shown = first?.box ? this.at(first) : undefined;
    if (!shown) return '';
    const { picture, id } = shown;
    const boxes = finding.locations.flatMap((l) => (this.at(l) === shown ? boxesOf(l) : []));
    const here = boxes.filter(({ page }) => page === picture.page).map(({ box }) => box);
    // Words far down the page are seen on the whole page.
    const near = here.filter((box) => Math.abs(box[1] - here[0]![1]) < 160);
    const top = Math.max(0, Math.min(...near.map((b) => b[1])) - AROUND);
    const bottom = Math.min(picture.height, Math.max(...near.map((b) => b[3])) + AROUND);
    const left = Math.max(0, Math.min(MARGIN, ...near.map((b) => b[0] - 6)));
    const right = Math.min(picture.width, Math.max(picture.width - MARGIN, ...near.map((b) => b[2] + 6)));
    const view = [left, top, right - left, bottom - top].map(fixed).join(' ');
    return `<figure class="strip"><a href="#${id}"><svg viewBox="${view}" role="img" aria-label="第${picture.page}页原文，问题${number}处以方框标出">${use(picture, id)}${near.map((box) => rectangle(box, finding.severity)).join('')}</svg></a><figcaption>第${picture.page}页原文，点按看全页</figcaption></figure>\n`;
  }

  /** The whole pages, every box with the number of its finding. */
  whole(): string {
    if (this.pages.size === 0) return '';
    const several = (this.report.files?.length ?? 1) > 1;
    const inOrder = [...this.pages.values()].sort((a, b) =>
      a.file === b.file ? a.picture.page - b.picture.page : a.file < b.file ? -1 : 1,
    );
    const figures = inOrder.map(({ picture, file, id, marks }) => {
      const numbers = [...new Set(marks.map((m) => m.number))];
      const links = numbers.map((n) => `<a href="#${this.findingId(n)}">${n}</a>`).join('、');
      const drawn = marks.map((mark) => rectangle(mark.box, mark.severity) + this.badge(mark)).join('');
      const name = several ? `${file} ` : '';
      return `<figure id="${id}" tabindex="-1"><figcaption>${xmlText(name)}第${picture.page}页　问题 ${links}</figcaption><svg viewBox="0 0 ${fixed(picture.width)} ${fixed(picture.height)}" role="img" aria-label="第${picture.page}页原文">${use(picture, id)}${drawn}</svg></figure>`;
    });
    const images = [...this.pages.values()].map(
      ({ picture: { width, height, png }, id }) =>
        `<image id="i-${id}" width="${fixed(width)}" height="${fixed(height)}" href="data:image/png;base64,${base64(png)}"/>`,
    );
    return `<svg width="0" height="0" class="store" aria-hidden="true"><defs>${images.join('\n')}</defs></svg>
<details class="pages"><summary>有问题的${this.pages.size}页原文</summary>${figures.join('\n')}</details>\n`;
  }

  /** The name of a finding's entry. */
  findingId(number: number): string {
    return `f${this.prefix.slice(1)}-${number}`;
  }

  private badge({ box, number, severity }: Marked): string {
    const width = 5 + 5 * String(number).length;
    const x = Math.max(0, box[0] - width - 4);
    return `<a href="#${this.findingId(number)}" class="badge ${severity}"><rect x="${fixed(x)}" y="${fixed(box[1])}" width="${width}" height="12" rx="2"/><text x="${fixed(x + width / 2)}" y="${fixed(box[1] + 9)}">${number}</text></a>`;
  }

  private at({ file, page }: ReportedPlace) {
    return this.pages.get(`${file ?? this.report.file}\n${page}`);
  }

  /** Pages by their file, those of the gravest findings first. */
  private wanted(findings: readonly ReportedFinding[]): Map<string, Set<number>> {
    const wanted = new Map<string, Set<number>>();
    for (const location of findings.flatMap((f) => f.locations))
      for (const { page } of boxesOf(location)) {
        const file = location.file ?? this.report.file;
        wanted.set(file, (wanted.get(file) ?? new Set()).add(page));
      }
    return wanted;
  }
}

function boxesOf({ page, box, continued = [] }: ReportedLocation): { page: number; box: Box }[] {
  return page === undefined || !box ? [] : [{ page, box }, ...continued];
}

function use({ width, height }: Picture, id: string): string {
  return `<use href="#i-${id}" width="${fixed(width)}" height="${fixed(height)}"/>`;
}

function rectangle([x0, y0, x1, y1]: Box, severity: Severity): string {
  return `<rect class="box ${severity}" x="${fixed(x0 - 2)}" y="${fixed(y0 - 1.5)}" width="${fixed(x1 - x0 + 4)}" height="${fixed(y1 - y0 + 3)}" rx="2"/>`;
}

function fixed(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** In pieces of whole triples, so that they can be joined. */
function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x6000)
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + 0x6000)));
  return text;
}
