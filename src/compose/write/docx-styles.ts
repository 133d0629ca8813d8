/**
 * Fixed parts of a disclosure in Word: type and page of an official document (公文) after GB/T 9704—2012 党政机关公文格式,
 * clause 5.2 and 7: A4, margins of 37, 35, 28 and 26 mm, 22 lines of 28 characters in 仿宋 of size 三号 (16 pt), page
 * numbers of size 四号 (14 pt) between dashes, outside on odd and even pages.
 */
import { xmlText } from '../../format/xml-text.ts';

export const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** Distance of two lines of the text, in twips: 28 pt. */
export const LINE = 560;

/** Distance of two entries of the contents, in twips, and the size of their type (四号, 14 pt) in half points. */
export const ENTRY = { line: 480, size: 28 } as const;

interface Typeface {
  /** One that comes with Windows, and with WPS and Word elsewhere. */
  readonly name: string;
  /** What stands for it on a machine without it. */
  readonly other: string;
  readonly family: 'roman' | 'swiss' | 'script' | 'modern';
  readonly latin?: true;
}

/** 小标宋, which GB/T 9704 wants for titles, comes with no system: titles are in bold 宋体. */
const TYPEFACES: readonly Typeface[] = [
  { name: '仿宋', other: '仿宋_GB2312', family: 'modern' },
  { name: '楷体', other: '楷体_GB2312', family: 'script' },
  { name: '黑体', other: 'Noto Sans CJK SC', family: 'swiss' },
  { name: '宋体', other: 'Noto Serif CJK SC', family: 'roman' },
  { name: 'Times New Roman', other: 'Liberation Serif', family: 'roman', latin: true },
];

/** `word/fontTable.xml`. */
export function fontTable(): string {
  const fonts = TYPEFACES.map(
    ({ name, other, family, latin }) =>
      `<w:font w:name="${name}"><w:altName w:val="${xmlText(other)}"/><w:charset w:val="${latin ? '00' : '86'}"/><w:family w:val="${family}"/><w:pitch w:val="${latin ? 'variable' : 'default'}"/></w:font>`,
  );
  return `<w:fonts xmlns:w="${WORD}">${fonts.join('')}</w:fonts>`;
}

/** `word/settings.xml`: nothing that makes a word processor ask to update fields. */
export function settings(): string {
  return `<w:settings xmlns:w="${WORD}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`;
}

/** A footer with the page's number, — 1 —, one character in from the outer edge. */
export function footer(side: 'odd' | 'even'): string {
  const run = (inner: string): string => `<w:r>${inner}</w:r>`;
  const indent = side === 'odd' ? 'w:rightChars="100" w:right="280"' : 'w:leftChars="100" w:left="280"';
  return `<w:ftr xmlns:w="${WORD}"><w:p><w:pPr><w:pStyle w:val="Footer"/><w:ind ${indent}/><w:jc w:val="${side === 'odd' ? 'right' : 'left'}"/></w:pPr>${[
    '<w:t xml:space="preserve">— </w:t>',
    '<w:fldChar w:fldCharType="begin"/>',
    '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
    '<w:fldChar w:fldCharType="separate"/>',
    '<w:t>1</w:t>',
    '<w:fldChar w:fldCharType="end"/>',
    '<w:t xml:space="preserve"> —</w:t>',
  ]
    .map(run)
    .join('')}</w:p></w:ftr>`;
}

/** A small line at the head of every page. */
export function header(words: string): string {
  return `<w:hdr xmlns:w="${WORD}"><w:p><w:pPr><w:pStyle w:val="Header"/><w:jc w:val="right"/></w:pPr><w:r><w:t xml:space="preserve">${xmlText(words)}</w:t></w:r></w:p></w:hdr>`;
}

interface Style {
  readonly id: string;
  readonly name: string;
  readonly paragraph: string;
  readonly face?: string;
  /** Half points. */
  readonly size?: number;
  readonly bold?: true;
  readonly next?: string;
}

const exactly = (twips: number): string =>
  `<w:spacing w:before="0" w:after="0" w:line="${twips}" w:lineRule="exact"/>`;
const INDENTED = '<w:ind w:firstLineChars="200" w:firstLine="640"/>';
const heading = (level: number, paragraph: string): string =>
  `<w:keepNext/><w:keepLines/>${paragraph}<w:outlineLvl w:val="${level - 1}"/>`;
