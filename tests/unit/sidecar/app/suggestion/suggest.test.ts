import { beforeEach, describe, expect, test } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import {
  MATCHED_MAX,
  MATCHED_MAX_CHARS,
  QUESTION_BEFORE_MAX,
  TITLE_MAX_CHARS,
} from '../../../../../shared/protocol/limits.ts';
import type { SuggestionsAsk } from '../../../../../shared/protocol/messages/suggestion.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import { answerQuestion } from '../../../../../sidecar/app/questions.ts';
import { EMPTY_JOURNEY } from '../../../../../sidecar/domain/session/journey.ts';
import type {
  Question,
  Ranking,
  Suggestion,
} from '../../../../../sidecar/domain/suggestion/ranking.ts';
import type { Suggester } from '../../../../../sidecar/ports/suggester.ts';
import { aSession } from '../../../../support/builders/session.ts';
import { aDesk, agentCaller, type Desk } from '../../../../support/desk.ts';
import { openTalk } from '../../../../support/open-talk.ts';

const NOTHING: Ranking = { suggestions: [], language: 'nl', intent: null, sentiment: 'neutral' };

let desk: Desk;
let asked: Question[];
let answer: Ranking;

/** Stands for the ranker's thread: what it is asked is what these tests are about. */
const watched: Suggester = {
  put: () => undefined,
  rank: async (question) => {
    asked.push(question);
    return answer;
  },
  close: async () => undefined,
};

beforeEach(async () => {
  asked = [];
  answer = NOTHING;
  desk = aDesk({ suggester: watched });
  await desk.visit('visitor-1', { observe: true });
  await desk.hire({ agent: asId('anna') });
  await openTalk(desk, 'visitor-1', 'talk');
});

const say = (line: string, text: string) =>
  desk.visitor('visitor-1', { type: 'chat.say', conversation: 'talk', line, text });
const ask = (
  changes: Partial<SuggestionsAsk> = {},
  who = 'anna',
  role: 'agent' | 'lead' = 'agent',
) =>
  answerQuestion(desk.environment, agentCaller(who, role), asId('question'), {
    type: 'suggestions.ask',
    conversation: 'talk',
    line: null,
    text: '',
    mode: 'suggest',
    most: 3,
    ...changes,
  });

describe('what is looked up', () => {
  test('[SU1] a line is asked by its own text, with the visitor’s lines before it', async () => {
    for (let n = 1; n <= QUESTION_BEFORE_MAX + 2; n += 1) await say(`line-${n}`, `vraag ${n}`);
    await desk.agent('anna', { type: 'chat.say', conversation: 'talk', line: 'a', text: 'Ja?' });
    await say('line-last', 'Wat kost verzenden?');
    await say('line-later', 'Hallo?');
    await ask({ line: 'line-last', text: 'something else' });
    expect(asked).toMatchObject([{ text: 'Wat kost verzenden?', mode: 'suggest', most: 3 }]);
    expect(asked[0]?.standing.before).toEqual(
      Array.from({ length: QUESTION_BEFORE_MAX }, (_, n) => `vraag ${n + 3}`),
    );
  });

  test('[SU1] a search is asked by its text', async () => {
    await ask({ text: 'retour', mode: 'search', most: 9 });
    expect(asked).toMatchObject([{ text: 'retour', mode: 'search', most: 9 }]);
  });

  test('[SU1] page, product and basket count, where the visitor is observed', async () => {
    const boots = {
      product: 'boots-39',
      name: 'Leren laars',
      category: 'Dameslaarzen',
      variant: '39',
      priceMinor: 18_900,
    };
    const session = aSession({
      visitor: asId('visitor-1'),
      journey: {
        ...EMPTY_JOURNEY,
        place: { pageType: 'basket', title: 'Winkelwagen', url: '/basket' },
        basket: { lines: [{ ...boots, quantity: 1 }], valueMinor: 18_900, currency: 'EUR' },
      },
    });
    await commit(desk.environment, ({ tx }) => tx.sessions.put(session));
    await ask({ text: 'retour' });
    expect(asked[0]?.standing).toMatchObject({
      page: 'basket',
      categories: ['Dameslaarzen'],
      products: ['boots-39', 'Leren laars'],
      hasBasket: true,
    });
    await desk.visit('visitor-1', { observe: false });
    await ask({ text: 'retour' });
    expect(asked[1]?.standing).toMatchObject({ page: null, categories: [], hasBasket: false });
  });
});

describe('who may ask', () => {
  test('[SU1] the holder and leads, nobody else, about a line of this visitor', async () => {
    await desk.hire({ agent: asId('bob'), capacity: 0 });
    await desk.hire({ agent: asId('lotte'), role: 'lead' });
    expect(await ask({}, 'bob')).toMatchObject({ refusal: 'not-holder' });
    expect(await ask({}, 'lotte', 'lead')).toMatchObject({ type: 'suggestions.answered' });
    expect(await ask({ conversation: 'none' })).toMatchObject({ refusal: 'not-found' });
    expect(await ask({ line: 'none' })).toMatchObject({ refusal: 'not-found' });
    await desk.agent('anna', { type: 'chat.say', conversation: 'talk', line: 'own', text: 'Ja' });
    expect(await ask({ line: 'own' })).toMatchObject({ refusal: 'not-found' });
    expect(await ask({}, 'nobody')).toMatchObject({ refusal: 'revoked' });
    expect(asked).toHaveLength(1);
  });
});

test('[SU1] the answer fits the wire, whatever the ranking is', async () => {
  const suggestion: Suggestion = {
    article: asId('returns'),
    version: 2,
    language: 'nl',
    confidence: 1.0000001,
    matched: ['x'.repeat(MATCHED_MAX_CHARS + 1), '', 'b', 'c', 'd', 'e'],
    isByStanding: true,
    isOutOfDate: true,
  };
  answer = {
    suggestions: Array.from({ length: 9 }, () => suggestion),
    language: 'nl',
    intent: 'x'.repeat(TITLE_MAX_CHARS + 1),
    sentiment: 'upset',
  };
  const said = await ask({ text: 'retour' });
  if (!('type' in said) || said.type !== 'suggestions.answered') throw new Error('not answered');
  expect(said.suggestions).toHaveLength(3);
  expect(said.suggestions[0]).toMatchObject({ confidence: 1, isByStanding: true, version: 2 });
  expect(said.suggestions[0]?.matched).toEqual(['x'.repeat(MATCHED_MAX_CHARS), 'b', 'c', 'd']);
  expect(said.suggestions[0]?.matched).toHaveLength(MATCHED_MAX);
  expect(said.intent).toHaveLength(TITLE_MAX_CHARS);
});
