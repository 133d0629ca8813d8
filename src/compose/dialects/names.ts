/** The dialects that are composed, by the names that a user gives; apart from what they say, which is large. */
export const DIALECT_NAMES = ['xinjiang', 'shanghai', 'central', 'sichuan', 'yunnan'] as const;
