import type { Page } from 'playwright-core';
import type { PanelHands } from '../../../demo/stage/side-panel.ts';
import { waitFor } from '../../../demo/stage/wait-for.ts';

/** A bound for when the machine does more than this; what it took is printed. */
const SAME_WITHIN_MS = 60_000;
/** What the masker puts in place of what it hides. */
const MASK = '•••••';
/** Of a page of the shop; fewer letters would be a picture that hides everything, and equal to any page. */
const READABLE_SHARE = 0.6;

const VIEWER = `document.querySelector('[data-testid="along-picture"]')?.contentDocument`;
const inPicture = (expression: string) => `(() => {
  const frames = [...(${VIEWER}?.querySelectorAll('.picture iframe') ?? [])];
  const shown = frames.find((frame) => getComputedStyle(frame).visibility === 'visible');
  const picture = shown?.contentDocument?.body;
  return picture ? ${expression} : null;
})()`;

/** Waits until the agent reads what the visitor reads, apart from what is masked. @returns milliseconds */
export async function untilSame(panel: PanelHands, page: Page): Promise<number> {
  const startedMs = performance.now();
  let last: readonly [string, string] = ['', ''];
  await waitFor(
    'the picture is the page',
    async () => {
      const [onPage, seen] = await Promise.all([
        page.evaluate(() => document.body.innerText),
        panel.evaluate<string | null>(inPicture('picture.innerText')),
      ]);
      last = [plain(onPage), plain(seen ?? '')];
      return isSame(...last);
    },
    SAME_WITHIN_MS,
  ).catch((late: Error) => {
    throw new Error(`${late.message}\npage: ${last[0]}\npicture: ${last[1]}`);
  });
  return Math.round(performance.now() - startedMs);
}

/** Waits until the corner says that the picture is of now. */
export const untilNow = (panel: PanelHands) =>
  panel.see(
    `${VIEWER}?.querySelector('[data-testid="picture-age"]')?.dataset.tone === 'petrol'`,
    SAME_WITHIN_MS,
  );

/** Waits until the viewer says in words why the picture is not of now. */
export const untilSays = (panel: PanelHands, why: string) =>
  panel.see(
    `${VIEWER}?.querySelector('[data-testid="age-line"]')?.dataset.says === '${why}'`,
    SAME_WITHIN_MS,
  );

/** Waits until the corner says that the picture is no longer of now, whatever the reason. */
export const untilOld = (panel: PanelHands) =>
  panel.see(
    `${VIEWER}?.querySelector('[data-testid="picture-age"]')?.dataset.tone === 'red'`,
    SAME_WITHIN_MS,
  );

const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

export function isSame(onPage: string, seen: string): boolean {
  const parts = seen.split(MASK);
  if (parts.join('').length < onPage.length * READABLE_SHARE) return false;
  const pattern = parts.map((part) => part.replace(/[\\^$.*+?|()[\]{}/]/g, '\\$&')).join('.*?');
  return new RegExp(`^${pattern}$`, 'su').test(onPage);
}
