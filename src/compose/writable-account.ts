import type { Account } from '../model/account.ts';

/** Code units that no written format may hold: controls but for tab and line ends, halves of pairs, and no characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/gu;

/** The account with a blank for what no format may hold in its names and texts; keys and figures stay. */
export function writableAccount(account: Account): Account {
  return writable(account) as Account;
}

function writable(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(UNWRITABLE, ' ');
  if (Array.isArray(value)) return value.map(writable);
  if (value instanceof Map) return new Map([...value].map(([key, held]) => [key, writable(held)]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, writable(held)]));
}
