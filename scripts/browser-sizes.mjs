import { gzipSync } from 'node:zlib';

/**
 * Prints the compressed size of each door of the core, with all that it loads at once, and of each part that is loaded
 * later and stands in the budget.
 * @param budget largest sizes in kB (1,000 bytes), compressed, by the name of a door or a part
 * @returns whether all keep to the budget, and nothing is left that a browser has not
 */
export function browserSizes(output, budget) {
  const parts = new Map(output.map((part) => [part.fileName, part]));
  const sizes = new Map(output.map(({ fileName, code }) => [fileName, gzipSync(code, { level: 9 }).length]));
  let kept = true;
  for (const { fileName, code, imports, dynamicImports } of output) {
    const foreign = [...imports, ...dynamicImports].filter((name) => !parts.has(name));
    if (/\bfrom\s*["']node:|import\(\s*["']node:/.test(code)) foreign.push('node:');
    if (foreign.length > 0) {
      console.error(`${fileName} needs ${foreign.join(', ')}, which no browser has`);
      kept = false;
    }
  }
  for (const [name, most] of Object.entries(budget)) {
    const first = output.find((part) => part.name === name);
    if (!first) {
      console.error(`${name}: there is no such part`);
      kept = false;
      continue;
    }
    const kilobytes = [...atOnce(first)].reduce((sum, part) => sum + sizes.get(part), 0) / 1000;
    const over = kilobytes > most;
    console.log(
      `${over ? '✗' : '✓'} ${name.padEnd(16)} ${kilobytes.toFixed(0).padStart(4)} kB gzip of at most ${most}`,
    );
    if (over) kept = false;
  }
  return kept;

  function atOnce(part, found = new Set()) {
    if (!found.has(part.fileName)) {
      found.add(part.fileName);
      for (const name of part.imports) if (parts.has(name)) atOnce(parts.get(name), found);
    }
    return found;
  }
}
