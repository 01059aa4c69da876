import { beforeEach, describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import {
  CLOCK_SETTLED_AFTER_MS,
  CLOCK_SKEW_MAX_MS,
  COBROWSE_ASK_VALID_MS,
  COBROWSE_MAX_MS,
  COBROWSE_PAGE_GONE_MAX_MS,
  COBROWSE_PAGE_SAID_EVERY_MS,
  COBROWSES_KEPT_MS,
  PRESENCE_GRACE_MS,
} from '../../../../../shared/protocol/limits.ts';
import { linkDown } from '../../../../../sidecar/app/agent/link.ts';
import { pageCame, pageWent, sayPages } from '../../../../../sidecar/app/cobrowse/pages.ts';
import { passTime } from '../../../../../sidecar/app/pass-time.ts';
import { eraseVisitors } from '../../../../../sidecar/app/privacy/erase-visitor.ts';
import { forgetOld } from '../../../../../sidecar/app/privacy/forget-old.ts';
import { countKept } from '../../../../../sidecar/app/privacy/kept.ts';
import { watchClock } from '../../../../../sidecar/gateway/clock-watch.ts';
import { ALONG, type AlongDesk, aDeskAlong } from '../../../../support/along.ts';
import { UNSETTLED_CLOCK } from '../../../../support/clock-trust.ts';

let desk: AlongDesk;
beforeEach(async () => {
  desk = await aDeskAlong();
});

const TALK = { conversation: 'talk' } as const;
const overs = async () =>
  (await desk.live()).flatMap(({ body }) => (body.type === 'cobrowse.over' ? [body.ending] : []));

type End = (desk: AlongDesk) => Promise<unknown>;
const WITH_CONVERSATION: readonly (readonly [string, string, End])[] = [
  [
    'the holder ends the conversation',
    'conversation-ended',
    ({ agent }) => agent('anna', { type: 'conversation.end', ...TALK }),
  ],
  [
    'the visitor leaves it',
    'conversation-ended',
    ({ visitor }) => visitor('visitor-1', { type: 'conversation.leave', ...TALK }),
  ],
  [
    'the visitor is blocked',
    'conversation-ended',
    ({ agent }) => agent('anna', { type: 'visitor.block', visitor: 'visitor-1', reason: 'abuse' }),
  ],
  [
    'it is handed over to a colleague',
    'handed-over',
    ({ agent }) => agent('anna', { type: 'conversation.hand-over', ...TALK, to: 'bram', note: '' }),
  ],
  [
    'it goes back to the queue',
    'handed-over',
    ({ agent }) => agent('anna', { type: 'conversation.hand-over', ...TALK, to: null, note: '' }),
  ],
  [
    'a lead takes it over',
    'handed-over',
    ({ agent }) => agent('lotte', { type: 'conversation.take-over', ...TALK, note: '' }),
  ],
  [
    'the holder is revoked',
    'handed-over',
    ({ agent }) => agent('lotte', { type: 'agent.revoke', agent: 'anna' }),
  ],
];

describe('with its conversation', () => {
  it.each(WITH_CONVERSATION)('[CB3] it ends when %s: %s', async (_, ending, end) => {
    await desk.agree();
    await end(desk);
    expect(await desk.cobrowse()).toMatchObject({ state: 'ended', ending });
    expect(await overs()).toEqual([ending]);
    expect((await desk.cards()).at(-1)).toMatchObject({ state: 'ended', ending });
  });

  it('[CB3] so does a question that nobody has answered', async () => {
    await desk.ask();
    await desk.agent('anna', { type: 'conversation.end', ...TALK });
    expect(await desk.cobrowse()).toMatchObject({ ending: 'conversation-ended' });
    expect(await desk.answer(true)).toMatchObject({ refusal: 'wrong-state' });
  });

  it('[CB3] it ends when the holder’s link is gone for too long', async () => {
    await desk.agree();
    await linkDown(desk.environment, asId('anna'));
    await desk.later(PRESENCE_GRACE_MS - 1_000);
    expect(await desk.cobrowse()).toMatchObject({ state: 'active' });
    await desk.later(1_001);
    expect(await desk.cobrowse()).toMatchObject({ ending: 'handed-over' });
  });

  it('[CB3] it stays ended when the talk goes on', async () => {
    await desk.agree();
    await desk.agent('anna', { type: 'conversation.end', ...TALK });
    const say = { type: 'chat.say', ...TALK, line: 'line-9', text: 'One more thing' } as const;
    await desk.visitor('visitor-1', say);
    expect(await desk.conversation('talk')).toMatchObject({ state: 'active', holder: 'anna' });
    expect(await desk.cobrowse()).toMatchObject({ state: 'ended', ending: 'conversation-ended' });
    expect(await desk.ask('anew')).toMatchObject({ kind: 'done' });
  });

  it('[CB3] lines, seeing and leaving the queue to others end nothing', async () => {
    await desk.agree();
    const say = { type: 'chat.say', ...TALK, line: 'line-9', text: 'Hello' } as const;
    await desk.visitor('visitor-1', say);
    await desk.agent('anna', { type: 'chat.see', ...TALK, upTo: 1 });
    await desk.agent('anna', { type: 'presence.set', presence: 'away' });
    expect(await desk.cobrowse()).toMatchObject({ state: 'active' });
  });
});

describe('by time', () => {
  it('[CB3] a question ends unanswered', async () => {
    await desk.ask();
    await desk.later(COBROWSE_ASK_VALID_MS - 1);
    expect(await desk.cobrowse()).toMatchObject({ state: 'asked' });
    await desk.later(1);
    expect(await desk.cobrowse()).toMatchObject({ state: 'ended', ending: 'unanswered' });
  });

  it('[CB3] it ends when no page came, or none came back', async () => {
    await desk.agree();
    await desk.later(COBROWSE_PAGE_GONE_MAX_MS - 1);
    expect(await pageCame(desk.environment, ALONG)).toBe(true);
    await desk.later(COBROWSE_PAGE_GONE_MAX_MS - 1);
    await pageWent(desk.environment, ALONG);
    await desk.later(COBROWSE_PAGE_GONE_MAX_MS - 1);
    expect(await desk.cobrowse()).toMatchObject({ state: 'active' });
    await desk.later(1);
    expect(await desk.cobrowse()).toMatchObject({ ending: 'page-gone' });
    expect(await pageCame(desk.environment, ALONG)).toBe(false);
  });

  it('[CB3] a page that stays is said again, seldom written and never told', async () => {
    await desk.agree();
    await pageCame(desk.environment, ALONG);
    const here = new Set([ALONG]);
    const { environment } = desk;
    let commits = 0;
    const store = {
      ...environment.store,
      transact: ((work, about) => {
        commits += 1;
        return environment.store.transact(work, about);
      }) as typeof environment.store.transact,
    };
    for (let n = 0; n < 180; n += 1) {
      environment.clock.advance(1_000);
      await sayPages({ ...environment, store }, here);
      await passTime(environment, UNSETTLED_CLOCK);
    }
    expect(await desk.cobrowse()).toMatchObject({ state: 'active' });
    expect(commits).toBe(180_000 / COBROWSE_PAGE_SAID_EVERY_MS);
    expect(await desk.cards()).toHaveLength(2);
    await sayPages({ ...environment, store }, new Set());
    await desk.later(COBROWSE_PAGE_GONE_MAX_MS);
    expect(await desk.cobrowse()).toMatchObject({ ending: 'page-gone' });
  });

  it('[CB3, CK4] a clock that jumps ends nothing whose page is there; a page that went is found gone a little later', async () => {
    await desk.agree();
    await pageCame(desk.environment, ALONG);
    const { clock, log } = desk.environment;
    let steady = 0;
    const watch = watchClock({
      clock,
      log,
      settledAfterMs: CLOCK_SETTLED_AFTER_MS,
      steadyMs: () => steady,
    });
    let here = new Set([ALONG]);
    const pass = async (seconds: number) => {
      for (let n = 0; n < seconds; n += 1) {
        clock.advance(1_000);
        steady += 1_000;
        watch.look();
        await passTime(desk.environment, watch);
        await sayPages(desk.environment, here);
      }
    };
    await pass(200);
    for (const jumpMs of [COBROWSE_PAGE_GONE_MAX_MS, 86_400_000, -3_600_000]) {
      clock.advance(jumpMs);
      // Judged before the jump is noticed, and after.
      await passTime(desk.environment, watch);
      expect(await desk.cobrowse()).toMatchObject({ state: 'active' });
      await pass(90);
      expect(await desk.cobrowse()).toMatchObject({ state: 'active' });
    }
    here = new Set();
    await pageWent(desk.environment, ALONG);
    clock.advance(COBROWSE_PAGE_GONE_MAX_MS);
    await pass(COBROWSE_PAGE_GONE_MAX_MS / 1_000);
    expect(await desk.cobrowse()).toMatchObject({ state: 'active' });
    await pass(1);
    expect(await desk.cobrowse()).toMatchObject({ ending: 'page-gone' });
  });

  it('[CB3, CK1] it ends after so long, once the clock is believed', async () => {
    await desk.agree();
    for (let n = 0; n < COBROWSE_MAX_MS / COBROWSE_PAGE_SAID_EVERY_MS; n += 1) {
      desk.environment.clock.advance(COBROWSE_PAGE_SAID_EVERY_MS);
      const say = { type: 'chat.say', ...TALK, line: `line-${n}`, text: 'Hello' } as const;
      await desk.agent('anna', say);
      await pageCame(desk.environment, ALONG);
    }
    await passTime(desk.environment, UNSETTLED_CLOCK);
    expect(await desk.cobrowse()).toMatchObject({ state: 'active' });
    await passTime(desk.environment);
    expect(await desk.cobrowse()).toMatchObject({ ending: 'too-long' });
  });

  it('[CK2] a question of a clock that went back stands as long as any other', async () => {
    const ahead = CLOCK_SKEW_MAX_MS * 100;
    desk.environment.clock.advance(ahead);
    await desk.ask();
    desk.environment.clock.advance(-ahead);
    await desk.later(1_000);
    await desk.later(COBROWSE_ASK_VALID_MS - 1_000);
    expect(await desk.cobrowse()).toMatchObject({ state: 'asked' });
    await desk.later(1_000);
    expect(await desk.cobrowse()).toMatchObject({ ending: 'unanswered' });
  });
});

describe('what is kept of it', () => {
  it('[ER1, CB3] an erasure ends it for the relay and leaves no row, card or fact', async () => {
    await desk.agree();
    const { environment } = desk;
    const kept = await environment.store.read((tx) => countKept(tx, asId('visitor-1')));
    expect(kept.cobrowses).toBe(1);
    await eraseVisitors(environment, [asId('visitor-1')], 'operator');
    expect(await overs()).toEqual(['conversation-ended']);
    expect(await environment.store.read((tx) => tx.cobrowses.find(ALONG))).toBeNull();
    expect(await desk.cards()).toEqual([]);
    expect(await pageCame(environment, ALONG)).toBe(false);
    const after = await environment.store.read((tx) => countKept(tx, asId('visitor-1')));
    expect(after.rows).toBe(0);
  });

  it('[RE1] it is forgotten so long after its end, and never while it is open', async () => {
    await desk.agree();
    const { environment } = desk;
    environment.clock.advance(COBROWSES_KEPT_MS * 2);
    await forgetOld(environment);
    const alive = await aDeskAlong();
    await alive.agree();
    await alive.visitor('visitor-1', { type: 'cobrowse.stop', cobrowse: ALONG });
    alive.environment.clock.advance(COBROWSES_KEPT_MS);
    await forgetOld(alive.environment);
    expect(await alive.cobrowse()).toMatchObject({ state: 'ended' });
    alive.environment.clock.advance(1);
    await forgetOld(alive.environment);
    await expect(alive.cobrowse()).rejects.toThrow('there is no cobrowse');
  });
});
