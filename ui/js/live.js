// Keeps the counts of queues current while the page is looked at, and says when the list has new cases. It moves nothing
// under anybody's hand, asks rarely, and less often when the network is bad. Without it the counts are those of the page.
import { all, fill } from './page.js';

const EVERY = 30_000; // ms
const SELDOM = 600_000;
const box = document.querySelector('[data-live]');

if (box) {
  let pause = EVERY;
  let tag = '';
  let waiting;
  let asked = Date.now();

  const count = counts => {
    for (const link of all('nav a[href]')) {
      const number = counts[link.getAttribute('href')];
      if (number === undefined) continue;
      let shown = link.querySelector('[data-count], .num');
      if (!shown && number !== '0') {
        shown = document.createElement('span');
        shown.className = 'soft num';
        link.append(shown);
      }
      if (shown && shown.textContent !== number) shown.textContent = number;
    }
  };

  // Said once for each number, by the live region that it stands in.
  const tell = rows => {
    if (!box.dataset.list || new URL(location).searchParams.has('efter') || new URL(location).searchParams.has('fore')) return;
    const known = new Set(all('[data-ticked] tbody input[type="checkbox"]').map(tick => tick.value));
    const fresh = rows.filter(row => !known.has(row)).length;
    const words = fresh === 1 ? box.dataset.one : fill(box.dataset.many, { n: fresh });
    if (fresh === 0 || box.textContent === words) return;
    const link = box.querySelector('a') ?? document.createElement('a');
    link.href = box.dataset.list;
    link.textContent = words;
    box.replaceChildren(link);
  };

  const ask = async () => {
    if (document.hidden) return; // asked when it is looked at again
    asked = Date.now();
    const headers = { 'X-Background': '1', ...(tag && { 'If-None-Match': tag }) };
    const answer = await fetch(box.dataset.live, { headers, cache: 'no-store', redirect: 'manual' }).catch(() => undefined);
    if (answer?.type === 'opaqueredirect' || answer?.status === 401 || answer?.status === 403) return; // logged out
    const went = answer?.status === 200 || answer?.status === 304;
    if (answer?.status === 200) {
      tag = answer.headers.get('ETag') ?? '';
      const { counts, rows } = await answer.json();
      count(counts);
      tell(rows);
    }
    pause = went ? EVERY : Math.min(pause * 2, SELDOM);
    plan();
  };
  // A little apart from everybody else.
  const plan = () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, pause * (0.9 + Math.random() * 0.2));
  };
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && Date.now() - asked >= pause) ask();
  });
  plan();
}
