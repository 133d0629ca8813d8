/** Last words of names of offices, schools, courts, associations and the like. */
const OFFICE =
  /(?:局|委|委员会|办|办公室|厅|部|府|[^目文书期大]院|校|中学|小学|大学|学院|幼儿园|所|[总分]?站|中心|[支大总纵中]?队|馆|处|科|室|社|社区|团|集团|台|库|园|场|农场|公司|机关|协会|联合会|工会|学会|商会|红十字会|研究会|促进会|基金会|[残妇文侨]联|工商联|社科联|联盟|宫|街道|镇|乡|村|组|署|银行|基地|管理区|开发区|保护区|专班)(?:\([^()]{1,12}\))?$/;

/** Whether words end as the name of a public body (机关、事业单位、团体) does; a remark in brackets may follow. */
export function isOfficeName(words: string): boolean {
  return OFFICE.test(words);
}
