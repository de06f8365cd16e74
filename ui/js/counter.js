// Characters left for textarea[data-max]; texts in data-left and data-over, with {n} for the number.
import { all, fill, voice } from './page.js';

for (const area of all('textarea[data-max]')) {
  const most = Number(area.dataset.max);
  const shown = document.createElement('p');
  shown.className = 'counter small soft';
  shown.setAttribute('aria-hidden', 'true');
  area.after(shown);
  const say = voice(shown);
  const count = typing => {
    const left = most - [...area.value].length;
    const text = left < 0 ? fill(area.dataset.over, { n: -left }) : fill(area.dataset.left, { n: left });
    shown.textContent = text;
    shown.classList.toggle('over', left < 0);
    shown.hidden = left >= most / 5; // nobody needs to count before that
    if (typing && !shown.hidden) say(text);
  };
  area.addEventListener('input', () => count(true));
  addEventListener('pageshow', () => count(false));
  count(false);
}
