import { describe, expect, test } from 'vitest';
import { DISPOSITIONS } from '../../../../../extension/panel/views/conversation/dispositions.ts';
import { en } from '../../../../../extension/panel/words/en.ts';
import { nl } from '../../../../../extension/panel/words/nl.ts';
import {
  chooseWords,
  sayDisposition,
  sayError,
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

/** Every key of a tree of words, with what stands at its end. */
function leaves(tree: object, path = ''): readonly (readonly [string, unknown])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? leaves(value, `${path}${key}.`)
      : [[`${path}${key}`, value] as const],
  );
}

function wordsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  if ('const' in schema) return [String(schema.const)];
  return 'anyOf' in schema && Array.isArray(schema.anyOf) ? schema.anyOf.flatMap(wordsOf) : [];
}

const commandTypes = wordsOf({
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
    ['reason', wordsOf(Reason.properties.kind), words.reasons],
    ['notice', wordsOf(Notice.properties.kind), words.notices],
    ['cause', wordsOf(Cause), words.causes],
    ['conversation state', wordsOf(ConversationState), words.states],
    ['offer state', wordsOf(OfferState), words.offers],
    ['presence', wordsOf(Presence), words.presence],
    ['phase', wordsOf(Phase), words.phases],
    ['page type', wordsOf(PageType), words.pages],
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

test('[PN8] a kind that only a newer sidecar knows is said in its own sentence', () => {
  expect(sayError(en, 'brand-new', 'Its own words.')).toBe('Its own words.');
  expect(sayError(en, 'toString', 'Its own words.')).toBe('Its own words.');
  expect(sayDisposition(nl, 'solved')).toBe('Opgelost');
  expect(sayDisposition(nl, 'from elsewhere')).toBe('from elsewhere');
});
