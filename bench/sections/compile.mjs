// Speed of compile by format, and of its Word documents against docxtemplater filling a template with the same words.
import Docxtemplater from 'docxtemplater';
import { strFromU8, unzipSync } from 'fflate';
import PizZip from 'pizzip';

const ROUNDS = 7;
/** Documents a round; of the formats that take long, fewer. */
const COUNT = 12;
const FEWER = { pdf: 3 };
const BODY = 'word/document.xml';

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/**
 * Prints documents a second for each format of compile, from an account in memory to bytes in memory, and the ratio of
 * docx to docxtemplater.
 */
export async function compile() {
  const { compose, DIALECTS } = await import('../../dist/compose/compose.js');
  const { randomAccount } = await import('../made-up.mjs');
  const { COMPOSED_FORMATS } = await import('../../dist/publish/composed-formats.js');
  const { typesetting } = await import('../../dist/host/typesetting.js');
  const dialects = Object.keys(DIALECTS);
  const accounts = Array.from({ length: COUNT }, (_, i) => randomAccount(i + 1));
  const composed = (i) => compose(accounts[i], dialects[i % dialects.length]).document;

  const docx = COMPOSED_FORMATS.find(({ name }) => name === 'docx');
  const templates = await Promise.all(
    accounts.map(async (_, i) => templateOf(await docx.write(composed(i)))),
  );
  const works = [
    ...COMPOSED_FORMATS.map(({ name, write }) => ({ name, work: (i) => write(composed(i), typesetting) })),
    { name: 'docxtemplater', work: (i) => fill(templates[i]) },
  ];
  // What is compared must be the same words.
  for (const [i, template] of templates.entries())
    if (textOf(fill(template)) !== textOf(await docx.write(composed(i))))
      throw new Error('docxtemplater wrote other words');

  const times = new Map(works.map(({ name }) => [name, []]));
  for (let round = -1; round < ROUNDS; round++)
    for (const { name, work } of works) {
      const count = FEWER[name] ?? COUNT;
      const start = performance.now();
      for (let i = 0; i < count; i++) await work(i);
      // The first round warms up.
      if (round >= 0) times.get(name).push((performance.now() - start) / count);
    }
  const tags = median(templates.map(({ data }) => Object.keys(data).length));
  console.log(
    `\nCompile: ${COUNT} made-up accounts to bytes, one thread, medians of ${ROUNDS} alternating rounds (not read back)`,
  );
  for (const [name, list] of times) {
    const ms = median(list);
    console.log(
      `  ${name.padEnd(14)} ${(1000 / ms).toFixed(1).padStart(7)} a second ${ms.toFixed(1).padStart(7)} ms each`,
    );
  }
  const each = (name) => median(times.get(name));
  console.log(
    `  docx takes ${(each('docx') / each('docxtemplater')).toFixed(2)} of docxtemplater's time for the same words (${tags} tags a template; its figures come ready printed)`,
  );
}

/** A template with a tag for every amount and percentage of a Word document, and what the tags stand for. */
function templateOf(bytes) {
  const zip = new PizZip(bytes);
  const data = {};
  let count = 0;
  const xml = zip
    .file(BODY)
    .asText()
    .replace(/(<w:t(?: [^>]*)?>)([^<]*)/g, (_, open, text) =>
      open.concat(
        text.replace(/-?\d[\d,]*\.\d+/g, (figure) => {
          const tag = `f${count++}`;
          data[tag] = figure;
          return `{${tag}}`;
        }),
      ),
    );
  zip.file(BODY, xml);
  return { bytes: zip.generate({ type: 'uint8array', compression: 'DEFLATE' }), data };
}

function fill({ bytes, data }) {
  const template = new Docxtemplater(new PizZip(bytes));
  template.render(data);
  return template.getZip().generate({ type: 'uint8array', compression: 'DEFLATE' });
}

function textOf(bytes) {
  const xml = strFromU8(unzipSync(bytes, { filter: ({ name }) => name === BODY })[BODY]);
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)/g)].map(([, text]) => text).join('\n');
}
