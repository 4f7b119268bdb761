// Sessions of these days, a new one, its codes on the wall, how many answers are in, its end.
const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const { words, months, audiences, regions } = JSON.parse($('#data').textContent);
const fill = (text, ...values) => values.reduce((filled, value, i) => filled.replace(`{${i}}`, value), text);

// ---- What this device keeps: the key and what was loaded, in this tab only, or where its owner asked for it until signing out.

const keyName = 'staff.key';
const dataName = 'staff.data';
const draftName = 'staff.draft';

const box = name => {
  try {
    return self[name];
  } catch {}
};

const read = name => {
  for (const kept of [box('sessionStorage'), box('localStorage')]) {
    const text = kept?.getItem(name);
    if (text) {
      return text;
    }
  }
};

const write = (kept, name, text) => {
  try {
    kept?.setItem(name, text);
  } catch {}
};

const forget = name => {
  box('sessionStorage')?.removeItem(name);
  box('localStorage')?.removeItem(name);
};

let key = read(keyName);
let today;
let schools = new Map();
let sessions = new Map();
let isFresh = false;
const counts = new Map();
const pictures = new Map();

const keepData = () => write(
  box('localStorage')?.getItem(keyName) ? box('localStorage') : box('sessionStorage'),
  dataName,
  JSON.stringify({ today, schools: [...schools.values()], sessions: [...sessions.values()] }));

const take = data => {
  today = data.today;
  schools = new Map(data.schools.map(school => [school.id, school]));
  sessions = new Map(data.sessions.map(session => [session.id, session]));
};

// ---- Asking the server

class Failure extends Error {
  constructor(kind, problem = {}) {
    super(kind);
    this.kind = kind;
    this.problem = problem;
  }
}

// The answer's text. Every answer of the server has its own type: what a school's login page sends is no answer.
const call = async (path, expected = 'application/json', options = {}) => {
  const stop = new AbortController();
  const late = setTimeout(() => stop.abort(), 20000);
  try {
    const answer = await fetch(path, {
      ...options,
      signal: stop.signal,
      headers: { Authorization: `Bearer ${key}`, ...options.body && { 'Content-Type': 'application/json' } },
    }).catch(() => { throw new Failure('line') });
    const type = answer.headers.get('Content-Type') || '';
    if (answer.ok && type.startsWith(expected)) {
      const body = await answer.blob().catch(() => { throw new Failure('line') });
      return expected === 'application/json' ? JSON.parse(await body.text()) : body;
    }

    const problem = type.startsWith('application/problem+json') ? await answer.json().catch(() => ({})) : {};
    problem.status = answer.status;
    const kinds = { 401: 'key', 404: 'missing', 409: 'fixed' };
    throw new Failure(
      answer.status >= 500 || answer.status === 429 ? 'server' : !problem.type ? 'line' : kinds[answer.status] || 'refused', problem);
  } finally {
    clearTimeout(late);
  }
};

const reload = async () => {
  const [list, register] = await Promise.all([call('/api/sessions'), isFresh ? undefined : call('/api/schools')]);
  take({ ...list, schools: register?.schools || [...schools.values()] });
  isFresh = list.sessions.every(session => schools.has(session.school));
  keepData();
};

// ---- Saying

const say = text => { $('#said').textContent = text };

const quiet = () => {
  $('#trouble').replaceChildren();
  say('');
};

// What went wrong, what to do, and where it helps a button that does it.
const complain = (failure, again, isStoring) => {
  if (failure.kind === 'key') {
    signOut(true);
    return;
  }

  if (!failure.kind) {
    throw failure;
  }

  const texts = {
    line: isStoring ? words.notStored : words.noLine, server: words.serverTrouble, missing: words.noSuchSession,
  };
  const text = document.createElement('p');
  text.className = 'error';
  text.textContent = texts[failure.kind] || fill(words.refused, failure.problem.detail || '');
  $('#trouble').replaceChildren(text);
  if (again && ['line', 'server'].includes(failure.kind)) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = words.tryAgain;
    button.onclick = () => {
      quiet();
      again();
    };
    $('#trouble').append(button);
  }

  $('#trouble').scrollIntoView({ block: 'nearest' });
};

