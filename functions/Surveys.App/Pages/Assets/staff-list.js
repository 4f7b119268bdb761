// ---- Ways through the page

const phases = { pre: words.before, post: words.after };
let view, current, phase;

// What the view that is gone to says first.
let news = '';

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
  say(news);
  news = '';
  clearTimeout(timer);
  if (!key) {
    signIn();
    return;
  }

  const [name, id, wanted] = location.hash.slice(1).split('/');
  current = phase = undefined;
  stayAwake();
  if (name === 'register') {
    register();
  } else if (name !== 'session' && name !== 'show') {
    await list();
  } else if (await known(id)) {
    current = id;
    phase = name === 'show' && phases[wanted] ? wanted : undefined;
    stayAwake();
    await (phase ? project() : session());
  }
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
      $('#trouble').replaceChildren();
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
