// Runs Azurite until stdin closes, which it also does when the parent is killed: then Azurite writes
// its data to disk and ends. Killed at once, it would lose the last seconds of acknowledged writes.
import { createRequire } from 'node:module';

const patience = 20_000;

// Ctrl+C reaches every process of a terminal. The parent must end first: its last requests still need the storage.
const ignore = () => {};
process.on('SIGINT', ignore);
process.on('newListener', (signal, listener) => {
  if (signal === 'SIGINT' && listener !== ignore) {
    queueMicrotask(() => process.removeListener(signal, listener));
  }
});

// A parent that is gone reads nothing any more; that must not end Azurite before its data is written.
process.stdout.on('error', ignore);
process.stderr.on('error', ignore);

process.stdin.resume().on('end', stop).on('error', stop);

createRequire(import.meta.url)('azurite/dist/src/azurite.js');

function stop() {
  setTimeout(() => process.exit(1), patience).unref();
  if (!process.emit('SIGTERM')) {
    process.exit(0);
  }
}
