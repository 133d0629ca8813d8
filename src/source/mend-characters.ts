/**
 * CJK radicals (U+2E80–2EFF) and the ordinary characters they stand for, in pairs: Unicode's property
 * Equivalent_Unified_Ideograph (Unicode 14). Normalisation forms leave these code points alone, yet PDFs printed by a
 * browser are full of them (乌鲁木⻬ for 乌鲁木齐).
 */
const RADICALS =
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢' +
  '⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵' +
  '⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓' +
  '⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎' +
  '⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長' +
  '⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐' +
  '⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜' +
  '⻲亀⻳龟';

const MENDED = new Map<number, number>();
const radicals = [...RADICALS];
for (let i = 0; i < radicals.length; i += 2) {
  MENDED.set(radicals[i]!.codePointAt(0)!, radicals[i + 1]!.codePointAt(0)!);
}
// U+2E80 and others without a counterpart stay as they are.

/**
 * The ordinary character for a code point that a file or a PDF's font tables gave: CJK radicals, Kangxi radicals (⼊ → 入) and
 * compatibility ideographs (U+F900–FAFF, U+2F800–2FA1F) become the unified ideographs a person sees. Everything else,
 * full-width punctuation, ① and ㎡ included, stays as printed.
 */
export function mendCharacter(code: number): number {
  if (code < 0x2e80) return code;
  if (code <= 0x2fdf || (code >= 0xf900 && code <= 0xfaff) || (code >= 0x2f800 && code <= 0x2fa1f)) {
    const known = MENDED.get(code);
    if (known !== undefined) return known;
    const mended = String.fromCodePoint(code).normalize('NFKC').codePointAt(0)!;
    MENDED.set(code, mended);
    return mended;
  }
  return code;
}

/** Only texts that have one of these are looked at character by character. */
const TO_MEND = /[\u2e80-\u2fdf\uf900-\ufaff]/;
const EACH_TO_MEND = /[\u2e80-\u2fdf\uf900-\ufaff]/g;

/**
 * `mendCharacter` over a text, one code unit in and one out, so that offsets hold. The few characters whose ordinary
 * form takes another number of code units (⺇ is 𠘨, and U+2F800–2FA1F) stay as they are.
 */
export function mendCharacters(text: string): string {
  if (!TO_MEND.test(text)) return text;
  return text.replace(EACH_TO_MEND, (character) => {
    const mended = mendCharacter(character.charCodeAt(0));
    return mended > 0xffff ? character : String.fromCharCode(mended);
  });
}
