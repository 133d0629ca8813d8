import type { Account, AccountTexts, Nature } from '../../model/account.ts';
import type { PerformanceForm } from '../../model/performance.ts';

/**
 * An account as one flat list, so that a cell of the workbook is one entry of it. Keys: `unit`, `year` …; the address of
 * a figure; `reason:` and what it explains; `name:` and a code; `text:` and which (`text:duties:0`, `text:uses:2010301`).
 */
export type AccountValues = Map<string, string | bigint>;

const LISTS = ['duties', 'divisions', 'units', 'remarks'] as const;
const PASSAGES = [
  'carDifference',
  'otherCars',
  'achievements',
  'problems',
  'measures',
] as const satisfies readonly (keyof AccountTexts)[];
const MAPS = { uses: 'text:uses:', sangongUses: 'text:sangongUses:' } as const;
/** A list that has nothing in it, and says so. */
const NONE = '无';
const REASON = 'reason:';
const NAME = 'name:';

/** @param dialect the locality whose wording is wanted, where it is known */
export function valuesOf(account: Account, dialect?: string): AccountValues {
  const { unit, department, year, scope, nature, texts } = account;
  const values: AccountValues = new Map(account.figures);
  const put = (key: string, value: string | undefined) => {
    if (value !== undefined && value !== '') values.set(key, value);
  };
  put('unit', unit);
  put('department', department);
  put('year', String(year));
  put('scope', scope);
  put('nature', nature);
  put('dialect', dialect);
  for (const [key, reason] of account.reasons) put(REASON + key, reason);
  for (const [code, name] of account.codeNames ?? []) put(NAME + code, name);
  for (const list of LISTS)
    (texts[list]?.length === 0 ? [NONE] : (texts[list] ?? [])).forEach((text, i) => {
      put(`text:${list}:${i}`, text);
    });
  for (const passage of PASSAGES) put(`text:${passage}`, texts[passage]);
  for (const map of ['uses', 'sangongUses'] as const)
    for (const [row, text] of texts[map] ?? []) put(MAPS[map] + row, text);
  return values;
}

/** The account that the values are: what was not given is not in it. */
export function accountWith(values: AccountValues, forms: readonly PerformanceForm[]): Account {
  const words = (key: string): string | undefined => {
    const value = values.get(key);
    return typeof value === 'string' ? value : undefined;
  };
  const under = (prefix: string): Map<string, string> =>
    new Map(
      [...values].flatMap(([key, value]) =>
        key.startsWith(prefix) && typeof value === 'string'
          ? [[key.slice(prefix.length), value] as const]
          : [],
      ),
    );
  const list = (name: string): string[] =>
    [...under(`text:${name}:`)].sort(([a], [b]) => Number(a) - Number(b)).map(([, text]) => text);
  const department = words('department');
  const lists = LISTS.map((name) => [name, list(name)] as const)
    .filter(([, texts]) => texts.length > 0)
    .map(([name, texts]) => [name, texts.length === 1 && texts[0] === NONE ? [] : texts] as const);
  const passages = PASSAGES.flatMap((name) => {
    const text = words(`text:${name}`);
    return text === undefined ? [] : [[name, text] as const];
  });
  return {
    unit: words('unit') ?? '',
    ...(department === undefined ? {} : { department }),
    year: Number(words('year') ?? 0),
    scope: words('scope') === 'department' ? 'department' : 'unit',
    nature: (words('nature') ?? 'administrative') as Nature,
    figures: new Map([...values].flatMap(([key, v]) => (typeof v === 'bigint' ? [[key, v] as const] : []))),
    codeNames: under(NAME),
    reasons: under(REASON),
    texts: {
      ...Object.fromEntries([...lists, ...passages]),
      uses: under(MAPS.uses),
      sangongUses: under(MAPS.sangongUses),
    },
    forms,
  };
}
