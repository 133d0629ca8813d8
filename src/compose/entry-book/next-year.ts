import type { Account } from '../../model/account.ts';

/** This year's figures that next year's disclosure compares with. */
const COMPARED =
  /^(?:T0[14]\/grand\/income|T0[23]\/ALL\/total|T05\/(?:ALL|\d{7})\/total|T0[78]\/ALL\/exp|T09\/\w+\/final|staff\/(?!total)\w+\/count|runningCost\/total\/amount)$/;

/**
 * What a year's disclosure gives for the next one: its figures as last year's, whose it is, and what seldom changes (职能,
 * 机构), to be checked; no other sentence of it.
 * @param unit the full name as it is now
 */
export function nextYear(last: Account, unit = last.unit): Account {
  const figures = new Map<string, bigint>();
  for (const [address, value] of last.figures)
    if (COMPARED.test(address)) figures.set(`${address}@last-year`, value);
  const { department, scope, nature, year, codeNames } = last;
  const { duties, divisions, units } = last.texts;
  return {
    unit,
    ...(department === undefined ? {} : { department }),
    year: year + 1,
    scope,
    nature,
    figures,
    ...(codeNames ? { codeNames } : {}),
    reasons: new Map(),
    texts: {
      ...(duties ? { duties } : {}),
      ...(divisions ? { divisions } : {}),
      ...(units ? { units } : {}),
    },
    forms: [],
  };
}
