/** Groups (款) of the functional classification that hold expenditure of the government fund budget (政府性基金预算) only. */
const GROUPS: ReadonlySet<string> = new Set(
  `20610 20707 20709 20710 20822 20823 21160 21161 21208 21210 21211 21213 21214 21215 21216 21217 21218 21219
   21366 21367 21369 21370 21371 21460 21462 21464 21468 21469 21562 22904 22908 22960 23204 23304`
    .split(/\s+/)
    .filter(Boolean),
);

/** Whether a code of 5 (款) or 7 (项) digits belongs to the government fund budget. */
export function isGovernmentFundCode(code: string): boolean {
  return code.length >= 5 && GROUPS.has(code.slice(0, 5));
}
