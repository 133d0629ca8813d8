import { central } from './central.ts';
import { chongqing } from './chongqing.ts';
import { hubei } from './hubei.ts';
import type { Locality } from './locality.ts';
import { shanghai } from './shanghai.ts';
import { sichuan } from './sichuan.ts';
import { xinjiang } from './xinjiang.ts';
import { yunnan } from './yunnan.ts';

/** The localities. Of two whose marks are equally frequent in a disclosure the former is taken. */
export const LOCALITIES: readonly Locality[] = [
  xinjiang,
  shanghai,
  central,
  sichuan,
  yunnan,
  chongqing,
  hubei,
];

/** What may be said of how a disclosure is worded: a locality's id, or `general`, none's. */
export const READ_DIALECTS: readonly string[] = [...LOCALITIES.map(({ id }) => id), 'general'];
