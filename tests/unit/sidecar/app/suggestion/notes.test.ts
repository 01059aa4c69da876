import { beforeEach, describe, expect, test } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { QUESTION_KEPT_MAX_CHARS } from '../../../../../shared/protocol/limits.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import { eraseVisitors } from '../../../../../sidecar/app/privacy/erase-visitor.ts';
import { countKept } from '../../../../../sidecar/app/privacy/kept.ts';
import type { Policy } from '../../../../../sidecar/domain/policy.ts';
import { aKeptArticle } from '../../../../support/builders/kept-article.ts';
import { aDesk, type Desk } from '../../../../support/desk.ts';
import { policyOf, TEST_POLICY } from '../../../../support/environment.ts';
import { openTalk } from '../../../../support/open-talk.ts';

let desk: Desk;

beforeEach(() => begin(TEST_POLICY));

async function begin(policy: Policy): Promise<void> {
  desk = aDesk({ policy: policyOf(policy) });
  await desk.visit('visitor-1');
  await desk.hire({ agent: asId('anna') });
  await openTalk(desk, 'visitor-1', 'talk');
  await desk.visitor('visitor-1', {
    type: 'chat.say',
    conversation: 'talk',
    line: 'question',
    text: 'Wat kost verzenden?',
  });
  await commit(desk.environment, ({ tx }) => tx.knowledge.put(aKeptArticle({ id: 'delivery' })));
}

const shown = (line = 'question', articles = [{ article: 'delivery', version: 1 }]) =>
  ({ type: 'suggestion.shown', conversation: 'talk', line, articles }) as const;
const say = (text: string, line = 'said', of: string | null = 'question', article = 'delivery') =>
  desk.agent('anna', {
    type: 'chat.say',
    conversation: 'talk',
    line,
    text,
    suggestion: { article, version: 1, of },
  });
const notes = () =>
  desk.environment.store.read((tx) => tx.suggestions.ofConversation(asId('talk')));

describe('shown', () => {
  test('[SU2] what stood under a line is noted once, with the words of the line', async () => {
    expect(await desk.agent('anna', shown())).toMatchObject({ kind: 'done' });
    expect(await desk.agent('anna', shown('question', []))).toMatchObject({ kind: 'done' });
    expect(await notes()).toMatchObject([
      {
        kind: 'shown',
        line: 'question',
        question: 'Wat kost verzenden?',
        articles: [{ article: 'delivery', version: 1 }],
      },
    ]);
  });

  test('[SU2] that nothing was found is noted too', async () => {
    await desk.agent('anna', shown('question', []));
    expect(await notes()).toMatchObject([{ kind: 'shown', articles: [] }]);
  });

  test('[SU2] only its holder notes, and only under a line of the visitor', async () => {
    await desk.hire({ agent: asId('bob'), capacity: 0 });
    expect(await desk.agent('bob', shown())).toMatchObject({ refusal: 'not-holder' });
    await desk.agent('anna', { type: 'chat.say', conversation: 'talk', line: 'own', text: 'Ja' });
    await desk.agent('anna', shown('own'));
    await desk.agent('anna', shown('unknown'));
    expect(await notes()).toEqual([]);
  });

  test('[SU2] of a long line the beginning is kept, no character in half', async () => {
    const long = `${'x'.repeat(QUESTION_KEPT_MAX_CHARS - 1)}👟 and more`;
    const line = { type: 'chat.say', conversation: 'talk', line: 'long', text: long } as const;
    await desk.visitor('visitor-1', line);
    await desk.agent('anna', shown('long'));
    expect(await notes()).toMatchObject([{ question: 'x'.repeat(QUESTION_KEPT_MAX_CHARS - 1) }]);
  });
});

describe('used', () => {
  test('[SU3] a line made from an article keeps how far it was changed', async () => {
    await say('Verzenden kost € 4,95.');
    await say('Verzenden kost niets.', 'said-2');
    await say('Delivery is €4.95.', 'said-3');
    expect(await notes()).toMatchObject([
      { kind: 'used', line: 'said', of: 'question', question: 'Wat kost verzenden?', edited: 0 },
      { kind: 'used', line: 'said-2', edited: 0.5 },
      { kind: 'used', line: 'said-3', edited: 0 },
    ]);
  });

  test('[SU3] the line is said, whatever it claims to be made from', async () => {
    expect(await say('Hoi', 'a', 'question', 'unknown')).toMatchObject({ kind: 'done' });
    expect(await say('Hoi', 'b', 'not-a-line')).toMatchObject({ kind: 'done' });
    expect(await say('Hoi', 'c', null)).toMatchObject({ kind: 'done' });
    expect((await desk.lines('talk')).map(({ line }) => line)).toEqual(
      expect.arrayContaining(['a', 'b', 'c']),
    );
    expect((await notes()).map(({ line }) => line)).toEqual(['b', 'c']);
    expect(await notes()).toMatchObject([
      { of: null, question: null },
      { of: null, question: null },
    ]);
  });

  test('[SU3] a line that comes twice is noted once', async () => {
    await say('Verzenden kost € 4,95.');
    const [before] = await notes();
    desk.environment.clock.advance(5_000);
    await say('Verzenden kost € 4,95.');
    expect(await notes()).toEqual([before]);
  });

  test('[SU3] whether a disposition says it helped is for the policy to say', async () => {
    const dispositions = [{ id: 'solved', nl: 'Af', en: 'Done', isSolved: false }];
    await begin({ ...TEST_POLICY, dispositions });
    await say('Verzenden kost € 4,95.');
    await desk.agent('anna', { type: 'conversation.end', conversation: 'talk' });
    const wrapUp = { type: 'conversation.wrap-up', conversation: 'talk', note: '' } as const;
    await desk.agent('anna', { ...wrapUp, disposition: 'solved' });
    expect(await notes()).toMatchObject([{ kind: 'used', isSolved: false }]);
  });

  test('[SU3] wrap-up says whether it helped', async () => {
    await desk.agent('anna', shown());
    await say('Verzenden kost € 4,95.');
    await desk.agent('anna', { type: 'conversation.end', conversation: 'talk' });
    desk.environment.clock.advance(5_000);
    await desk.agent('anna', {
      type: 'conversation.wrap-up',
      conversation: 'talk',
      disposition: 'solved',
      note: '',
    });
    const [seen, used] = await notes();
    expect(used).toMatchObject({ kind: 'used', isSolved: true });
    expect(used?.changedAt).toBeGreaterThan(used?.at ?? Infinity);
    expect(seen).toMatchObject({ kind: 'shown', changedAt: seen?.at });
  });
});

test('[ER1] what was noted is counted as the visitor’s, and goes with them', async () => {
  await desk.agent('anna', shown());
  await say('Verzenden kost € 4,95.');
  const kept = () => desk.environment.store.read((tx) => countKept(tx, asId('visitor-1')));
  expect(await kept()).toMatchObject({ suggestions: 2 });
  await eraseVisitors(desk.environment, [asId('visitor-1')], 'operator');
  expect(await notes()).toEqual([]);
  expect(await kept()).toMatchObject({ suggestions: 0, rows: 0 });
});
