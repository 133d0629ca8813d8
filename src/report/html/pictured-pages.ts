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
/** Points left out at either side of a crop: margins hold nothing. */
const MARGIN = 36;
/** Points across of the most that is shown of a page that lies on its side, where the words allow. */
const ACROSS = 540;
/** Points down over which places are shown in one crop. */
const TOGETHER = 160;
/** Points across that a narrow screen shows of a crop. */
const NARROW = 260;
/** Crops of evidence beside one finding. */
const MOST_CROPS = 3;

/** How a box is drawn: as the words of a finding, or as its evidence. */
type Look = Severity | 'evidence';

/** A box to draw, with the number of its finding. */
interface Marked {
  readonly box: Box;
  readonly number: number;
  readonly look: Look;
}

/** A page with its picture. */
interface PicturedPage {
  readonly picture: Picture;
  readonly file: string;
  readonly id: string;
  readonly marks: Marked[];
}

/** A place on a pictured page; `what` is told of evidence. */
interface Pictured {
  readonly on: PicturedPage;
  readonly box: Box;
  readonly look: Look;
  readonly what?: string;
}

/** The pages of one disclosure that findings stand on, with their boxes. */
export class PicturedPages {
  private readonly pages = new Map<string, PicturedPage>();
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
    findings.forEach(({ severity, locations, related }, i) => {
      const places = [
        ...related.flatMap((r) => this.pictured(r, 'evidence')),
        ...locations.flatMap((l) => this.pictured(l, severity)),
      ];
      for (const { on, box, look } of places) on.marks.push({ box, number: i + 1, look });
    });
    return left;
  }

  /** The name of the picture that a place stands on. */
  idOf(place: ReportedPlace): string | undefined {
    return this.at(place)?.id;
  }

  /** The parts of pages where a finding's words stand, and beside them those of its evidence. */
  crops({ severity, locations, related }: ReportedFinding, number: number): string {
    const own = locations.flatMap((l) => this.pictured(l, severity));
    const [first] = own;
    if (!first) return '';
    // Words far down the page are seen on the whole page.
    const near = own.filter(({ on, box }) => on === first.on && Math.abs(box[1] - first.box[1]) < TOGETHER);
    const view = viewOf(near);
    const evidence = related.flatMap((r) => this.pictured(r, 'evidence', r.what));
    const within = evidence.filter((e) => e.on === first.on && inside(e.box, view));
    const page = `第${first.on.picture.page}页原文`;
    const crops = [crop(view, [...near, ...within], page, `${page}，问题${number}处以方框标出`)];
    const apart = together(evidence.filter((e) => !within.includes(e)));
    for (const places of apart.slice(0, MOST_CROPS)) {
      const [{ on, what = '' }] = places as [Pictured];
      const more = places.length > 1 ? `等${places.length}处` : '';
      crops.push(crop(viewOf(places), places, `依据：第${on.picture.page}页 ${what}${more}`));
    }
    return `<div class="crops">${crops.join('')}</div>\n`;
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
      const drawn = marks.map((mark) => rectangle(mark.box, mark.look) + this.badge(mark)).join('');
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

  private badge({ box, number, look }: Marked): string {
    const width = 5 + 5 * String(number).length;
    const x = Math.max(0, box[0] - width - 4);
    return `<a href="#${this.findingId(number)}" class="badge ${look}"><rect x="${fixed(x)}" y="${fixed(box[1])}" width="${width}" height="12" rx="2"/><text x="${fixed(x + width / 2)}" y="${fixed(box[1] + 9)}">${number}</text></a>`;
  }

  /** The boxes of a place on the pages that have pictures. */
  private pictured(location: ReportedLocation, look: Look, what?: string): Pictured[] {
    return boxesOf(location).flatMap(({ page, box }) => {
      const on = this.at({ ...location, page });
      return on ? [{ on, box, look, ...(what === undefined ? {} : { what }) }] : [];
    });
  }

  private at({ file, page }: ReportedPlace) {
    return this.pages.get(`${file ?? this.report.file}\n${page}`);
  }

  /** Pages by their file, those of the gravest findings first, those of evidence last. */
  private wanted(findings: readonly ReportedFinding[]): Map<string, Set<number>> {
    const wanted = new Map<string, Set<number>>();
    const places = [...findings.flatMap((f) => f.locations), ...findings.flatMap((f) => f.related)];
    for (const location of places)
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

/** What is shown of a page, around some places: left, top, right, bottom. */
function viewOf(places: readonly Pictured[]): Box {
  const { width, height } = places[0]!.on.picture;
  const edge = (side: 0 | 1 | 2 | 3): number[] => places.map(({ box }) => box[side]);
  const [x0, x1] = [Math.min(...edge(0)), Math.max(...edge(2))];
  const top = Math.max(0, Math.min(...edge(1)) - AROUND);
  const bottom = Math.min(height, Math.max(...edge(3)) + AROUND);
  const left = Math.max(0, Math.min(MARGIN, x0 - 6));
  const right = Math.min(width, Math.max(width - MARGIN, x1 + 6));
  if (right - left <= ACROSS) return [left, top, right, bottom];
  const across = Math.max(ACROSS, x1 - x0 + 12);
  const from = Math.min(Math.max(left, (x0 + x1 - across) / 2), right - across);
  return [from, top, from + across, bottom];
}

function inside(box: Box, [left, top, right, bottom]: Box): boolean {
  return box[0] >= left && box[2] <= right && box[1] >= top && box[3] <= bottom;
}

/** Places that one crop can show. */
function together(places: readonly Pictured[]): Pictured[][] {
  const groups: Pictured[][] = [];
  for (const place of places) {
    const group = groups.find(
      ([first]) => first?.on === place.on && Math.abs(first.box[1] - place.box[1]) < TOGETHER,
    );
    if (group) group.push(place);
    else groups.push([place]);
  }
  return groups;
}

/**
 * A part of a page, leading to the whole. A narrow screen shows it at a size that can be read, with the first box in the
 * middle: `--x` is where that is, `--w` how wide the part is.
 */
function crop(view: Box, places: readonly Pictured[], told: string, name = told): string {
  const [left, top, right, bottom] = view;
  const [{ on, box }] = places as [Pictured];
  const size = [left, top, right - left, bottom - top].map(fixed).join(' ');
  const middle = Math.min((box[0] + box[2]) / 2, box[0] + NARROW / 2);
  const style = `--x:${Math.round(((middle - left) / (right - left)) * 100) / 100};--w:${Math.round(right - left)}`;
  const boxes = places.map((place) => rectangle(place.box, place.look)).join('');
  return `<figure class="crop" style="${style}"><a href="#${on.id}"><svg viewBox="${size}" role="img" aria-label="${xmlText(name)}">${use(on.picture, on.id)}${boxes}</svg></a><figcaption>${xmlText(told)}</figcaption></figure>`;
}

function use({ width, height }: Picture, id: string): string {
  return `<use href="#i-${id}" width="${fixed(width)}" height="${fixed(height)}"/>`;
}

function rectangle([x0, y0, x1, y1]: Box, look: Look): string {
  return `<rect class="box ${look}" x="${fixed(x0 - 2)}" y="${fixed(y0 - 1.5)}" width="${fixed(x1 - x0 + 4)}" height="${fixed(y1 - y0 + 3)}" rx="2"/>`;
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
