import { expect, test } from 'vitest';
import {
  canOffer,
  groupConversations,
  sayOffer,
  sayPlace,
  sayRow,
  sayScore,
  secondsLeft,
  visitorName,
} from '../../../../../../extension/panel/views/floor/floor.model.ts';
import { en } from '../../../../../../extension/panel/words/en.ts';
import { aCard, aRow, NOW } from '../../support/rows.ts';

test('[PN6] conversations stand as: needs you, waiting, yours, with others', () => {
  const cards = [
    aCard('other', { holder: 'colleague' }),
    aCard('quiet'),
    aCard('late', { state: 'queued', holder: null, queuedAt: NOW }),
    aCard('first', { state: 'queued', holder: null, queuedAt: NOW - 1 }),
    aCard('unread', { lines: 3, seenByAgent: 1 }),
    aCard('asked', { state: 'assigned' }),
    aCard('closed', { state: 'closed' }),
  ];
  const groups = groupConversations(cards, 'me').map(({ name, cards: ones }) => [
    name,
    ones.map(({ conversation }) => conversation),
  ]);
  expect(groups).toEqual([
    ['needsYou', ['asked', 'unread']],
    ['waiting', ['first', 'late']],
    ['yours', ['quiet']],
    ['others', ['other']],
  ]);
});

test('[PN6] what is assigned to a colleague is not mine to answer', () => {
  const [group] = groupConversations([aCard('a', { state: 'assigned', holder: 'b' })], 'me');
  expect(group?.name).toBe('others');
});

test('[PN6] the countdown ends at nothing', () => {
  expect(secondsLeft(NOW + 1_001, NOW)).toBe(2);
  expect(secondsLeft(NOW - 5_000, NOW)).toBe(0);
});

test('[PN7] a row says where somebody is in the words that tell most', () => {
  const at = (place: { pageType: 'product' | 'checkout' | 'basket'; title: string }) =>
    aRow('s', { place: { ...place, url: '/' }, checkoutStep: 'shipping' });
  expect(sayPlace(en, at({ pageType: 'product', title: 'Boot Vera · Van Hout' }))).toBe(
    'Boot Vera',
  );
  expect(sayPlace(en, at({ pageType: 'checkout', title: 'x' }))).toBe('Checkout, shipping');
  expect(sayPlace(en, at({ pageType: 'basket', title: 'Mand' }))).toBe('Basket');
});

test('[PN7] every silence is said with its reason, every offer with its state', () => {
  const silence = { kind: 'nobody-free', count: null, about: null } as const;
  expect(sayOffer(en, aRow('s', { silence }))).toBe('Quiet: nobody free');
  const offer = { offer: 'o', state: 'offered' } as const;
  expect(sayOffer(en, aRow('s', { offer }))).toBe('Chat offered');
  expect(sayOffer(en, aRow('s', { offer: { ...offer, state: 'held-out' }, silence }))).toContain(
    'Quiet',
  );
  expect(sayOffer(en, aRow('s', { conversation: 'c', offer }))).toBe('In a conversation');
});

test('[EN13] the hint of a score says what it is: a place among visits, or how far this one came', () => {
  const row = aRow('s', { score: 74, direction: 'falling' });
  const plain = 'Score 74, falling. How far the visit has come, less what doubt takes away';
  expect(sayScore(en, row)).toBe(plain);
  expect(sayScore(en, { ...row, rank: null })).toBe(plain);
  expect(sayScore(en, { ...row, rank: 74 })).toBe(
    'Score 74, falling. More promising than 74 of 100 recent moments in this shop',
  );
});

test('[PN7] who just looks around is no news, and whom an offer would not help is', () => {
  const act = (kind: 'not-dropped' | 'not-worth') =>
    sayRow(en, aRow('s', { silence: { kind, count: null, about: null } })).act;
  expect(act('not-dropped')).toBe('');
  expect(act('not-worth')).toBe('Quiet: would order anyway, or an offer changes too little');
});

test('[PN7] a chat is offered by hand only to somebody here who has no other', () => {
  expect(canOffer(aRow('s'))).toBe(true);
  expect(canOffer(aRow('s', { isHere: false }))).toBe(false);
  expect(canOffer(aRow('s', { conversation: 'c' }))).toBe(false);
  expect(canOffer(aRow('s', { offer: { offer: 'o', state: 'offered' } }))).toBe(false);
});

test('[PN7] somebody without a name is told apart by the end of the id', () => {
  expect(visitorName(en, null, 'abc-4f2a')).toBe('Visitor 4F2A');
  expect(visitorName(en, 'Tom', 'abc-4f2a')).toBe('Tom');
});
