import type { Figure } from '../money/figure.ts';
import type { Paragraph, Place, ReaderRemark, SourceFormat, Suppression, Table } from './document.ts';
import type { Obstacle } from './obstacle.ts';
import type { PerformanceForm } from './performance.ts';
import type { Statement } from './statement.ts';

/** The topics of a disclosure's narrative, whatever a locality calls, numbers or orders them. */
export type SectionKind =
  | 'contents' // 目录
  | 'profile' // 单位概况 (a part)
  | 'duties' // 主要职能
  | 'organisation' // 机构设置、部门决算单位构成、人员情况
  | 'statements' // 决算报表 (a part)
  | 'explanation' // 决算情况说明 (a part)
  | 'overview' // 收入支出决算总体情况
  | 'income' // 收入决算情况
  | 'expenditure' // 支出决算情况
  | 'fiscal' // 财政拨款收入支出决算总体情况
  | 'general-budget' // 一般公共预算财政拨款支出
  | 'general-budget-total' // … 总体情况
  | 'general-budget-structure' // … 结构情况
  | 'general-budget-items' // … 具体情况
  | 'basic' // 一般公共预算财政拨款基本支出
  | 'government-fund' // 政府性基金预算
  | 'state-capital' // 国有资本经营预算
  | 'sangong' // “三公”经费
  | 'other-matters' // 其他重要事项 (a part)
  | 'running-cost' // 机关运行经费
  | 'procurement' // 政府采购
  | 'assets' // 国有资产占用
  | 'performance' // 预算绩效
  | 'remarks' // 其他需说明的事项
  | 'glossary' // 名词解释
  | 'attachments' // 附件
  | 'unknown';

export interface Section {
  readonly index: number;
  readonly kind: SectionKind;
  /** As printed, ordinal included. */
  readonly title: string;
  /** 1 for 第一部分, 2 for 一、, 3 for （一）, 4 for 1. */
  readonly level: number;
  readonly place: Place;
  readonly parent?: number;
}

/** A paragraph of the narrative with the section it stands in. */
export interface NarrativeParagraph {
  readonly index: number;
  readonly paragraph: Paragraph;
  /** Index into `sections`; −1 before the first heading. */
  readonly section: number;
  readonly role: 'title' | 'heading' | 'contents' | 'body' | 'note';
}

/** How sure the tie between a figure and its meaning is. A cell's own place and heading declare it. */
export type Certainty = 'declared' | 'lexicon' | 'guess';

/** Another meaning that the words around a figure leave open. */
export interface OtherMeaning {
  readonly address: string;
  readonly what: string;
  /** 0…1: how likely by the words alone. */
  readonly weight: number;
  /** The words that leave it open, Chinese. */
  readonly because: string;
  /** Set where only year or budget differ: the members of its list move with it. */
  readonly facet?: Facet;
}

/** A figure that was read otherwise than its words alone suggest, because the relations between figures say so. */
export interface ReadAs {
  readonly occurrence: number;
  /** What it would be by the words alone. */
  readonly from: string;
  readonly to: string;
  readonly because: string;
  /** Relations that hold by it, Chinese. */
  readonly provedBy: readonly string[];
}

/**
 * A figure printed for a meaning. `address` names the meaning: a statement cell's address, or a narrative one such as
 * `staff/active/count`; a suffix tells the facet: `T05/2010301/total@initial` is that item's initial budget.
 */
export interface Occurrence {
  /** Order in the document; also its index in `Disclosure.occurrences`. */
  readonly id: number;
  readonly address: string;
  readonly figure: Figure;
  readonly place: Place;
  /** Words around the figure as printed, for a person to recognise it. */
  readonly quote: string;
  /** What it is, in Chinese: 一般公共预算财政拨款支出年初预算数. */
  readonly what: string;
  /** Absent: declared. */
  readonly certainty?: Certainty;
  /** Why it is a guess. */
  readonly doubt?: Obstacle;
  /** Meanings it may have instead, likeliest first. */
  readonly meanings?: readonly OtherMeaning[];
  /** The figure that heads the list it stands in. */
  readonly partOf?: number;
  /** The list below it has a member that was not understood. */
  readonly openList?: boolean;
  /** The mention of a subject that it states something of: such figures change their subject together. */
  readonly mention?: number;
  /** `table`: one of the tables that are published beside the nine statements. */
  readonly origin: 'statement' | 'narrative' | 'form' | 'table';
  /** Index into `sections`, for narrative figures. */
  readonly section?: number;
  /** Index into `paragraphs` and the stretch in its original text, for narrative figures. */
  readonly paragraph?: number;
  readonly start?: number;
  readonly end?: number;
}

/** Suffix of an address that tells which facet of the subject a figure states. */
export type Facet =
  | 'initial'
  | 'adjusted'
  | 'budget'
  | 'last-year'
  | 'other-year'
  | 'change'
  | 'rate'
  | 'share'
  | 'completion'
  | 'variance';

export type Direction = 'up' | 'down' | 'same';

/** What a figure is compared with. */
export type Base = 'last-year' | 'initial' | 'adjusted' | 'budget';

/** The stretch of the narrative that makes a claim. */
export interface ClaimSource {
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
}

