import { z } from 'zod';
import type { Claim } from './disclosure.ts';

const text = z.string();
const index = z.int().min(0);
const indices = z.array(index);
const base = z.enum(['last-year', 'initial', 'adjusted', 'budget']);
const direction = z.enum(['up', 'down', 'same']);
const reason = text.optional();

/** The stretch of the narrative that makes the claim. */
const source = { paragraph: index, start: index, end: index };
const execution = {
  ...source,
  subject: text,
  final: index.optional(),
  budget: index.optional(),
  base,
  rate: index,
  reason,
};

/** A shape has all keys of its claim and no others. */
type Shapes = {
  readonly [K in Claim['kind']]: {
    readonly [Key in Exclude<keyof Extract<Claim, { kind: K }>, 'kind'>]-?: z.ZodType;
  };
};

const shapes = {
  share: {
    ...source,
    part: index,
    whole: index.optional(),
    wholeAddress: text.optional(),
    percent: index,
  },
  change: {
    ...source,
    subject: text,
    current: index.optional(),
    base,
    direction,
    amount: index.optional(),
    rate: index.optional(),
    rateDirection: direction.optional(),
    reason,
  },
  completion: execution,
  variance: execution,
  comparison: {
    ...source,
    subject: text,
    final: index.optional(),
    budget: index.optional(),
    base,
    direction,
    nearly: z.boolean(),
    reason,
  },
  composition: { ...source, total: index, parts: indices, open: z.boolean().optional() },
  enumeration: {
    ...source,
    subject: text,
    names: z.array(z.looseObject({ name: text, start: index, end: index })),
  },
  absence: { ...source, subject: text },
  'named-count': { ...source, count: index, names: z.array(text) },
  use: { ...source, subject: text, itemName: text, text },
} satisfies Shapes;

/** What a stretch of the narrative asserts (陈述), as disclosure.json has it; numbers are indices of occurrences. */
export const claimSchema = z
  .discriminatedUnion('kind', [
    z.looseObject({ kind: z.literal('share'), ...shapes.share }),
    z.looseObject({ kind: z.literal('change'), ...shapes.change }),
    z.looseObject({ kind: z.literal('completion'), ...shapes.completion }),
    z.looseObject({ kind: z.literal('variance'), ...shapes.variance }),
    z.looseObject({ kind: z.literal('comparison'), ...shapes.comparison }),
    z.looseObject({ kind: z.literal('composition'), ...shapes.composition }),
    z.looseObject({ kind: z.literal('enumeration'), ...shapes.enumeration }),
    z.looseObject({ kind: z.literal('absence'), ...shapes.absence }),
    z.looseObject({ kind: z.literal('named-count'), ...shapes['named-count'] }),
    z.looseObject({ kind: z.literal('use'), ...shapes.use }),
  ])
  .meta({ id: 'Claim', description: 'What a stretch of the narrative asserts' });
