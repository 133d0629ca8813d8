import type { Locality } from './locality.ts';

export const yunnan: Locality = {
  id: 'yunnan',
  label: '云南',
  marks: [/监督索引号/, /相关口径说明/, /占总收入的/],
};
