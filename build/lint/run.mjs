// Checks what the compiler and `dotnet format` do not: `node build/lint/run.mjs`.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
const installed = spawnSync(process.execPath, ['build/npm-ci.mjs', 'build/lint'], { stdio: 'inherit' });
if (installed.status !== 0) {
  process.exit(1);
}

const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\0').filter(file => file && existsSync(file));

let problems = 0;
for (const name of ['scripts', 'workflows', 'links', 'lines']) {
  const { check } = await import(`./${name}.mjs`);
  for (const { file, line, message } of await check(files)) {
    console.log(`${file}:${line}: ${message}`);
    problems++;
  }
}

console.log(problems === 1 ? '1 problem.' : `${problems} problems.`);
process.exitCode = problems === 0 ? 0 : 1;
