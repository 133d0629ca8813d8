/** A page being written by hand. Coordinates as a reader sees them: points from the top left. */
export declare class Sheet {
  readonly operators: string[];
  readonly width: number;
  readonly height: number;
  readonly rotate: number;
  constructor(width?: number, height?: number, rotate?: number);
  /** Text with its baseline at y; `spread` adds space after each character. */
  text(x: number, y: number, text: string, size?: number, spread?: number): this;
  /** Text right-aligned at x. */
  right(x: number, y: number, text: string, size?: number): this;
  line(x0: number, y0: number, x1: number, y1: number): this;
  /** A filled thin rectangle, as many writers draw their lines. */
  bar(x: number, y: number, width: number, height: number): this;
  /** A full grid with its texts; '' leaves a cell blank. */
  grid(
    xs: readonly number[],
    ys: readonly number[],
    rows: readonly (readonly string[])[],
    size?: number,
  ): this;
  /** A picture over the whole page. */
  picture(): this;
  /** Operators in the page's own space. */
  raw(operators: string): this;
}

/** Width of a text in the one font there is: ASCII is half as wide as Chinese. */
export declare function widthOf(text: string, size: number): number;

/** A PDF of these pages. Its font is not embedded and maps two-byte codes to themselves. */
export declare function pdf(...sheets: readonly Sheet[]): Uint8Array;

/** The same with its contents compressed, for files that are kept. */
export declare function packedPdf(...sheets: readonly Sheet[]): Uint8Array;
