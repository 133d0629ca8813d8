import { STATEMENT_IDS } from '../statement.ts';
import type { Policy, Scoring } from './locality.ts';

/**
 * What holds where nothing more is known. Thresholds for a reason: common practice of inspectors, no regulation.
 */
export const NATIONAL_POLICY: Policy = {
  zeroBase: 'warn',
  sangongBudget: 'adjusted',
  sections: {
    required: [
      'duties',
      'organisation',
      'overview',
      'general-budget',
      'basic',
      'sangong',
      'running-cost',
      'procurement',
      'glossary',
    ],
    mild: ['assets', 'performance'],
  },
  statements: STATEMENT_IDS,
  reason: { changeFrom: 30, budgetFrom: 10 },
};

/**
 * 财预〔2020〕10号 and 财预〔2021〕101号: full points for what is reached, in proportion for what is not; bands of
 * 100–80, 80–60 and 60–0 percent for qualities. The 20 and 30 percent of over-achievement are common practice: the rule
 * itself only asks to analyse values that are much higher (完成值高于指标值较多).
 */
export const NATIONAL_SCORING: Scoring = {
  executionWeight: 10,
  bands: [
    { from: 80, to: 100 },
    { from: 60, to: 80 },
    { from: 0, to: 60 },
  ],
  over: { explain: 20, deduct: 30 },
  grades: [
    { name: '优', from: 90 },
    { name: '良', from: 80 },
    { name: '中', from: 60 },
    { name: '差', from: 0 },
  ],
  weights: [
    { 成本指标: 20, 产出指标: 40, 效益指标: 20, 满意度指标: 10 },
    { 成本指标: 20, 产出指标: 40, 效益指标: 30 },
    { 产出指标: 50, 效益指标: 30, 满意度指标: 10 },
    { 产出指标: 50, 效益指标: 40 },
  ],
};

/** Topics that some localities ask for by now, not only by and by. */
export const ALL_SECTIONS: Policy['sections'] = {
  required: [...NATIONAL_POLICY.sections.required, ...NATIONAL_POLICY.sections.mild],
  mild: [],
};
