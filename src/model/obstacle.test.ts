import { describe, expect, it } from 'vitest';
import { type ObstacleCode, obstacleOf, obstacleWords } from './obstacle.ts';

const WITH_LABEL: readonly ObstacleCode[] = [
  'unknown-row',
  'said-twice',
  'no-source-of-funds',
  'nested-fund',
  'no-field',
];
const WITHOUT: readonly ObstacleCode[] = [
  'not-compared',
  'in-reason',
  'no-row-code',
  'in-goal',
  'second-total',
];

describe('obstacles', () => {
  it('are told from their words', () => {
    for (const code of WITHOUT) expect(obstacleOf(obstacleWords({ code }))).toEqual({ code });
    for (const code of WITH_LABEL)
      for (const label of ['其中：基本支出', '“三公”经费', '$&', '{label}', ''])
        expect(obstacleOf(obstacleWords({ code, label }))).toEqual({ code, label });
  });

  it('keep the words of a version that has others', () => {
    const words = '此数待查';
    expect(obstacleOf(words)).toEqual({ code: 'as-told', label: words });
    expect(obstacleWords(obstacleOf(words))).toBe(words);
  });
});
