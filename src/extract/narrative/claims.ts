import type {
  Base,
  ChangeClaim,
  Claim,
  ComparisonClaim,
  CompositionClaim,
  Direction,
  ExecutionClaim,
  LedgerEntry,
  NamedItem,
  NarrativeParagraph,
  Occurrence,
  Section,
  SectionKind,
} from '../../model/disclosure.ts';
import { placeOf } from '../../model/document.ts';
import { type Normalised, normalise, originalRange } from '../../model/normalise.ts';
import type { Figure } from '../../money/figure.ts';
import { COUNTS, DEFAULT_SUBJECT, TERMS, type Term, wholeOf } from './lexicon.ts';
import { type Event, scan } from './scan.ts';

/** What a stretch of the narrative speaks of. */
interface Subject {
  readonly address: string;
  readonly what: string;
}

/** Finds the functional code that the names of an item stand for in the fiscal year's book. */
export type ItemLookup = (names: {
  className: string;
  groupName?: string;
  itemName?: string;
}) => string | undefined;

/** Builds up what the narrative states. `occurrences` may already hold the statements' figures. */
export class Reading {
  readonly claims: Claim[] = [];
  readonly items: NamedItem[] = [];
  readonly ledger: LedgerEntry[] = [];

  constructor(
    readonly occurrences: Occurrence[],
    readonly sections: readonly Section[],
    readonly year: number | undefined,
    readonly lookup: ItemLookup,
    readonly file: number | undefined,
  ) {}
}

const FACET_WORD: Record<string, string> = {
  initial: '年初预算数',
  adjusted: '全年预算数',
  budget: '预算数',
  'last-year': '上年数',
  change: '增减额',
  rate: '增减率',
  share: '占比',
  completion: '完成率',
  variance: '预决算差异率',
};

const TWIN: Record<string, Subject> = {
  'T01/grand/income': { address: 'T01/grand/expenditure', what: '支出总计' },
  'T04/grand/income': { address: 'T04/grand/total', what: '财政拨款支出总计' },
};

const PROSE = '叙述文字中的数字，未识别所指';
const IN_REASON = '变动原因叙述中的数字，没有可核对的对象';

/** Topics of a section and its parents, nearest first. */
export function topicsOf(sections: readonly Section[], index: number): SectionKind[] {
  const topics: SectionKind[] = [];
  for (let i: number | undefined = index; i !== undefined && i >= 0; i = sections[i]?.parent) {
    const kind = sections[i]?.kind;
    if (kind) topics.push(kind);
  }
  return topics.length > 0 ? topics : ['unknown'];
}

function resolve(terms: readonly Term[], topics: readonly SectionKind[], text: string): Term | undefined {
  for (const topic of topics) {
    const bound = terms.find((t) => t.in?.includes(topic));
    if (bound) return bound;
  }
  const general = terms.find((t) => !t.in);
  if (general) return general;
  // Under a heading that is not known the words alone must do, when there are enough of them.
  if ((topics[0] === 'unknown' || topics[0] === 'other-matters') && text.length >= 4) return terms[0];
  return undefined;
}

/** One paragraph's reading: a small state machine over its events. */
export class ParagraphReader {
  private readonly n: Normalised;
  private readonly events: Event[];
  private readonly topics: SectionKind[];
  private subject: Subject | undefined;
  private fresh = false;
  private facet: 'initial' | 'adjusted' | 'budget' | 'final' | 'last-year' | undefined;
  private base: Base | undefined;
  private direction: { direction: Direction; rate: boolean; end: number } | undefined;
  private mode: 'share' | 'completion' | 'variance' | undefined;
  private modeBase: Base = 'budget';
  private modeStart = 0;
  private whole: Subject | undefined;
  private change: { claim: ChangeClaim; index: number; sentence: number } | undefined;
  private last: { occurrence: number; sentence: number } | undefined;
  private readonly heads: { head: number; parts: number[]; start: number; kind: Figure['kind'] }[] = [];
  private readonly finals = new Map<string, number>();
  private readonly brackets: {
    last: { occurrence: number; sentence: number } | undefined;
    subject: Subject | undefined;
    heads: number;
  }[] = [];
  private sentence = 0;
  private sentenceStart = 0;
  private reasonEnd = -1;
  private lastFigureEnd = 0;

  constructor(
    private readonly reading: Reading,
    private readonly paragraph: NarrativeParagraph,
    inherited: Subject | undefined,
  ) {
    this.n = normalise(paragraph.paragraph.text);
    this.events = scan(this.n.text);
    this.topics = topicsOf(reading.sections, paragraph.section);
    this.subject = inherited ?? this.defaultSubject();
  }

