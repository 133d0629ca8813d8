import type { Locality } from './locality.ts';

export const chongqing: Locality = {
  id: 'chongqing',
  label: '重庆',
  marks: [/收、支与20\d\d年度相比/, /单位构成/, /1\.总体情况/],
};
