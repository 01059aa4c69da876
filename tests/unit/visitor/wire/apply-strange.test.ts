import { expect, it } from 'vitest';
import type { DownVisitor } from '../../../../shared/protocol/down-visitor.ts';
import { apply, NOTHING_TOLD, readTold, type Told } from '../../../../visitor/wire/apply.ts';
import { decodeDown } from '../../../../visitor/wire/decode.ts';
import { moved, said } from '../facts.ts';

const talking = (): Told => {
  const start: Told = { ...NOTHING_TOLD, visitor: 'v', since: 0 };
  const one = apply(start, { at: 0, seq: 1, feed: 'own', body: moved('c', 'talking') });
  const two = one && apply(one, { at: 0, seq: 2, feed: 'own', body: said('c', 1, 'hello') });
  if (two === null) throw new Error('no fact is missing here');
  return two;
};
/** As a sidecar would say it that knows more than this page. */
const unheardOf = (seq?: number) =>
  decodeDown(
    JSON.stringify({
      at: 0,
      ...(seq === undefined ? {} : { seq, feed: 'own' }),
      body: { type: 'chat.reacted' },
    }),
  );

it('[VS11] a fact this page has never heard of counts as told: the next one is no gap', () => {
  const strange = unheardOf(3);
  if (strange === null) throw new Error('the envelope is one');
  const before = talking();
  const after = apply(before, strange);
  expect(after).toEqual({ ...before, since: 3 });
  const next = after && apply(after, { at: 0, seq: 4, feed: 'own', body: said('c', 2, 'there') });
  expect(next?.lines).toHaveLength(2);
});

it('[VS11] a message without a place in the feed changes nothing that was told', () => {
  const strange = unheardOf();
  if (strange === null) throw new Error('the envelope is one');
  const before = talking();
  expect(apply(before, strange)).toBe(before);
});

it('[FD4] what the visitor saw in another tab says nothing of what the agent saw', () => {
  const before = talking();
  const seen = (by: 'visitor' | 'agent', conversation = 'c'): DownVisitor => ({
    type: 'chat.seen',
    conversation,
    by,
    upTo: 9,
  });
  const after = (body: DownVisitor) =>
    apply(before, { at: 0, seq: 3, feed: 'own', body })?.conversation?.seenByAgent;
  expect([after(seen('visitor')), after(seen('agent', 'other')), after(seen('agent'))]).toEqual([
    1, 1, 9,
  ]);
});

it('[VS11] a first fact without a cursor is where the cursor begins', () => {
  expect(
    apply(NOTHING_TOLD, { at: 0, seq: 7, feed: 'own', body: moved('c', 'waiting') }),
  ).toMatchObject({ since: 7, conversation: { state: 'waiting' } });
});

it('[VS8] what was told comes back whole after a reload', () => {
  const offer = { type: 'offer.shown', offer: 'o', words: null, agentName: null, expiresAt: 9 };
  const told = talking();
  const reloaded = (kept: object) => readTold(JSON.parse(JSON.stringify(kept)));
  expect(reloaded({ ...told, offer, visitor: null })).toEqual({ ...told, offer, visitor: null });
  expect(reloaded(told)).toEqual(told);
});

it.each([
  { visitor: 7 },
  { conversation: { conversation: 'c', state: 3 } },
  { lines: 'no list' },
  { lines: [{ n: '1', author: {} }] },
  { lines: [{ n: 1, author: null }] },
  { offer: 'o' },
  { offer: { offer: 'o', expiresAt: 'soon' } },
])('[VS1] storage holding %j among what was told asks for a snapshot', (strange) => {
  expect(readTold({ ...talking(), ...strange })).toEqual(NOTHING_TOLD);
});
