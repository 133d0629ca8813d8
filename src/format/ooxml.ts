import { strToU8, type Zippable, zipSync } from 'fflate';
import { xmlText } from './xml-text.ts';

/** First bytes of every XML part. */
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * Packs the parts of an Office Open XML document, in the order given: the same parts make the same bytes, since every
 * entry has the earliest day that ZIP knows.
 */
export function packParts(parts: readonly (readonly [name: string, xml: string])[]): Uint8Array {
  const files: Zippable = {};
  for (const [name, xml] of parts) files[name] = strToU8(XML_HEAD + xml);
  return zipSync(files, { level: 6, mtime: '1980-01-01T00:00:00' });
}

/** One `Relationship` of a package or a part. */
export function relationship(id: string, type: string, target: string): string {
  const of = type.startsWith('metadata/') ? 'package' : 'officeDocument';
  return `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/${of}/2006/relationships/${type}" Target="${target}"/>`;
}

/** A `.rels` part. */
export function relationships(...list: readonly string[]): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`;
}

/** `[Content_Types].xml`: each part with its type after `application/vnd.openxmlformats-`. */
export function contentTypes(parts: readonly (readonly [name: string, type: string])[]): string {
  const overrides = parts.map(
    ([name, type]) =>
      `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-${type}+xml"/>`,
  );
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`;
}

/**
 * `docProps/core.xml`: the title, the unit as author, and a date that depends on nothing but the fiscal year (the first
 * day after it), so that the same disclosure makes the same bytes.
 */
export function coreProperties(title: string, unit: string, year: number): string {
  const day = `${String(year + 1).padStart(4, '0')}-01-01T00:00:00Z`;
  const date = (name: string): string =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${day}</dcterms:${name}>`;
  return `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title)}</dc:title><dc:creator>${xmlText(unit)}</dc:creator><cp:lastModifiedBy>${xmlText(unit)}</cp:lastModifiedBy>${date('created')}${date('modified')}<dc:language>zh-CN</dc:language></cp:coreProperties>`;
}
