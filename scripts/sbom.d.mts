export const SBOM: string;
export function sbom(): string;
