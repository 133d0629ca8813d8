import type { Disclosure } from '../model/disclosure.ts';
import { disclosureText } from '../model/interchange.ts';
import { dataPackageZip } from '../report/data/data-package.ts';
import { factsCsv } from '../report/data/facts-csv.ts';
import { disclosureWorkbook } from './disclosure-workbook.ts';
import type { Piece } from './report-formats.ts';

/** Writes disclosures one after the other; each step gives the next piece of the file. */
export interface DataWriter {
  add(disclosure: Disclosure): Piece;
  end(): Piece;
}

/** A format for what a disclosure states, as data. */
export interface DataFormat {
  readonly name: string;
  /** Of the file, without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** Bytes that no terminal can show. */
  readonly binary: boolean;
  /** Whether several disclosures fit into one file; else each needs its own. */
  readonly joins: boolean;
  /** @param single whether there is one disclosure only */
  writer(single: boolean): DataWriter;
}

/** Every format for data; the first is complete. */
export const DATA_FORMATS: readonly DataFormat[] = [
  {
    name: 'json',
    extension: 'json',
    mediaType: 'application/json',
    binary: false,
    joins: true,
    // One document, or one a line.
    writer: (single) => ({
      add: (disclosure) => {
        const text = disclosureText(disclosure);
        return single ? text : `${JSON.stringify(JSON.parse(text))}\n`;
      },
      end: () => '',
    }),
  },
  {
    name: 'csv',
    extension: 'csv',
    mediaType: 'text/csv',
    binary: false,
    joins: true,
    writer: () => {
      let first = true;
      return {
        add: (disclosure) => {
          const text = `${first ? '\ufeff' : ''}${factsCsv(disclosure, first)}`;
          first = false;
          return text;
        },
        end: () => '',
      };
    },
  },
  {
    name: 'xlsx',
    extension: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    binary: true,
    joins: false,
    writer: () => ({ add: disclosureWorkbook, end: () => '' }),
  },
  {
    name: 'datapackage',
    extension: 'zip',
    mediaType: 'application/zip',
    binary: true,
    joins: true,
    writer: () => {
      const disclosures: Disclosure[] = [];
      return {
        add: (disclosure) => {
          disclosures.push(disclosure);
          return '';
        },
        end: () => (disclosures.length > 0 ? dataPackageZip(disclosures) : ''),
      };
    },
  },
];
