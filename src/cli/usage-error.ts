/** A command used wrongly, or an output that cannot be written: one sentence for the user, exit code 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** Exit codes (退出码) that scripts rely on. */
export const EXIT = { clean: 0, found: 1, failed: 2 } as const;
