import { brokenOutput } from './output.ts';
import { runCommand } from './run-command.ts';
import { EXIT } from './usage-error.ts';

/** Ends at once with a sentence on standard error. */
function give(message: string, code: number): never {
  try {
    process.stderr.write(`${message}\n`);
  } catch {
    // Nobody is left to tell.
  }
  process.exit(code);
}

process.stdout.on('error', (error) => give(brokenOutput(error), EXIT.failed));
process.stderr.on('error', () => process.exit(EXIT.failed));
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => give('已中断，结果不完整。', EXIT.failed));

void runCommand(process.argv.slice(2)).then(({ code, refusal }) => {
  if (refusal !== undefined) give(refusal, code);
  process.exitCode = code;
});
