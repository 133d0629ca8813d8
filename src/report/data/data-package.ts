import { strToU8, zipSync } from 'fflate';
import type { Disclosure } from '../../model/disclosure.ts';
import { factsCsv } from './facts-csv.ts';

/** A zip holds no dates before this one; with it the same facts give the same bytes. */
const EPOCH = '1980-01-01T00:00:00';
const PROFILES = 'https://datapackage.org/profiles/2.0';

/** The columns of `factsCsv`, as a Table Schema has them. */
const FIELDS = [
  { name: 'file', type: 'string', title: '文件' },
  { name: 'unit', type: 'string', title: '单位' },
  { name: 'year', type: 'integer', title: '年度' },
  {
    name: 'address',
    type: 'string',
    title: '地址',
    description: '数据在报表或情况说明里的固定位置，如 T05/2010301/total；@ 之后是占比、增减等。',
    constraints: { required: true },
  },
  { name: 'what', type: 'string', title: '含义' },
  {
    name: 'value',
    type: 'number',
    title: '数值',
    description: '十进制原值，计量单位见 measure。',
    constraints: { required: true },
  },
  { name: 'measure', type: 'string', title: '计量单位' },
  { name: 'page', type: 'integer', title: '页', constraints: { minimum: 1 } },
  { name: 'line', type: 'integer', title: '行', constraints: { minimum: 1 } },
  { name: 'quote', type: 'string', title: '原文' },
  {
    name: 'origin',
    type: 'string',
    title: '出处',
    description: 'statement 报表、narrative 情况说明、form 绩效自评表、table 其他附表。',
    constraints: { enum: ['statement', 'narrative', 'form', 'table'] },
  },
] as const;

/**
 * The figures of disclosures as a data package (Frictionless Data Package 2.0, datapackage.org; `profile` is what tools
 * of version 1 go by): a descriptor and the facts as CSV in UTF-8, by path.
 */
export function dataPackage(disclosures: readonly Disclosure[]): ReadonlyMap<string, Uint8Array> {
  const facts = strToU8(disclosures.map((disclosure, i) => factsCsv(disclosure, i === 0)).join(''));
  const units = distinct(disclosures.map(({ unit }) => unit));
  const years = distinct(disclosures.map(({ year }) => year)).sort((a, b) => a - b);
  const whose = units.length === 1 ? units[0] : `${disclosures.length}份`;
  const descriptor = {
    $schema: `${PROFILES}/datapackage.json`,
    profile: 'tabular-data-package',
    name: ['final-accounts', ...years].join('-'),
    title: `${whose}${years.length > 0 ? `${years.join('、')}年度` : ''}部门决算公开数据`,
    description: '从部门决算公开中读出的每个数据：地址、含义、数值和原文位置。',
    keywords: ['部门决算', '决算公开'],
    ...(units.length > 0 ? { contributors: units.map((title) => ({ title, roles: ['publisher'] })) } : {}),
    resources: [
      {
        $schema: `${PROFILES}/dataresource.json`,
        profile: 'tabular-data-resource',
        name: 'facts',
        title: '数据',
        type: 'table',
        path: 'facts.csv',
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        bytes: facts.length,
        schema: { $schema: `${PROFILES}/tableschema.json`, fields: FIELDS, missingValues: [''] },
      },
    ],
  };
  return new Map([
    ['datapackage.json', strToU8(`${JSON.stringify(descriptor, null, 2)}\n`)],
    ['facts.csv', facts],
  ]);
}

/** The data package in a zip. Same disclosures, same bytes. */
export function dataPackageZip(disclosures: readonly Disclosure[]): Uint8Array {
  return zipSync(Object.fromEntries(dataPackage(disclosures)), { level: 6, mtime: EPOCH });
}

function distinct<T>(values: readonly (T | undefined)[]): T[] {
  return [...new Set(values)].filter((value) => value !== undefined);
}
