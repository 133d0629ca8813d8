import type { NarrativeParagraph } from '../model/disclosure.ts';
import { plain } from '../model/normalise.ts';

/** What a text is, as its titles and words tell; `unknown` where neither does. */
export type DocumentKind =
  | 'final-accounts' // 部门决算公开
  | 'budget' // 预算公开
  | 'notice' // 通知、公告
  | 'region' // 政府的财政决算报告、预算执行情况报告
  | 'report' // 审计、绩效评价、工作报告
  | 'unknown';

/** Sentence for a user who gave something else than final accounts. */
export const NOT_FINAL_ACCOUNTS: Readonly<Record<Exclude<DocumentKind, 'final-accounts'>, string>> = {
  budget: '这是预算公开，不是决算公开；请换成部门决算公开的文件。',
  notice: '这是通知或公告，不是部门决算公开；决算公开如在它的附件里，请换成附件。',
  region: '这是一级政府的财政决算或预算执行报告，不是部门决算公开。',
  report: '这是审计、评价或工作报告，不是部门决算公开。',
  unknown: '文件里没有部门决算的内容：既没有决算公开表，也没有决算情况说明。',
};

const NOTICE =
  /(?:关于.*的|^)(?:通知|通告|公告|函|复函|通报|批复|意见)$|^关于(?:做好|开展|编制|报送|布置|印发|组织|批复).*(?:决算|预算)/;
const REGION =
  /(?:财政(?:收支)?|总)决算(?:\(?草案\)?)?(?:的)?(?:报告|说明|情况)|(?:财政)?预算执行(?:情况)?.{0,24}(?:报告|草案)|预算\(?草案\)?(?:的)?报告|一般公共预算(?:收入|支出)决算表|政府(?:财政)?决算(?:公开)?$/;
const REPORT =
  /(?:审计|调研|调查|政府工作|述职|巡察|整改|绩效(?:评价|自评|管理))(?:工作)?(?:情况)?(?:的)?(?:结果|报告|通报|公告)$/;
const OF_UNIT = /(?:部门|单位)(?:收支)?(?:收入支出)?决算|决算公开/;
const BUDGET = /预算(?:信息)?(?:公开)?(?:情况)?(?:的)?(?:说明|报告|报表|文本|表|编制说明|安排情况)?$/;

/**
 * The kind by the titles, then by the words of the text. Titles are lines before the contents and the titles of files.
 * A notice that holds the accounts themselves is told from a bare one by what was read, not here.
 */
export function documentKind(
  titles: readonly string[],
  paragraphs: readonly NarrativeParagraph[],
): DocumentKind {
  for (const title of titles) {
    const words = title.replace(/\(20\d\d年?度?\)/g, '');
    if (REGION.test(words) && !OF_UNIT.test(words)) return 'region';
    if (NOTICE.test(words)) return 'notice';
    if (REPORT.test(words) && !OF_UNIT.test(words)) return 'report';
    if (/决算/.test(words)) return 'final-accounts';
    // A cover may say 预算 over final accounts.
    if (/20\d\d/.test(words) && BUDGET.test(words)) return ofWords(paragraphs, 'budget');
  }
  return ofWords(paragraphs, 'unknown');
}

/** Names that hold the word 预算 and say nothing of a budget. */
const NAMES = /(?:一般公共|政府性基金|国有资本经营)预算|预算(?:单位|绩效|管理)|下属预算/g;

function ofWords(paragraphs: readonly NarrativeParagraph[], otherwise: DocumentKind): DocumentKind {
  let final = 0;
  let budget = 0;
  for (const { paragraph } of paragraphs) {
    const text = plain(paragraph.text);
    if (/决算/.test(text)) final++;
    else if (/预算/.test(text.replace(NAMES, ''))) budget++;
  }
  if (final > 0 && final >= budget) return 'final-accounts';
  return budget > 2 ? 'budget' : otherwise;
}

/** Placeholders for figures that nobody has filled in: XX万元, ××%, __辆, 〇〇. */
const PLACEHOLDER = /(?:[XxＸ×✕╳＊*○〇□_＿]{2,}|[XＸ×](?=\.[XＸ×]))\s*(?:万?元|%|人|辆|个|批|台|平方米)/g;
const FIGURE = /(?<!\d[,.]*)\d[\d,.]*(?:万?元|%|人|辆|个|批|台|平方米)/g;

/** Whether a text is a blank form (空白模板): placeholders where the figures belong. */
export function isBlankForm(texts: readonly string[]): boolean {
  let placeholders = 0;
  let figures = 0;
  let lines = 0;
  for (const given of texts) {
    const text = plain(given);
    if (/XX/.test(text)) lines++;
    placeholders += text.match(PLACEHOLDER)?.length ?? 0;
    figures += text.match(FIGURE)?.length ?? 0;
  }
  return lines > 20 || (placeholders >= 5 && placeholders > figures);
}
