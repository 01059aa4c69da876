import { answerKey } from '../../extension/db/answer-key.ts';
import { Tables } from '../../extension/db/tables.ts';
import type { FromPanel, LinkState, ToPanel } from '../../extension/platform/panel-channel.ts';
import { answerTo, type Filling, fill } from './fill.ts';
import { fillMandate } from './fixture-approval.ts';
import { cobrowses } from './fixture-cobrowse.ts';
import { consoleAnswer } from './fixture-console.ts';
import { knowledgeAnswer, moreArticles } from './fixture-knowledge.ts';
import { learnedRows } from './fixture-learned.ts';
import { REPLAY_REFUSED } from './fixture-replay.ts';
import { articles, suggestionsFor } from './fixture-suggestions.ts';
import { floorRows } from './fixtures.ts';

/**
 * Stands in for platform/browser.ts when the panel is drawn outside an extension: a background that
 * answers from fixtures. What it plays is in the page's query: filling, link, role, floor, erased, along,
 * mandate, suggest, replay.
 */
const query = new URLSearchParams(location.search);
const filling = fillingOf(query.get('filling'));
const link = query.get('link') ?? 'live';
const now = Date.now();
const db = new Tables();
const along = query.get('along');
const mandate = query.get('mandate') ?? 'options';
const suggest = query.get('suggest');
await fill(db, filling, query.get('role') !== 'agent', now, mandate);
await fillMandate(db, mandate, now);
await db.cobrowses.bulkPut([...cobrowses(along, now)]);
if (query.get('console') === 'full') await db.articles.bulkPut([...moreArticles(now)]);
if (query.get('console') === null) await db.articles.bulkPut([...articles(now)]);

export function interfaceLanguage(): string {
  return navigator.language;
}

export function connectPort(_name: string) {
  const listeners: ((message: ToPanel) => void)[] = [];
  const tell = (message: ToPanel) => {
    for (const listener of listeners) listener(message);
  };
  queueMicrotask(() => {
    tell({ kind: 'link', state: linkState() });
    if (along === 'out') tell({ kind: 'popped-out', cobrowses: ['live'] });
    const erased = query.get('erased');
    if (erased === null) return;
    void db.conversations.delete(erased);
    tell({ kind: 'erased', conversations: [erased] });
  });
  return {
    post: (message: FromPanel) => void answer(message, tell),
    onMessage: (listener: (message: ToPanel) => void) => {
      listeners.push(listener);
    },
    onDisconnect: () => {},
    disconnect: () => {},
  };
}

async function answer(message: FromPanel, tell: (message: ToPanel) => void): Promise<void> {
  switch (message.kind) {
    case 'watch-floor': {
      if (!message.isOn || link !== 'live' || query.get('floor') === 'loading') return;
      const all = query.get('floor') === 'learned' ? learnedRows(now, 37) : floorRows(now, 37);
      const rows = filling === 'full' ? all : [];
      return tell({ kind: 'floor', rows, isWhole: true, gone: [] });
    }
    case 'question': {
      const isReplay = message.body.type === 'replay.ask';
      if (isReplay && query.get('replay') === 'going') return;
      if (isReplay && query.get('replay') === 'refused') {
        return tell({ kind: 'refused', id: message.id, ...REPLAY_REFUSED });
      }
      const answered =
        suggestionsFor(message.body, suggest) ??
        consoleAnswer(message.body, query.get('console'), now) ??
        knowledgeAnswer(message.body, now) ??
        answerTo(message.body, filling, now, mandate);
      const found = link === 'live' ? answered : null;
      if (found === null) {
        return tell({ kind: 'refused', id: message.id, refusal: 'unavailable', sentence: '' });
      }
      const key = answerKey(message.body);
      await db.answers.put({ key, at: now, answer: found });
      return tell({ kind: 'answered', id: message.id, key });
    }
    case 'command': {
      const { id, body } = message;
      if (body.type === 'agent.invite' || body.type === 'agent.reinvite') {
        const result = { code: 'KM4T-7QXW', expiresAt: now + 600_000 };
        return tell({ kind: 'acked', id, result });
      }
      await db.outbox.add({ id, at: Date.now(), body });
      return tell({ kind: 'kept', id });
    }
    case 'look-up': {
      const sidecar = link === 'live' ? { id: 'sidecar-1', name: 'Van Hout, counter' } : null;
      return tell({ kind: 'looked-up', id: message.id, sidecar, sentence: '' });
    }
    case 'pair':
      return tell({ kind: 'refused', id: message.id, refusal: 'code-refused', sentence: '' });
    default:
      return;
  }
}

function linkState(): LinkState {
  const since = now - 260_000;
  switch (link) {
    case 'offline':
      return { kind: 'connecting', since, tries: 6 };
    case 'stopped':
      return { kind: 'stopped', since, because: 'revoked', sentence: 'Access was taken back.' };
    default:
      return filling === 'unpaired' ? { kind: 'unpaired' } : { kind: 'live', since };
  }
}

function fillingOf(text: string | null): Filling {
  return text === 'empty' || text === 'unpaired' ? text : 'full';
}
