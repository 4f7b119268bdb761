// One question at a time, answers that survive a reload, and sending that survives a bad line.
const kept = document.documentElement.outerHTML;
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const random = bytes => crypto.getRandomValues(new Uint8Array(bytes));
const newToken = () => btoa(String.fromCharCode(...random(18))).replace(/\+/g, '-').replace(/\//g, '_');

const newId = () => {
  const bytes = random(16);
  bytes[6] = bytes[6] & 15 | 64;
  bytes[8] = bytes[8] & 63 | 128;
  return [...bytes].map((byte, i) => ([4, 6, 8, 10].includes(i) ? '-' : '') + (byte + 256).toString(16).slice(1)).join('');
};

// Four different letters from a to p. 256 is a multiple of 16, so each is as likely as the other.
const fourPictures = () => {
  const pick = new Set();
  while (pick.size < 4) {
    pick.add('abcdefghijklmnop'[random(1)[0] % 16]);
  }

  return [...pick].join('');
};

let form = $('form');
const { code, session, phase } = form.dataset;
const ticket = form.elements.ticket.value;
const place = session + phase;
let draft = { pick: '' };
let at = 0;
let steps, token, shown, wasTold, sending, title;

const word = name => form.dataset[name];

const add = (tag, text, parent) => {
  const made = document.createElement(tag);
  made.textContent = text;
  parent.append(made);
  return made;
};

const button = (text, parent, act) => {
  const made = add('button', text, parent);
  made.type = 'button';
  made.onclick = act;
  return made;
};

// The answers so far, in this tab only, once it is known whose they are. Where the phone refuses that too, they are still on the page.
const save = () => {
  if (!draft.me) {
    return;
  }

  try {
    sessionStorage.setItem(place, JSON.stringify(draft));
  } catch {}
};

const restore = () => {
  try {
    return JSON.parse(sessionStorage.getItem(place)) || {};
  } catch {
    return {};
  }
};

forget = () => {
  draft = { me: mine, pick: '' };
  form.reset();
  try {
    sessionStorage.removeItem(place);
  } catch {}

  keep(state => { delete state.begun[place] });
};

// ---- Questions

const chosen = step => $(':checked', step);
const asksPictures = () => phase === 'Post' && (!token || draft.other);

const arrange = () => {
  $('#pick')?.toggleAttribute('disabled', !asksPictures());
  steps = [...$$('fieldset:enabled', form), $('#review')];
  steps.slice(0, -1).forEach((step, i) => {
    $('small', step).textContent = word('of').replace('{0}', i + 1).replace('{1}', steps.length - 1);
  });
};

const go = (to, moves = true) => {
  at = Math.max(0, Math.min(to, steps.length - 1));
  const last = at === steps.length - 1;
  steps.forEach((step, i) => step.classList.toggle('now', i === at));
  $('#intro').hidden = at > 0;
  $('#bar div').style.width = 100 * at / (steps.length - 1) + '%';
  $('[name=back]').hidden = !at;
  $('[name=next]').hidden = last;
  $('[name=send]').hidden = !last;
  if (last) {
    review();
  }

  label();
  offerVoice();
  if (moves) {
    draft.at = at;
    save();
    scrollTo(0, 0);
    $('h2', steps[at]).focus();
  }
};

const label = () => {
  const answered = steps[at].id === 'pick' ? draft.pick.length === 4 : chosen(steps[at]);
  $('[name=next]').textContent = word(answered ? 'next' : 'skip');
  $('[name=next]').classList.toggle('main', !!answered);
};

const review = () => {
  const list = $('#answers');
  list.replaceChildren();
  steps.slice(0, -1).forEach((step, i) => {
    const question = $('h2 span', step).textContent;
    const answer = step.id === 'pick'
      ? draft.pick.length === 4 && [...draft.pick].map(letter => picture(letter).textContent).join(', ')
      : chosen(step)?.parentNode.textContent.trim();
    const item = add('li', '', list);
    const text = add('div', '', item);
    add('small', question, text);
    add('b', answer || word('none'), text);
    button(word('change'), item, () => go(i)).setAttribute('aria-label', word('change') + ': ' + question);
  });
  $('#other').hidden = phase === 'Pre' || asksPictures();
  $('#room').hidden = !refused;
};

// ---- Read aloud, where the phone has a voice for the language

const offerVoice = () => {
  const say = $('#say');
  const step = steps[at];
  const voice = self.speechSynthesis?.getVoices().find(known => known.lang.slice(0, 2).toLowerCase() === document.documentElement.lang);
  self.speechSynthesis?.cancel();
  say.hidden = !voice || step.id === 'review';
  $('legend,h2', step).after(say);
  say.onclick = () => {
    const speech = new SpeechSynthesisUtterance([$('h2 span', step), ...$$('label,.picture', step)].map(part => part.textContent.trim()).join('. '));
    speech.voice = voice;
    speech.lang = voice.lang;
    speechSynthesis.cancel();
    speechSynthesis.speak(speech);
  };
};

// ---- Pictures

const picture = letter => $('#pictures').content.children[letter.charCodeAt() - 97].cloneNode(true);

const offerPictures = () => {
  const grid = $('#pick .pictures');
  grid?.replaceChildren(...[...'abcdefghijklmnop'].map(letter => {
    const item = document.createElement('li');
    const choice = button('', item, () => {
      draft.pick = draft.pick.includes(letter) ? draft.pick.replace(letter, '') : (draft.pick + letter).slice(0, 4);
      save();
      showPick();
      label();
    });
    choice.value = letter;
    choice.className = 'picture';
    choice.append(...picture(letter).childNodes);
    return item;
  }));
  showPick();
};

const showPick = () => $$('#pick .picture').forEach(choice => {
  const order = draft.pick.indexOf(choice.value) + 1;
  choice.setAttribute('aria-pressed', order > 0);
  $('i', choice)?.remove();
  if (order) {
    add('i', order, choice);
  }
});

// ---- Sending

// A phone that one pupil uses keeps a token from Pre to Post. Where a second pupil answers on it before the talk, it cannot know
// later who holds it: it keeps none, and each of them is asked for the four pictures. Nobody's answers are joined to another's.
const send = async () => {
  const answers = {};
  for (const { name, value } of $$('fieldset input:checked', form)) {
    answers[name.slice(2)] = value;
  }

  const body = { answers, ticket };
  const pictures = phase === 'Pre' ? fourPictures() : asksPictures() && draft.pick.length === 4 ? draft.pick : undefined;
  body.pictures = pictures;
  body.pair = phase === 'Pre' ? newToken() : asksPictures() ? undefined : token;
  const entry = {
    id: mine, place, session, phase, code, day: today(), body: JSON.stringify(body), ...phase === 'Pre' && { pictures },
  };
  await keep(state => {
    // Another tab may have sent for this pupil already: its answers stay.
    if (!state.sent[mine]) {
      state.sent[mine] = entry;
      const isFirst = phase === 'Pre' && !state.tokens[session];
      state.tokens[session] = { pair: isFirst ? body.pair : '', day: today() };
      delete state.begun[place];
    }
  });
  forget();
  navigator.serviceWorker?.ready.then(worker => worker.sync?.register('send')).catch(() => {});
  await tryNow();
};

const tryNow = async () => {
  sending = true;
  show();
  // A slow line is not kept a secret from the pupil.
  await Promise.race([start(), new Promise(done => setTimeout(done, 4000))]);
  sending = false;
  show();
};

const ends = { received: 'received', closed: 'late', 'other-answers': 'already' };

// Shows what became of this pupil's answers; without any, the questions.
show = async () => {
  const { entry, told, pair } = await keep(state => {
    const entry = state.sent[mine];
    const told = entry?.told;
    if (entry) {
      entry.told = !entry.body;
    }

    return { entry, told, pair: state.tokens[session]?.pair };
  });
  token = pair;
  if (!shown) {
    wasTold = told;
  }

  let end = 'asking';
  if (entry) {
    end = entry.body ? entry.state === 'no-such-code' ? 'unknown' : sending && !entry.state ? 'sending' : 'waiting' : ends[entry.state] || 'refused';
  }

  // Who was thanked before, on this page or another, is told that it is done.
  end = end === 'received' && wasTold ? 'already' : end;
  if (end === shown) {
    return;
  }

  const former = shown;
  const isReading = former === 'asking' || document.activeElement.closest('[data-end],#slow');
  shown = end;
  form.hidden = end !== 'asking';
  $('#ends').hidden = !form.hidden;
  if (end === 'asking') {
    document.title = title;
    return;
  }

  $$('#ends [data-end]').forEach(part => { part.hidden = part.dataset.end !== end });
  $('#slow').hidden = end !== 'waiting' && end !== 'unknown';
  $('#lost').hidden = !refused || !entry.body;
  $('#own').hidden = !entry.pictures;
  $('#own ol').replaceChildren(...[...entry.pictures || ''].map(picture));
  $('#next').hidden = end === 'sending';
  const heading = $(`[data-end=${end}] h2`);
  document.title = heading.textContent;
  if (isReading) {
    scrollTo(0, 0);
    heading.focus();
  } else if (former) {
    $('#said').textContent = heading.textContent;
  }
};

const nextPupil = async () => {
  await keep(state => {
    delete state.sent[mine]?.pictures;
    mine = newId();
    state.turn[place] = { id: mine, day: today() };
  });
  forget();
  await begin();
  go(0);
};

// ---- Beginning

// What works without knowing what the phone keeps, so that the first question stands at once.
const dress = () => {
  form = $('form');
  title = document.title;
  form.className = 'one';
  offerPictures();
  arrange();
  go(0, false);
  form.onchange = () => {
    draft.answers = Object.fromEntries($$('fieldset input:checked', form).map(input => [input.name, input.value]));
    save();
    label();
    keep(state => { state.begun[place] = { path: location.pathname.toLowerCase(), day: today() } });
  };
  form.onsubmit = event => {
    event.preventDefault();
    if (at < steps.length - 1) {
      go(at + 1);
    } else if (mine) {
      send();
    }
  };
  $('[name=back]').onclick = () => go(at - 1);
  $('#other').onclick = () => {
    draft.other = true;
    arrange();
    go(steps.length - 2);
  };
  $('#again').onclick = tryNow;
  $('#next button').onclick = nextPupil;
  $$('nav button').forEach(choice => {
    choice.type = 'button';
    choice.onclick = () => speakIn('?lang=' + choice.value);
  });
};

const begin = async () => {
  shown = '';
  await show();
  const former = restore();
  const was = former.me === mine ? former : { pick: '' };
  // A quick finger taps before the phone's memory has answered: that stands over what was kept.
  const early = draft.me ? {} : draft;
  draft = { ...was, me: mine, at: early.at ?? was.at, answers: { ...was.answers, ...early.answers } };
  for (const input of $$('fieldset input', form)) {
    input.checked = draft.answers?.[input.name] === input.value;
  }

  arrange();
  showPick();
  go(draft.at || 0, false);
};

// Another language without leaving the page: the answers stay, and a bad line leaves everything as it was.
const speakIn = async address => {
  try {
    const answer = await fetch(address);
    const page = await answer.text();
    if (!answer.headers.get('X-Survey')) {
      throw page;
    }

    const { documentElement, body } = new DOMParser().parseFromString(page, 'text/html');
    save();
    document.documentElement.lang = documentElement.lang;
    document.title = $('title', documentElement).textContent;
    document.body.replaceWith(body);
    history.replaceState(null, '', address);
    store(page);
    const was = draft;
    dress();
    draft = was;
    save();
    await begin();
    $(form.hidden ? '#ends :not([hidden]) > h2' : '.now h2').focus();
    tell();
  } catch {
    $('#queue').textContent = word('stuck');
  }
};

// The page as it came, not loaded a second time. Its policy is in its head as well.
const store = async page => {
  try {
    const pages = await caches.open('pages');
    await pages.put(location.href, new Response(page, { headers: { 'Content-Type': 'text/html; charset=utf-8' } }));
    (await pages.keys()).filter(({ url }) => !url.endsWith('/offline')).slice(0, -8).forEach(old => pages.delete(old));
  } catch {}
};

dress();
(async () => {
  mine = await keep(state => {
    tidy(state);
    state.turn[place] ||= { id: newId(), day: today() };
    return state.turn[place].id;
  });
  await begin();
  self.speechSynthesis?.addEventListener?.('voiceschanged', offerVoice);
  addEventListener('beforeunload', event => refused && shown === 'waiting' && event.preventDefault());
  try {
    await navigator.serviceWorker.register('/sw.js');
    navigator.serviceWorker.controller || store('<!doctype html>' + kept);
  } catch {}
})();
