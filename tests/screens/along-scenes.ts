import type { Page } from 'playwright-core';
import { widget } from '../../demo/stage/widget.ts';
import type { DownPage } from '../../shared/protocol/frame-sockets.ts';
import type { VisitorCobrowse } from '../../shared/protocol/messages/cobrowse.ts';
import type { FakeSidecar } from '../support/fake-sidecar.ts';
import { CONVERSATION, say, talk } from './widget-facts.ts';
import { opened, type Play } from './widget-play.ts';
import type { WidgetScene } from './widget-scenes.ts';

const SHOWN = 'toonbank-counter';
const MINUTE = 60_000;

const cobrowsed = (sidecar: FakeSidecar, but: Partial<VisitorCobrowse> = {}): void =>
  sidecar.tell({
    type: 'cobrowse.moved',
    cobrowse: {
      cobrowse: 'cobrowse-1',
      conversation: CONVERSATION,
      state: 'asked',
      ending: null,
      agentName: 'Sanne de Wit',
      watchers: [],
      askedAt: Date.now(),
      answerBy: Date.now() + 30 * MINUTE,
      startedAt: null,
      endedAt: null,
      ...but,
    },
  });

/** The chat is shut, a conversation goes on. */
const shut =
  (then: Play): Play =>
  async (page, sidecar, look) => {
    await opened(talk)(page, sidecar, look);
    await widget.reads(page, say('answer', look));
    await page.keyboard.press('Escape');
    await then(page, sidecar, look);
  };

const hear = (page: Page, message: DownPage): Promise<void> =>
  page.evaluate((each) => window.recorder?.side.heard(each), message);

/** Agreed to, and somebody looks. */
const along = (then: Play): Play =>
  shut(async (page, sidecar, look) => {
    const since = Date.now() - 4 * MINUTE;
    const watchers = [
      { name: 'Sanne de Wit', since },
      { name: 'Tom', since: since + MINUTE },
    ];
    cobrowsed(sidecar, { state: 'active', startedAt: since, watchers });
    await page.waitForFunction(() => window.recorder !== undefined);
    await page.evaluate(() => {
      const nodes = ['h1', '[data-testid=add-to-basket]', 'footer'];
      nodes.forEach((selector, index) => {
        document.querySelector(selector)?.setAttribute('data-node', String(index + 1));
      });
      window.recorder?.become('sending');
    });
    await hear(page, { type: 'cobrowse.audience', names: ['Sanne de Wit'] });
    await then(page, sidecar, look);
  });

const at = { checkpoint: 1 } as const;

/** Everything a visitor sees of looking along. */
export const ALONG_SCENES: readonly WidgetScene[] = [
  {
    name: 'page-along-question',
    until: `${SHOWN} .offer-question .quiet:not([aria-disabled=true])`,
    play: shut(async (_, sidecar) => cobrowsed(sidecar)),
  },
  {
    name: 'page-along-question-chat',
    until: `${SHOWN} .chat .cobrowse .quiet:not([aria-disabled=true])`,
    play: async (page, sidecar, look) => {
      await opened(talk)(page, sidecar, look);
      cobrowsed(sidecar);
    },
  },
  { name: 'page-along-bar', until: `${SHOWN} .along-bar`, play: along(async () => {}) },
  {
    name: 'page-along-folded',
    until: `${SHOWN} .folded`,
    play: along((page) => page.locator(`${SHOWN} .along-fold`).click()),
  },
  {
    name: 'page-along-chat',
    until: `${SHOWN} .chat`,
    play: along(async (page) => {
      await page.locator(`${SHOWN} .launcher`).click();
    }),
  },
  {
    name: 'page-along-hiding',
    until: `${SHOWN} .along-choosing`,
    play: along((page) => page.locator(`${SHOWN} .along-tools .along-act`).first().click()),
  },
  {
    name: 'page-along-hidden',
    until: `${SHOWN} .along-hatch`,
    play: along(async (page) => {
      await page.locator(`${SHOWN} .along-tools .along-act`).first().click();
      for (const key of ['ArrowRight', 'ArrowUp', 'Enter', 'Escape'])
        await page.keyboard.press(key);
    }),
  },
  {
    name: 'page-along-preview',
    until: `${SHOWN} .along-legend`,
    play: along((page) => page.locator(`${SHOWN} .along-tools .along-act`).last().click()),
  },
  {
    name: 'page-along-pointing',
    until: `${SHOWN} .along-ring`,
    play: along(async (page, _, { language }) => {
      const text = language === 'nl' ? 'Deze bedoel ik' : 'I mean this one';
      await hear(page, { type: 'cobrowse.ring', ...at, node: 1, text });
      await hear(page, { type: 'cobrowse.point', ...at, node: 1, x: 0.7, y: 0.8 });
      const points = [0, 1.4, 0.2, 1.2, 0.4, 1.5, 0.6, 1.2];
      await hear(page, { type: 'cobrowse.draw', ...at, stroke: 's', node: 1, points });
    }),
  },
  {
    name: 'page-along-edge',
    until: `${SHOWN} .along-arrow`,
    play: along((page) => hear(page, { type: 'cobrowse.ring', ...at, node: 3, text: '' })),
  },
  {
    name: 'page-along-proposal',
    until: `${SHOWN} .along-proposal .primary:not([aria-disabled])`,
    play: along(async (page) => {
      await hear(page, {
        type: 'cobrowse.propose',
        proposal: 'p',
        ...at,
        node: 2,
        act: { kind: 'click' },
      });
    }),
  },
  {
    name: 'page-along-receipt',
    until: `${SHOWN} .along-receipt`,
    play: along((page) => page.locator(`${SHOWN} .along-stop`).click()),
  },
];
