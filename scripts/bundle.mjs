// Bundles what is quick to start: the command with everything it needs but its engines (dist/command); the parts of the
// library that use little of a large package, with what they use; or the core for a page in a browser (dist/browser),
// whose sizes are printed and held to bundle-budget.json.
// Usage: node scripts/bundle.mjs command | browser
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { browserSizes } from './browser-sizes.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Found in node_modules when they are needed: they come with files of their own. */
const ENGINES = ['@embedpdf/pdfium', '@myriaddreamin/typst-ts-node-compiler'];
/** Parts of the library that use little of packages of tens of megabytes: they hold what they use. */
const WITH_PACKAGES = ['report/pdf/annotate-pdf.js', 'source/xlsx/read-workbook.js'];
const TAKEN_IN = /^@(?:cantoo\/pdf-lib|e965\/xlsx)(?:\/|$)|^\.\/(?:mark|cell-text)\.js$/;
/** Programs, and the names under which they are started. */
const PROGRAMS = { main: 'src/cli/main.ts', 'check-worker': 'src/host/check-worker.ts' };

/** The command as parts that load one another, in the form that `bin/load.js` runs. */
async function command() {
  const folder = join(root, 'dist/command');
  const output = await bundle(PROGRAMS, folder, {
    platform: 'node',
    external: ENGINES,
    // Its build for Node asks for threads, which nothing here starts.
    resolve: { alias: { fflate: join(root, 'node_modules/fflate/esm/browser.js') } },
    output: { format: 'cjs', minify: false },
  });
  writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }\n');
  for (const part of output.filter(({ isEntry }) => isEntry))
    writeFileSync(
      join(folder, `${part.name}.js`),
      `require('../../bin/load.js')(require.resolve('./${part.fileName}'));\n`,
    );
  await withPackages();
}

/** Puts packages into those compiled parts that use a little of them; all else these import stays where it is. */
async function withPackages() {
  const all = [];
  for (const part of WITH_PACKAGES) {
    const input = join(root, 'dist', part);
    const external = (id, from, resolved) =>
      !resolved && from !== undefined && !/[/\\]node_modules[/\\]/.test(from) && !TAKEN_IN.test(id);
    const build = await rolldown({ cwd: root, input, platform: 'browser', external });
    const { output } = await build.write({
      dir: dirname(input),
      comments: false,
      entryFileNames: '[name].js',
      chunkFileNames: '[name]-[hash].js',
      format: 'es',
      minify: true,
    });
    await build.close();
    all.push(...output);
    const kept = output.map(({ fileName }) => fileName);
    for (const id of output.flatMap((one) => Object.keys(one.modules ?? {})))
      if (dirname(id) === dirname(input) && !kept.includes(basename(id)))
        for (const file of [id, id.replace(/\.js$/, '.d.ts')]) rmSync(file);
  }
  writeFileSync(join(root, 'dist/LICENSES.txt'), licences(all));
}

/** The doors of the core that need no Node, as modules; readers are loaded when a file of theirs comes. */
async function browser() {
  const doors = readdirSync(join(root, 'src/api')).filter(
    (name) => name.endsWith('.ts') && name !== 'host.ts',
  );
  const output = await bundle(
    Object.fromEntries(doors.map((name) => [basename(name, '.ts'), `src/api/${name}`])),
    join(root, 'dist/browser'),
    // A door names what a part behind it loads later.
    {
      platform: 'browser',
      checks: { ineffectiveDynamicImport: false },
      output: { format: 'es', minify: true },
    },
  );
  if (!browserSizes(output, JSON.parse(readFileSync(join(root, 'bundle-budget.json'), 'utf8'))))
    process.exitCode = 1;
}

async function bundle(input, folder, { output: form, ...options }) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const build = await rolldown({ cwd: root, input, ...options });
  const { output } = await build.write({
    dir: folder,
    comments: false,
    // A name that changes with the content: what is kept of a part is never taken for another.
    entryFileNames: '[name]-[hash].js',
    chunkFileNames: '[name]-[hash].js',
    ...form,
  });
  await build.close();
  writeFileSync(join(folder, 'LICENSES.txt'), licences(output));
  return output;
}

/** The licences of the packages that a bundle holds. */
function licences(output) {
  const packages = new Set(
    output
      .flatMap((part) => Object.keys(part.modules ?? {}))
      .map((id) => /^.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+/.exec(id)?.[0])
      .filter(Boolean),
  );
  return [...packages]
    .sort()
    .map((path) => {
      const { name, version, license, author } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
      const file = readdirSync(path).find((one) => /^licen[cs]e/i.test(one));
      const text = file && existsSync(join(path, file)) ? readFileSync(join(path, file), 'utf8').trim() : '';
      // One that comes without the text names its author.
      const holder = `Copyright ${author?.name ?? author}`;
      return `${name} ${version} (${license})\n\n${text || holder}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}

const what = { command, browser }[process.argv[2]];
if (what) await what();
else {
  console.error('Usage: node scripts/bundle.mjs command | browser');
  process.exitCode = 2;
}
