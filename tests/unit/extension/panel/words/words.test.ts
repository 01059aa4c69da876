import { describe, expect, test } from 'vitest';
import { DISPOSITIONS } from '../../../../../extension/panel/views/conversation/dispositions.ts';
import { en } from '../../../../../extension/panel/words/en.ts';
import { nl } from '../../../../../extension/panel/words/nl.ts';
import {
  chooseWords,
  sayDisposition,
  sayError,
  sayReason,
  sayReasons,
} from '../../../../../extension/panel/words/words.ts';
import { ERROR_KINDS } from '../../../../../shared/protocol/error-kind.ts';
import { Notice } from '../../../../../shared/protocol/messages/chat.ts';
import { Cause, ConversationState } from '../../../../../shared/protocol/messages/conversation.ts';
import { OfferState, Reason } from '../../../../../shared/protocol/messages/engagement.ts';
import { Phase } from '../../../../../shared/protocol/messages/floor.ts';
import { Presence } from '../../../../../shared/protocol/messages/presence.ts';
import { PageType } from '../../../../../shared/protocol/messages/session.ts';
import { SHAPES } from '../../../../../shared/protocol/shape.ts';
import { UpAgent } from '../../../../../shared/protocol/up-agent.ts';
import { readPolicy } from '../../../../../sidecar/adapters/policy/read-policy.ts';
import { kindsOf } from '../../../../support/kinds-of.ts';

/** Every key of a tree of words, with what stands at its end. */
function leaves(tree: object, path = ''): readonly (readonly [string, unknown])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? leaves(value, `${path}${key}.`)
      : [[`${path}${key}`, value] as const],
  );
}

const commandTypes = kindsOf({
  anyOf: UpAgent.anyOf.map(({ properties }) => properties.type),
}).filter((type) =>
  Object.entries(SHAPES).some(([name, shape]) => name === type && shape === 'command'),
);

test('[PN8] Dutch and English have the same keys, and every sentence has words', () => {
  expect(leaves(nl).map(([key]) => key)).toEqual(leaves(en).map(([key]) => key));
  for (const [key, value] of [...leaves(en), ...leaves(nl)]) {
    if (typeof value === 'string') expect(value.trim(), key).not.toBe('');
  }
});

describe.each([en, nl])('$language', (words) => {
  test.each([
    ['reason', kindsOf(Reason.properties.kind), words.reasons],
    ['notice', kindsOf(Notice.properties.kind), words.notices],
    ['cause', kindsOf(Cause), words.causes],
    ['conversation state', kindsOf(ConversationState), words.states],
    ['offer state', kindsOf(OfferState), words.offers],
    ['presence', kindsOf(Presence), words.presence],
    ['phase', kindsOf(Phase), words.phases],
    ['page type', kindsOf(PageType), words.pages],
    ['error kind', Object.keys(ERROR_KINDS), words.errors],
    ['command', commandTypes, words.commands],
    ['disposition', [...DISPOSITIONS], words.dispositions],
  ])('[PN8] every %s has words', (_, kinds, table) => {
    expect(kinds.length).toBeGreaterThan(2);
    expect(kinds.filter((kind) => !Object.hasOwn(table, kind))).toEqual([]);
  });

  test('[PN8] no exclamation marks, no Oops', () => {
    const said = leaves(words).flatMap(([, value]) => (typeof value === 'string' ? [value] : []));
    expect(said.filter((sentence) => /!|oops|oeps/i.test(sentence))).toEqual([]);
  });
});

test('[PN18] before the policy is known, its dispositions are those of the policy that ships', () => {
  const shipped = readPolicy('sidecar/policy/default.json').dispositions;
  expect(
    DISPOSITIONS.map((id) => ({ id, nl: nl.dispositions[id], en: en.dispositions[id] })),
  ).toEqual(shipped.map(({ isSolved, ...told }) => told));
});

test('[PN8] numbers take the right form of their word', () => {
  expect(en.visitor.pieces(1)).toBe('1 piece');
  expect(nl.visitor.pieces(3)).toBe('3 stuks');
  expect(en.reasons['repeat-view'](3, 'Vera')).toBe('third look at Vera');
  expect(en.reasons['repeat-view'](22, null)).toBe('22nd look');
  expect(nl.reasons['repeat-view'](3, 'Vera')).toBe('3e keer bij Vera');
});

