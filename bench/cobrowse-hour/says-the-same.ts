import type { RaisedStage } from '../../demo/journey/raise-stage.ts';
import { waitFor } from '../../demo/stage/wait-for.ts';
import { pictureIn, VIEWER } from '../cobrowse/look-along.ts';
import { LAST_CHANGED } from './busy-shop.ts';

/** The page changes five times a second, and its picture a moment later: in between both are the same. */
const WITHIN_MS = 20_000;
/** The masker writes it in place of what nobody may read, as the shop's own address. */
const MASK = '•';

/** Whether the agent's picture has all words of the page, those that changed last among them. */
export function saysTheSame({ agent, shopper }: RaisedStage): Promise<boolean> {
  return waitFor(
    'the picture says what the page says',
    async () => {
      const [page, picture] = await Promise.all([
        shopper.page.evaluate<string>('document.body.innerText'),
        agent.panel.evaluate<string>(`${pictureIn(VIEWER)}?.body?.innerText ?? ''`),
      ]);
      return LAST_CHANGED.test(picture) && isSame(page.split('\n'), picture.split('\n'));
    },
    WITHIN_MS,
  ).catch(() => false);
}

function isSame(page: readonly string[], picture: readonly string[]): boolean {
  return (
    page.length === picture.length &&
    page.every((line, n) => line === picture[n] || picture[n]?.includes(MASK))
  );
}
