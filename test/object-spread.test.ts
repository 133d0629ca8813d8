import { join, relative, resolve } from 'node:path';
import type { Node, ObjectLiteralExpression, SourceFile } from 'typescript/unstable/ast';
import {
  isFunctionLikeDeclaration,
  isObjectLiteralExpression,
  isSpreadAssignment,
} from 'typescript/unstable/ast/is';
import { API, type Checker, SymbolFlags } from 'typescript/unstable/sync';
import { expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
/** Where most of the time of an audit is spent. */
const HOT = /^src\/(?:money|model|source|extract|audit)\/(?!.*\.test\.ts$)/;

/** Object literals in functions that begin with a spread; what stands outside of them is made once. */
function spreadFirst(file: SourceFile): ObjectLiteralExpression[] {
  const found: ObjectLiteralExpression[] = [];
  const visit = (node: Node, called: boolean): void => {
    const [first] = isObjectLiteralExpression(node) ? node.properties : [];
    if (called && first && isSpreadAssignment(first)) found.push(node as ObjectLiteralExpression);
    const inside = called || isFunctionLikeDeclaration(node);
    node.forEachChild((child) => {
      visit(child, inside);
      return undefined;
    });
  };
  visit(file, false);
  return found;
}

/** Keys that a literal adds to what it spreads first; one that is always there already is only replaced. */
function added(literal: ObjectLiteralExpression, checker: Checker): string[] {
  const [first, ...rest] = literal.properties;
  const spread = first && isSpreadAssignment(first) ? checker.getTypeAtLocation(first.expression) : undefined;
  return rest.flatMap((property) => {
    const name = isSpreadAssignment(property) ? undefined : property.name?.getText();
    if (name === undefined) return [];
    const known = spread && checker.getPropertyOfType(spread, name);
    return known && !(known.flags & SymbolFlags.Optional) ? [] : [name];
  });
}

// In V8 as Node 20 has it, `{ ...x, more }` takes ten times as long as `{ more, ...x }`, and what it makes lives longer.
// Where the order of the keys is written out: `Object.assign({}, x, { more })`.
it('no object on a hot path is copied and then added to', () => {
  const api = new API({ cwd: ROOT });
  try {
    const project = api.updateSnapshot({ openProject: join(ROOT, 'tsconfig.json') }).getProjects()[0]!;
    let looked = 0;
    const slow = project.program.getSourceFileNames().flatMap((path) => {
      const name = relative(ROOT, path).replaceAll('\\', '/');
      const file = HOT.test(name) ? project.program.getSourceFile(path) : undefined;
      if (!file) return [];
      return spreadFirst(file).flatMap((literal) => {
        looked++;
        const keys = added(literal, project.checker);
        if (keys.length === 0) return [];
        return [
          `${name}:${file.text.slice(0, literal.getStart()).split('\n').length} adds ${keys.join(', ')}`,
        ];
      });
    });
    expect(slow).toEqual([]);
    expect(looked).toBeGreaterThan(10);
  } finally {
    api.close();
  }
});
