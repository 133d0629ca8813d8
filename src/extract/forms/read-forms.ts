import type { Block, Paragraph, Place, Table } from '../../model/document.ts';
import { plain } from '../../model/normalise.ts';
import type { PerformanceForm } from '../../model/performance.ts';
import { FormBuilder } from './form-builder.ts';
import { fundHeading, indicatorHeading } from './form-heading.ts';
import { fieldOf, fundSourceOf, isFormTitle, yearOf } from './form-labels.ts';
import { type FormRow, rowsOf } from './form-row.ts';

/** Something a person should know about how a form was read. */
export interface FormNote {
  /** One sentence in Chinese. */
  readonly message: string;
  readonly place: Place;
}

export interface FormsRead {
  readonly forms: PerformanceForm[];
  /** Tables that belong to a form, continuations included. */
  readonly used: Set<Table>;
  /** Paragraphs above a form that hold its title and year. */
  readonly titles: Set<Paragraph>;
  readonly notes: FormNote[];
}

/**
 * Finds and reads 项目支出绩效自评表 (project self-evaluation forms) and 部门整体支出绩效自评表 among the tables of a
 * document. A form may be broken over several tables, and one table may hold several forms.
 *
 * @param year the disclosure's year, for forms that print none.
 */
export function readForms(blocks: readonly Block[], year?: number): FormsRead {
  const forms: PerformanceForm[] = [];
  const used = new Set<Table>();
  const titles = new Set<Paragraph>();
  const notes: FormNote[] = [];
  let above: Paragraph[] = [];
  let current: FormBuilder | undefined;
  let lastTitle = '项目支出绩效自评表';
  const close = (): void => {
    if (!current) return;
    const form = current.finish();
    forms.push(form);
    if (form.indicators.length === 0 && form.funds.length > 0)
      notes.push({ message: `${form.title}“${form.name}”中没有读到绩效指标。`, place: form.place });
    current = undefined;
  };
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      above.push(block);
      // Prose or a heading after a form ends it; page numbers and 续表 do not.
      if (
        current &&
        (block.text.length > 40 ||
          isFormTitle(block.text) ||
          /^第?[一二三四五六七八九十]+[部、]/.test(block.text))
      )
        close();
      continue;
    }
    const rows = rowsOf(block);
    const title = above.slice(-6).findLast((p) => isFormTitle(p.text));
    const kind = kindOf(rows, title !== undefined);
    if (kind === 'none') {
      const goesOn = current && !title && goesOnWith(current, rows);
      if (!goesOn) {
        close();
        above = [];
        continue;
      }
    }
    used.add(block);
    let fed = 0;
    rows.forEach((row, index) => {
      const heads = isTitleRow(row);
      const names = isNameRow(row);
      const opens =
        !current ||
        (index === 0 && title !== undefined) ||
        (heads && (current.begun || current.named)) ||
        (names && current.named && (current.begun || fed > 1));
      if (opens) {
        close();
        const from = index === 0 || !heads ? title : undefined;
        const dated = from ? above.slice(above.indexOf(from)) : [];
        if (from) for (const p of dated) if (p === from || yearOf(p.text)) titles.add(p);
        lastTitle = heads ? titleIn(row) : from ? from.text.trim() : lastTitle;
        const printed = dated.map((p) => yearOf(p.text)).find((y) => y !== undefined);
        current = new FormBuilder(
          lastTitle,
          printed ?? year,
          heads ? row.cells[0]!.place : (from?.spans[0]?.place ?? row.cells[0]?.place ?? block.place),
        );
        fed = 0;
      }
      if (heads) current!.addTitle(row, titleIn(row));
      else current!.add(row, index === 0 || block.trust === 'aligned');
      if (row.cells.length > 0) fed++;
    });
    above = [];
  }
  close();
  return { forms, used, titles, notes };
}

/** Whether a table without a title is the next part of the form above it: most of its lines must look so. */
function goesOnWith(form: FormBuilder, rows: readonly FormRow[]): boolean {
  const printed = rows.filter((row) => row.cells.length > 0);
  const first = printed[0]?.cells[0];
  if (printed.some(isNameRow)) return false;
  // Below 总分 only remarks and signatures follow.
  if (form.complete) return first !== undefined && fieldOf(first.text) === 'ignored';
  return printed.filter((row) => form.continuedBy(row)).length * 2 >= Math.max(1, printed.length);
}

function isTitleRow(row: FormRow): boolean {
  return row.cells.length > 0 && row.cells.length <= 3 && row.cells.some((c) => isFormTitle(c.text));
}

function titleIn(row: FormRow): string {
  return row.cells.find((c) => isFormTitle(c.text))!.text.trim();
}

/** 项目名称 with its value beside it; as a heading of a list of projects other headings follow it. */
function isNameRow(row: FormRow): boolean {
  const first = row.cells[0];
  if (!first || row.cells.length > 6 || fundHeading(row)) return false;
  return fieldOf(first.text) === 'name' || /^项目名称[：:]/.test(plain(first.text));
}

/** `form`: surely a self-evaluation form; `head`: the beginning of one under its title; `none`: neither. */
function kindOf(rows: readonly FormRow[], titled: boolean): 'form' | 'head' | 'none' {
  const headed = titled || rows.slice(0, 4).some(isTitleRow);
  const indicators = rows.some((row, i) => indicatorHeading(row, rows[i - 1]) !== undefined);
  const named = rows.some(isNameRow);
  const funds =
    rows.some((row) => fundHeading(row) !== undefined) &&
    rows.some((row) => row.cells.some((c) => fundSourceOf(c.text) === 'total'));
  if (indicators && (headed || named || funds)) return 'form';
  if (funds && (headed || named)) return 'form';
  return headed && named ? 'head' : 'none';
}