  private defaultSubject(): Subject | undefined {
    for (const topic of this.topics) if (DEFAULT_SUBJECT[topic]) return DEFAULT_SUBJECT[topic];
    return undefined;
  }

  /** Reads the paragraph; returns the subject that a following paragraph may go on with. */
  read(): Subject | undefined {
    for (let i = 0; i < this.events.length; i++) this.take(this.events[i]!, i);
    this.closeHeads(0, this.n.text.length);
    this.absences();
    return this.subject;
  }

  private take(event: Event, index: number): void {
    if (event.start < this.reasonEnd) {
      if (event.type === 'figure' && !event.missingUnit) this.note(event, IN_REASON);
      return;
    }
    switch (event.type) {
      case 'subject': {
        const term = resolve(event.terms, this.topics, event.text);
        if (!term) {
          if (event.text.length > 2) {
            this.subject = undefined;
            this.fresh = false;
          }
          return;
        }
        if (this.mode === 'share') {
          this.whole = term;
          return;
        }
        // `公务用车购置数 0 辆`: the words before a count; the count's own lexicon reads it.
        this.setSubject(term);
        return;
      }
      case 'item':
        this.item(event);
        return;
      case 'base':
        // Only the year before is last year; a comparison with any other year cannot be judged.
        this.base =
          event.year !== undefined && this.reading.year !== undefined && event.year !== this.reading.year - 1
            ? undefined
            : event.base;
        this.facet = undefined;
        this.mode = undefined;
        return;
      case 'facet':
        this.facet = event.facet;
        this.direction = undefined;
        this.mode = undefined;
        return;
      case 'direction':
        this.direction = { direction: event.direction, rate: event.rate, end: event.end };
        this.facet = undefined;
        this.mode = undefined;
        return;
      case 'compare':
        this.compare(event);
        return;
      case 'completion':
        this.mode = 'completion';
        this.modeBase = event.base;
        this.modeStart = event.start;
        return;
      case 'variance':
        this.mode = 'variance';
        this.modeStart = event.start;
        return;
      case 'share':
        this.mode = 'share';
        this.modeStart = event.start;
        this.whole = undefined;
        return;
      case 'among': {
        if (this.last) {
          const head = this.reading.occurrences[this.last.occurrence]!;
          this.heads.push({
            head: this.last.occurrence,
            parts: [],
            start: event.start,
            kind: head.figure.kind,
          });
        }
        this.fresh = false;
        this.direction = undefined;
        this.facet = undefined;
        return;
      }
      case 'list':
        this.list(event);
        return;
      case 'use':
        this.use(event);
        return;
      case 'reason':
        this.reason(event);
        return;
      case 'year':
        if (this.reading.year !== undefined && event.year === this.reading.year - 1) this.facet = 'last-year';
        return;
      case 'stop':
        this.stop(event.mark, event);
        return;
      case 'figure':
        this.figure(event, index);
    }
  }

  private setSubject(subject: Subject): void {
    this.subject = subject;
    this.fresh = true;
    this.facet = this.facet === 'last-year' ? this.facet : undefined;
    this.direction = undefined;
    this.mode = undefined;
  }

  private item(found: Event & { type: 'item' }): void {
    const above = this.reading.items.at(-1);
    const event =
      found.className === '' && above
        ? {
            ...found,
            className: above.className,
            ...(found.groupName === undefined && above.groupName ? { groupName: above.groupName } : {}),
          }
        : found;
    const code =
      event.code ??
      this.reading.lookup({
        className: event.className,
        ...(event.groupName ? { groupName: event.groupName } : {}),
        ...(event.itemName ? { itemName: event.itemName } : {}),
      });
    const [start, end] = originalRange(this.n, event.start, event.end);
    this.reading.items.push({
      className: event.className,
      ...(event.groupName ? { groupName: event.groupName } : {}),
      ...(event.itemName ? { itemName: event.itemName } : {}),
      ...(code ? { code } : {}),
      paragraph: this.paragraph.index,
      start,
      end,
    });
    const fund = this.topics.includes('government-fund')
      ? 'T07'
      : this.topics.includes('state-capital')
        ? 'T08'
        : this.topics.some((t) => t.startsWith('general-budget'))
          ? 'T05'
          : this.topics.includes('expenditure') || this.topics.includes('overview')
            ? 'T03'
            : 'T05';
    const name = event.itemName ?? event.groupName ?? event.className;
    const row = code ?? `?${[event.className, event.groupName, event.itemName].filter(Boolean).join('·')}`;
    this.setSubject({
      address: `${fund}/${row}/${fund === 'T07' || fund === 'T08' ? 'exp' : 'total'}`,
      what: name,
    });
  }