test('[EN11] what an agent reads of a drop, a score and a silence', () => {
  const said = (kind: Reason['kind'], count: number | null = null, about: string | null = null) =>
    [nl, en].map((words) => sayReason(words, { kind, count, about }));
  expect(said('dropped', 40, '5')).toEqual([
    'zakte van top 5% naar top 40%',
    'fell from top 5% to top 40%',
  ]);
  expect(said('dropped', 51, '10')).toEqual([
    'zakte van top 10% naar de onderste helft',
    'fell from top 10% to the lower half',
  ]);
  expect(said('back-and-forth', 2)).toEqual([
    '2 keer terug van het afrekenen',
    'back from checkout twice',
  ]);
  expect(said('back-and-forth', 3)[1]).toBe('back from checkout 3 times');
  expect(said('back-and-forth')[1]).toBe('back and forth between basket and checkout');
  expect(said('basket-filled', 1)).toEqual(['1 stuk in de mand', '1 piece in the basket']);
  expect(said('checkout-reached', 2)).toEqual(['kwam tot de verzending', 'got as far as shipping']);
  expect(said('checkout-reached', 3)).toEqual(['kwam tot de betaling', 'got as far as payment']);
  expect(said('second-look', 2, 'Vera')).toEqual(['2e keer bij Vera', 'second look at Vera']);
  expect(said('many-products', 6)).toEqual(['bekeek 6 producten', 'looked at 6 products']);
  expect(said('searched', 3)).toEqual(['zocht 3 keer', 'searched 3 times']);
  expect(said('long-visit', 12)).toEqual([
    'kijkt al 12 minuten rond',
    'looked around for 12 minutes',
  ]);
  expect(said('came-again', 3)).toEqual(['3e bezoek', 'third visit']);
  expect(said('not-worth')).toEqual([
    'bestelt ook zo wel, of een aanbod doet te weinig',
    'would order anyway, or an offer changes too little',
  ]);
  expect(said('not-dropped')).toEqual([
    'score is niet ver genoeg gezakt',
    'score has not fallen far enough',
  ]);
});

test('[EN11] no kind of reason is said with an empty place, whatever comes with it', () => {
  for (const kind of kindsOf(Reason.properties.kind)) {
    for (const words of [nl, en]) {
      for (const [count, about] of [
        [null, null],
        [1, null],
        [9_999, 'Vera'],
      ] as const) {
        const said = Object.entries(words.reasons).find(([name]) => name === kind)?.[1](
          count,
          about,
        );
        expect(said, kind).not.toMatch(/null|undefined|NaN|^$| {2}/);
      }
    }
  }
});

test('[PN8] the language is the one chosen, else the browser’s, else English', () => {
  expect(chooseWords('nl', 'en-GB').language).toBe('nl');
  expect(chooseWords('system', 'nl-BE').language).toBe('nl');
  expect(chooseWords(undefined, 'fr-FR').language).toBe('en');
});

test('[PN8] reasons are one line that begins with a capital', () => {
  const reasons = [
    { kind: 'repeat-view', count: 3, about: null },
    { kind: 'shipping-cost-view', count: null, about: null },
  ] as const;
  expect(sayReasons(en, reasons)).toBe('Third look, shipping cost just seen');
  expect(sayReasons(en, [])).toBe('');
});

test('[PN20] a kind that only a newer sidecar knows is said in its own sentence to who reads English', () => {
  expect(sayError(en, 'brand-new', 'Its own words.')).toBe('Its own words.');
  expect(sayError(en, 'toString', 'Its own words.')).toBe('Its own words.');
  expect(sayError(en, 'brand-new', '')).toBe(en.errorUnknown);
  expect(sayError(nl, 'brand-new', 'Its own words.')).toBe(nl.errorUnknown);
  expect(sayDisposition(nl, 'solved')).toBe('Opgelost');
  expect(sayDisposition(nl, 'from elsewhere')).toBe('from elsewhere');
});