const during = async (button, work) => {
  if (button.getAttribute('aria-disabled')) {
    return;
  }

  button.setAttribute('aria-disabled', true);
  try {
    await work();
  } finally {
    button.removeAttribute('aria-disabled');
  }
};

// ---- Words for a session

const day = date => `${+date.slice(8)} ${months[date.slice(5, 7) - 1]} ${date.slice(0, 4)}`;
const schoolName = session => schools.get(session.school)?.name || session.school;
const group = session => session.grade ? fill(words.grade, session.grade) : audiences[session.audience];
const sum = numbers => Object.values(numbers).reduce((a, b) => a + b, 0);
const pupilsOf = ({ headcount: { girls, boys } }) => girls + boys;
const adultsOf = ({ headcount: { adults } }) => sum(adults || {});
const peopleOf = session => session.audience === 'Adults' ? adultsOf(session) : pupilsOf(session);

const facts = session => [
  group(session),
  day(session.date),
  pupilsOf(session) && fill(words.pupils, pupilsOf(session)),
  adultsOf(session) && fill(words.adults, adultsOf(session)),
].filter(Boolean).join(' · ');

const putState = (place, { state }) => {
  place.textContent = words[`state${state}`];
  place.dataset.state = state;
};

// ---- Ways through the page

const phases = { pre: words.before, post: words.after };
let view, current, phase;

const go = address => {
  if (location.hash === address) {
    route();
  } else {
    location.hash = address;
  }
};

const open = (name, title) => {
  const isOther = view !== name;
  view = name;
  $$('[data-view]').forEach(section => { section.hidden = section.id !== name });
  document.body.className = name === 'show' ? 'showing' : '';
  $('#out').hidden = !key;
  document.title = `${title} – ${words.siteName}`;
  if (isOther) {
    scrollTo(0, 0);
    $(`#${name} h1`).focus({ preventScroll: true });
  }
};

const route = async () => {
  quiet();
  clearTimeout(timer);
  if (!key) {
    signIn();
    return;
  }

  const [name, id, wanted] = location.hash.slice(1).split('/');
  current = phase = undefined;
  if (name === 'register') {
    register();
  } else if (name !== 'session' && name !== 'show') {
    await list();
  } else if (await known(id)) {
    current = id;
    phase = name === 'show' && phases[wanted] ? wanted : undefined;
    await (phase ? project() : session());
  }

  stayAwake();
};

const known = async id => {
  const address = location.hash;
  if (!sessions.has(id)) {
    try {
      await reload();
    } catch (failure) {
      await list();
      complain(failure, route);
      return false;
    }
  }

  if (location.hash !== address) {
    return false;
  }

  if (!sessions.has(id)) {
    await list();
    complain(new Failure('missing'));
  }

  return sessions.has(id);
};

// ---- The key

const signIn = () => open('sign-in', words.keyTitle);

const signOut = isWrong => {
  key = undefined;
  [keyName, dataName, draftName].forEach(forget);
  sessions.clear();
  schools.clear();
  counts.clear();
  pictures.forEach(picture => URL.revokeObjectURL(picture));
  pictures.clear();
  isFresh = false;
  clearTimeout(timer);
  $('#groups').hidden = true;
  $('#register form').reset();
  quiet();
  signIn();
  mark('key', isWrong);
};

// Shows or hides the words beside a field that is wrong.
const mark = (id, isWrong) => {
  $(`#${id}-wrong`).hidden = !isWrong;
  const field = $(`#${id}`);
  field?.setAttribute('aria-invalid', !!isWrong);
  return isWrong && field;
};

$('#sign-in form').onsubmit = event => {
  event.preventDefault();
  during($('#sign-in button'), async () => {
    quiet();
    const field = $('#key');
    mark('key', false);
    key = field.value.replace(/\s/g, '');
    if (!/^[\w-]+$/.test(key)) {
      key = undefined;
      mark('key', true).focus();
      return;
    }

    try {
      await reload();
    } catch (failure) {
      key = undefined;
      complain(failure);
      field.focus();
      return;
    }

    field.value = '';
    write(box($('#remember').checked ? 'localStorage' : 'sessionStorage'), keyName, key);
    keepData();
    await route();
  });
};

