import type { Disclosure } from '../model/disclosure.ts';
import type { Audit } from './outcome.ts';

export interface AuditOptions {
  /** Judges only these rules; all unless told. */
  readonly rules?: (id: string) => boolean;
}

/** Audits a disclosure: gathers every rule's relations, checks and diagnoses them, and says what was not checked. */
export function auditDisclosure(_disclosure: Disclosure, _options: AuditOptions = {}): Audit {
  throw new Error('not yet');
}
