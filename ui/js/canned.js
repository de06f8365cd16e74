// A canned answer is fetched into the text without leaving the page; without this the page comes back with it.
import { all } from './page.js';

for (const row of all('[data-canned]')) {
  const form = row.closest('form');
  row.querySelector('button').addEventListener('click', async event => {
    if (!form.elements.canned.value) return; // the page says that one is to be chosen
    event.preventDefault();
    const body = new FormData(form);
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    body.set('act', 'fetch');
    const answer = await fetch(form.action, { method: 'POST', body }).catch(() => undefined);
    const page = answer?.ok && new DOMParser().parseFromString(await answer.text(), 'text/html');
    const text = page && page.querySelector('textarea[name="text"]');
    if (!text) return form.requestSubmit(event.target);
    form.elements.text.value = text.value;
    form.elements.canned.value = '';
    form.elements.text.dispatchEvent(new Event('input', { bubbles: true }));
    form.elements.text.focus();
  });
}
