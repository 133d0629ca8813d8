// The collection of right texts (test/wordings): passages of many regions with slots for their figures.
//
// A file is a region; `## kind` begins a passage, whose lines are a small document. A slot is `{a=12.35}`, a free figure
// with its example; `{a+b}`, worked out from free ones; or `{a/b%}`, a percentage of two decimals (`%1`: one). Whatever
// the free figures are, the text is right.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const SLOT = /\{([^}]+)\}/g;
const FREE = /^([A-Za-z])=(\d+(?:\.\d+)?)$/;

/** The passages of a folder of wordings: `{ region, kind, template }`. */
export function wordingsIn(folder) {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .sort()
    .flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .split(/^## /m)
        .slice(1)
        .map((part) => {
          const end = part.indexOf('\n');
          return {
            region: basename(file, '.md'),
            kind: part.slice(0, end).trim(),
            template: part.slice(end).trim(),
          };
        }),
    );
}

/** The free figures of a passage as printed in the collection: name → { units, decimals }, units of the last digit. */
export function examplesOf(template) {
  const values = new Map();
  for (const [, slot] of template.matchAll(SLOT)) {
    const free = FREE.exec(slot);
    if (!free) continue;
    if (values.has(free[1])) throw new Error(`${free[1]} is given twice: ${template.slice(0, 40)}`);
    const decimals = free[2].split('.')[1]?.length ?? 0;
    values.set(free[1], { units: Number(free[2].replace('.', '')), decimals });
  }
  return values;
}

/** Other figures, all of another size by one factor and each a little off; undefined where a difference would vanish. */
export function variantOf(template, random) {
  const factor = 0.4 + 2.2 * random();
  const values = new Map();
  for (const [name, { units, decimals }] of examplesOf(template)) {
    const scale = (decimals > 0 ? factor : 1) * (0.97 + 0.06 * random());
    values.set(name, { units: units === 0 ? 0 : Math.max(1, Math.round(units * scale)), decimals });
  }
  try {
    render(template, values);
    return values;
  } catch {
    return undefined;
  }
}

/**
 * The text with its figures, and where each stands: `{ start, end, derived }`.
 * @throws RangeError where a worked-out figure would be 0 or negative
 */
export function render(template, values = examplesOf(template)) {
  const slots = [];
  const seen = new Set();
  let text = '';
  let from = 0;
  for (const match of template.matchAll(SLOT)) {
    text += template.slice(from, match.index);
    from = match.index + match[0].length;
    const free = FREE.exec(match[1]);
    const expression = free ? free[1] : match[1];
    const printed = printedOf(expression, values);
    slots.push({
      start: text.length,
      end: text.length + printed.length,
      expression,
      derived: !free || seen.has(expression),
    });
    seen.add(expression);
    text += printed;
  }
  return { text: text + template.slice(from), slots };
}

function printedOf(expression, values) {
  const word = /^(.*)>(.*)\?(.*):(.*)$/.exec(expression);
  if (word) {
    const gap = sumOf(word[1], values).units - sumOf(word[2], values).units;
    if (gap === 0) throw new RangeError(expression);
    return gap > 0 ? word[3] : word[4];
  }
  const ratio = /^(.*)\/(.*)%(\d?)$/.exec(expression);
  if (!ratio) {
    const { units, decimals } = sumOf(expression, values);
    if (units < 0 || (units === 0 && expression.includes('-'))) throw new RangeError(expression);
    return (units / 10 ** decimals).toFixed(decimals);
  }
  const part = sumOf(ratio[1], values);
  const whole = sumOf(ratio[2], values);
  const decimals = Number(ratio[3] || 2);
  if (part.units <= 0 || whole.units <= 0 || part.decimals !== whole.decimals)
    throw new RangeError(expression);
  const scaled = Math.floor((2 * part.units * 10 ** (decimals + 2) + whole.units) / (2 * whole.units));
  return `${(scaled / 10 ** decimals).toFixed(decimals)}%`;
}

/** Sums and differences with brackets, in units of the last digit. */
function sumOf(expression, values) {
  let decimals = 0;
  let units = 0;
  const signs = [1];
  let sign = 1;
  for (const c of expression) {
    if (c === '(') {
      signs.push(signs.at(-1) * sign);
      sign = 1;
    } else if (c === ')') signs.pop();
    else if (c === '+' || c === '-') sign = c === '-' ? -1 : 1;
    else {
      const value = values.get(c);
      if (!value) throw new Error(`no figure ${c} in ${expression}`);
      units += signs.at(-1) * sign * value.units;
      decimals = Math.max(decimals, value.decimals);
      sign = 1;
    }
  }
  return { units, decimals };
}

/** A generator of numbers in [0, 1) that gives the same for the same seed (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The text with one significant digit of a slot's figure changed; `leading`: the first, by enough to matter. */
export function slipped(text, { start, end }, roll, which = 'any') {
  const number = text.slice(start, end);
  const digits = [...number.matchAll(/\d/g)].map((m) => m.index);
  const first = digits.findIndex((i) => number[i] !== '0');
  const significant = first < 0 ? digits : digits.slice(first);
  const at = which === 'leading' ? significant[0] : significant[Math.floor(roll() * significant.length)];
  const choices = [...'0123456789'].filter((d) => d !== number[at] && !(at === significant[0] && d === '0'));
  const digit = choices[Math.floor(roll() * choices.length)];
  return text.slice(0, start) + number.slice(0, at) + digit + number.slice(at + 1) + text.slice(end);
}
