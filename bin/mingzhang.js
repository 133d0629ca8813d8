#!/usr/bin/env node
'use strict';
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const program = join(__dirname, '../dist/command/main.js');
if (existsSync(program)) {
  quickStart();
  require(program);
} else {
  process.stderr.write('还没有编译：请先运行 npm run demo 或 npm run build。\n');
  process.exitCode = 2;
}

/**
 * A command is over before most of what V8 would optimise has paid; in a long run it is optimised all the same. Only
 * where the engine knows these settings: it complains of others.
 */
function quickStart() {
  const node = Number(process.versions.node.split('.')[0]);
  const v8 = require('node:v8');
  if (node === 20) v8.setFlagsFromString('--interrupt-budget=1000000');
  if ([20, 22, 24].includes(node)) v8.setFlagsFromString('--wasm-tiering-budget=100000000');
}
