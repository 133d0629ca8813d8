import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const BIN = join(ROOT, 'bin/mingzhang.js');
const EXAMPLE = join(ROOT, 'examples/驻京联络处2024.md');
const folder = mkdtempSync(join(tmpdir(), 'mingzhang-offline-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Tells at the end which modules by which a process could reach others were asked for, or sockets opened. */
const WATCH = `data:text/javascript,${encodeURIComponent(`
import Module from 'node:module';
import { writeSync } from 'node:fs';
const NETWORK = /^(?:node:)?(?:net|tls|http|https|http2|dgram|dns|dns\\/promises|inspector)$/;
const asked = [];
const load = Module._load;
Module._load = (name, ...rest) => { if (NETWORK.test(name)) asked.push(name); return load(name, ...rest); };
globalThis.fetch = globalThis.WebSocket = () => { asked.push('fetch'); throw new Error('offline'); };
process.on('exit', () => writeSync(2, 'ASKED ' + JSON.stringify(asked)));
`)}`;

function asked(args: readonly string[]): unknown {
  const { stderr } = spawnSync(process.execPath, [...args], {
    encoding: 'utf8',
    cwd: folder,
    env: { ...process.env, NODE_OPTIONS: `--import=${WATCH}` },
  });
  return JSON.parse(/ASKED (.*)$/.exec(stderr)![1]!);
}

describe('the command line', () => {
  it.each([
    [['check', EXAMPLE]],
    [['check', EXAMPLE, '--format', 'html', '-o', 'a.html']],
    [['extract', EXAMPLE, '--format', 'xlsx', '-o', 'a.xlsx']],
    [['init', '--from', EXAMPLE, '--year', '2025', '-o', 'b.xlsx']],
    [['compile', EXAMPLE, '-o', 'out', '--formats', 'docx,md']],
  ])('loads no module of the network: %j', (args) => {
    expect(asked([BIN, ...args])).toEqual([]);
  });

  it('would be seen if it did', () => {
    expect(asked(['-e', "require('https')"])).toContain('https');
  });
});
