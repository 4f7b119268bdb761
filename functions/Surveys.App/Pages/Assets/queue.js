// What a phone keeps and how it sends: part of every page and of the service worker, so that all do it alike.
// A place is a session and a phase; the day each entry was made lets it go again.
//   turn[place]      { id }: the response id of the pupil whose turn it is
//   begun[place]     { path }: the page, from the first answer until it is sent
//   sent[id]         { id, place, session, phase, code, pictures, body, state, told }: the body goes once the server has decided
//   tokens[session]  { pair }: the phone's token from Pre to Post; '' where more than one pupil used the phone
const lifetime = 20;
const today = () => Math.floor(Date.now() / 864e5);
const nothing = () => ({ turn: {}, begun: {}, sent: {}, tokens: {} });
let memory = nothing();
let refused = false;

const opened = () => new Promise((yes, no) => {
  const request = indexedDB.open('surveys', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('kept');
  request.onsuccess = () => yes(request.result);
  request.onerror = request.onblocked = () => no(request.error);
  // Some browsers never answer where they do not want to store.
  setTimeout(no, 3000);
});

// One undivided step: no other tab and no worker comes between reading and writing.
// Where the phone refuses to store, the page goes on in memory, and says so.
const keep = async edit => {
  if (!refused) {
    try {
      const db = await opened();
      try {
        return await new Promise((yes, no) => {
          const work = db.transaction('kept', 'readwrite');
          const store = work.objectStore('kept');
          let state, result;
          store.get('all').onsuccess = event => {
            try {
              state = event.target.result || nothing();
              result = edit(state);
              store.put(state, 'all');
            } catch (problem) {
              no(problem);
            }
          };
          work.oncomplete = () => {
            memory = state;
            yes(result);
          };
          work.onerror = work.onabort = () => no(work.error);
        });
      } finally {
        db.close();
      }
    } catch {
      refused = true;
    }
  }

  return edit(memory);
};

// Nothing stays on the phone for long: after this no answer would be taken any more.
const tidy = state => {
  for (const kind of Object.values(state)) {
    for (const [key, entry] of Object.entries(kind)) {
      if (!entry.body && entry.day + lifetime < today()) {
        delete kind[key];
      }
    }
  }
};

const radio = self.BroadcastChannel && new BroadcastChannel('surveys');

// True once the server has decided, false where it could not yet, undefined where it was not reached.
const deliver = async entry => {
  const stop = new AbortController();
  const patience = setTimeout(() => stop.abort(), 20000);
  let answer, said;
  try {
    answer = await fetch(`/api/surveys/${entry.code}/responses/${entry.id}`, {
      method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: entry.body, keepalive: true, signal: stop.signal,
    });
    said = await answer.json();
  } catch {
    return answer && false;
  } finally {
    clearTimeout(patience);
  }

  // A school's login page may answer 200 to anything: only our own words count.
  const problem = /^urn:surveys:problem:(.+)/.exec(said.type);
  const state = answer.ok ? said.id === entry.id && 'received' : problem && problem[1];
  const decided = state && (answer.ok || [400, 410, 413].includes(answer.status) || state === 'other-answers');
  await keep(kept => {
    const known = kept.sent[entry.id];
    if (known) {
      known.state = state || '';
      if (decided) {
        delete known.body;
      }

      if (decided && entry.phase === 'Post') {
        delete kept.tokens[entry.session];
        for (const other of Object.values(kept.sent)) {
          if (other.session === entry.session) {
            delete other.pictures;
          }
        }
      }
    }
  });
  radio?.postMessage('');
  return !!decided;
};

// One sender at a time in all tabs and the worker; where a browser has no locks, the server stores the same id once anyway.
const alone = act => navigator.locks ? navigator.locks.request('surveys', act) : act();

// Sends what waits, and tells whether something still does.
const flush = () => alone(async () => {
  let left = false;
  for (const entry of await keep(state => Object.values(state.sent).filter(each => each.body))) {
    const done = await deliver(entry);
    left ||= !done;
    if (done === undefined) {
      break;
    }
  }

  return left;
});
