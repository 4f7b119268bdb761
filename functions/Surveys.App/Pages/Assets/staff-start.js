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
for (const link of $$('#languages a')) {
  link.onclick = event => {
    event.preventDefault();
    location.href = link.getAttribute('href') + location.hash;
  };
}

try {
  take(JSON.parse(read(dataName)));
} catch {}

route();
