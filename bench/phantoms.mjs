// Figures that a finding tells as printed though they are printed nowhere.

/** Numbers with decimals in what is told, whose values neither the document nor the words before them give. */
export function phantoms(finding, printed) {
  const texts = [
    finding.message,
    finding.explanation ?? '',
    finding.actual ?? '',
    ...finding.locations.map((l) => l.quote),
    ...(finding.related ?? []).flatMap((r) => [r.what, r.quote]),
  ];
  // What one line works out may be said again in another.
  const worked = new Set(texts.flatMap((text) => [...text.matchAll(WORKED_OUT)].map((m) => digitsOf(m[1]))));
  const known = new Set([...printed].map(digitsOf));
  return texts.flatMap((text) =>
    [...text.matchAll(/\d[\d,]*\.\d+/g)].flatMap((m) =>
      known.has(digitsOf(m[0])) || worked.has(digitsOf(m[0])) ? [] : [`${m[0]} in “${text.slice(0, 120)}”`],
    ),
  );
}

/** A number behind an equals sign, a gap, a sum, or what it should be. */
const WORKED_OUT =
  /(?:[=＝]|相?差|超出|偏离(?:指标值)?|减少|增加|应为|改为|统一为|差额|按规则为|分?至|之和[“”]?)-?(\d[\d,]*\.\d+)/g;

/** The same for 10.5, 10.50 and 10: a number's digits without commas and final zeros. */
function digitsOf(text) {
  const plain = text.replaceAll(',', '');
  return plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain;
}

/** Every number printed in the blocks, without commas. */
export function printedNumbers(blocks) {
  const texts = blocks.flatMap((b) => (b.kind === 'paragraph' ? [b.text] : b.cells.map((c) => c.text)));
  return new Set(
    texts.flatMap((t) => [...t.matchAll(/\d[\d,，]*(?:\.\d+)?/g)].map((m) => m[0].replace(/[,，]/g, ''))),
  );
}
