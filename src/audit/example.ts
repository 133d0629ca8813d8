/** Builders for the small disclosures that rules carry as examples. */

/** A whole disclosure in text form from its parts. */
export function disclosure(...parts: readonly string[]): string {
  return ['青山县档案馆2024年度部门决算', ...parts].join('\n\n');
}

/** A statement in text form: its title, its unit, rows of cells divided by `|`. */
export function statement(title: string, ...rows: readonly string[]): string {
  return [title, '单位：万元', ...rows.map((row) => row.replaceAll('|', '\t'))].join('\n');
}

/** A section of the narrative: its heading, then its paragraphs. */
export function section(heading: string, ...paragraphs: readonly string[]): string {
  return [heading, ...paragraphs].join('\n');
}
