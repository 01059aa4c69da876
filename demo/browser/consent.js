import { toonbank } from './queue.js';

const KEY = 'vandam.observe';

/** Tells Toonbank what was chosen before; asks when nothing was. The banner is no dialog: the shop stays usable. */
export function startConsent() {
  const banner = document.getElementById('consent');
  if (banner === null) return;
  const isGranted = document.documentElement.dataset.observe === 'granted';
  const remembered = isGranted ? 'yes' : recall();
  if (remembered === null) banner.hidden = false;
  else tell(remembered);

  for (const button of banner.querySelectorAll('button')) {
    button.addEventListener('click', () => {
      const choice = button.dataset.consent === 'yes' ? 'yes' : 'no';
      remember(choice);
      tell(choice);
      banner.hidden = true;
      document.getElementById('content')?.focus({ preventScroll: true });
    });
  }
  document.getElementById('consent-open')?.addEventListener('click', () => {
    banner.hidden = false;
    banner.querySelector('button')?.focus();
  });
}

/** @param {string} choice */
function tell(choice) {
  toonbank('consent', { observe: choice === 'yes' });
}

// Storage can be refused by the browser; the shop then asks on every page, which is the honest outcome.
function recall() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** @param {string} choice */
function remember(choice) {
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // Nothing to do: see above.
  }
}
