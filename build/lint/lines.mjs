// Lines longer than .editorconfig says. What a raw string holds is not counted: a break would be a part of the text.
import { readFileSync } from 'node:fs';

export function check(files) {
  const limits = read();
  return files.flatMap(file => {
    const limit = limits.findLast(({ pattern }) => pattern.test(file))?.limit;
    return limit ? tooLong(file, limit) : [];
  });
}

function read() {
  const limits = [];
  let pattern;
  for (const line of readFileSync('.editorconfig', 'utf8').split('\n')) {
    const [, section] = /^\[(.+)\]$/.exec(line) ?? [];
    const [, limit] = /^max_line_length *= *(\d+)$/.exec(line) ?? [];
    if (section) {
      pattern = patternOf(section);
    } else if (limit) {
      limits.push({ pattern, limit: Number(limit) });
    }
  }

  return limits;
}

function patternOf(section) {
  const body = section
    .replace(/[.+^$()|\\]/g, '\\$&')
    .replace(/\{([^}]+)\}/g, (_, names) => `(${names.replaceAll(',', '|')})`)
    .replace(/\*\*|\*/g, stars => stars === '**' ? '.*' : '[^/]*');
  return new RegExp(section.includes('/') ? `^${body}$` : `(^|/)${body}$`);
}

function tooLong(file, limit) {
  const problems = [];
  let isRaw = false;
  readFileSync(file, 'utf8').split('\n').forEach((text, i) => {
    const quotes = file.endsWith('.cs') ? text.match(/"{3,}/g)?.length ?? 0 : 0;
    const wasRaw = isRaw;
    isRaw = quotes % 2 === 1 ? !isRaw : isRaw;
    const { length } = [...(file.endsWith('.cs') ? text.replace(/("{3,}).*?\1/g, '$1$1') : text)];
    if (length > limit && !(wasRaw && quotes === 0)) {
      problems.push({ file, line: i + 1, message: `${length} characters; ${limit} are the most.` });
    }
  });
  return problems;
}
