// JavaScript, by ESLint. The scripts of a page are joined before they are looked at, as Asset.cs joins them: they use each other's names.
import { ESLint } from 'eslint';
import { readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

const pages = [['queue.js', 'page.js', 'survey.js'], ['queue.js', 'worker.js'], [/^staff/]];

export async function check(files) {
  const eslint = new ESLint({ overrideConfigFile: 'build/lint/eslint.config.mjs' });
  const modules = await eslint.lintFiles(files.filter(file => file.endsWith('.mjs')));
  const problems = modules.flatMap(({ filePath, messages }) => messages
    .map(message => problem(relative('.', filePath), message.line, message)));
  const scripts = files.filter(file => /\/Pages\/Assets\/[^/]+\.js$/.test(file));
  const ofPages = pages.map(page => page.flatMap(name => scripts.filter(file => name.test?.(basename(file)) ?? basename(file) === name)));
  const found = await Promise.all(ofPages.map(page => checkPage(eslint, page)));
  for (const script of scripts) {
    // What is unused on one page may be used on another.
    const [first, ...others] = found.filter((_, i) => ofPages[i].includes(script)).map(page => page.filter(({ file }) => file === script));
    problems.push(...first === undefined
      ? [problem(script, 1, { message: 'No page in build/lint/scripts.mjs has this script.' })]
      : first.filter(one => others.every(page => page.some(other => other.line === one.line && other.message === one.message))));
  }

  return problems;
}

async function checkPage(eslint, page) {
  const lines = page.flatMap(file => readFileSync(file, 'utf8').split('\n').map((text, i) => ({ file, line: i + 1, text })));
  const [{ messages }] = await eslint.lintText(lines.map(({ text }) => text).join('\n'), { filePath: join(dirname(page[0]), 'page.js') });
  return messages.map(message => problem(lines[message.line - 1].file, lines[message.line - 1].line, message));
}

const problem = (file, line, { message, ruleId }) => ({ file, line: line ?? 1, message: ruleId ? `${message} (${ruleId})` : message });
