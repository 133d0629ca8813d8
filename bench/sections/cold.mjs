import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { median } from './measure.mjs';
import { samples } from './samples.mjs';

const ROUNDS = 15;

/** Processor time (user and system) of a command from its start to its end, against that of Node doing nothing. */
export function cold({ root, folder }) {
  if (spawnSync('bash', ['-c', ':']).status !== 0) {
    console.log('\nCold start: bash is needed to measure a process with all its threads');
    return;
  }
  const command = join(root, 'bin/mingzhang.js');
  const { kind, files } = samples({ root, folder });
  const check = (file) => [command, 'check', file, '--fail-on', 'never'];
  const works = [
    ['node -e 0', ['-e', '0']],
    ['--version', [command, '--version']],
    ['--help', [command, '--help']],
    ['check of one text', check(text(root))],
    ...files.map((file) => [`check of one ${kind} PDF`, check(file)]),
  ];
  const times = works.map(() => []);
  for (let round = -1; round < ROUNDS; round++)
    for (const [i, [, args]] of works.entries()) {
      const ms = processorTime(args);
      // The first round warms the disk and what is kept between runs.
      if (round >= 0) times[i].push(ms);
    }
  const bare = median(times[0]);
  console.log(
    `\nCold start: processor time, Node ${process.versions.node}, medians of ${ROUNDS} alternating rounds`,
  );
  for (const [i, [name]] of works.entries()) {
    const ms = median(times[i]);
    console.log(
      `  ${name.padEnd(28)} ${ms.toFixed(0).padStart(5)} ms  ${(ms / bare).toFixed(1).padStart(5)} × bare Node`,
    );
  }
}

/** A real disclosure as text beside the checkout where there is one, else an example. */
function text(root) {
  const seed = join(root, '../shared/seed');
  const found = existsSync(seed) ? readdirSync(seed).find((name) => name.endsWith('.txt')) : undefined;
  return found ? join(seed, found) : join(root, 'examples/驻京联络处2024.md');
}

/** Milliseconds of processor time of a Node process, with its threads and its end. */
function processorTime(args) {
  const script = 'TIMEFORMAT="%3U %3S"; { time "$@" >&3 2>&3; } 3>/dev/null';
  const { status, stderr } = spawnSync('bash', ['-c', script, 'bash', process.execPath, ...args], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`);
  const [user, system] = stderr.trim().split(' ').map(Number);
  return (user + system) * 1000;
}
