import { allowObserve } from '../../demo/shopper.ts';
import { widget } from '../../demo/stage/widget.ts';
import type { Look } from './scene.ts';
import {
  agentSaid,
  CONVERSATION,
  moved,
  noticed,
  offered,
  say,
  talk,
  visitorSaid,
} from './widget-facts.ts';
import { opened, type Play, talking, tell, unstaffed } from './widget-play.ts';

export interface WidgetScene {
  readonly name: string;
  readonly until: string;
  readonly expects?: RegExp;
  readonly play: Play;
}

const asked = (look: Look) => visitorSaid(1, say('question', look), 0);
const SHOWN = 'toonbank-counter';

/** Everything the widget shows a visitor. */
export const WIDGET_SCENES: readonly WidgetScene[] = [
  { name: 'widget-launcher', until: `${SHOWN} .launcher`, play: async () => {} },
  {
    name: 'widget-consent',
    until: '[data-testid="consent"]',
    play: async (page) => {
      await page.getByTestId('consent-open').click();
      await page.evaluate(() => scrollTo(0, 0));
    },
  },
  {
    name: 'widget-offer',
    until: `${SHOWN} .offer`,
    play: async (page, sidecar) => {
      tell(sidecar, [offered()]);
      await page.getByTestId('consent-open').click();
      await allowObserve(page);
      await page.evaluate(() => scrollTo(0, 0));
    },
  },
  {
    name: 'widget-new',
    until: `${SHOWN} .composer`,
    play: opened(() => [], 240_000),
  },
  {
    name: 'widget-waiting',
    until: `${SHOWN} .line.visitor`,
    play: opened((look) => [moved('waiting', { ahead: 2, waitMs: 240_000 }), asked(look)]),
  },
  {
    name: 'widget-waiting-unknown',
    until: `${SHOWN} .line.visitor`,
    play: opened((look) => [moved('waiting', { ahead: 0 }), asked(look)]),
  },
  {
    name: 'widget-waiting-nobody',
    until: `${SHOWN} .foot`,
    play: async (page, sidecar, look) => {
      tell(sidecar, [moved('waiting'), asked(look)]);
      await unstaffed(page, sidecar, look);
    },
  },
  {
    name: 'widget-talking',
    until: `${SHOWN} .typing`,
    play: talking(async (page, sidecar, look) => {
      tell(sidecar, [visitorSaid(5, say('thanks', look), 0), moved('talking', { seenByAgent: 5 })]);
      await page
        .locator(`${SHOWN} .under`)
        .getByText(/Gezien|Seen/)
        .waitFor();
      sidecar.live({ type: 'chat.typing', conversation: CONVERSATION, isTyping: true });
    }),
  },
  {
    name: 'widget-pending',
    until: `${SHOWN} .line.pending`,
    play: talking(async (page, sidecar, look) => {
      sidecar.isAnswering = false;
      await widget.say(page, say('thanks', look));
    }),
  },
  {
    name: 'widget-sent',
    until: `${SHOWN} .line.sent`,
    play: talking((page, _, look) => widget.say(page, say('thanks', look))),
  },
  {
    name: 'widget-refused',
    until: `${SHOWN} .line.refused`,
    play: talking(async (page, sidecar, look) => {
      sidecar.refusal = ({ type }) => (type === 'chat.say' ? 'not-found' : null);
      await widget.say(page, say('thanks', look));
    }),
  },
  {
    name: 'widget-unread',
    until: `${SHOWN} .unread:not([hidden])`,
    play: talking(async (page, sidecar, look) => {
      await page.keyboard.press('Escape');
      tell(sidecar, [agentSaid(5, say('more', look), 0), agentSaid(6, say('link', look), 0)]);
    }),
  },
  {
    name: 'widget-end-ask',
    until: `${SHOWN} .ask`,
    play: talking((page) => page.locator(`${SHOWN} .head-act`).first().click()),
  },
  { name: 'widget-leave', until: `${SHOWN} .leave`, play: unstaffed },
  {
    name: 'widget-leave-missing',
    until: `${SHOWN} .problem:not(:empty)`,
    play: async (page, sidecar, look) => {
      await unstaffed(page, sidecar, look);
      await page.locator(`${SHOWN} .leave [type="submit"]`).click();
    },
  },
  {
    name: 'widget-left',
    until: `${SHOWN} .line.visitor`,
    play: opened((look) => [moved('message-left'), asked(look), noticed(2, 'left-message', 0)]),
  },
  {
    name: 'widget-ended',
    until: `${SHOWN} .foot`,
    play: opened((look) => [
      ...talk(look),
      noticed(5, 'ended', 0),
      moved('ended', { seenByAgent: 1 }),
    ]),
  },
  {
    name: 'widget-lost',
    until: `${SHOWN} .link:not([hidden])`,
    // A browser says of each try that nobody answered.
    expects: /WebSocket connection to/,
    play: talking(async (page, sidecar, look) => {
      await sidecar.close();
      await page.locator(`${SHOWN} .link:not([hidden])`).waitFor();
      await widget.say(page, say('thanks', look));
    }),
  },
  {
    name: 'widget-stopped',
    until: `${SHOWN} .link:not([hidden])`,
    // 4411 is `blocked`: not on this page any more.
    play: talking(async (_, sidecar) => sidecar.hangUp(4411)),
  },
];
