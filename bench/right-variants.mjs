// Right texts with other figures: every derived figure is worked out anew, so that nothing in them is wrong.
import { auditDisclosure } from '../dist/audit/audit.js';
import { extractDisclosure } from '../dist/extract/extract.js';
import { readSource } from '../dist/source/read.js';
import { random, render, variantOf, wordingsIn } from './wordings.mjs';

/** Rules that judge figures. */
const NUMERIC = /^(?:statement|cross|text|change|sangong|assets|procurement)\//;

/**
 * Audits `each` variants of every passage and prints what is accused in them.
 * @returns how many errors, and warnings about figures, there are
 */
export async function accused(folder, each) {
  const roll = random(29);
  const total = { variants: 0, figures: 0, verified: 0, errors: 0, warnings: 0 };
  for (const { region, kind, template } of wordingsIn(folder)) {
    for (let i = 0; i < each; i++) {
      const values = variantOf(template, roll);
      if (!values) continue;
      const source = await readSource(Buffer.from(render(template, values).text), `${region}.txt`);
      const { findings, coverage } = auditDisclosure(extractDisclosure([source]));
      total.variants++;
      total.figures += coverage.figures;
      total.verified += coverage.verified;
      for (const { severity, rule, message } of findings) {
        if (severity === 'error') total.errors++;
        else if (severity === 'warning' && NUMERIC.test(rule)) total.warnings++;
        else continue;
        console.log(`${region} ${kind}: ${severity} ${rule} ${message}`);
      }
    }
  }
  console.log(
    `${total.variants} right texts, ${total.figures} figures, ${total.verified} verified: ${total.errors} errors, ${total.warnings} warnings about figures`,
  );
  return total.errors + total.warnings;
}
