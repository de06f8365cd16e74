// Reads what the portal has sent, from /dev/utkorg.json: letters {id, channel, to, subject, text, html?, created_at}.
import { setTimeout as sleep } from 'node:timers/promises';

const ARRIVES_WITHIN = 10_000; // ms
const LINK = /https?:\/\/[^\s<>"')\]]+/g;

export class Mailbox {
  #request;

  /** `request`: a Playwright request context whose baseURL is the portal. */
  constructor(request) {
    this.#request = request;
  }

  /** All letters to an address or mobile number, newest first. */
  async lettersTo(to) {
    const answer = await this.#request.get('/dev/utkorg.json', { params: { to } });
    if (!answer.ok()) throw new Error(`/dev/utkorg.json answered ${answer.status()}`);
    return answer.json();
  }

  /**
   * The newest letter to `to` whose subject matches `subject` (text or RegExp) and that is not one of `known`, waited for.
   * Take `known` from `lettersTo` before the act when the same letter may have come before.
   */
  async waitFor(to, { subject = /./, known = [], within = ARRIVES_WITHIN } = {}) {
    const seen = new Set(known.map((letter) => letter.id));
    const fits = (letter) => (subject instanceof RegExp ? subject.test(letter.subject ?? '') : letter.subject === subject);
    const deadline = Date.now() + within;
    for (;;) {
      const letters = await this.lettersTo(to);
      const found = letters.find((letter) => !seen.has(letter.id) && fits(letter));
      if (found) return found;
      if (Date.now() > deadline) {
        const others = letters.map((letter) => `  ${letter.created_at} ${letter.subject}`).join('\n') || '  none at all';
        throw new Error(`No letter to ${to} with the subject ${subject} came within ${within / 1000} s. Those there are:\n${others}`);
      }
      await sleep(100);
    }
  }
}

/** The addresses in a letter's text, in their order, each once. */
export function linksIn(letter) {
  return [...new Set((letter.text.match(LINK) ?? []).map((link) => link.replace(/[.,;:!?]+$/, '')))];
}

/** The one link whose address matches `pattern`; fails when there is none or more than one. */
export function linkIn(letter, pattern) {
  const links = linksIn(letter).filter((link) => pattern.test(link));
  if (links.length !== 1) throw new Error(`${links.length} links match ${pattern} in “${letter.subject}”:\n${letter.text}`);
  return links[0];
}
