import { plain } from '../../model/normalise.ts';
import type { Statement } from '../../model/statement.ts';
import { CLASS_ROWS } from '../../model/statements/class-rows.ts';
import { isNear } from './names.ts';

/** Names of an item as a narrative gives them: class (类), group (款), item (项); the class may be left out. */
export interface ItemNames {
  readonly className: string;
  readonly groupName?: string;
  readonly itemName?: string;
}

/** A name for comparing: blanks, marks and a final 支出 dropped. */
function key(name: string): string {
  return plain(name)
    .replace(/[《》“”‘’、，。：()\s]/g, '')
    .replace(/支出$/, '');
}

/**
 * Codes by the names that this document's own statements print beside them: an item of the text is first of all the
 * row of the table that bears its name.
 */
export class PrintedCodes {
  private readonly names = new Map<string, string>();

  constructor(statements: readonly Statement[]) {
    for (const { key: code, label } of CLASS_ROWS) this.names.set(code, key(label));
    for (const id of ['T05', 'T03', 'T02', 'T07', 'T08'] as const) {
      for (const statement of statements) {
        if (statement.id !== id) continue;
        for (const row of statement.codedRows)
          if (!this.names.has(row.code) && row.name) this.names.set(row.code, key(row.name));
      }
    }
  }

  /**
   * The code that the names lead to; undefined when none or several do. Under a group (款) that the statement does not
   * have, an item that bears its name alone in the class is meant.
   */
  find(names: ItemNames): string | undefined {
    const { className, itemName } = names;
    return this.path(names) ?? (itemName ? this.path({ className, itemName }) : undefined);
  }

  private path({ className, groupName, itemName }: ItemNames): string | undefined {
    let parents: readonly string[] = [''];
    for (const [name, digits] of [
      [className, 3],
      [groupName, 5],
      [itemName, 7],
    ] as const) {
      if (!name) continue;
      const found = this.below(parents, key(name), digits);
      if (found.length === 0) return undefined;
      parents = found;
    }
    return parents.length === 1 && parents[0] !== '' ? parents[0] : undefined;
  }

  private below(parents: readonly string[], name: string, digits: number): string[] {
    const exact: string[] = [];
    const near: string[] = [];
    for (const [code, printed] of this.names) {
      if (code.length !== digits || !parents.some((p) => code.startsWith(p))) continue;
      if (printed === name) exact.push(code);
      else if (name.length >= 5 && isNear(printed, name)) near.push(code);
    }
    return exact.length > 0 ? exact : near;
  }
}
