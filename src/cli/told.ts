import { systemRefusal } from '../host/system-refusal.ts';
import { UsageError } from './usage-error.ts';

/** @throws UsageError with what could not be done where the system refuses */
export function told<T>(act: () => T, failing: string): T {
  try {
    return act();
  } catch (error) {
    throw new UsageError(`${failing}：${systemRefusal(error)}。`);
  }
}
