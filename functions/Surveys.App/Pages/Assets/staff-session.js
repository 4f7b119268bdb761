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
    const file = await call(`/api/sessions/${one.id}/poster.pdf?lang=${document.documentElement.lang}`, 'application/pdf');
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
  // Of an archived session the answers are gone, not missing.
  if (count === undefined || one.state === 'Sealed') {
    return '–';
  }

  // Once it has closed the number is rounded down to tens.
  const shown = one.state === 'Closed' ? `${count}+` : count;
  return peopleOf(one) ? fill(words.answered, shown, peopleOf(one)) : fill(words.answeredOnly, shown);
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
