// Warns before the session runs out and extends it by one action. The server keeps the time; this only follows it.
import { all } from './page.js';

const dialog = document.getElementById('session-warning');

if (dialog) {
  const { seconds, isLast, warnSeconds, extend, csrf } = dialog.dataset;
  const part = name => dialog.querySelector(`[data-session="${name}"]`);
  const others = 'BroadcastChannel' in window ? new BroadcastChannel('farstu-session') : null; // the same session in other tabs
  let ends = 0;
  let last = false; // no action can put that end off
  let read = false; // and the person knows
  let over = false;

  const show = name => {
    for (const each of dialog.children) each.hidden = each.dataset.session !== name;
    dialog.setAttribute('aria-labelledby', part(name).querySelector('[id]').id);
    if (!dialog.open) dialog.showModal();
  };
  const restart = rest => {
    ends = Date.now() + rest.seconds * 1000;
    last = rest.is_last;
    read = over = false;
    if (dialog.open) dialog.close();
  };
  const alive = rest => {
    restart(rest);
    others?.postMessage(rest);
  };
  const expire = () => {
    over = true;
    show('expired');
  };

  function tick() {
    if (over) return;
    const left = Math.ceil((ends - Date.now()) / 1000);
    if (left <= 0) return expire();
    if (left > Number(warnSeconds)) return;
    for (const shown of all('[data-session-left]', dialog)) shown.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    if (!dialog.open && !read) show(last ? 'last' : 'warning');
  }

  async function prolong() {
    const failed = part('failed');
    failed.hidden = true;
    const answer = await fetch(extend, { method: 'POST', body: new URLSearchParams({ _csrf: csrf }), redirect: 'manual', credentials: 'same-origin' }).catch(() => null);
    if (!answer || answer.status >= 500) { // no contact: the time still runs, the button can be pressed again
      failed.hidden = false;
      return;
    }
    if (!answer.ok) return expire();
    alive(await answer.json());
  }

  part('extend').addEventListener('click', prolong);
  for (const button of all('[data-session="close"]', dialog)) button.addEventListener('click', () => {
    read = true;
    dialog.close();
  });
  dialog.addEventListener('cancel', event => {
    read = last;
    if (over || last) return;
    event.preventDefault(); // Escape shows that somebody is there
    prolong();
  });
  others?.addEventListener('message', event => restart(event.data));
  document.addEventListener('visibilitychange', tick);
  addEventListener('pageshow', event => { if (event.persisted) prolong(); }); // back to a kept page: ask how it stands
  setInterval(tick, 1000);
  alive({ seconds: Number(seconds), is_last: isLast !== undefined });
}
