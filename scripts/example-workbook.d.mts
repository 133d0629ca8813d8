import type { accountOf, readDisclosure, writeWorkbook } from '../src/index.ts';

export declare const EXAMPLE: string;
export declare const WORKBOOK: string;
export declare function exampleWorkbook(
  core: {
    accountOf: typeof accountOf;
    readDisclosure: typeof readDisclosure;
    writeWorkbook: typeof writeWorkbook;
  },
  bytes: Uint8Array,
): Promise<Uint8Array>;
