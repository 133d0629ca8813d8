import type { StatementId } from '../model/statement.ts';

/**
 * A disclosure as it will be printed, before any file format: what the composer makes and every writer (docx, pdf,
 * html, md, xlsx) lays out. It holds words and grids only; every figure in it is already printed text.
 */
export interface ComposedDocument {
  readonly unit: string;
  readonly year: number;
  /** As on the cover: …2024年度部门决算公开说明. */
  readonly title: string;
  readonly blocks: readonly ComposedBlock[];
  /** Not to be published yet: every page says so. */
  readonly draft?: true;
}

/** What every page of a draft says. */
export const DRAFT_MARK = '草稿：尚有待填写或待核对的内容，不得公开';

export type ComposedBlock =
  | { readonly kind: 'contents' }
  | {
      readonly kind: 'heading';
      /** 1 for 第一部分, 2 for 一、, 3 for （一）, 4 for 1. */
      readonly level: 1 | 2 | 3 | 4;
      /** Ordinal included. */
      readonly text: string;
      /** Unique in the document; the contents and cross references point at it. */
      readonly id: string;
    }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'statement'; readonly id: StatementId; readonly sheet: Sheet }
  | { readonly kind: 'form'; readonly sheet: Sheet }
  | { readonly kind: 'table'; readonly sheet: Sheet };

/** A stretch of a sentence. */
export interface Run {
  readonly text: string;
  /** Address of the figure that it prints: T05/2010301/total@change. Writers link it to the statement's cell. */
  readonly address?: string;
  /** Something that only the unit can write and has not yet (a reason): marked in every format. */
  readonly missing?: true;
}

/** A table as printed: the official layout of a statement (决算表) or a form (自评表). */
export interface Sheet {
  /** Heading above the table: 收入支出决算总表. */
  readonly title: string;
  /** As the contents list it, where the title alone does not tell it from others. */
  readonly entry?: string;
  /** Line below the title, centred: （2024年度). */
  readonly subtitle?: string;
  /** Small lines above the table, left and right: 编制单位：…, 公开01表, 金额单位：万元. */
  readonly left?: string;
  readonly number?: string;
  readonly right?: string;
  /** Relative widths of the columns. */
  readonly widths: readonly number[];
  readonly rows: number;
  /** Leading rows that are repeated on every page. */
  readonly headerRows: number;
  readonly cells: readonly SheetCell[];
  /** Lines below: 注：…. */
  readonly notes: readonly string[];
  readonly landscape: boolean;
}

export interface SheetCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
  readonly role: 'header' | 'label' | 'code' | 'figure' | 'text';
  readonly align: 'left' | 'centre' | 'right';
  /** Depth of a label below its class: 0 类, 1 款, 2 项. */
  readonly indent?: number;
  readonly bold?: true;
  /** A figure's address, its exact value in fen (counts: in things), and for xlsx the addresses it is the sum of. */
  readonly address?: string;
  readonly value?: bigint;
  readonly sumOf?: readonly { readonly address: string; readonly sign: 1 | -1 }[];
}
