import { expect, test } from 'vitest';
import { type PastSession, pastSessions } from '../../../../demo/truth/past-sessions.ts';
import { willBuy } from '../../../../demo/truth/shopper.ts';
import { asEpochMs, DAY_MS, HOUR_MS, MINUTE_MS } from '../../../../shared/kernel/time.ts';
import { decodeUpVisitor } from '../../../../shared/protocol/codec.ts';
import { SESSION_IDLE_MAX_MS } from '../../../../shared/protocol/limits.ts';
import { MONDAY_MORNING } from '../../../support/fake-clock.ts';

const FROM = asEpochMs(MONDAY_MORNING - 14 * DAY_MS);
const TERMS = { sessions: 1_500, seed: 1, from: FROM, to: MONDAY_MORNING };
const PAST = [...pastSessions(TERMS)];

const sentIn = ({ walked, paid }: PastSession) => [...walked, ...paid];

test('[DM11] the seed decides a history', () => {
  const few = { ...TERMS, sessions: 50 };
  expect([...pastSessions(few)]).toEqual([...pastSessions(few)]);
  const others = [...pastSessions({ ...few, seed: 2 })];
  expect(others.map(({ type }) => type)).not.toEqual(
    [...pastSessions(few)].map(({ type }) => type),
  );
});

test('[DM11] everything a past page told is a signal of the protocol', () => {
  const kinds = new Set<string>();
  for (const [n, { at, observed }] of PAST.slice(0, 200).flatMap(sentIn).entries()) {
    const decoded = decodeUpVisitor(JSON.stringify({ id: 'x', at, n: n + 1, body: observed }));
    expect(decoded.isOk, JSON.stringify(observed)).toBe(true);
    kinds.add(observed.type);
  }
  expect([...kinds].sort()).toEqual([
    'basket.changed',
    'checkout.stepped',
    'hesitation.noticed',
    'list.viewed',
    'order.claimed',
    'page.left',
    'page.viewed',
    'product.viewed',
    'search.made',
  ]);
});

test('[DM11] sessions begin in order within the days asked for, mostly by day', () => {
  const starts = PAST.map(({ startedAt }) => startedAt);
  expect(starts).toEqual([...starts].sort((one, other) => one - other));
  expect(starts[0]).toBeGreaterThanOrEqual(FROM);
  expect(starts.at(-1)).toBeLessThan(TERMS.to);
  expect(new Set(starts.map((at) => Math.floor(at / DAY_MS))).size).toBeGreaterThanOrEqual(14);
  const atNight = starts.filter((at) => Math.floor(at / HOUR_MS) % 24 < 5).length;
  expect(atNight / starts.length).toBeLessThan(0.06);
});

test('[DM11] a page is left after it was shown, and the next follows it', () => {
  for (const past of PAST.slice(0, 300)) {
    const sent = sentIn(past);
    sent.forEach(({ at, observed }, place) => {
      expect(at).toBeGreaterThanOrEqual(sent[place - 1]?.at ?? past.startedAt);
      const before = sent[place - 1]?.observed;
      if (before === undefined || before.type === 'page.left') {
        expect(observed.type).toBe('page.viewed');
        if (observed.type !== 'page.viewed') return;
        expect(observed.referrer === 'internal').toBe(place > 0);
      } else expect(observed.page).toBe(before.page);
    });
    expect(sent.at(-1)?.observed.type).toBe('page.left');
  }
});

test('[DM11] who comes back is the same shopper, after their session has ended', () => {
  const last = new Map<string, PastSession>();
  let returns = 0;
  for (const past of PAST) {
    const before = last.get(past.who.name);
    last.set(past.who.name, past);
    if (before === undefined) continue;
    returns += 1;
    expect(past.who).toBe(before.who);
    expect(past.type).toBe(before.type);
    const left = sentIn(before).at(-1)?.at ?? before.startedAt;
    expect(past.startedAt - left).toBeGreaterThan(SESSION_IDLE_MAX_MS + 2 * MINUTE_MS);
  }
  expect(returns / PAST.length).toBeGreaterThan(0.25);
  expect(new Set(PAST.map(({ who }) => who.device)).size).toBe(3);
  expect(new Set(PAST.map(({ who }) => who.customerValue)).size).toBe(4);
});

test('[DM11] the way to pay is there for whoever may buy, claims one order, and for nobody else', () => {
  for (const past of PAST) {
    const orders = past.paid.filter(({ observed }) => observed.type === 'order.claimed');
    expect(past.walked.some(({ observed }) => observed.type === 'order.claimed')).toBe(false);
    expect(orders).toHaveLength(willBuy(past, true) || willBuy(past, false) ? 1 : 0);
  }
  const named = PAST.flatMap(({ paid }) =>
    paid.flatMap(({ observed }) => (observed.type === 'order.claimed' ? [observed.order] : [])),
  );
  expect(new Set(named).size).toBe(named.length);
});
