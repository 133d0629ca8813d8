import type { Dialect } from '../dialect.ts';
import { central } from './central.ts';
import { shanghai } from './shanghai.ts';
import { sichuan } from './sichuan.ts';
import { xinjiang } from './xinjiang.ts';
import { yunnan } from './yunnan.ts';

/** The dialects by name. A new locality is one file and its name here. */
export const DIALECTS: Readonly<Record<string, Dialect>> = { xinjiang, shanghai, central, sichuan, yunnan };
