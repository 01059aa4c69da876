// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, test } from 'vitest';
import { PanelContext } from '../../../../extension/panel/state/panel.ts';
import {
  AGAIN_AFTER_MS,
  useAllowed,
} from '../../../../extension/panel/views/conversation/mandate/use-allowed.ts';
import type { ConversationCard } from '../../../../shared/protocol/messages/conversation.ts';
import { opening, root, until } from './support/draw-panel.tsx';
import { aCard, aRow, NOW } from './support/rows.ts';

type Opened = Awaited<ReturnType<typeof opening>>;

const asks = ({ background }: Opened) =>
  background.posted.filter(
    (message) => message.kind === 'question' && message.body.type === 'allowed.ask',
  ).length;

function Asking({ card }: { readonly card: ConversationCard }) {
  useAllowed(card, true, true);
  return null;
}

/** A panel that has asked once what may be given, and where all that was begun is done. */
async function openAsking(): Promise<Opened> {
  const opened = await opening();
  opened.background.tell({ kind: 'link', state: { kind: 'live', since: NOW } });
  await until(() => expect(opened.panel.tables.allowedChanges.value).toBeDefined());
  document.body.innerHTML = '<div></div>';
  await act(() =>
    render(
      <PanelContext.Provider value={opened.panel}>
        <Asking card={aCard('boots', { holder: 'me' })} />
      </PanelContext.Provider>,
      root(),
    ),
  );
  await until(() => expect(asks(opened)).toBe(1));
  return opened;
}

/** Something is given, or a mandate changes; ends when the panel has drawn it. */
async function change(opened: Opened, changes: number): Promise<void> {
  await act(async () => {
    await opened.db.ones.put({ key: 'allowed', changes });
    await until(() => expect(opened.panel.tables.allowedChanges.value).toBe(changes));
  });
}

async function fill(opened: Opened, basketMinor: number): Promise<void> {
  await act(() => {
    const rows = [aRow('s1', { visitor: 'visitor-of-boots', basketMinor })];
    opened.background.tell({ kind: 'floor', rows, isWhole: true, gone: [] });
  });
}

test('[MP1] several changes of one moment are one question, when the moment is over', async () => {
  const opened = await openAsking();
  await change(opened, 1);
  await fill(opened, 31_000);
  opened.pass(AGAIN_AFTER_MS - 1);
  await change(opened, 2);
  expect(asks(opened)).toBe(1);
  opened.pass(1);
  expect(asks(opened)).toBe(2);
  opened.pass(AGAIN_AFTER_MS * 10);
  expect(asks(opened)).toBe(2);
  // The next one is a moment of its own.
  await change(opened, 3);
  expect(asks(opened)).toBe(2);
  opened.pass(AGAIN_AFTER_MS);
  expect(asks(opened)).toBe(3);
});

test('[MP1] what changes nothing here is no question; nor is what comes after one has left', async () => {
  const opened = await openAsking();
  await act(() => {
    const rows = [aRow('s2', { visitor: 'somebody-else', basketMinor: 5_000 })];
    opened.background.tell({ kind: 'floor', rows, isWhole: true, gone: [] });
  });
  opened.pass(AGAIN_AFTER_MS);
  expect(asks(opened)).toBe(1);
  await change(opened, 1);
  await act(() => render(null, root()));
  opened.pass(AGAIN_AFTER_MS);
  expect(asks(opened)).toBe(1);
});
