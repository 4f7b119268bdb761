// Unpacks Chromium, its libraries and a font into node_modules/.unpacked. The package would do it into /tmp, under names that
// another version, project or user may have taken there.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inflate } from '@sparticuz/chromium';

const modules = resolve('node_modules');
const archives = join(modules, '@sparticuz', 'chromium', 'bin');
const unpacked = join(modules, '.unpacked');
const draft = join(modules, `.unpacking-${process.pid}`);

if (!existsSync(unpacked)) {
  for (const left of readdirSync(modules).filter(name => name.startsWith('.unpacking-'))) {
    rmSync(join(modules, left), { recursive: true });
  }

  mkdirSync(draft);
  process.env.TMPDIR = draft;
  await Promise.all(['chromium.br', 'al2023.tar.br', 'fonts.tar.br'].map(archive => inflate(join(archives, archive))));
  writeFileSync(join(draft, '.stamp'), '');
  renameSync(draft, unpacked);
}

// The build compares the stamp's time with the lock file's.
const now = new Date();
utimesSync(join(unpacked, '.stamp'), now, now);