  private figure(event: Event & { type: 'figure' }, index: number): void {
    const { figure } = event;
    if (event.missingUnit) {
      this.lastFigureEnd = event.end;
      return;
    }
    if (figure.kind === 'percent') this.percent(event);
    else if (figure.kind === 'count') this.count(event, index);
    else if (figure.kind === 'amount') this.amount(event);
    else this.note(event, '百分点，未识别所比较的两个比率');
    this.lastFigureEnd = event.end;
  }

  /** `收入、支出总计各增加 a 万元、b 万元，增长 p%、q%`: the second of a pair belongs to the expenditure side. */
  private twin(event: Event & { type: 'figure' }): boolean {
    const open = this.change;
    const other = open && TWIN[open.claim.subject];
    if (!other || open.sentence !== this.sentence || this.n.text[event.start - 1] !== '、') return false;
    const facet = event.figure.kind === 'percent' ? 'rate' : 'change';
    const id = this.bind(event, `${other.address}@${facet}`, `${other.what}${FACET_WORD[facet]}`);
    const index = this.reading.claims.findIndex(
      (c) => c.kind === 'change' && c.subject === other.address && c.paragraph === this.paragraph.index,
    );
    const known = this.reading.claims[index] as ChangeClaim | undefined;
    if (facet === 'rate' && known) {
      this.reading.claims[index] = {
        ...known,
        rate: id,
        rateDirection: open.claim.rateDirection ?? known.direction,
      };
    } else if (facet === 'change') {
      this.reading.claims.push({
        kind: 'change',
        ...this.source(event.start, event.end),
        subject: other.address,
        base: open.claim.base,
        direction: open.claim.direction,
        amount: id,
        ...this.currentOf(other.address),
      });
    }
    return true;
  }

  private amount(event: Event & { type: 'figure' }): void {
    if (!this.fresh && !this.facet && !this.direction && this.twin(event)) return;
    const subject = this.amountSubject(event);
    if (this.mode) this.mode = undefined;
    if (this.direction && !this.facet && subject) {
      const occurrence = this.bind(
        event,
        `${subject.address}@change${suffixOf(this.base)}`,
        `${subject.what}增减额`,
      );
      const claim: ChangeClaim = {
        kind: 'change',
        ...this.source(this.direction.end - 2, event.end),
        subject: subject.address,
        base: this.base ?? 'last-year',
        direction: this.direction.direction,
        amount: occurrence,
        ...this.currentOf(subject.address),
      };
      this.change = { claim, index: this.reading.claims.push(claim) - 1, sentence: this.sentence };
      this.direction = undefined;
      this.fresh = false;
      return;
    }
    if (!subject || !(this.fresh || this.facet)) {
      this.note(event, PROSE);
      return;
    }
    const facet = this.facet;
    this.facet = undefined;
    this.direction = undefined;
    this.fresh = false;
    if (facet && facet !== 'final') {
      const [address, what] = facetAddress(subject, facet);
      this.bind(event, address, what);
      return;
    }
    const occurrence = this.bind(event, subject.address, subject.what);
    this.last = { occurrence, sentence: this.sentence };
    this.finals.set(subject.address, occurrence);
    this.addPart(occurrence, event.figure.kind);
  }

