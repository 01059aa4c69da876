import { expect, test } from 'vitest';
import {
  type Around,
  boundedShare,
  invitable,
  OVER_SAID_MS,
  readShare,
  SHARE,
  secondsToAnswer,
  standOf,
} from '../../../../../../extension/panel/views/conversation/cobrowse/cobrowse.model.ts';
import {
  COBROWSE_ASKS_MAX,
  COBROWSE_REFUSALS_MAX,
} from '../../../../../../shared/protocol/limits.ts';
import { cobrowseCard } from '../../../../../support/builders/cobrowse-card.ts';
import { aCard, anAgent, NOW } from '../../support/rows.ts';

const me = anAgent('me');
const around = (more: Partial<Around> = {}): Around => ({
  card: aCard('boots'),
  cobrowses: [],
  me,
  pending: [],
  isGone: false,
  now: NOW,
  ...more,
});
const along = (more: Parameters<typeof cobrowseCard>[0] = {}) =>
  cobrowseCard({ conversation: 'boots', ...more });
const over = (ending: 'declined' | 'unanswered', endedAt = NOW) =>
  along({ state: 'ended', ending, endedAt, startedAt: null });

test('[VW20] whoever talks with a visitor can ask', () => {
  expect(standOf(around())).toEqual({ kind: 'ready', over: null });
});

test('[VW20] where it cannot be asked it is said why', () => {
  const why = (more: Partial<Around>) => {
    const stand = standOf(around(more));
    return stand.kind === 'off' ? stand.why : stand.kind;
  };
  expect(why({ card: aCard('boots', { holder: 'colleague' }) })).toBe('not-yours');
  expect(why({ isGone: true })).toBe('gone');
  expect(why({ card: aCard('boots', { state: 'wrap-up' }) })).toBe('none');
  const no = Array.from({ length: COBROWSE_REFUSALS_MAX }, () => over('declined'));
  expect(why({ cobrowses: no })).toBe('refused');
  expect(why({ cobrowses: no.slice(1) })).toBe('ready');
  const asked = Array.from({ length: COBROWSE_ASKS_MAX }, () => over('unanswered'));
  expect(why({ cobrowses: asked })).toBe('often');
  expect(why({ cobrowses: asked.slice(1) })).toBe('ready');
  const elsewhere = no.map((card) => ({ ...card, conversation: 'parcel' }));
  expect(why({ cobrowses: elsewhere })).toBe('ready');
});

test('[VW20] a question on its way is shown as such until the tables have it', () => {
  const ask = { type: 'cobrowse.ask', cobrowse: 'b1', conversation: 'boots' } as const;
  expect(standOf(around({ pending: [ask] })).kind).toBe('asking');
  expect(standOf(around({ pending: [{ ...ask, conversation: 'parcel' }] })).kind).toBe('ready');
  const asked = along({ state: 'asked', startedAt: null });
  const end = { type: 'cobrowse.end', cobrowse: 'b1' } as const;
  expect(standOf(around({ pending: [ask], cobrowses: [asked] }))).toMatchObject({
    kind: 'asked',
    isMine: true,
    isEnding: false,
  });
  expect(standOf(around({ pending: [end], cobrowses: [asked] }))).toMatchObject({ isEnding: true });
});

test('[VW20] how it ended is said for a while, then it is as if never asked', () => {
  const declined = over('declined', NOW - OVER_SAID_MS + 1);
  expect(standOf(around({ cobrowses: [declined] }))).toEqual({ kind: 'ready', over: declined });
  const before = over('declined', NOW - OVER_SAID_MS);
  expect(standOf(around({ cobrowses: [before] }))).toEqual({ kind: 'ready', over: null });
});

test('[VW21] a colleague watches when a lead or invited, nobody else', () => {
  const card = aCard('boots', { holder: 'colleague' });
  const watch = (role: 'agent' | 'lead', invited: readonly string[]) =>
    standOf(
      around({
        card,
        me: anAgent('me', { role }),
        cobrowses: [along({ invited: [...invited] })],
      }),
    );
  expect(watch('agent', [])).toMatchObject({ kind: 'active', isMine: false, mayWatch: false });
  expect(watch('agent', ['me'])).toMatchObject({ mayWatch: true });
  expect(watch('lead', [])).toMatchObject({ mayWatch: true });
});

test('[VW21] invited can be who is on shift, is no lead and is somebody else', () => {
  const agents = [
    me,
    anAgent('lead', { role: 'lead' }),
    anAgent('off', { presence: 'offline' }),
    anAgent('revoked', { isRevoked: true }),
    anAgent('new', { isInvited: true }),
    anAgent('busy', { presence: 'busy' }),
  ];
  expect(invitable(agents, 'me').map(({ agent }) => agent)).toEqual(['busy']);
});

test('[VW20] the time left is never more than there was, and never less than nothing', () => {
  const card = along({ askedAt: NOW, answerBy: NOW + 60_000 });
  expect(secondsToAnswer(card, NOW + 18_000)).toBe(42);
  expect(secondsToAnswer(card, NOW - 600_000)).toBe(60);
  expect(secondsToAnswer(card, NOW + 600_000)).toBe(0);
});

test('[VW22] the picture’s share is within bounds, whatever is kept', () => {
  expect([0, 55.4, 1_000].map(boundedShare)).toEqual([SHARE.least, 55, SHARE.most]);
  expect([undefined, 'half', '60', '-4'].map(readShare)).toEqual([
    SHARE.usual,
    SHARE.usual,
    60,
    SHARE.least,
  ]);
});
