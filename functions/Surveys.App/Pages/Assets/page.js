// On every page: the quick way out, and sending what still waits on this phone.
const $ = (selector, root = document) => root.querySelector(selector);
let tries = 0;
let timer;
let mine;
let show = () => {};
let forget = () => {};

document.addEventListener('click', event => {
  if (event.target.closest('.hide')) {
    event.preventDefault();
    forget();
    document.body.hidden = true;
    document.title = '\u200b';
    location.replace('about:blank');
  }
});

// What became of answers of other pupils or other times; those of this page's pupil it shows itself.
const tell = () => keep(state => {
  const place = $('#queue');
  const others = Object.values(state.sent).filter(entry => !entry.told && entry.id !== mine);
  const kinds = others.map(entry => entry.body ? 'waiting' : ['received', 'other-answers'].includes(entry.state) ? 'received' : 'late');
  const kind = ['waiting', 'late', 'received'].find(each => kinds.includes(each));
  if (kind) {
    place.textContent = place.dataset[kind];
    others.forEach(entry => { entry.told = !entry.body });
  }
});

// Tries until nothing waits: at once, then after about 1, 2, 4 … 60 seconds, never a whole class at the same moment.
const pump = async () => {
  clearTimeout(timer);
  await tell();
  const left = await flush();
  await show();
  await tell();
  timer = left && setTimeout(pump, Math.min(60000, 1000 * 2 ** tries++) * (.5 + Math.random()));
};

const start = () => {
  tries = 0;
  return pump();
};

radio && (radio.onmessage = async () => {
  await show();
  tell();
});
addEventListener('online', start);
addEventListener('pageshow', start);
