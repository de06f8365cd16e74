// Keys for the staff's lists: J next, K previous, X mark, Enter open, / search, ? the list of keys.
// Only where [data-shortcuts] stands, never while something is being typed, and a box can turn them off.
import { all } from './page.js';

const list = document.querySelector('[data-shortcuts]');
const box = document.querySelector('[data-shortcuts-toggle]');
const KEY = 'farstu-shortcuts-off';
const remember = {
  get: () => { try { return localStorage.getItem(KEY) === '1'; } catch { return false; } }, // storage can be refused by the browser
  set: off => { try { if (off) localStorage.setItem(KEY, '1'); else localStorage.removeItem(KEY); } catch { /* then it lasts for this page */ } },
};

if (list) {
  let off = remember.get();
  if (box) {
    box.checked = !off;
    box.addEventListener('change', () => { off = !box.checked; remember.set(off); });
  }
  const rows = () => all('tbody tr, li', list).filter(row => row.querySelector('a[href]'));
  const here = () => rows().findIndex(row => row.contains(document.activeElement));
  const go = row => {
    const link = row?.querySelector('th a[href], a[href]');
    link?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  };
  const keys = {
    j: () => go(rows()[Math.min(here() + 1, rows().length - 1)]),
    k: () => go(rows()[Math.max(here() - 1, 0)]),
    x: () => rows()[here()]?.querySelector('input[type="checkbox"]')?.click(),
    '/': () => document.querySelector('[data-shortcuts-search], main input[type="search"]')?.focus(),
    '?': () => {
      const help = document.querySelector('details[data-shortcuts-list]');
      if (!help) return;
      help.open = !help.open;
      help.querySelector('summary').focus();
    },
  };
  document.addEventListener('keydown', event => {
    const typing = event.target.closest('input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable], dialog');
    const act = keys[event.key.toLowerCase()];
    if (off || !act || typing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    event.preventDefault();
    act();
  });
}
