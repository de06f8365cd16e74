// Keeps what is typed in a form that says so, in the background. Without JavaScript its button "Spara utkast" does.
import { all } from './page.js';

const PAUSE = 2000;

for (const form of all('form[data-draft]')) {
  const told = form.querySelector('[data-draft-told]');
  let waiting;
  let sent = false;
  const keep = async () => {
    clearTimeout(waiting);
    waiting = undefined;
    const typed = [...new FormData(form)].filter(([, value]) => typeof value === 'string');
    try {
      const answer = await fetch(form.dataset.draft, { method: 'POST', body: new URLSearchParams(typed), keepalive: true });
      const words = answer.ok && !answer.redirected ? await answer.text() : '';
      if (words && !sent && told) told.textContent = words;
    } catch {
      // No network for the moment: the next key press tries again.
    }
  };
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE);
  });
  form.addEventListener('submit', () => {
    sent = true;
    clearTimeout(waiting);
    waiting = undefined;
  });
  addEventListener('pagehide', () => { if (waiting && !sent) keep(); });
}
