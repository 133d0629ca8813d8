/** What `format` says in every disclosure.json. */
export const INTERCHANGE_FORMAT = 'mingzhang-disclosure';

/** Whether bytes are meant as a disclosure.json, by their first few hundred characters. */
export function looksLikeDisclosureJson(bytes: Uint8Array): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, 400)).trimStart();
  return head.startsWith('{') && head.includes(`"${INTERCHANGE_FORMAT}"`);
}
