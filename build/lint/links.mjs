// Links of Markdown files to files and headings of this repository. Addresses of other sites are not asked for.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export function check(files) {
  return files.filter(file => file.endsWith('.md')).flatMap(file => {
    const lines = withoutCode(readFileSync(file, 'utf8')).split('\n');
    return lines.flatMap((text, i) => targets(text)
      .map(target => fault(file, target))
      .filter(message => message)
      .map(message => ({ file, line: i + 1, message })));
  });
}

// Keeps the number of lines.
const withoutCode = text => text
  .replace(/^(```+)[^\n]*\n.*?^\1/gms, fence => fence.replace(/[^\n]/g, ''))
  .replace(/`[^`\n]+`/g, '');

const targets = text => [...text.matchAll(/\]\(([^)\s]+)[^)]*\)|(?:src|href)="([^"]+)"|^\[[^\]]+\]: (\S+)/g)]
  .map(([, inline, html, named]) => inline ?? html ?? named)
  .filter(target => !/^[a-z][a-z+.-]*:/i.test(target));

function fault(file, target) {
  const [path, heading] = target.split('#');
  const found = path === '' ? file : join(dirname(file), decodeURIComponent(path));
  if (!existsSync(found)) {
    return `There is no '${path}'.`;
  }

  return heading && found.endsWith('.md') && !headings(found).includes(heading) ? `There is no heading '#${heading}'.` : '';
}

// As GitHub makes them, as far as headings here need it.
const headings = file => [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)]
  .map(([, text]) => text.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-'));
