import type { Locality } from './locality.ts';

export const sichuan: Locality = {
  id: 'sichuan',
  label: '四川',
  marks: [/图\d+[：:]/, /收、支总计(?:均)?为/, /主要变动原因是/, /完成预算\d/],
};
