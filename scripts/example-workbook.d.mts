import type { accountOf, readDisclosure, writeEntryBook } from '../src/index.ts';

export declare const EXAMPLE: string;
export declare const WORKBOOK: string;
export declare function exampleWorkbook(
  core: {
    accountOf: typeof accountOf;
    readDisclosure: typeof readDisclosure;
    writeEntryBook: typeof writeEntryBook;
  },
  bytes: Uint8Array,
): Promise<Uint8Array>;