$('#out').onclick = () => {
  history.replaceState(null, '', location.pathname + location.search);
  signOut();
};

// ---- The list

let listed;

const list = async () => {
  open('list', words.listTitle);
  paintList();
  try {
    await reload();
    if (view === 'list') {
      paintList();
    }
  } catch (failure) {
    if (view === 'list') {
      complain(failure, list);
    }
  }
};

const paintList = () => {
  $('#loading').hidden = !!today;
  $('#groups').hidden = !today;
  if (!today || listed === JSON.stringify([...sessions.values()]) && $('#groups li')) {
    return;
  }

  listed = JSON.stringify([...sessions.values()]);
  const focused = document.activeElement?.closest('#groups a')?.getAttribute('href');
  const places = { today: [], coming: [], recent: [] };
  [...sessions.values()]
    .sort((a, b) => a.date.localeCompare(b.date) || schoolName(a).localeCompare(schoolName(b)))
    .forEach(session => places[session.date === today ? 'today' : session.date > today ? 'coming' : 'recent'].push(session));
  places.today.sort((a, b) => (b.state === 'Open') - (a.state === 'Open'));
  places.recent.reverse();
  for (const [name, found] of Object.entries(places)) {
    const section = $(`[data-group=${name}]`);
    section.hidden = name !== 'today' && !found.length;
    $('ul', section).replaceChildren(...found.map(entry));
    $(':scope > p', section)?.toggleAttribute('hidden', found.length > 0);
  }

  if (focused) {
    $(`#groups a[href="${focused}"]`)?.focus();
  }
};

const entry = session => {
  const item = $('#entry').content.firstElementChild.cloneNode(true);
  const name = $('h3 a', item);
  name.textContent = schoolName(session);
  name.href = `#session/${session.id}`;
  $('.facts', item).textContent = facts(session);
  putState($('.state', item), session);
  const code = $('.call', item);
  code.hidden = session.state !== 'Open';
  code.href = `#show/${session.id}/pre`;
  code.setAttribute('aria-label', `${words.showCodes}: ${schoolName(session)}, ${group(session)}`);
  return item;
};

// ---- A new session

// The id is made here and kept with the draft: however often it is sent, there is one session.
const newId = () => [...crypto.getRandomValues(new Uint8Array(12))].map(byte => '0123456789abcdefghjkmnpqrstvwxyz'[byte % 32]).join('');

const form = $('#register form');
let draft;

const plain = text => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();

const register = async () => {
  open('register', words.newSession);
  try {
    draft = JSON.parse(read(draftName));
  } catch {
    draft = undefined;
  }

  draft ||= { id: newId(), date: today };
  for (const field of form.elements) {
    if (field.name && field.type !== 'radio') {
      field.value = draft[field.name] || '';
    }
  }

  $('#search').value = draft.search || '';
  ['search', 'date', 'group', 'new-headcount'].forEach(id => mark(id, false));
  offerSchools();
  offerAdults();
  if (!isFresh) {
    try {
      await reload();
      form.elements.date.value ||= today;
      if (view === 'register') {
        offerSchools();
      }
    } catch (failure) {
      if (view === 'register') {
        complain(failure, register);
      }
    }
  }
};

const most = 6;

// A few schools at a time; of many, those whose name is being typed. The chosen one stays in sight.
const offerSchools = () => {
  const asked = plain($('#search').value).trim().split(/\s+/);
  const found = [...schools.values()]
    .filter(school => asked.every(part => plain(`${school.name} ${regions[school.region]}`).includes(part)))
    .sort((a, b) => a.name.localeCompare(b.name));
  const chosen = schools.get(draft.school);
  const offered = found.length > most && !asked[0] ? [] : found.slice(0, most);
  const shown = !chosen || offered.includes(chosen) ? offered : [chosen, ...offered];
  $('#choices').replaceChildren(...shown.map(school => {
    const label = document.createElement('label');
    const radio = document.createElement('input');
    const name = document.createElement('span');
    const place = document.createElement('small');
    label.className = 'option';
    Object.assign(radio, { type: 'radio', name: 'school', value: school.id, checked: school === chosen });
    name.textContent = school.name;
    place.textContent = regions[school.region];
    name.append(place);
    label.append(radio, name);
    return label;
  }));
  $('#found').textContent = !schools.size ? words.loading
    : !found.length ? words.noSchool
    : fill(found.length > offered.length ? words.moreSchools : words.schoolsFound, found.length);
};

