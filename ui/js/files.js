// Each file is sent as soon as it is chosen, with its progress; the form then only names it. A form that is sent off
// meanwhile waits for the rest. Without this the files come with the form.
import { all, fill, voice } from './page.js';

for (const box of all('[data-files]')) {
  const input = box.querySelector('input[type="file"]');
  const list = box.querySelector('ul');
  const form = input.form;
  const say = voice(box);
  let under = 0; // files on their way
  let wanted; // the button that was pressed meanwhile

  const arrived = () => {
    under -= 1;
    if (under > 0 || wanted === undefined) return;
    const button = wanted;
    wanted = undefined;
    if (!list.querySelector('[data-refused]')) form.requestSubmit(button);
  };

  const keep = (row, { id, name, size }) => {
    const tick = Object.assign(document.createElement('input'), { type: 'checkbox', className: 'ds-input', id: `file-${id}`, name: 'file', value: id, checked: true });
    const label = Object.assign(document.createElement('label'), { htmlFor: tick.id, textContent: `${name} ` });
    label.append(Object.assign(document.createElement('span'), { className: 'plain soft', textContent: size }));
    row.className = 'ds-field';
    row.replaceChildren(tick, label);
    say(fill(box.dataset.sent, { name }));
  };

  const refuse = (row, words) => {
    row.dataset.refused = '';
    row.replaceChildren(Object.assign(document.createElement('p'), { className: 'ds-validation-message', textContent: words }));
    say(words);
  };

  const send = file => {
    under += 1;
    const row = document.createElement('li');
    const bar = Object.assign(document.createElement('progress'), { max: file.size || 1, value: 0 });
    const label = Object.assign(document.createElement('span'), { textContent: fill(box.dataset.sending, { name: file.name }) });
    bar.setAttribute('aria-label', label.textContent);
    row.append(label, bar);
    list.append(row);
    const body = new FormData();
    for (const name of ['_csrf', '_key']) body.append(name, form.elements[name].value);
    body.append('files', file);
    const request = new XMLHttpRequest();
    request.responseType = 'json';
    request.upload.addEventListener('progress', event => { bar.value = event.loaded; });
    request.addEventListener('loadend', () => {
      const { response, status } = request;
      if (status === 200 && response?.id) keep(row, response);
      else refuse(row, response?.error ?? fill(box.dataset.failed, { name: file.name }));
      arrived();
    });
    request.open('POST', box.dataset.files);
    request.send(body);
  };

  input.addEventListener('change', () => {
    for (const old of all('[data-refused]', list)) old.remove();
    for (const file of input.files) send(file);
    input.value = '';
  });
  form.addEventListener('submit', event => {
    if (under === 0) return;
    event.preventDefault();
    wanted = event.submitter;
  });
}
