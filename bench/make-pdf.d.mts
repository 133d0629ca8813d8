export function makePdf(pages: number): Uint8Array;
