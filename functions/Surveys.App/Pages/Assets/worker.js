// Keeps each page once opened, answers for the server where it cannot be reached, and sends what waits.
const patience = 4000;
const ours = /^\/($|s\/)/i;

// The page as it was asked for, else in another language.
const find = async address => await caches.match(address) || await caches.match(address, { ignoreSearch: true });

// The pupil began to answer while the session was open: the page kept here has the ticket that still lets the answers in.
const isBegun = path => keep(state => Object.values(state.begun).some(begun => begun.path === path.toLowerCase()));

const load = async request => {
  const kept = await find(request.url);
  const { pathname } = new URL(request.url);
  try {
    const answer = await Promise.race([
      fetch(request),
      ...kept ? [new Promise((_, no) => setTimeout(no, patience))] : [],
    ]);
    if (answer.status >= 500) {
      throw answer;
    }

    // Only what our server made: a school's login page answers 200 as well.
    if (answer.ok && answer.headers.get('X-Survey')) {
      const copy = answer.clone();
      caches.open('pages').then(pages => pages.put(request.url, copy));
    }

    return answer.status === 410 && kept && await isBegun(pathname) ? kept : answer;
  } catch {
    return kept || await caches.match('/offline') || Response.error();
  }
};

addEventListener('install', event => {
  skipWaiting();
  event.waitUntil(caches.open('pages').then(pages => pages.add('/offline')));
});
addEventListener('activate', event => event.waitUntil(clients.claim()));
addEventListener('fetch', event => {
  const { mode, method, url } = event.request;
  if (mode === 'navigate' && method === 'GET' && ours.test(new URL(url).pathname)) {
    event.respondWith(load(event.request));
  }
});
addEventListener('sync', event => event.waitUntil(flush().then(left => {
  if (left) {
    throw new Error('some still wait');
  }
})));
