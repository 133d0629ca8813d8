export const GENERATED_FOLDERS: readonly string[];
export function generatedFiles(core: {
  RULES: unknown;
  rulePage: unknown;
  ruleList: unknown;
  disclosureSchema: unknown;
  toJSONSchema: unknown;
  program: unknown;
}): Map<string, string>;
