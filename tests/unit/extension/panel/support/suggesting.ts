import 'fake-indexeddb/auto';
import { expect } from 'vitest';
import type {
  Suggested,
  SuggestionsAnswered,
} from '../../../../../shared/protocol/messages/suggestion.ts';
import { articleCard, suggestionsAnswered } from '../../../../support/builders/suggestion.ts';
import { commandsOf, opening, shown, until } from './draw-panel.tsx';
import type { OpenedPanel } from './open-panel.ts';
import { aCard, aLine, NOW } from './rows.ts';

export const DELIVERY = articleCard('delivery', {
  terms: {
    texts: {
      nl: { title: 'Wat kost verzenden?', body: 'Verzenden kost **€ 4,95**.\n\nVanaf € 50 niets.' },
      en: null,
    },
    source: 'https://shop.example/verzenden',
  },
});
const GREETING = articleCard('greeting', {
  terms: {
    kind: 'snippet',
    texts: { nl: { title: 'Groet', body: 'Dag {visitor}, uw mandje: {basket}.' }, en: null },
  },
});

/** A panel with Vera's conversation, a link, and two articles in its copy of the knowledge. */
export async function openTalking(): Promise<OpenedPanel> {
  const opened = await opening({ hash: '#/conversation/boots' });
  await opened.db.conversations.put(aCard('boots', { visitorName: 'Vera' }));
  await opened.db.articles.bulkPut([DELIVERY, GREETING]);
  opened.background.tell({ kind: 'link', state: { kind: 'live', since: NOW } });
  return opened;
}

/** What was asked of the knowledge, oldest first. */
export const asks = ({ background }: OpenedPanel) =>
  background.posted.flatMap((message) =>
    message.kind === 'question' && message.body.type === 'suggestions.ask'
      ? [{ id: message.id, body: message.body }]
      : [],
  );
export const said = (opened: OpenedPanel) =>
  commandsOf(opened).flatMap(({ body }) => (body.type === 'chat.say' ? [body] : []));
export const noted = (opened: OpenedPanel) =>
  commandsOf(opened).flatMap(({ body }) => (body.type === 'suggestion.shown' ? [body] : []));

export async function composer(): Promise<HTMLTextAreaElement> {
  const field = await shown('composer');
  if (!(field instanceof HTMLTextAreaElement)) throw new Error('no field to write in');
  return field;
}

export function key(
  element: Element,
  pressed: string,
  more: KeyboardEventInit = {},
): KeyboardEvent {
  const event = new KeyboardEvent('keydown', {
    key: pressed,
    bubbles: true,
    cancelable: true,
    ...more,
  });
  element.dispatchEvent(event);
  return event;
}

/** The visitor says something, and the newest question about it is answered. */
export async function ask(
  opened: OpenedPanel,
  suggestions: readonly Suggested[],
  text = 'Wat kost verzenden?',
  n = 1,
  more: Partial<SuggestionsAnswered> = {},
): Promise<void> {
  const line = aLine(n, 'visitor', text);
  await opened.db.lines.put(line);
  await until(() => expect(asks(opened).at(-1)?.body.line).toBe(line.line));
  await answer(opened, suggestions, { line: line.line, ...more });
}

/** The newest question is answered. */
export async function answer(
  opened: OpenedPanel,
  suggestions: readonly Suggested[],
  more: Partial<SuggestionsAnswered> = {},
): Promise<void> {
  const asked = asks(opened).at(-1);
  if (asked === undefined) throw new Error('nothing was asked');
  const about = opened.panel.queries.key(asked.body);
  await opened.db.answers.put({
    key: about,
    at: NOW,
    answer: suggestionsAnswered(suggestions, { of: asked.id, ...more }),
  });
  opened.background.tell({ kind: 'answered', id: asked.id, key: about });
}