const entry = (level: number): string =>
  `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8844"/></w:tabs>${exactly(ENTRY.line)}<w:ind w:leftChars="${(level - 1) * 100}" w:left="${(level - 1) * 280}"/>`;

const STYLES: readonly Style[] = [
  {
    id: 'Title',
    name: 'Title',
    paragraph: `${exactly(800)}<w:jc w:val="center"/>`,
    face: '宋体',
    bold: true,
    size: 52,
    next: 'BodyText',
  },
  { id: 'BodyText', name: 'Body Text', paragraph: `${exactly(LINE)}${INDENTED}<w:jc w:val="both"/>` },
  {
    id: 'Heading1',
    name: 'heading 1',
    paragraph: heading(
      1,
      `<w:spacing w:before="0" w:after="280" w:line="${LINE}" w:lineRule="exact"/><w:jc w:val="center"/>`,
    ),
    face: '宋体',
    bold: true,
    size: 44,
    next: 'BodyText',
  },
  {
    id: 'Heading2',
    name: 'heading 2',
    paragraph: heading(2, `${exactly(LINE)}${INDENTED}`),
    face: '黑体',
    next: 'BodyText',
  },
  {
    id: 'Heading3',
    name: 'heading 3',
    paragraph: heading(3, `${exactly(LINE)}${INDENTED}`),
    face: '楷体',
    next: 'BodyText',
  },
  {
    id: 'Heading4',
    name: 'heading 4',
    paragraph: heading(4, `${exactly(LINE)}${INDENTED}`),
    bold: true,
    next: 'BodyText',
  },
  {
    id: 'TOCHeading',
    name: 'TOC Heading',
    paragraph: `<w:spacing w:before="0" w:after="280" w:line="${LINE}" w:lineRule="exact"/><w:jc w:val="center"/>`,
    face: '宋体',
    bold: true,
    size: 44,
  },
  { id: 'TOC1', name: 'toc 1', paragraph: entry(1), face: '黑体', size: ENTRY.size },
  { id: 'TOC2', name: 'toc 2', paragraph: entry(2), size: ENTRY.size },
  { id: 'TOC3', name: 'toc 3', paragraph: entry(3), size: ENTRY.size },
  {
    id: 'SheetTitle',
    name: '报表名称',
    paragraph: `<w:keepNext/>${exactly(LINE)}<w:jc w:val="center"/>`,
    face: '宋体',
    bold: true,
    size: 36,
  },
  {
    id: 'SheetSubtitle',
    name: '报表年度',
    paragraph: `<w:keepNext/>${exactly(360)}<w:jc w:val="center"/>`,
    size: 24,
  },
  { id: 'SheetLine', name: '报表表头', paragraph: `<w:keepNext/>${exactly(320)}`, face: '宋体', size: 20 },
  { id: 'SheetCell', name: '报表单元格', paragraph: exactly(240), face: '宋体', size: 18 },
  { id: 'SheetNote', name: '报表附注', paragraph: exactly(300), face: '宋体', size: 18 },
  {
    id: 'Footer',
    name: 'footer',
    paragraph: '<w:spacing w:before="0" w:after="0"/>',
    face: '宋体',
    size: 28,
  },
  {
    id: 'Header',
    name: 'header',
    paragraph: '<w:spacing w:before="0" w:after="0"/>',
    face: '宋体',
    size: 18,
  },
  {
    id: 'CommentText',
    name: 'annotation text',
    paragraph: '<w:spacing w:before="0" w:after="0"/>',
    face: '宋体',
    size: 21,
  },
];

/** `word/styles.xml`. */
export function styles(): string {
  const font = (face: string): string =>
    `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${face}" w:cs="Times New Roman"/>`;
  const size = (halfPoints: number): string => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`;
  const list = STYLES.map(({ id, name, paragraph, face, size: points, bold, next }) => {
    const run = `${face ? font(face) : ''}${bold ? '<w:b/><w:bCs/>' : ''}${points ? size(points) : ''}`;
    return `<w:style w:type="paragraph"${/[^\w ]/.test(name) ? ' w:customStyle="1"' : ''} w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>${next ? `<w:next w:val="${next}"/>` : ''}<w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
  });
  return `<w:styles xmlns:w="${WORD}"><w:docDefaults><w:rPrDefault><w:rPr>${font('仿宋')}${size(32)}<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/></w:pPr></w:style><w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>${list.join('')}</w:styles>`;
}
