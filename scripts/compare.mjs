// Whether this checkout writes the same bytes as another commit: every command, in every format, on every example and,
// where they are at hand, on real files. Timing aside, and the time a PDF report was drawn up.
// Usage: npm run compare -- COMMIT [--markdown FILE]
import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const {
  values: { markdown },
  positionals: [commit],
} = parseArgs({ options: { markdown: { type: 'string' } }, allowPositionals: true });
if (commit === undefined) {
  console.error('Usage: npm run compare -- COMMIT [--markdown FILE]');
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'mingzhang-compare-'));
const before = join(folder, 'before');
const git = (...args) => spawnSync('git', args, { cwd: root, encoding: 'utf8' });

/** Files below a folder, sorted; none where the folder is absent. */
function filesIn(path) {
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => join(path, name))
    .filter((name) => statSync(name).isFile() && !/README|\.json$|\.mjs$/.test(name))
    .sort();
}

const given = {
  examples: filesIn(join(root, 'examples')),
  seed: filesIn(join(root, '../shared/seed')),
  real: filesIn(join(root, '../shared/real')),
};
for (const [what, files] of Object.entries(given))
  if (files.length === 0) console.error(`No files of kind “${what}”: left out.`);

/** Every run: a name, the words of the command line, and whether it writes files instead of standard output. */
function runs() {
  const all = [];
  const documents = Object.values(given)
    .flat()
    .map((path) => relative(root, path).replaceAll('\\', '/'));
  for (const path of documents) {
    for (const format of ['json', 'pretty', 'html', 'sarif', 'xlsx'])
      all.push({
        name: `check --format ${format}`,
        path,
        args: ['check', path, '--format', format, '--severity', 'info'],
        file: format === 'xlsx',
      });
    if (/\.(?:pdf|docx)$/.test(path)) {
      const format = path.slice(path.lastIndexOf('.') + 1);
      all.push({
        name: `check --format ${format}`,
        path,
        args: ['check', path, '--format', format],
        file: true,
      });
    }
    for (const format of ['json', 'csv', 'xlsx', 'datapackage'])
      all.push({
        name: `extract --format ${format}`,
        path,
        args: ['extract', path, '--format', format],
        file: format === 'xlsx' || format === 'datapackage',
      });
    for (const format of ['json', 'pretty'])
      all.push({ name: `score --format ${format}`, path, args: ['score', path, '--format', format] });
    all.push({
      name: 'compile',
      path,
      args: ['compile', path, '--formats', 'docx,html,md,xlsx,json,datapackage'],
      folder: true,
    });
  }
  for (const path of documents.filter((p) => /\.xlsx$/.test(p)))
    for (const dialect of ['xinjiang', 'shanghai', 'central', 'sichuan', 'yunnan'])
      all.push({
        name: `compile --dialect ${dialect}`,
        path,
        args: ['compile', path, '--dialect', dialect, '--formats', 'docx,pdf,html,md,xlsx,json,datapackage'],
        folder: true,
      });
  for (const path of documents.filter((p) => /\.(?:md|txt)$/.test(p)))
    all.push({ name: 'init --from', path, args: ['init', '--year', '2025', '--from', path], file: true });
  all.push({
    name: 'check --format json (all)',
    path: 'examples',
    args: ['check', 'examples', '--format', 'json'],
  });
  all.push({ name: 'explain', path: '', args: ['explain'] });
  return all;
}

const ownWords = (text) => text.replace(/"timing":\s*\{[^}]*\}/g, '').replaceAll(folder, '');

/** What one checkout makes of a run: exit code, output, and the hash of each file written. */
async function outcome(home, side, { args, file, folder: many }, index) {
  const target = join(folder, `${side}-${index}`);
  const words = [join(home, 'bin/mingzhang.js'), ...args, ...(file || many ? ['-o', target] : [])];
  const done = await new Promise((resolve) => {
    const child = execFile(process.execPath, words, { cwd: root, maxBuffer: 2 ** 28 }, (_, stdout, stderr) =>
      resolve({ status: child.exitCode, stdout, stderr }),
    );
  });
  const written = {};
  if (existsSync(target)) {
    const files = statSync(target).isDirectory() ? filesWritten(target) : [['', target]];
    for (const [name, path] of files) written[name] = hash(stable(readFileSync(path)));
  }
  const told = (text) => ownWords(text).replaceAll(`${side}-${index}`, 'OUT');
  return { code: done.status, stdout: hash(told(done.stdout)), stderr: hash(told(done.stderr)), written };
}

const filesWritten = (path) =>
  readdirSync(path, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => [name, join(path, name)])
    .filter(([, at]) => statSync(at).isFile());

/** A PDF report carries the time of its making. */
function stable(bytes) {
  return bytes.subarray(0, 5).toString('latin1') === '%PDF-'
    ? bytes
        .toString('latin1')
        .replace(/D:\d{14}[^)]*/g, '')
        .replace(/<xmp:\w+Date>[^<]*/g, '')
        .replace(/\/ID\s*\[[^\]]*\]/g, '')
    : bytes;
}

function hash(data) {
  return createHash('sha256').update(data).digest('hex').slice(0, 12);
}

try {
  if (git('worktree', 'add', '--detach', before, commit).status !== 0) {
    console.error(`There is no commit ${commit} here.`);
    process.exit(2);
  }
  for (const home of [before, root])
    if (spawnSync(process.execPath, [join(home, 'scripts/ready.mjs')], { stdio: 'inherit' }).status !== 0)
      process.exit(1);
  const rows = [];
  let same = 0;
  for (const [index, run] of runs().entries()) {
    const [then, now] = await Promise.all([
      outcome(before, 'before', run, index),
      outcome(root, 'now', run, index),
    ]);
    const differing = [
      ...['code', 'stdout', 'stderr'].filter((part) => then[part] !== now[part]),
      ...[...new Set([...Object.keys(then.written), ...Object.keys(now.written)])]
        .filter((name) => then.written[name] !== now.written[name])
        .map((name) => name || 'file'),
    ];
    if (differing.length === 0) same++;
    else console.log(`differs: ${run.name} ${run.path}: ${differing.join(', ')}`);
    rows.push({ run, differing, hash: hash(JSON.stringify(now)) });
  }
  console.log(`${rows.length} runs: ${same} the same, ${rows.length - same} different`);
  if (markdown !== undefined)
    writeFileSync(
      markdown,
      [
        `| command | file | against ${commit} |`,
        '|---|---|---|',
        ...rows.map(
          ({ run, differing, hash: h }) =>
            `| ${run.name} | ${run.path} | ${differing.length === 0 ? `same (${h})` : `differs: ${differing.join(', ')}`} |`,
        ),
        '',
      ].join('\n'),
    );
  process.exitCode = same === rows.length ? 0 : 1;
} finally {
  git('worktree', 'remove', '--force', before);
  rmSync(folder, { recursive: true, force: true });
}
