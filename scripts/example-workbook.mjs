/** The example in order, and the workbook of the same unit that compiles into it. */
export const EXAMPLE = 'examples/驻京联络处2024.md';
export const WORKBOOK = 'examples/驻京联络处2024.xlsx';

const amount = (万元) => BigInt(Math.round(万元 * 100)) * 10_000n;
/** What other localities print and this example's does not. */
const FIGURES = {
  'T02/ALL/total@last-year': 954.27,
  'T03/ALL/total@last-year': 954.27,
  'T07/ALL/exp@last-year': 0,
  'T08/ALL/exp@last-year': 0,
  'T05/2010301/total@initial': 268.7,
  'T05/2010302/total@initial': 250,
  'T05/2080505/total@initial': 25.31,
  'T09/carPurchase/final@last-year': 0,
  'T09/carOperate/final@last-year': 24.7,
};
const REASONS = {
  'T02/ALL/total@last-year': '上年的办公楼消防改造由非财政资金安排，本年没有这项收入',
  'T03/ALL/total@last-year': '办公楼消防改造上年完工，本年没有这项支出',
  'T05/2010301/total@initial': '调整津贴补贴标准，年中追加人员经费',
  'T05/2010302/total@initial': '水暖管线更新的招标价低于预算，余额年中收回',
  'T05/2080505/total@initial': '一名职工年中调出，缴费人数减少',
  'T09/carPurchase/final@last-year': '两年都没有购置公务用车',
  'T09/carOperate/final@last-year': '两辆老旧公务用车停驶，燃料费下降',
};
const USES = {
  2010301: '职工工资、津贴补贴和机关日常运转',
  2010302: '联络处宾馆的水暖管线更新和房屋维护',
  2080505: '为职工缴纳基本养老保险',
};

/** @param core the public functions, and the bytes of `EXAMPLE` */
export async function exampleWorkbook({ accountOf, readDisclosure, writeEntryBook }, bytes) {
  const account = accountOf(await readDisclosure([{ file: EXAMPLE, bytes }]));
  return writeEntryBook(
    {
      ...account,
      department: '明州市人民政府',
      figures: new Map([...account.figures, ...Object.entries(FIGURES).map(([key, v]) => [key, amount(v)])]),
      reasons: new Map([...account.reasons, ...Object.entries(REASONS)]),
      texts: { ...account.texts, uses: new Map(Object.entries(USES)) },
    },
    { dialect: 'xinjiang' },
  );
}
