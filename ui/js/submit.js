// A form that has been sent is not sent again by a second click. The buttons keep name and value, so they are never `disabled`.
// data-repeatable on the form is for answers that leave the page where it is, such as a download.

const RELEASE_AFTER = 10_000; // ms: the answer never came, or was no new page
const sent = new Set();
let answered = false; // a form of this page was sent once
const buttons = form => [...form.elements].filter(element => element.matches('button:not([type="button"], [type="reset"]), input[type="submit"]'));

function release(form) {
  sent.delete(form);
  for (const button of buttons(form)) button.removeAttribute('aria-disabled');
}

document.addEventListener('submit', event => {
  const form = event.target;
  const method = event.submitter?.formMethod || form.method;
  if (event.defaultPrevented || method !== 'post' || 'repeatable' in form.dataset) return;
  if (sent.has(form)) return event.preventDefault();
  sent.add(form);
  answered = true;
  for (const button of buttons(form)) button.setAttribute('aria-disabled', 'true');
  setTimeout(() => release(form), RELEASE_AFTER);
});
addEventListener('pageshow', event => {
  if (event.persisted && answered) location.reload(); // gone back to: its forms have done what they could, new ones are needed
  for (const form of [...sent]) release(form);
});
