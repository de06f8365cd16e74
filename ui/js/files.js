// Each file is sent as soon as it is chosen, with its progress; the form then only names it. A form that is sent off
// meanwhile waits for the rest. Without this the files come with the form.
import { all, fill, voice } from './page.js';

const make = (name, values, ...children) => {
  const element = Object.assign(document.createElement(name), values);
  element.append(...children);
  return element;
};

export function receive(box) {
  const input = box.querySelector('input[type="file"]');
  const list = box.querySelector('ul');
  const form = input.form;
  const say = voice(box);
  let under = 0; // files on their way
  let wanted; // the button that was pressed meanwhile

  const arrived = () => {
    under -= 1;
    form.dispatchEvent(new Event('arrived'));
    if (under > 0 || wanted === undefined) return;
    const button = wanted;
    wanted = undefined;
    if (box.isConnected && !list.querySelector('[data-refused]')) form.requestSubmit(button);
  };

  const keep = (row, { id, name, size }) => {
    const tick = make('input', { type: 'checkbox', className: 'ds-input', id: `file-${id}`, name: box.dataset.sentFor, value: id, checked: true });
    const label = make('label', { htmlFor: tick.id }, `${name} `, make('span', { className: 'plain soft', textContent: size }));
    row.className = 'ds-field';
    row.replaceChildren(tick, label);
    say(fill(box.dataset.sent, { name }));
  };

  const refuse = (row, words) => {
    row.dataset.refused = '';
    row.replaceChildren(make('p', { className: 'ds-validation-message', textContent: words }));
    say(words);
  };

  const send = file => {
    const row = make('li', {});
    list.append(row);
    if (file.size > Number(box.dataset.most)) {
      refuse(row, fill(box.dataset.tooLarge, { name: file.name }));
      return;
    }
    under += 1;
    const words = fill(box.dataset.sending, { name: file.name });
    const bar = make('progress', { max: 100, value: 0, ariaLabel: words });
    const percent = make('span', { className: 'plain soft', ariaHidden: 'true' });
    row.append(make('span', {}, `${words} `, percent), bar);
    say(words);
    const body = new FormData();
    for (const name of ['_csrf', '_key']) body.append(name, form.elements[name].value);
    body.append('files', file);
    const request = new XMLHttpRequest();
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      bar.value = Math.floor(loaded / total * 100);
      percent.textContent = `${bar.value} %`;
    });
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
    if (under === 0 || !box.isConnected) return;
    event.preventDefault();
    wanted = event.submitter;
  });
}

for (const box of all('[data-files]')) receive(box);
