import { type Finding, note, right, wrong } from './finding.ts';
import type { ShopPage } from './page.ts';

/** Whether the shop says what its visitors agreed to. @param scripts the text of its own scripts */
export function checkConsent(scripts: string, isAllSeen: boolean): Finding {
  if (calls(scripts, 'consent')) {
    return right('consent', "The shop calls toonbank('consent', …).");
  }
  const missing = "Nothing calls toonbank('consent', …)";
  return isAllSeen
    ? wrong(
        'consent',
        `${missing}, so nothing is ever observed; help works. Call it when your banner is answered.`,
      )
    : note(
        'consent',
        `${missing} in the scripts that could be read without a browser; another script may.`,
      );
}

/** The key itself is at the sidecar and the shop's server; from outside only the call shows. */
export function checkIdentify(scripts: string): Finding {
  return note(
    'identify',
    calls(scripts, 'identify')
      ? "The shop calls toonbank('identify', …). Whether the key is right shows at the first customer who signs in."
      : "Nothing calls toonbank('identify', …): customers stay anonymous. See docs/SHOPS.md to change that.",
  );
}

export function checkSinglePage({ singlePageRoot, document }: ShopPage): Finding | null {
  const isNamed = [...document.querySelectorAll('[data-toonbank-page]')].length > 0;
  if (singlePageRoot === null || isNamed) return null;
  return note(
    'single-page',
    `This looks like a single-page shop (${singlePageRoot}). Pages are seen by themselves; where their kind is not, set data-toonbank-page on <body> at each turn.`,
  );
}

function calls(scripts: string, command: string): boolean {
  return new RegExp(`toonbank\\s*(?:\\?\\.)?\\(\\s*['"\`]${command}['"\`]`).test(scripts);
}
