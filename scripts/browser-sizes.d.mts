/** A part of a bundle, as the bundler tells of it. */
export interface Part {
  readonly name: string;
  readonly fileName: string;
  readonly code: string;
  readonly imports: readonly string[];
  readonly dynamicImports: readonly string[];
}

export function browserSizes(output: readonly Part[], budget: Readonly<Record<string, number>>): boolean;
