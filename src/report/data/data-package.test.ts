import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDisclosure } from '../../index.ts';
import type { Disclosure } from '../../model/disclosure.ts';
import { dataPackage, dataPackageZip } from './data-package.ts';
import { factsCsv } from './facts-csv.ts';

async function disclosureOf(unit: string, year: number): Promise<Disclosure> {
  const text = `# ${unit}${year}年度部门决算公开说明\n\n## 第二部分 部门决算情况说明\n\n### 一、收入支出决算总体情况说明\n\n${year}年度收入总计550.53万元，其中：本年收入合计550.53万元，年初结转和结余0.00万元。\n`;
  return readDisclosure([{ file: `${year}.md`, bytes: new TextEncoder().encode(text) }]);
}

const descriptorOf = (files: ReadonlyMap<string, Uint8Array>) =>
  JSON.parse(strFromU8(files.get('datapackage.json')!)) as {
    name: string;
    title: string;
    contributors: { title: string }[];
    resources: { path: string; bytes: number; schema: { fields: { name: string }[] } }[];
  };

describe('a data package', () => {
  it('describes every column of its facts, in their order', async () => {
    const disclosure = await disclosureOf('某市档案馆', 2024);
    const files = dataPackage([disclosure]);
    const { resources } = descriptorOf(files);
    expect(resources).toHaveLength(1);
    const { path, bytes, schema } = resources[0]!;
    const facts = files.get(path)!;
    expect(facts.length).toBe(bytes);
    expect(strFromU8(facts)).toBe(factsCsv(disclosure));
    expect(schema.fields.map(({ name }) => name)).toEqual(strFromU8(facts).split('\r\n')[0]!.split(','));
    expect(strFromU8(facts).split('\r\n').length).toBeGreaterThan(3);
  });

  it('holds several disclosures under one head', async () => {
    const both = [await disclosureOf('某市档案馆', 2024), await disclosureOf('某市图书馆', 2023)];
    const files = dataPackage(both);
    const { name, title, contributors } = descriptorOf(files);
    expect(name).toBe('final-accounts-2023-2024');
    expect(title).toBe('2份2023、2024年度部门决算公开数据');
    expect(contributors.map((c) => c.title)).toEqual(['某市档案馆', '某市图书馆']);
    expect(strFromU8(files.get('facts.csv')!).match(/^file,/gm)).toHaveLength(1);
    expect(strFromU8(files.get('facts.csv')!)).toContain('2023.md,某市图书馆,2023,');
  });

  it('is the same zip for the same disclosures', async () => {
    const disclosure = await disclosureOf('某市档案馆', 2024);
    const zip = dataPackageZip([disclosure]);
    expect(zip).toEqual(dataPackageZip([disclosure]));
    expect(unzipSync(zip)).toEqual(Object.fromEntries(dataPackage([disclosure])));
  });
});
