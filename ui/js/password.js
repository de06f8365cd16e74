// Password rules told while typing, and a button that shows the password. The server decides; this only helps.
import { all, fill, voice } from './page.js';

const KINDS = { upper: /\p{Lu}/u, lower: /\p{Ll}/u, digit: /[0-9]/ };

function amount(item, letters) {
  const { rule, symbols = '!@#$%^*' } = item.dataset;
  if (rule === 'length') return letters.length;
  return letters.filter(letter => (rule === 'symbol' ? symbols.includes(letter) : KINDS[rule].test(letter))).length;
}

function mark(item, met, words) {
  item.dataset.state = met ? 'met' : 'unmet';
  const icon = item.querySelector('use');
  icon?.setAttribute('href', icon.getAttribute('href').replace(/#.*/, met ? '#circle-check' : '#circle'));
  let said = item.querySelector('[data-said]');
  if (!said) {
    said = document.createElement('small');
    said.dataset.said = '';
    item.append(said);
  }
  said.textContent = words;
}

for (const list of all('[data-password-rules]')) {
  const input = document.getElementById(list.dataset.for);
  if (!input) continue;
  const items = all('li[data-rule]', list);
  const say = voice(list);
  input.addEventListener('input', () => {
    const letters = [...input.value];
    let met = 0;
    for (const item of items) {
      const enough = amount(item, letters) >= Number(item.dataset.min ?? 1);
      met += enough;
      mark(item, enough, enough ? list.dataset.met : list.dataset.unmet);
    }
    say(fill(list.dataset.status, { met, all: items.length }));
  });
}

for (const button of all('button[data-show-password]')) {
  const input = document.getElementById(button.dataset.showPassword);
  if (!input) continue;
  const show = shown => {
    input.type = shown ? 'text' : 'password';
    button.textContent = shown ? button.dataset.hide : button.dataset.show;
  };
  button.setAttribute('aria-controls', input.id);
  button.addEventListener('click', () => show(input.type === 'password'));
  input.form?.addEventListener('submit', () => show(false)); // so that managers know it as a password
  show(false);
  button.hidden = false;
}
