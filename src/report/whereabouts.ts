import type { Disclosure, Section } from '../model/disclosure.ts';
import type { Place, SourceFormat } from '../model/document.ts';
import { enclosingSections } from '../model/enclosing-sections.ts';
import type { PerformanceForm } from '../model/performance.ts';
import { STATEMENTS } from '../model/statements/index.ts';

/** Formats that number paragraphs and cells which nobody can count: their places are told by what stands around. */
const UNNUMBERED: ReadonlySet<SourceFormat> = new Set(['docx', 'html']);

/**
 * Where something stands, for a person (位置): in files without pages and lines the section and its paragraph, or the
 * statement with row and column, or the form. Made once for a disclosure, asked for each place.
 */
export class Whereabouts {
  private readonly words = new Map<string, string>();

  constructor(private readonly disclosure: Disclosure) {
    if (!disclosure.files.some(({ format }) => UNNUMBERED.has(format))) return;
    for (const table of disclosure.otherTables) {
      const title = table.title === undefined ? '表格' : `《${table.title}》`;
      this.note(table.place, title);
      for (const { place, row, column } of table.cells)
        this.note(place, `${title}第${row + 1}行第${column + 1}列`);
    }
    for (const form of disclosure.forms) this.noteForm(form);
    for (const statement of disclosure.statements) {
      const title = `《${STATEMENTS[statement.id].title}》`;
      this.note(statement.place, title);
      for (const { name, place } of statement.codedRows) this.note(place, `${title}“${name}”`);
      for (const { label, place } of statement.cells) this.note(place, `${title}“${label}”`);
    }
    for (const { place } of disclosure.contents) this.note(place, '目录');
    this.noteParagraphs();
  }

  /** The place in words, where it has neither page nor line nor cell that a person could look up. */
  private of(place: Place): string | undefined {
    return this.isUnnumbered(place) ? this.words.get(key(place)) : undefined;
  }

  /** Whether the number of its line means nothing to a person. */
  private isUnnumbered({ file = 0, page, sheet }: Place): boolean {
    const format = this.disclosure.files[file]?.format;
    return page === undefined && sheet === undefined && format !== undefined && UNNUMBERED.has(format);
  }

  /**
   * The words that stand for a line that nobody can count: none are better than its number.
   * @param place without a file where the disclosure lies in several: then it is not looked up
   */
  instead(place: Place): { readonly where?: string } {
    const lost = place.file === undefined && this.disclosure.files.length > 1;
    if (!this.isUnnumbered(place)) return {};
    return { where: lost ? '' : (this.of(place) ?? '') };
  }

  private note(place: Place, words: string): void {
    this.words.set(key(place), words);
  }

  private noteForm(form: PerformanceForm): void {
    const title = form.name === '' ? '绩效自评表' : `绩效自评表（${form.name}）`;
    const of = (place: Place | undefined, what: string) => place && this.note(place, `${title}${what}`);
    of(form.goal.place, '“年度总体目标”');
    of(form.result.place, '“实际完成情况”');
    for (const line of form.funds) {
      of(line.initial?.place, `“${line.label}”年初预算数`);
      of(line.full?.place, `“${line.label}”全年预算数`);
      of(line.executed?.place, `“${line.label}”全年执行数`);
      for (const cell of [line.weight, line.rate, line.score]) of(cell?.place, `“${line.label}”`);
    }
    for (const { third, target, actual, weight, score, place } of form.indicators)
      for (const cell of [{ place }, target, actual, weight, score]) of(cell?.place, `“${third}”`);
    of(form.totalWeight?.place, '总分');
    of(form.totalScore?.place, '总分');
    // What a form lacks stands where the form does.
    this.note(form.place, title);
  }

  private noteParagraphs(): void {
    const { paragraphs, sections } = this.disclosure;
    const counts = new Map<number, number>();
    for (const { paragraph, section, role } of paragraphs) {
      const [span] = paragraph.spans;
      if (!span || role === 'contents') continue;
      const within = sections[section];
      const title = within === undefined ? '开头' : placeOfSection(within, sections);
      if (role === 'heading') {
        this.note(span.place, `${title}标题`);
        continue;
      }
      const number = (counts.get(section) ?? 0) + 1;
      counts.set(section, number);
      this.note(span.place, `${title}第${number}段`);
    }
  }
}

function key({ file, line }: Place): string {
  return `${file ?? 0} ${line}`;
}

function placeOfSection(section: Section, all: readonly Section[]): string {
  const { section: ordinals, heading } = sectionOf(section, all);
  return ordinals ?? `“${heading}”`;
}

const ORDINAL =
  /^\s*(?:第?([一二三四五六七八九十]+)(?:部分|[、.．])|[（(]([一二三四五六七八九十]+)[）)]|(\d{1,2})[.．、])\s*/;

/** 五（二） from the headings 五、… and （二）…; the part (第一部分) is left out, as readers do. */
export function sectionOf(section: Section, all: readonly Section[]): { section?: string; heading: string } {
  let ordinals = '';
  for (const at of enclosingSections(all, section.index)) {
    const match = ORDINAL.exec(at.title);
    if (!match || /^\s*第/.test(at.title)) continue;
    ordinals = (match[1] ?? (match[2] ? `（${match[2]}）` : `${match[3]}.`)) + ordinals;
  }
  const heading = section.title.replace(ORDINAL, '').trim();
  return { ...(ordinals === '' ? {} : { section: ordinals }), heading };
}
