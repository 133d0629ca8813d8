import type { Disclosure } from '../../model/disclosure.ts';
import type { Displacement } from './find-displacements.ts';

/**
 * The disclosure as rules may judge it: what stands in a displaced block is not what its names say, so that it is no
 * evidence of anything, as though it could not be read.
 */
export function withoutDisplaced(disclosure: Disclosure, displacements: readonly Displacement[]): Disclosure {
  if (displacements.length === 0) return disclosure;
  const silent = new Set(displacements.flatMap((d) => [...d.overlay.keys()]));
  return {
    ...disclosure,
    statements: disclosure.statements.map((statement) => ({
      ...statement,
      cells: statement.cells.map((cell) =>
        silent.has(cell.address) ? { ...cell, value: { state: 'unreadable' as const } } : cell,
      ),
    })),
  };
}