const offerAdults = () => {
  const adults = $('#register details');
  adults.open ||= form.elements.group.value === 'Adults' || $$('input', adults).some(field => field.value);
};

form.oninput = event => {
  draft = { ...draft, ...Object.fromEntries(new FormData(form)), search: $('#search').value };
  write(box('sessionStorage'), draftName, JSON.stringify(draft));
  if (event.target.id === 'search') {
    offerSchools();
  } else if (event.target.name === 'group') {
    offerAdults();
  }
};

const number = field => field.value.trim() === '' ? 0 : /^\d+$/.test(field.value.trim()) ? +field.value : NaN;

// The headcount of a form, or undefined where a number is none.
const headcountOf = ({ elements }, prefix) => {
  const count = name => number(elements[name]);
  const { girls, boys, ...adults } = Object.fromEntries(
    ['girls', 'boys', 'parents', 'teachers', 'psychologists', 'securityOfficers', 'childProtectionWorkers'].map(name => [name, count(name)]));
  const fields = [...elements].filter(field => field.inputMode === 'numeric');
  const wrong = fields.filter(field => !(number(field) <= 2000));
  fields.forEach(field => field.setAttribute('aria-invalid', wrong.includes(field)));
  mark(`${prefix}-headcount`, wrong.length);
  if (wrong.length) {
    wrong[0].closest('details')?.setAttribute('open', '');
    wrong[0].focus();
    return;
  }

  return { girls, boys, adults };
};

const put = async (id, body) => {
  const stored = await call(`/api/sessions/${id}`, 'application/json', { method: 'PUT', body: JSON.stringify(body) });
  sessions.set(id, stored);
  keepData();
};

form.onsubmit = event => {
  event.preventDefault();
  during($('.main', form), async () => {
    quiet();
    const { date, group: { value: chosen } } = form.elements;
    const headcount = headcountOf(form, 'new');
    const wrong = [
      mark('search', !draft.school),
      mark('date', !/^20\d\d-\d\d-\d\d$/.test(date.value)),
      mark('group', !chosen),
    ].find(Boolean);
    if (wrong || !headcount) {
      wrong?.focus();
      return;
    }

    try {
      await put(draft.id, {
        school: draft.school, date: date.value, headcount, ...+chosen ? { grade: +chosen } : { audience: chosen },
      });
    } catch (failure) {
      if (failure.kind !== 'fixed') {
        complain(failure, undefined, true);
        return;
      }
    }

    // Sent before, changed, and sent again: what was stored first stands.
    const { id } = draft;
    const isKnown = sessions.has(id);
    forget(draftName);
    draft = undefined;
    form.reset();
    go(`#session/${id}`);
    isKnown || say(words.alreadyRegistered);
  });
};

// ---- One session

const people = $('#change form');

const session = async () => {
  const one = sessions.get(current);
  open('session', schoolName(one));
  paintSession();
  const { girls, boys, adults } = one.headcount;
  for (const [name, count] of Object.entries({ girls, boys, ...adults })) {
    people.elements[name].value = count || '';
  }

  $('#change details').open = one.audience === 'Adults' || adultsOf(one) > 0;
  $('#change').open = !peopleOf(one);
  $('#closing').hidden = true;
  load(current, 'pre');
  load(current, 'post');
  await watch();
};

