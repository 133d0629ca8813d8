import { give } from './interruption.ts';
import { brokenOutput } from './output.ts';
import { runCommand } from './run-command.ts';
import { EXIT } from './usage-error.ts';

process.stdout.on('error', (error) => give(brokenOutput(error), EXIT.failed));
process.stderr.on('error', () => process.exit(EXIT.failed));

void runCommand(process.argv.slice(2)).then(({ code, refusal }) => {
  if (refusal !== undefined) give(refusal, code);
  process.exitCode = code;
});
