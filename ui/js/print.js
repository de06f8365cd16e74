// "Skriv ut": only a script can open the browser's print window.
import { all } from './page.js';

for (const button of all('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
