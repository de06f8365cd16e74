// Small words the other files share.
export const all = (selector, within = document) => [...within.querySelectorAll(selector)];
export const fill = (text, values) => (text ?? '').replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');

// A polite voice for screen readers, heard only when the person has paused.
export function voice(beside) {
  const box = document.createElement('p');
  box.className = 'sr';
  box.setAttribute('role', 'status');
  beside.after(box);
  let waiting;
  return text => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { box.textContent = text; }, 900);
  };
}
