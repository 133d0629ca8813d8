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
  const worked = new Set(
    texts.flatMap((text) =>
      [...text.matchAll(/[=＝](-?\d[\d,]*\.\d+)/g)].map((m) => m[1].replaceAll(',', '')),
    ),
  );
  return texts.flatMap((text) =>
    [...text.matchAll(/\d[\d,]*\.\d+/g)].flatMap((m) => {
      const before = text.slice(0, m.index);
      // Worked out in this message: behind an equals sign, a gap, or what it should be.
      if (/(?:[=＝]|相差|超出|偏离|减少|增加|应为|改为|统一为|差额|按规则为|分至|之和)[“”]?-?$/.test(before))
        return [];
      const number = m[0].replaceAll(',', '');
      return printed.has(number) || worked.has(number) ? [] : [`${m[0]} in “${text.slice(0, 120)}”`];
    }),
  );
}

/** Every number printed in the blocks, without commas. */
export function printedNumbers(blocks) {
  const texts = blocks.flatMap((b) => (b.kind === 'paragraph' ? [b.text] : b.cells.map((c) => c.text)));
  return new Set(
    texts.flatMap((t) => [...t.matchAll(/\d[\d,，]*(?:\.\d+)?/g)].map((m) => m[0].replace(/[,，]/g, ''))),
  );
}
