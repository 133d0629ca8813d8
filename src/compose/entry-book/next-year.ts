import type { Account } from '../../model/account.ts';

/** This year's figures that next year's disclosure compares with. */
const COMPARED =
  /^(?:T0[14]\/grand\/income|T0[23]\/ALL\/total|T05\/(?:ALL|\d{7})\/total|T0[78]\/ALL\/exp|T09\/\w+\/final|staff\/(?!total)\w+\/count|runningCost\/total\/amount)$/;
/** Funds that most units have none of: a disclosure that states nothing states none. */
const SELDOM = ['T07/ALL/exp', 'T08/ALL/exp'];

/**
 * What a year's disclosure gives for the next one: its figures as last year's, whose it is; no sentence of it.
 * @param unit the full name as it is now
 */
export function nextYear(last: Account, unit = last.unit): Account {
  const figures = new Map<string, bigint>();
  for (const [address, value] of last.figures)
    if (COMPARED.test(address)) figures.set(`${address}@last-year`, value);
  if (figures.has('T05/ALL/total@last-year'))
    for (const address of SELDOM)
      if (!figures.has(`${address}@last-year`)) figures.set(`${address}@last-year`, 0n);
  const { department, scope, nature, year, codeNames } = last;
  return {
    unit,
    ...(department === undefined ? {} : { department }),
    year: year + 1,
    scope,
    nature,
    figures,
    ...(codeNames ? { codeNames } : {}),
    reasons: new Map(),
    texts: {},
    forms: [],
  };
}
