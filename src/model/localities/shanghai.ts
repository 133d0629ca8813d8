import type { Locality } from './locality.ts';
import { ALL_SECTIONS } from './national.ts';

export const shanghai: Locality = {
  id: 'shanghai',
  label: '上海',
  marks: [
    /收入支出总计.{1,16}与20\d\d年度相比，收入支出总计/,
    /部门决算单位构成/,
    /以合同签订为准/,
    /绩效评级为/,
    /主要用于以下方面/,
  ],
  policy: { sangongBudget: 'initial', sections: ALL_SECTIONS },
  scoring: {
    grades: [
      { name: '优', from: 90 },
      { name: '良', from: 75 },
      { name: '合格', from: 60 },
      { name: '不合格', from: 0 },
    ],
  },
};