  /** The subject of an amount; some narrative amounts are told by the words just before them. */
  private amountSubject(event: Event): Subject | undefined {
    const before = this.n.text.slice(this.lastFigureEnd, event.start);
    const project = this.ownProject();
    if (project && (this.facet === 'adjusted' || /执行数(?:为|是)?$/.test(before))) {
      const full = this.facet === 'adjusted';
      this.facet = undefined;
      this.fresh = true;
      return full
        ? { address: `${project}/full/amount`, what: '项目全年预算数' }
        : { address: `${project}/executed/amount`, what: '项目全年执行数' };
    }
    if (this.topics.includes('performance') && (this.facet === 'adjusted' || this.facet === 'initial')) {
      const full = this.facet === 'adjusted';
      this.facet = undefined;
      this.fresh = true;
      return full
        ? { address: 'performance/fullBudget/amount', what: '绩效评价项目全年预算数' }
        : { address: 'performance/initialBudget/amount', what: '绩效评价项目年初预算数' };
    }
    if (
      this.topics.includes('performance') &&
      /(?:涉及|预算)(?:的)?(?:预算)?(?:资金|金额)(?:共计?|为)?$/.test(before)
    ) {
      const last = [...this.reading.occurrences].reverse().find((o) => o.paragraph === this.paragraph.index);
      const group = /^performance\/(\w+)\/count$/.exec(last?.address ?? '')?.[1] ?? 'projects';
      this.fresh = true;
      this.facet = undefined;
      return {
        address: `performance/${group}/amount`,
        what: `${last?.what.replace(/数$/, '') ?? '绩效项目'}涉及金额`,
      };
    }
    if (this.topics.includes('assets') && /价值(?:为|共计?)?$/.test(before)) {
      const house = /房屋|平方米/.test(this.n.text.slice(Math.max(0, this.lastFigureEnd - 24), event.start));
      this.fresh = true;
      return house && this.topics.includes('assets')
        ? /辆[，,]?价值$/.test(
            this.n.text.slice(Math.max(0, event.start - 6), event.start).replace(/[\d.,]/g, ''),
          )
          ? { address: 'assets/carValue/amount', what: '车辆价值' }
          : { address: 'assets/houseValue/amount', what: '房屋价值' }
        : { address: 'assets/carValue/amount', what: '车辆价值' };
    }
    return this.subject;
  }

  /** A paragraph that tells one project's own self-evaluation (绩效自评综述): its figures are that project's. */
  private ownProject(): string | undefined {
    if (!this.topics.includes('performance') || !/自评综述|自评得分|绩效自评得/.test(this.n.text))
      return undefined;
    return /执行数/.test(this.n.text) && !/平均/.test(this.n.text)
      ? `performance.p${this.paragraph.index}`
      : undefined;
  }

  /** 完成预算的 p% of one project: executed ÷ full-year budget, both of this paragraph. */
  private projectCompletion(event: Event & { type: 'figure' }, project: string): boolean {
    const final = this.finals.get(`${project}/executed/amount`);
    const budget = this.finals.get(`${project}/full/amount`);
    if (final === undefined || budget === undefined) return false;
    const rate = this.bind(event, `${project}/executed/amount@completion`, '项目预算执行率');
    const subject = `${project}/executed/amount`;
    this.reading.claims.push({
      kind: 'completion',
      ...this.source(this.modeStart, event.end),
      subject,
      base: 'adjusted',
      rate,
      final,
      budget,
    });
    return true;
  }

  private percent(event: Event & { type: 'figure' }): void {
    const mode = this.mode;
    this.mode = undefined;
    const project = this.ownProject();
    if (project && mode === 'completion' && this.projectCompletion(event, project)) return;
    if (mode === 'share') {
      const group = /(货物|工程|服务)(?:采购)?(?:支出)?(?:中)?授予中小企业合同金额$/.exec(
        this.n.text.slice(this.lastFigureEnd, this.modeStart),
      )?.[1];
      if (group) {
        // Central form: the share alone, without the amount it is the share of.
        const key = group === '货物' ? 'Goods' : group === '工程' ? 'Works' : 'Services';
        this.bind(event, `procurement/smeOf${key}/share`, `${group}采购授予中小企业合同金额占比`);
        return;
      }
      const whole = this.whole;
      const partId =
        this.last?.occurrence ?? (this.subject ? this.finals.get(this.subject.address) : undefined);
      this.whole = undefined;
      if (partId === undefined) {
        this.note(event, '占比所指的金额未识别');
        return;
      }
      const part = this.reading.occurrences[partId]!;
      const percent = this.bind(event, `${part.address}@share`, `${part.what}占比`);
      const head = this.heads.findLast((h) => h.parts.includes(partId))?.head;
      const wholeAddress = whole?.address ?? (head === undefined ? wholeOf(part.address) : undefined);
      const wholeId = whole ? undefined : head;
      this.reading.claims.push({
        kind: 'share',
        ...this.source(this.modeStart, event.end),
        part: partId,
        ...(wholeId !== undefined ? { whole: wholeId } : {}),
        ...(wholeAddress ? { wholeAddress } : {}),
        percent,
      });
      return;
    }
    if (mode === 'completion' || mode === 'variance') {
      const subject = this.subject;
      if (!subject) {
        this.note(event, PROSE);
        return;
      }
      const base: Base =
        mode === 'completion' ? this.modeBase : this.base && this.base !== 'last-year' ? this.base : 'budget';
      const rate = this.bind(event, `${subject.address}@${mode}`, `${subject.what}${FACET_WORD[mode]}`);
      const claim: ExecutionClaim = {
        kind: mode,
        ...this.source(this.modeStart, event.end),
        subject: subject.address,
        base,
        rate,
        ...this.finalOf(subject.address),
        ...this.budgetOf(subject.address, base),
      };
      this.reading.claims.push(claim);
      return;
    }
    if (!this.direction && this.twin(event)) return;
    if (this.direction) {
      const subject = this.subject;
      if (!subject) {
        this.note(event, PROSE);
        return;
      }
      const rate = this.bind(event, `${subject.address}@rate${suffixOf(this.base)}`, `${subject.what}增减率`);
      const open = this.change;
      if (
        open &&
        open.sentence === this.sentence &&
        open.claim.rate === undefined &&
        open.claim.subject === subject.address
      ) {
        const claim: ChangeClaim = {
          ...open.claim,
          end: this.source(0, event.end).end,
          rate,
          rateDirection: this.direction.direction,
        };
        this.reading.claims[open.index] = claim;
        this.change = { ...open, claim };
      } else {
        const claim: ChangeClaim = {
          kind: 'change',
          ...this.source(this.direction.end - 2, event.end),
          subject: subject.address,
          base: this.base ?? 'last-year',
          direction: this.direction.direction,
          rate,
          rateDirection: this.direction.direction,
          ...this.currentOf(subject.address),
        };
        this.change = { claim, index: this.reading.claims.push(claim) - 1, sentence: this.sentence };
      }
      this.direction = undefined;
      return;
    }
    this.note(event, PROSE);
  }