/** `占 p%`: part ÷ whole. `whole` is the occurrence in the text; `wholeAddress` names it where the text does. */
export interface ShareClaim extends ClaimSource {
  readonly kind: 'share';
  readonly part: number;
  readonly whole?: number;
  readonly wholeAddress?: string;
  readonly percent: number;
}

/** `比上年增加 X 万元，增长 p%`, `与2023年度持平`. */
export interface ChangeClaim extends ClaimSource {
  readonly kind: 'change';
  readonly subject: string;
  /** The current figure, where the text or a statement gives it. */
  readonly current?: number;
  readonly base: Base;
  readonly direction: Direction;
  readonly amount?: number;
  readonly rate?: number;
  /** The verb before the rate, when it has one of its own (增加…下降). */
  readonly rateDirection?: Direction;
  /** Reason (主要原因) that follows, original text; '' when the words 主要原因 stand without one. */
  readonly reason?: string;
}

/** `完成年初预算的 p%` or `预决算差异率 p%`. */
export interface ExecutionClaim extends ClaimSource {
  readonly kind: 'completion' | 'variance';
  readonly subject: string;
  readonly final?: number;
  readonly budget?: number;
  /** The budget that the sentence names. */
  readonly base: Base;
  readonly rate: number;
  readonly reason?: string;
}

/** `决算数大于预算数`. */
export interface ComparisonClaim extends ClaimSource {
  readonly kind: 'comparison';
  readonly subject: string;
  readonly final?: number;
  readonly budget?: number;
  readonly base: Base;
  readonly direction: Direction;
  /** 基本持平: nearly the same. */
  readonly nearly: boolean;
  readonly reason?: string;
}

/** `X 万元，其中：A …；B …`: the parts stand for the whole. `complete` is false where the list may be a selection. */
export interface CompositionClaim extends ClaimSource {
  readonly kind: 'composition';
  readonly total: number;
  readonly parts: readonly number[];
  /** A figure of the list was not understood: its members need not add up to the whole. */
  readonly open?: boolean;
}

/** `人员经费 …，主要包括：基本工资、津贴补贴…` */
export interface EnumerationClaim extends ClaimSource {
  readonly kind: 'enumeration';
  readonly subject: string;
  readonly names: readonly { readonly name: string; readonly start: number; readonly end: number }[];
}

/** `本单位无政府性基金预算财政拨款收入和支出`. */
export interface AbsenceClaim extends ClaimSource {
  readonly kind: 'absence';
  readonly subject: string;
}

/** `下设 4 个科室，分别是：…`. */
export interface NamedCountClaim extends ClaimSource {
  readonly kind: 'named-count';
  readonly count: number;
  readonly names: readonly string[];
}

/** `主要用于：…` of an item of expenditure. */
export interface UseClaim extends ClaimSource {
  readonly kind: 'use';
  readonly subject: string;
  readonly itemName: string;
  readonly text: string;
}

export type Claim =
  | ShareClaim
  | ChangeClaim
  | ExecutionClaim
  | ComparisonClaim
  | CompositionClaim
  | EnumerationClaim
  | AbsenceClaim
  | NamedCountClaim
  | UseClaim;

/** A functional item named in the narrative: 一般公共服务支出（类）财政事务（款）行政运行（项）. */
export interface NamedItem extends ClaimSource {
  readonly className: string;
  readonly groupName?: string;
  readonly itemName?: string;
  /** Code found in the year's book, 3, 5 or 7 digits; absent when the names match none. */
  readonly code?: string;
}

/** One line of the coverage ledger (覆盖台账): a printed figure and what became of it. */
export interface LedgerEntry {
  readonly quote: string;
  readonly place: Place;
  /** The occurrence that it became, when understood. */
  readonly occurrence?: number;
  /** Why it was not understood. */
  readonly reason?: Obstacle;
}

/** A table that is neither a statement nor a form: what it is called, and how many of its figures were not read. */
export interface OtherTable extends Table {
  readonly title?: string;
  readonly figures: number;
}

export interface ContentsEntry {
  readonly title: string;
  readonly place: Place;
  /** Of its ordinal; 0 without one. */
  readonly level: number;
}

/** A year's public account (部门决算公开) of one unit, with where everything was printed. */
export interface Disclosure {
  readonly files: readonly {
    readonly file: string;
    readonly format: SourceFormat;
    readonly pages?: number;
  }[];
  readonly unit?: string;
  readonly year?: number;
  readonly scope: 'unit' | 'department';
  readonly dialect: string;
  /** A blank form (模板): placeholders instead of figures. */
  readonly blankForm: boolean;
  readonly titles: readonly { readonly text: string; readonly place: Place }[];
  readonly sections: readonly Section[];
  readonly contents: readonly ContentsEntry[];
  readonly paragraphs: readonly NarrativeParagraph[];
  readonly statements: readonly Statement[];
  readonly forms: readonly PerformanceForm[];
  /** Tables that are neither statements nor forms. */
  readonly otherTables: readonly OtherTable[];
  readonly occurrences: readonly Occurrence[];
  readonly claims: readonly Claim[];
  readonly items: readonly NamedItem[];
  readonly ledger: readonly LedgerEntry[];
  readonly remarks: readonly ReaderRemark[];
  /** Notes in the file that let findings stand. */
  readonly suppressions?: readonly Suppression[];
}