const paintSession = () => {
  const one = sessions.get(current);
  const root = $('#session');
  $('h1', root).textContent = schoolName(one);
  $('.facts', root).textContent = facts(one);
  putState($('.state', root), one);
  const isOver = one.state === 'Closed' || one.state === 'Sealed';
  putNotice(root, one);
  $$('[data-phase]', root).forEach(link => { link.href = `#show/${one.id}/${link.dataset.phase}` });
  $('#codes').hidden = isOver;
  $('#close').hidden = one.state !== 'Open' || !$('#closing').hidden;
  paintCounts(root, one);
};

const putNotice = (root, one) => {
  const notice = $('.notice', root);
  notice.hidden = one.state === 'Open';
  notice.textContent = one.state === 'Planned' ? fill(words.opensOn, day(one.date)) : words.closedText;
};

people.onsubmit = event => {
  event.preventDefault();
  during($('.main', people), async () => {
    quiet();
    const one = sessions.get(current);
    const headcount = headcountOf(people, 'change');
    if (!headcount) {
      return;
    }

    try {
      await put(one.id, { school: one.school, date: one.date, audience: one.audience, grade: one.grade, headcount });
    } catch (failure) {
      complain(failure, undefined, true);
      return;
    }

    if (current === one.id && view === 'session') {
      paintSession();
      $('#change').open = false;
      $('#change summary').focus();
      say(words.saved);
    }
  });
};

const askToClose = isAsked => {
  $('#closing').hidden = !isAsked;
  $('#close').hidden = isAsked || sessions.get(current).state !== 'Open';
  (isAsked ? $('#closing h2') : $('#close').hidden ? $('#session h1') : $('#close')).focus();
};

$('#close').onclick = () => askToClose(true);
$('#close-no').onclick = () => askToClose(false);
$('#close-yes').onclick = () => during($('#close-yes'), async () => {
  quiet();
  const id = current;
  try {
    sessions.set(id, await call(`/api/sessions/${id}/close`, 'application/json', { method: 'POST' }));
    keepData();
  } catch (failure) {
    complain(failure, undefined, true);
    return;
  }

  if (current === id && view === 'session') {
    askToClose(false);
    paintSession();
    say(words.closedText);
    await watch();
  }
});

$('#poster').onclick = () => during($('#poster'), async () => {
  quiet();
  const one = sessions.get(current);
  try {
    const file = await call(`/api/sessions/${one.id}/poster.pdf?lang=${words.language}`, 'application/pdf');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = `${one.date}-${one.school}.pdf`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  } catch (failure) {
    if (failure.problem.status === 404) {
      $('#poster').hidden = true;
      say(words.noPoster);
      $('#session h1').focus();
    } else {
      complain(failure, () => $('#poster').click());
    }
  }
});

// ---- How many answers are in: asked for while somebody looks, less often where the line is bad or nothing can come.

let timer;
let pause = 5000;

const watch = async () => {
  clearTimeout(timer);
  const id = current;
  if (!id || document.hidden) {
    return;
  }

  try {
    const progress = await call(`/api/sessions/${id}/progress`);
    counts.set(id, { ...progress, at: new Date() });
    const one = sessions.get(id);
    if (one && one.state !== progress.state) {
      sessions.set(id, { ...one, state: progress.state });
      keepData();
    }

    pause = progress.state === 'Open' ? 5000 : 60000;
  } catch (failure) {
    if (failure.kind === 'key' || !failure.kind) {
      complain(failure);
      return;
    }

    counts.set(id, { ...counts.get(id), isOld: true });
    pause = Math.min(60000, pause * 2);
  }

  if (current === id) {
    if (phase) {
      paintProjection();
      $('.qr img').hidden && !counts.get(id).isOld && paintPicture();
    } else {
      paintSession();
    }

    clearTimeout(timer);
    timer = setTimeout(watch, pause);
  }
};

const answered = (one, which) => {
  const count = counts.get(one.id)?.[which];
  return count === undefined ? '–' : peopleOf(one) ? fill(words.answered, count, peopleOf(one)) : fill(words.answeredOnly, count);
};

const putText = (place, text) => {
  if (place.textContent !== text) {
    place.textContent = text;
  }
};

