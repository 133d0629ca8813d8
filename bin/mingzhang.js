#!/usr/bin/env node
import { existsSync } from 'node:fs';

const program = new URL('../dist/cli/main.js', import.meta.url);
if (existsSync(program)) await import(program.href);
else {
  process.stderr.write('还没有编译：请先运行 npm run demo 或 npm run build。\n');
  process.exitCode = 2;
}
