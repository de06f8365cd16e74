// Single keys for the pages of staff: J and K go through rows, X ticks, and each [data-key] names the keys that lead to it.
// Only where the link to their list stands, never while something is being typed, and the list turns them off.
import { all } from './page.js';

const TOGETHER = 1500; // ms between two keys that belong together
const link = document.querySelector('a[data-keys]');
const isOn = link?.dataset.keys === 'on';

const rows = () => all('[data-shortcuts] tbody tr').filter(row => row.querySelector('th a[href]'));
const here = () => rows().findIndex(row => row.contains(document.activeElement));
const go = row => {
  row?.querySelector('th a[href]').focus();
  row?.scrollIntoView({ block: 'nearest' });
};

// Goes to a field, also a folded one; presses a button; follows a link.
const reach = target => {
  if (target.matches('a, button')) return target.click();
  const fold = target.closest('details');
  if (fold) fold.open = true;
  target.querySelector('textarea, select, input:not([type="hidden"])')?.focus();
};

// The list of keys, in a dialog over the page; without it the link leads to its own page.
async function tell() {
  const answer = await fetch(link.href).catch(() => undefined);
  const page = answer?.ok && new DOMParser().parseFromString(await answer.text(), 'text/html');
  const list = page && page.querySelector('[data-keys-page]');
  if (!list) return location.assign(link.href);
  const dialog = document.createElement('dialog');
  const title = page.querySelector('h1');
  const heading = Object.assign(document.createElement('h2'), { id: title.id, textContent: title.textContent });
  dialog.className = 'stack';
  dialog.setAttribute('aria-labelledby', title.id);
  dialog.append(heading, list);
  const from = Object.assign(document.createElement('input'), { type: 'hidden', name: '_from', value: location.pathname + location.search });
  list.querySelector('form').append(from);
  const close = list.querySelector('[data-close]');
  close.hidden = false;
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove()); // the browser gives the focus back
  document.body.append(dialog);
  dialog.showModal();
}

const KEYS = {
  j: () => go(rows()[Math.min(here() + 1, rows().length - 1)]),
  k: () => go(rows()[Math.max(here() - 1, 0)]),
  x: () => rows()[here()]?.querySelector('input[type="checkbox"]')?.click(),
  '/': () => document.querySelector('main input[type="search"]')?.focus(),
  '?': tell,
};

if (link) link.addEventListener('click', event => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  tell();
});

if (isOn) {
  for (const target of all('[data-key]')) if (target.matches('a, button')) target.setAttribute('aria-keyshortcuts', target.dataset.key);
  let before = '';
  let at = 0;
  document.addEventListener('keydown', event => {
    const typing = event.target.closest('input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable], dialog');
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.repeat && event.key.length > 1) return;
    const key = event.key.toLowerCase();
    const both = event.timeStamp - at < TOGETHER ? `${before} ${key}` : key;
    const named = wanted => document.querySelector(`[data-key="${CSS.escape(wanted)}"]`);
    const target = /^[a-z]$/.test(key) ? named(both) ?? named(key) : undefined;
    [before, at] = [key, event.timeStamp];
    if (!target && !KEYS[key]) return;
    event.preventDefault();
    if (target) reach(target);
    else KEYS[key]();
  });
}

// One box ticks all of them; it follows what is ticked by hand.
for (const form of all('form[data-ticked]')) {
  const whole = form.querySelector('[data-tick-all]');
  const each = all('tbody input[type="checkbox"]', form);
  const follow = () => {
    const ticked = each.filter(box => box.checked).length;
    whole.checked = ticked === each.length;
    whole.indeterminate = ticked > 0 && ticked < each.length;
  };
  whole.hidden = false;
  whole.addEventListener('change', () => { for (const box of each) box.checked = whole.checked; });
  form.addEventListener('change', follow);
  addEventListener('pageshow', follow);
  follow();
}
