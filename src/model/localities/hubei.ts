import type { Locality } from './locality.ts';

/** How its disclosures are worded is not known: it is chosen only where a user names it. */
export const hubei: Locality = {
  id: 'hubei',
  label: '湖北',
  marks: [],
  scoring: {
    executionWeight: 20,
    bands: [
      { from: 80, to: 100 },
      { from: 50, to: 80 },
      { from: 0, to: 50 },
    ],
    weights: [
      { 产出指标: 40, 效益指标: 40 },
      { 产出指标: 40, 效益指标: 30, 满意度指标: 10 },
    ],
  },
};
