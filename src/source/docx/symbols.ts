/** Characters of symbol fonts (w:sym) as the ordinary ones they look like. */

/** Signs that forms use: boxes, ticks, crosses, arrows. Code points without the private-use offset F000. */
const LOOKS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  wingdings: {
    108: '●',
    110: '■',
    111: '□',
    113: '❑',
    117: '◆',
    159: '•',
    161: '○',
    167: '▪',
    168: '□',
    223: '←',
    224: '→',
    251: '✗',
    252: '✓',
    253: '☒',
    254: '☑',
  },
  'wingdings 2': { 79: '✗', 80: '✓', 81: '☒', 82: '☑', 83: '☒', 84: '☒', 163: '□', 151: '●' },
};

/**
 * The character that a symbol (font and hexadecimal code) prints; empty when it is a bare ornament that no ordinary
 * character stands for.
 */
export function symbolOf(font: string, code: string): string {
  const value = Number.parseInt(code, 16);
  if (!Number.isInteger(value) || value <= 0 || value > 0x10ffff) return '';
  const privately = value >= 0xf000 && value <= 0xf0ff;
  const known = LOOKS[font.toLowerCase()]?.[privately ? value - 0xf000 : value];
  if (known !== undefined) return known;
  return privately || (value >= 0xd800 && value < 0xe000) ? '' : String.fromCodePoint(value);
}
