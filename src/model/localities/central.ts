import type { Locality } from './locality.ts';
import { ALL_SECTIONS } from './national.ts';

export const central: Locality = {
  id: 'central',
  label: '中央部门',
  marks: [
    /收、支总计各/,
    /收入、支出总计均为/,
    /完成(?:年初|全年)预算的/,
    /决算数(?:大|小)于年初预算数的主要原因是/,
    /授予小微企业合同金额.{1,16}占授予中小企业合同金额/,
  ],
  policy: { from: 2021, sections: ALL_SECTIONS },
};
