/**
 * Whether a rule's id matches a glob: `*` within a segment, `**` or a group alone (`text`) for everything below, `{a,b}`
 * for either. A leading `!` excludes.
 */
export function acceptRules(globs: readonly string[]): (id: string) => boolean {
  const wanted = globs.filter((g) => !g.startsWith('!')).map(pattern);
  const refused = globs.filter((g) => g.startsWith('!')).map((g) => pattern(g.slice(1)));
  return (id) => (wanted.length === 0 || wanted.some((p) => p.test(id))) && !refused.some((p) => p.test(id));
}

function pattern(glob: string): RegExp {
  const whole = glob.includes('/') || glob.includes('*') ? glob : `${glob}/**`;
  const source = whole
    .split(/(\*\*|\*|\{[^}]*\})/)
    .map((part) => {
      if (part === '**') return '.*';
      if (part === '*') return whole.includes('/') ? '[^/]*' : '.*';
      if (part.startsWith('{')) return `(?:${part.slice(1, -1).split(',').map(literal).join('|')})`;
      return literal(part);
    })
    .join('');
  return new RegExp(`^${source}$`);
}

function literal(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
}