const paintCounts = (root, one) => {
  const count = counts.get(one.id);
  $$('dd', root).forEach(place => putText(place, answered(one, place.dataset.count)));
  putOld(root, count);
  const tooMany = $('.too-many', root);
  tooMany.hidden = !peopleOf(one) || !(Math.max(count?.pre, count?.post) > peopleOf(one));
};

const putOld = (root, count) => {
  const old = $('.old', root);
  old.hidden = !count?.isOld || !count.at;
  putText(old, count?.at ? fill(words.oldCount, count.at.toTimeString().slice(0, 5)) : '');
};

// ---- On the wall

// Both codes are loaded before they are needed, since the line may be gone after the talk.
const load = async (id, which) => {
  const name = `${id}/${which}`;
  if (pictures.has(name)) {
    return pictures.get(name);
  }

  try {
    const picture = await call(`/api/sessions/${id}/qr/${which}.svg`, 'image/svg+xml');
    pictures.has(name) || pictures.set(name, URL.createObjectURL(picture));
    return pictures.get(name);
  } catch {}
};

const project = async () => {
  const one = sessions.get(current);
  open('show', phases[phase]);
  $('#full').hidden = !document.fullscreenEnabled;
  $('#show .back').href = `#session/${one.id}`;
  $('#show .school').textContent = `${schoolName(one)} · ${group(one)}`;
  paintProjection();
  await Promise.all([paintPicture(), watch()]);
};

const paintPicture = async () => {
  const [id, which] = [current, phase];
  const image = $('#show .qr img');
  image.hidden = !pictures.has(`${id}/${which}`);
  const address = await load(id, which);
  load(id, which === 'pre' ? 'post' : 'pre');
  if (current === id && phase === which) {
    image.hidden = !address;
    image.alt = fill(words.qrCode, phases[which]);
    image.src = address || 'data:,';
    $('#show .qr p').hidden = !!address;
  }
};

const paintProjection = () => {
  const one = sessions.get(current);
  const root = $('#show');
  root.dataset.phase = phase;
  putText($('h1', root), phases[phase]);
  $$('[data-phase]', root).forEach(link => {
    link.href = `#show/${one.id}/${link.dataset.phase}`;
    link.dataset.phase === phase ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current');
  });
  putNotice(root, one);
  const isOver = one.state === 'Closed' || one.state === 'Sealed';
  $('.qr', root).hidden = $('.typing', root).hidden = isOver;
  const { typedCode } = one[phase];
  const [first, last] = $$('.typed span', root);
  first.textContent = typedCode.slice(0, 3);
  last.textContent = typedCode.slice(3);
  putText($('[role=status]', root), answered(one, phase));
  const share = counts.get(one.id)?.[phase] / peopleOf(one);
  $('.bar', root).hidden = !(share >= 0 && share < Infinity);
  $('.bar div', root).style.width = `${Math.min(100, 100 * share || 0)}%`;
  putOld(root, counts.get(one.id));
};

// From one code to the other is no step back: it is still the same wall.
$('#show .phases').onclick = event => {
  const link = event.target.closest('a');
  if (link && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    history.replaceState(null, '', link.href);
    route();
  }
};

$('#full').onclick = () => document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen().catch(() => {});

let lock;

const stayAwake = async () => {
  const isWanted = !!phase && !document.hidden;
  if (!phase && document.fullscreenElement) {
    document.exitFullscreen();
  }

  if (!isWanted) {
    lock?.release();
    lock = undefined;
  } else if (!lock || lock.released) {
    lock = await navigator.wakeLock?.request('screen').catch(() => {});
  }
};

// ---- Beginning

$('#needs').remove();

const attend = () => {
  stayAwake();
  if (document.hidden || !key) {
    return;
  }

  pause = 5000;
  if (current) {
    watch();
  } else if (view === 'list') {
    list();
  }
};

document.addEventListener('visibilitychange', attend);
addEventListener('online', attend);
addEventListener('hashchange', route);
$('#language').onclick = event => {
  event.preventDefault();
  location.href = event.currentTarget.getAttribute('href') + location.hash;
};

try {
  take(JSON.parse(read(dataName)));
} catch {}

route();
