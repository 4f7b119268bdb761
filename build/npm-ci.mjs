// Installs the locked packages of each folder named, once: a stamp inside node_modules tells that it is done,
// a lock file keeps two builds at the same time from working on one node_modules.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

for (const folder of process.argv.slice(2)) {
  await install(folder);
}

async function install(folder) {
  const stamp = join(folder, 'node_modules', '.stamp');
  const wanted = createHash('sha256').update(readFileSync(join(folder, 'package-lock.json'))).digest('hex');
  const isDone = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (isDone()) {
    touch(stamp);
    return;
  }

  const lock = join(folder, '.installing');
  while (!take(lock)) {
    await wait(200);
  }

  try {
    if (!isDone()) {
      const { status } = spawnSync('npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error', {
        cwd: folder,
        shell: true,
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      if (status !== 0) {
        console.error(`error SURVEYS002: npm could not install the packages of ${folder}.`);
        process.exitCode = 1;
        return;
      }

      writeFileSync(stamp, wanted);
    }

    touch(stamp);
  } finally {
    rmSync(lock, { force: true });
  }
}

// The build compares the stamp's time with the lock file's.
function touch(file) {
  const now = new Date();
  utimesSync(file, now, now);
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') {
      throw error;
    }

    if (isAbandoned(lock)) {
      rmSync(lock, { force: true });
    }

    return false;
  }
}

function isAbandoned(lock) {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    return holder > 0 && !process.kill(holder, 0);
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
