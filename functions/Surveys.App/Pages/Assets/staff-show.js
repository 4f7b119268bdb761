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

// Only while a code is on the wall. The browser lets go by itself where the page is hidden.
const stayAwake = () => {
  if (!phase && document.fullscreenElement) {
    document.exitFullscreen();
  }

  if (phase && !document.hidden) {
    lock ||= navigator.wakeLock?.request('screen').catch(() => {});
  } else {
    lock?.then(held => held?.release());
    lock = undefined;
  }
};
