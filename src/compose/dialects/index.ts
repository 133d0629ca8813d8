import type { Dialect } from '../dialect.ts';
import { central } from './central.ts';
import type { DIALECT_NAMES } from './names.ts';
import { shanghai } from './shanghai.ts';
import { sichuan } from './sichuan.ts';
import { xinjiang } from './xinjiang.ts';
import { yunnan } from './yunnan.ts';

/** The dialects by name. A new locality is one file, and its name here and in `DIALECT_NAMES`. */
export const DIALECTS: Readonly<Record<string, Dialect>> = {
  xinjiang,
  shanghai,
  central,
  sichuan,
  yunnan,
} satisfies Record<(typeof DIALECT_NAMES)[number], Dialect>;
