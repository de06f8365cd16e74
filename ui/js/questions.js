// The questions of a form: those of the topic are fetched when it is chosen, and those that depend on others come and go.
// Without this a button fetches them, and each says when it applies.
import { receive } from './files.js';
import { all } from './page.js';

const SHOW = 'show_fields';

function follow(box) {
  const items = all('[data-when]', box);
  const chosen = name => all(`[name="${name}"]`, box).filter(control => control.matches('select') || control.checked).map(control => control.value);
  const update = () => {
    for (const item of items) {
      const asked = box.querySelector(`[name="${item.dataset.when}"]`);
      item.hidden = asked?.closest('[data-when]')?.hidden || !chosen(item.dataset.when).includes(item.dataset.is);
    }
  };
  for (const item of items) item.firstElementChild.hidden = true;
  box.onchange = update;
  update();
}

function begin(box) {
  follow(box);
  if (!box.dataset.questions) return;
  box.firstElementChild.hidden = true;
  box.querySelector(`[name="${SHOW}"]`).type = 'button'; // Enter in a field sends the form
  box.hidden = !box.querySelector('[name^="answer_"]');
}

for (const box of all('.questions')) {
  const form = box.closest('form');
  let latest = 0;
  const refresh = async () => {
    const own = ++latest;
    while (box.querySelector('progress')) await new Promise(done => form.addEventListener('arrived', done, { once: true }));
    const body = new FormData(form);
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    body.set(SHOW, '1');
    const answer = await fetch(form.action, { method: 'POST', body }).catch(() => undefined);
    if (!answer?.ok) return; // the answer to the form itself will bring them
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.querySelector('.questions');
    if (own !== latest || !fresh) return;
    box.replaceChildren(...fresh.childNodes);
    for (const files of all('[data-files]', box)) receive(files);
    begin(box);
  };
  begin(box);
  if (!box.dataset.questions) continue;
  form.elements[box.dataset.questions].addEventListener('change', refresh);
  box.addEventListener('click', async event => {
    if (!event.target.matches(`[name="${SHOW}"]`)) return;
    event.preventDefault();
    await refresh();
    all('[role="group"] input', box).find(input => !input.value)?.focus();
  });
}
