export const SAMPLE: string;
export const READMES: readonly string[];
export const GENERATED_FOLDERS: readonly string[];
export function generatedFiles(core: {
  RULES: unknown;
  rulePage: unknown;
  ruleList: unknown;
  disclosureSchema: unknown;
  configSchema: unknown;
  toJSONSchema: unknown;
  program: unknown;
  FORMATS: unknown;
  /** The report on `SAMPLE` as the terminal shows it. */
  sample: string;
  /** Texts of the READMEs by path. */
  readmes: Readonly<Record<string, string>>;
}): Map<string, string>;
