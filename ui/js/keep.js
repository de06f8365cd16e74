// Buttons that copy or print what is shown once. Without JavaScript they are not there.
import { all, voice } from './page.js';

for (const button of all('button[data-copy]')) {
  const list = document.getElementById(button.dataset.copy);
  if (!list || !navigator.clipboard) continue;
  const say = voice(button);
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(all('li', list).map(item => item.textContent.trim()).join('\n'));
    say(button.dataset.copied);
    button.textContent = button.dataset.copied;
  });
  button.hidden = false;
}

for (const button of all('button[data-print]')) {
  button.addEventListener('click', () => print());
  button.hidden = false;
}
