import {
  degrees,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  type PDFPage,
  type PDFRef,
} from '@cantoo/pdf-lib';
import type { Severity } from '../../audit/finding.ts';
import type { Box } from '../../model/document.ts';
import type { ReportedFinding, ReportedLocation } from '../file-report.ts';
import { findingLines } from '../finding-lines.ts';
import { HEADINGS } from '../headings.ts';

/** Who comments; no date, so that the same findings give the same bytes and no false day is told. */
const AUTHOR = '明账';

type Rgb = readonly [number, number, number];
const COLOUR: Readonly<Record<Severity, Rgb>> = {
  error: [1, 0.62, 0.6],
  warning: [1, 0.88, 0.45],
  info: [0.68, 0.84, 1],
};
/** A note's size, and its distance from the edges of the page. */
const NOTE = 20;

/** One finding's marks on one page. */
export class Mark {
  private readonly colour: Rgb;

  constructor(
    private readonly context: PDFContext,
    private readonly page: PDFPage,
    private readonly finding: ReportedFinding,
    private readonly id: string,
  ) {
    this.colour = COLOUR[finding.severity];
  }

  highlight(location: ReportedLocation, again: boolean): void {
    const corners = this.onPage(location.box!);
    const [x0, y0, x1, y1] = bounds(corners);
    const reference = this.add({
      Subtype: 'Highlight',
      Rect: [x0, y0, x1, y1],
      // Upper left, upper right, lower left, lower right of the words as they are read.
      QuadPoints: corners.flat(),
      CA: 0.55,
      AP: { N: this.appearance([x0, y0, x1, y1]) },
      Contents: PDFHexString.fromText(
        again
          ? `同一问题的另一处，说明见第${this.finding.locations[0]?.page}页的批注。`
          : findingLines(this.finding).join('\n'),
      ),
    });
    this.popup(reference, [x1, y0, x1 + 220, y0 + 120]);
  }

  /** A note in the upper right corner of the page, those before it above. */
  note(before: number, lines: readonly string[] = findingLines(this.finding)): void {
    const width = this.shown().width;
    const top = 8 + before * (NOTE + 4);
    const corners = this.onPage([width - NOTE - 8, top, width - 8, top + NOTE]);
    const rect = bounds(corners);
    const reference = this.add({
      Subtype: 'Text',
      Name: 'Comment',
      Rect: rect,
      F: 28,
      AP: { N: this.appearance(rect) },
      Contents: PDFHexString.fromText(lines.join('\n')),
    });
    this.popup(reference, [rect[0] - 220, rect[1] - 120, rect[0], rect[1]]);
  }

  private add(entries: Readonly<Record<string, unknown>>): PDFRef {
    const { Subtype, Name, ...rest } = entries;
    const annotation = this.context.obj({
      Type: 'Annot',
      Subtype: Subtype as string,
      ...(Name ? { Name: Name as string } : {}),
      F: 4,
      C: [...this.colour],
      P: this.page.ref,
      ...rest,
    } as Parameters<PDFContext['obj']>[0]) as unknown as PDFDict;
    annotation.set(PDFName.of('T'), PDFHexString.fromText(AUTHOR));
    annotation.set(PDFName.of('Subj'), PDFHexString.fromText(HEADINGS.severity[this.finding.severity]));
    annotation.set(PDFName.of('NM'), PDFHexString.fromText(`mingzhang-${this.id}`));
    const reference = this.context.register(annotation);
    this.annotations().push(reference);
    return reference;
  }

  private popup(parent: PDFRef, rect: readonly number[]): void {
    const popup = this.context.register(
      this.context.obj({
        Type: 'Annot',
        Subtype: 'Popup',
        Rect: [...rect],
        Parent: parent,
        Open: false,
        F: 28,
      }),
    );
    this.annotations().push(popup);
    this.context.lookup(parent, PDFDict).set(PDFName.of('Popup'), popup);
  }

  private annotations(): PDFArray {
    const key = PDFName.of('Annots');
    const there = this.page.node.lookupMaybe(key, PDFArray);
    if (there) return there;
    const list = this.context.obj([]);
    this.page.node.set(key, list);
    return list;
  }

  /** What viewers draw that do not draw annotations themselves: the colour, under which the words stay readable. */
  private appearance([x0, y0, x1, y1]: readonly [number, number, number, number]): PDFRef {
    const [r, g, b] = this.colour;
    const state = this.context.obj({ Type: 'ExtGState', BM: 'Multiply', ca: 0.55 });
    const stream = this.context.stream(`/G gs ${r} ${g} ${b} rg ${x0} ${y0} ${x1 - x0} ${y1 - y0} re f`, {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [x0, y0, x1, y1],
      Resources: { ExtGState: { G: state } },
      Group: { S: 'Transparency' },
    });
    return this.context.register(stream);
  }

  /** Quarters by which the page is turned clockwise when shown. */
  private turned(): number {
    return (((this.page.getRotation().angle / degrees(90).angle) % 4) + 4) % 4;
  }

  private shown(): { width: number; height: number } {
    const { width, height } = this.page.getCropBox();
    return this.turned() % 2 === 0 ? { width, height } : { width: height, height: width };
  }

  /** Corners of a box of the page as shown, in the page's own space: upper left, upper right, lower left, lower right. */
  private onPage([x0, y0, x1, y1]: Box): [number, number][] {
    const { x: left, y: bottom, width, height } = this.page.getCropBox();
    const [right, top] = [left + width, bottom + height];
    const turned = this.turned();
    const point = (x: number, y: number): [number, number] => {
      if (turned === 0) return [left + x, top - y];
      if (turned === 1) return [left + y, bottom + x];
      return turned === 2 ? [right - x, bottom + y] : [right - y, top - x];
    };
    return [point(x0, y0), point(x1, y0), point(x0, y1), point(x1, y1)];
  }
}

function bounds(corners: readonly (readonly [number, number])[]): [number, number, number, number] {
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