  private count(event: Event & { type: 'figure' }, index: number): void {
    const { text } = this.n;
    const before = text.slice(Math.max(this.sentenceStart, event.start - 60), event.start);
    const after = text.slice(event.end, event.end + 12);
    const unit = event.figure.unit;
    if (this.direction && /^(?:人|名)$/.test(unit) && event.start - this.direction.end <= 1) {
      const lastCount = this.reading.occurrences.findLast(
        (o) => o.paragraph === this.paragraph.index && o.address.startsWith('staff/'),
      );
      if (lastCount && !lastCount.address.includes('@')) {
        const amount = this.bind(event, `${lastCount.address}@change`, `${lastCount.what}增减`);
        this.reading.claims.push({
          kind: 'change',
          ...this.source(this.direction.end - 2, event.end),
          subject: lastCount.address,
          base: 'last-year',
          direction: this.direction.direction,
          amount,
          current: lastCount.id,
        });
        this.direction = undefined;
        return;
      }
    }
    for (const term of COUNTS) {
      if (!term.in.some((t) => this.topics.includes(t))) continue;
      if (!patternOf(`^(?:${term.unit})$`).test(unit)) continue;
      if (!patternOf(`(?:${term.before})$`).test(before)) continue;
      if (term.after && !patternOf(`^(?:${term.after})`).test(after)) continue;
      this.bindCount(event, term);
      return;
    }
    if (this.topics.includes('sangong') && /^(?:人次|人)$/.test(unit)) {
      const previous =
        this.reading.occurrences.findLast((o) => o.paragraph === this.paragraph.index)?.address ?? '';
      const reception = /接待[^，。；]*$/.test(before);
      const foreign =
        previous.startsWith('sangong/foreignBatches') ||
        /(?:外宾|外事|境\)外)[^，。；]*接待[^，。；]*$/.test(before);
      const abroad =
        !foreign &&
        !previous.startsWith('sangong/batches') &&
        (previous.startsWith('sangong/groups') ||
          /出国|出境/.test(before) ||
          (this.subject?.address === 'T09/abroad/final' && !reception));
      const key = abroad ? 'persons' : foreign ? 'foreignVisitors' : 'visitors';
      const what = abroad ? '因公出国（境）人次' : foreign ? '外事接待人次' : '国内公务接待人次';
      this.bindCount(event, { address: `sangong/${key}/count`, what });
      return;
    }
    if (this.topics.includes('sangong') && /^(?:批次|批)$/.test(unit)) {
      this.bindCount(event, { address: 'sangong/batches/count', what: '国内公务接待批次' });
      return;
    }
    void index;
    this.note(event, PROSE);
  }

  private bindCount(event: Event & { type: 'figure' }, term: { address: string; what: string }): void {
    const occurrence = this.bind(event, term.address, term.what);
    if (/^assets\/cars\./.test(term.address)) this.addPart(occurrence, 'count');
    else this.last = { occurrence, sentence: this.sentence };
    const next = this.events.find(
      (e) => e.type === 'list' && e.start >= event.end && e.start - event.end < 24,
    );
    if (term.address.startsWith('organisation/') && next && /分别/.test(next.text)) {
      const stop = this.n.text.slice(next.end).search(/[。；]/);
      const end = stop < 0 ? this.n.text.length : next.end + stop;
      const names = splitNames(this.n.text, next.end, end).map((x) => x.name);
      this.reading.claims.push({
        kind: 'named-count',
        ...this.source(event.start, end),
        count: occurrence,
        names,
      });
    }
  }

  private compare(event: Event & { type: 'compare' }): void {
    const subject = this.subject;
    if (!subject) return;
    const before = this.n.text.slice(Math.max(this.sentenceStart, event.start - 16), event.start);
    const after = this.n.text.slice(event.end, event.end + 12);
    const budgetBefore = /(年初|全年|调整后?的?)?预算(?:数|安排)?$/.exec(before);
    const budgetAfter = /^(年初|全年|调整后?的?)?预算/.exec(after);
    const word = (budgetAfter ?? budgetBefore)?.[1] ?? '';
    const isBudget =
      budgetAfter !== null || budgetBefore !== null || (this.base !== undefined && this.base !== 'last-year');
    if (isBudget) {
      const base: Base = word.startsWith('年初')
        ? 'initial'
        : word
          ? 'adjusted'
          : this.base && this.base !== 'last-year'
            ? this.base
            : 'budget';
      this.reading.claims.push({
        kind: 'comparison',
        ...this.source(Math.max(this.sentenceStart, event.start - 4), event.end),
        subject: subject.address,
        base,
        direction: event.direction,
        nearly: event.nearly,
        ...this.finalOf(subject.address),
        ...this.budgetOf(subject.address, base),
      });
      return;
    }
    if (event.direction === 'same' && (this.base === 'last-year' || /上年|20\d\d年度?$/.test(before))) {
      const claim: ChangeClaim = {
        kind: 'change',
        ...this.source(Math.max(this.sentenceStart, event.start - 4), event.end),
        subject: subject.address,
        base: 'last-year',
        direction: 'same',
        ...this.currentOf(subject.address),
      };
      this.change = { claim, index: this.reading.claims.push(claim) - 1, sentence: this.sentence };
    }
  }

  /** Reason (主要原因): free prose up to the end of the sentence, or to the next member of a list. */
  private reason(event: Event): void {
    const { text } = this.n;
    let end = text.length;
    for (let i = event.end; i < text.length; i++) {
      if (text[i] === '。') {
        end = i;
        break;
      }
      if (text[i] === '；' && REASON_ENDS.test(text.slice(i + 1, i + 40))) {
        end = i;
        break;
      }
    }
    const [from, to] = originalRange(this.n, event.end, end);
    const reason = this.paragraph.paragraph.text.slice(from, to).trim();
    const claims = this.reading.claims;
    for (let i = claims.length - 1; i >= 0; i--) {
      const claim = claims[i]!;
      if (claim.paragraph !== this.paragraph.index) break;
      if (!EXPLAINED.has(claim.kind)) continue;
      const explained = claim as ChangeClaim | ComparisonClaim | ExecutionClaim;
      if (explained.reason === undefined) {
        claims[i] = { ...explained, reason };
        if (this.change?.index === i) this.change = { ...this.change, claim: claims[i] as ChangeClaim };
      }
      break;
    }
    this.reasonEnd = end;
  }

  private list(event: Event): void {
    if (!this.topics.includes('basic') && !this.topics.some((t) => t.startsWith('general-budget'))) return;
    const head = this.last ? this.reading.occurrences[this.last.occurrence] : undefined;
    if (!head || !/^T06\/(?:personnel|public)\//.test(head.address)) return;
    const rest = this.n.text.slice(event.end);
    const stop = rest.search(/[。；]|，?(?:日常)?公用经费/);
    const end = stop < 0 ? this.n.text.length : event.end + stop;
    const names = splitNames(this.n.text, event.end, end).map((x) => {
      const [start, stopAt] = originalRange(this.n, x.start, x.end);
      return { name: x.name, start, end: stopAt };
    });
    if (names.length === 0) return;
    this.reading.claims.push({
      kind: 'enumeration',
      ...this.source(event.start, end),
      subject: head.address,
      names,
    });
  }

  private use(event: Event): void {
    const last = this.reading.items.at(-1);
    if (!last || last.paragraph !== this.paragraph.index || !last.itemName) return;
    const rest = this.n.text.slice(event.end);
    const stop = rest.indexOf('。');
    const end = stop < 0 ? this.n.text.length : event.end + stop;
    const [from, to] = originalRange(this.n, event.end, end);
    this.reading.claims.push({
      kind: 'use',
      ...this.source(event.start, end),
      subject: this.subject?.address ?? '',
      itemName: last.itemName,
      text: this.paragraph.paragraph.text.slice(from, to),
    });
    this.reasonEnd = end;
  }

  private stop(mark: string, event: Event): void {
    if (mark === '(') {
      this.brackets.push({ last: this.last, subject: this.subject, heads: this.heads.length });
      return;
    }
    if (mark === ')') {
      // What stands in brackets is an aside: after it the sentence goes on with what it spoke of before.
      const before = this.brackets.pop();
      if (!before) return;
      if (this.last !== undefined && before.last !== undefined) this.last = before.last;
      if (before.subject && !this.fresh) this.subject = before.subject;
      this.closeHeads(before.heads, event.start);
      return;
    }
    if (mark === '，' || mark === '、') {
      if (mark === '，' && this.mode === 'share') this.mode = undefined;
      return;
    }
    this.facet = undefined;
    this.direction = undefined;
    this.mode = undefined;
    if (mark === '；') {
      if (this.heads.length > 1) this.closeHeads(this.heads.length - 1, event.start);
      return;
    }
    this.sentence++;
    this.sentenceStart = event.end;
    // 其中 reaches over sentences when its parts stand in sentences of their own, each beginning with its subject.
    const next = this.events.find((e) => e.start >= event.end);
    const goesOn = this.heads.length > 0 && next?.type === 'subject' && this.topics.includes('sangong');
    if (!goesOn) {
      this.closeHeads(0, event.start);
      this.base = undefined;
    }
    this.fresh = false;
  }

  private addPart(occurrence: number, kind: Figure['kind']): void {
    const head = this.heads.at(-1);
    if (!head || head.head === occurrence) return;
    if (head.kind !== kind) {
      // 车辆 10 辆，价值 399.74 万元，其中：… 0 辆: the whole is the last figure of the same kind.
      const before = this.reading.occurrences.findLast(
        (o) =>
          o.paragraph === this.paragraph.index &&
          o.figure.kind === kind &&
          o.id < head.head &&
          !o.address.includes('@'),
      );
      if (!before) return;
      head.head = before.id;
      head.kind = kind;
    }
    head.parts.push(occurrence);
  }

  private closeHeads(from: number, end: number): void {
    for (const head of this.heads.splice(from)) {
      if (head.parts.length < 2) continue;
      const claim: CompositionClaim = {
        kind: 'composition',
        ...this.source(head.start, end),
        total: head.head,
        parts: head.parts,
      };
      this.reading.claims.push(claim);
    }
  }

  /** `无政府性基金预算财政拨款收入和支出`, `…为空表`. */
  private absences(): void {
    const { text } = this.n;
    const pattern =
      /(?:无|没有|未发生|未安排)(?:使用)?(政府性基金|国有资本经营|[“”]?三公[“”]?经费|机关运行经费|政府采购)[^，。；]{0,24}(?:收入|支出|安排|经费|拨款|情况)?/g;
    for (const match of text.matchAll(pattern)) {
      const word = match[1]!;
      const subject = word.startsWith('政府性')
        ? 'T07'
        : word.startsWith('国有')
          ? 'T08'
          : word.includes('三公')
            ? 'T09'
            : word.startsWith('机关')
              ? 'runningCost'
              : 'procurement';
      this.reading.claims.push({
        kind: 'absence',
        ...this.source(match.index, match.index + match[0].length),
        subject,
      });
    }
  }

  private source(start: number, end: number): { paragraph: number; start: number; end: number } {
    const [from, to] = originalRange(this.n, Math.max(0, start), end);
    return { paragraph: this.paragraph.index, start: from, end: to };
  }

  private currentOf(address: string): { current?: number } {
    const id = this.finals.get(address);
    return id === undefined ? {} : { current: id };
  }

  private finalOf(address: string): { final?: number } {
    const id = this.finals.get(address);
    return id === undefined ? {} : { final: id };
  }

  private budgetOf(address: string, base: Base): { budget?: number } {
    const wanted = base === 'budget' ? ['budget', 'initial', 'adjusted'] : [base, 'budget'];
    for (const facet of wanted) {
      const [facetOf] = facetAddress({ address, what: '' }, facet as 'initial');
      const exact = `${address}@${facet}`;
      const found = this.reading.occurrences.findLast(
        (o) =>
          o.paragraph === this.paragraph.index &&
          (o.address === exact || (facetOf !== exact && o.address === facetOf)),
      );
      if (found) return { budget: found.id };
    }
    return {};
  }

  private bind(event: Event & { type: 'figure' }, address: string, what: string): number {
    const [start, end] = originalRange(this.n, event.start, event.end);
    const id = this.reading.occurrences.length;
    const place = this.placed(start, end);
    this.reading.occurrences.push({
      id,
      address,
      figure: event.figure,
      place,
      quote: this.quote(event),
      what,
      origin: 'narrative',
      ...(this.paragraph.section >= 0 ? { section: this.paragraph.section } : {}),
      paragraph: this.paragraph.index,
      start,
      end,
    });
    this.reading.ledger.push({ quote: this.quote(event), place, occurrence: id });
    return id;
  }

  private note(event: Event, reason: string): void {
    const [start, end] = originalRange(this.n, event.start, event.end);
    this.reading.ledger.push({ quote: this.quote(event), place: this.placed(start, end), reason });
    // What follows an amount that was not understood must not be taken for a share or change of an earlier one.
    this.last = undefined;
    this.subject =
      event.type === 'figure' && event.figure.kind === 'amount' && event.start >= this.reasonEnd
        ? undefined
        : this.subject;
    this.fresh = false;
    this.direction = undefined;
    this.mode = undefined;
  }

  private placed(start: number, end: number) {
    const place = placeOf(this.paragraph.paragraph, start, end);
    return this.reading.file === undefined ? place : { ...place, file: this.reading.file };
  }

  /** The figure with the words that lead up to it, from the last mark on. */
  private quote(event: Event): string {
    const { text } = this.n;
    let from = event.start;
    while (from > 0 && event.start - from < 40 && !'，。；：、'.includes(text[from - 1]!)) from--;
    const [start, end] = originalRange(this.n, from, event.end);
    return this.paragraph.paragraph.text.slice(start, end).trim();
  }
}

