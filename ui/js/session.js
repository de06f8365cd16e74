// Warns before the session runs out and extends it by one action. The server keeps the time; this only follows it.
import { all } from './page.js';

const dialog = document.getElementById('session-warning');

if (dialog) {
  const { idleSeconds, warnSeconds, extend, csrf } = dialog.dataset;
  const part = name => dialog.querySelector(`[data-session="${name}"]`);
  const others = 'BroadcastChannel' in window ? new BroadcastChannel('farstu-session') : null; // the same session in other tabs
  let ends = 0;
  let over = false;

  const show = name => {
    for (const each of all('[data-session="warning"], [data-session="expired"]', dialog)) each.hidden = each.dataset.session !== name;
    const heading = part(name)?.querySelector('[id]');
    if (heading) dialog.setAttribute('aria-labelledby', heading.id);
    if (!dialog.open) dialog.showModal();
  };
  const restart = seconds => {
    ends = Date.now() + seconds * 1000;
    over = false;
    if (dialog.open) dialog.close();
  };
  const alive = seconds => {
    restart(seconds);
    others?.postMessage(seconds);
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
    const shown = dialog.querySelector('[data-session-left]');
    if (shown) shown.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    if (!dialog.open) show('warning');
  }

  async function prolong() {
    const failed = part('failed');
    if (failed) failed.hidden = true;
    const answer = await fetch(extend, { method: 'POST', body: new URLSearchParams({ _csrf: csrf }), redirect: 'manual', credentials: 'same-origin' }).catch(() => null);
    if (!answer || answer.status >= 500) { // no contact: the time still runs, the button can be pressed again
      if (failed) failed.hidden = false;
      return;
    }
    if (!answer.ok) return expire();
    const told = answer.status === 200 ? await answer.json().catch(() => null) : null;
    alive(told?.seconds ?? Number(idleSeconds));
  }

  part('extend')?.addEventListener('click', prolong);
  part('close')?.addEventListener('click', () => dialog.close());
  dialog.addEventListener('cancel', event => {
    if (over) return;
    event.preventDefault(); // Escape shows that somebody is there
    prolong();
  });
  others?.addEventListener('message', event => restart(Number(event.data)));
  document.addEventListener('visibilitychange', tick);
  addEventListener('pageshow', event => { if (event.persisted) prolong(); }); // back to a kept page: ask how it stands
  setInterval(tick, 1000);
  alive(Number(idleSeconds));
}
