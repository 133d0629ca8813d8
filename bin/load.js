'use strict';
const {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} = require('node:fs');
const { createRequire } = require('node:module');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');
const { crc32 } = require('node:zlib');

/**
 * Runs a bundled program that need not be compiled again each time: what V8 made of its parts is kept beside them,
 * where only those can write who could write the program itself. It is never taken for something else: a part has the
 * hash of its content in its name, the folder has the name of the engine, V8 refuses what another build of it or
 * other settings made, and a sum of the bytes tells a file that was damaged (V8 would run it). Where nothing can be
 * kept, because the folder cannot be written or Node is too old for the sum (before 20.15), all is compiled anew.
 * @param entry path of the program's first part
 */
module.exports = function load(entry) {
  const folder = dirname(entry);
  const cache = join(folder, '.cache', `${process.version}-${process.arch}`);
  const outside = createRequire(entry);
  const loaded = new Map();
  const compiled = [];

  const inside = (id) => (id.startsWith('./') ? part(id.slice(2)) : outside(id));
  function part(name) {
    const before = loaded.get(name);
    if (before) return before.exports;
    const filename = join(folder, name);
    const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'utf8')}\n})`;
    const cachedData = crc32 && kept(join(cache, name));
    const script = new Script(source, { filename, cachedData });
    if (!cachedData || script.cachedDataRejected) compiled.push({ name, script });
    const module = { exports: {} };
    loaded.set(name, module);
    try {
      script.runInThisContext()(module.exports, inside, module, filename, folder);
    } catch (error) {
      loaded.delete(name);
      throw error;
    }
    return module.exports;
  }

  // At the end, when V8 knows which functions were needed.
  process.on('exit', () => {
    if (!crc32 || compiled.length === 0 || !require('node:worker_threads').isMainThread) return;
    try {
      mkdirSync(cache, { recursive: true });
      for (const { name, script } of compiled) keep(join(cache, name), script.createCachedData());
    } catch {
      // A folder that cannot be written.
    }
  });
  return part(entry.slice(folder.length + 1));
};

/** What was kept, with its sum in the last four bytes; undefined where there is nothing or it is damaged. */
function kept(path) {
  try {
    const file = readFileSync(path);
    const data = file.subarray(0, -4);
    return data.length > 0 && crc32(data) === file.readUInt32LE(data.length) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a file so that it is there whole or not at all. */
function keep(path, data) {
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(crc32(data));
  const draft = `${path}.${process.pid}`;
  try {
    const file = openSync(draft, 'wx');
    try {
      writeSync(file, Buffer.concat([data, sum]));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
