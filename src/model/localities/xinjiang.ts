import type { Locality } from './locality.ts';
import { ALL_SECTIONS } from './national.ts';

export const xinjiang: Locality = {
  id: 'xinjiang',
  label: '新疆',
  marks: [/预决算差异率/, /收入支出总体与上年相比/, /机关运行经费及公用经费/, /决算公开说明/, /为空表/],
  policy: { sections: ALL_SECTIONS },
};
