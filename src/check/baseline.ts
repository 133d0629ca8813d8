import { z } from 'zod';
import { type KnownFinding, knownFinding } from '../audit/acceptance.ts';
import type { CheckedReport } from '../report/file-report.ts';

const FORMAT = 'mingzhang-baseline';

const schema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(1),
  files: z.record(
    z.string(),
    z.array(
      z.object({
        rule: z.string(),
        quote: z.string(),
        message: z.string(),
        reason: z.string().optional(),
      }),
    ),
  ),
});

/**
 * The findings already known (基线): a later check shows only what is new. Kept by the name of the disclosure, which the
 * caller chooses (a file's name without its folder, so that folders may move); a page that shifts changes nothing.
 */
export class Baseline {
  private readonly updated = new Map<string, KnownFinding[]>();

  private constructor(private readonly files: ReadonlyMap<string, readonly KnownFinding[]>) {}

  /** One in which nothing is known. */
  static empty(): Baseline {
    return new Baseline(new Map());
  }

  /**
   * Reads one from its text.
   * @returns undefined where the text is none
   */
  static parse(text: string): Baseline | undefined {
    let data: unknown;
    try {
      data = JSON.parse(text);
    } catch {
      return undefined;
    }
    const parsed = schema.safeParse(data);
    if (!parsed.success) return undefined;
    const known = Object.entries(parsed.data.files).map(
      ([name, list]) =>
        [
          name,
          list.map(({ reason, ...rest }) => (reason === undefined ? rest : { ...rest, reason })),
        ] as const,
    );
    return new Baseline(new Map(known));
  }

  /** What is known of a disclosure. */
  known(name: string): readonly KnownFinding[] {
    return this.files.get(name) ?? [];
  }

  /** Takes down everything that a report lists, known or new; reasons already given are kept. */
  note(name: string, report: CheckedReport): void {
    const before = new Map(this.known(name).map((k) => [JSON.stringify([k.rule, k.quote, k.message]), k]));
    const all = [...report.findings, ...report.accepted.filter((f) => f.by === 'baseline')];
    const list = all.map((finding) => {
      const known = knownFinding(finding);
      return before.get(JSON.stringify([known.rule, known.quote, known.message])) ?? known;
    });
    this.updated.set(name, list);
  }

  /** Its text with what was noted, names in order. */
  text(): string {
    const files = new Map([...this.files, ...this.updated]);
    const sorted = Object.fromEntries(
      [...files].filter(([, l]) => l.length > 0).sort(([a], [b]) => (a < b ? -1 : 1)),
    );
    return `${JSON.stringify({ format: FORMAT, version: 1, files: sorted }, null, 2)}\n`;
  }
}
