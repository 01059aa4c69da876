import { pushAll } from './data-layer.js';

/** Adds to the basket without leaving the product; without this script the form does it with a new page. */
export function startBuying() {
  const form = document.getElementById('buy');
  if (!(form instanceof HTMLFormElement)) return;
  form.addEventListener('change', () => sayMissing(''));
  form.addEventListener('submit', (submit) => {
    submit.preventDefault();
    const fields = new FormData(form);
    if (fields.get('size') === null) return askSize(form);
    void add(form, fields);
  });
}

/** @param {HTMLFormElement} form */
function askSize(form) {
  sayMissing(document.getElementById('size-error')?.dataset.missing ?? '');
  const first = form.querySelector('input[name="size"]:not(:disabled)');
  if (first instanceof HTMLElement) first.focus();
}

/** @param {string} words */
function sayMissing(words) {
  const place = document.getElementById('size-error');
  if (place !== null && place.textContent !== words) place.textContent = words;
}

/**
 * @param {HTMLFormElement} form
 * @param {FormData} fields
 */
async function add(form, fields) {
  const body = new URLSearchParams();
  for (const [name, value] of fields) if (typeof value === 'string') body.set(name, value);
  const added = document.getElementById('added');
  if (added === null) return;
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      body,
      headers: { accept: 'application/json' },
    });
    if (answer.status === 409) return say(added, added.dataset.full);
    if (!answer.ok) return say(added, added.dataset.failed);
    const { count, label, pushes } = await answer.json();
    showCount(count, label);
    showAdded(added);
    pushAll(pushes);
  } catch {
    say(added, added.dataset.failed);
  }
}

/** @param {HTMLElement} added */
function showAdded(added) {
  const text = document.getElementById('added-text');
  if (text instanceof HTMLTemplateElement) added.replaceChildren(text.content.cloneNode(true));
}

/**
 * @param {HTMLElement} place
 * @param {string | undefined} words
 */
function say(place, words) {
  const line = document.createElement('p');
  line.textContent = words ?? '';
  place.replaceChildren(line);
}

/**
 * @param {number} count
 * @param {string} label
 */
function showCount(count, label) {
  const number = document.getElementById('basket-count');
  const name = document.getElementById('basket-label');
  if (number === null || name === null) return;
  number.textContent = String(count);
  number.hidden = count === 0;
  name.textContent = label;
}
