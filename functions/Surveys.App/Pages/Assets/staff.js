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