/** Where a budget or last year's figure of a subject belongs: 三公 budgets are cells of their statement. */
function facetAddress(
  subject: Subject,
  facet: 'initial' | 'adjusted' | 'budget' | 'last-year',
): [string, string] {
  const what = `${subject.what}${FACET_WORD[facet]}`;
  if (facet !== 'last-year' && /^T09\/\w+\/final$/.test(subject.address)) {
    return [subject.address.replace(/final$/, 'budget'), what];
  }
  return [`${subject.address}@${facet}`, what];
}

const SUBJECT_START = new RegExp(`^(?:其中|\\d+[.、]|${TERMS.map((t) => t.pattern).join('|')})`);
/** Claims that a reason explains. */
const EXPLAINED: ReadonlySet<Claim['kind']> = new Set(['change', 'comparison', 'variance', 'completion']);
const REASON_ENDS = {
  test: (text: string) => SUBJECT_START.test(text) && /\d/.test(text),
};

/** Changes against the budget are other figures than those against last year. */
function suffixOf(base: Base | undefined): string {
  return base === undefined || base === 'last-year' ? '' : `.${base}`;
}

const compiled = new Map<string, RegExp>();
function patternOf(source: string): RegExp {
  let pattern = compiled.get(source);
  if (!pattern) {
    pattern = new RegExp(source);
    compiled.set(source, pattern);
  }
  return pattern;
}

/** Names of a list joined by 、 (or ，), brackets kept whole. */
function splitNames(
  text: string,
  start: number,
  end: number,
): { name: string; start: number; end: number }[] {
  const names: { name: string; start: number; end: number }[] = [];
  let depth = 0;
  let from = start;
  for (let i = start; i <= end; i++) {
    const c = text[i];
    if (c === '(') depth++;
    if (c === ')') depth = Math.max(0, depth - 1);
    if (i === end || (depth === 0 && (c === '、' || c === '，'))) {
      const raw = text.slice(from, i);
      const name = raw.replace(/(?:等|等支出|等费用)$/, '');
      if (name.length > 0) names.push({ name, start: from, end: from + name.length });
      from = i + 1;
    }
  }
  return names;
}
