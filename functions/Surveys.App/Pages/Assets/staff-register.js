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
  const fields = [...elements].filter(field => field.inputMode === 'numeric');
  const { girls, boys, ...adults } = Object.fromEntries(fields.map(field => [field.name, number(field)]));
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
    news = isKnown ? '' : words.alreadyRegistered;
    go(`#session/${id}`);
  });
};
