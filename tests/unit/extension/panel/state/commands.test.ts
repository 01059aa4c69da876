import { expect, test, vi } from 'vitest';
import { openTestPanel } from '../support/open-panel.ts';

const accept = { type: 'conversation.accept', conversation: 'boots' } as const;

test('[PN3] a command is said again after the background died, until it is known to be kept', async () => {
  const { panel, background, runLater } = await openTestPanel();
  const id = panel.commands.send(accept);
  background.die();
  runLater();
  const said = () => background.posted.filter(({ kind }) => kind === 'command');
  expect(said()).toEqual([
    { kind: 'command', id, body: accept },
    { kind: 'command', id, body: accept },
  ]);
  background.tell({ kind: 'kept', id });
  background.die();
  runLater();
  expect(said()).toHaveLength(2);
});

test('[PN3] a command counts as pending from the click until the outbox lets it go', async () => {
  const { panel, background, db } = await openTestPanel();
  const id = panel.commands.send(accept);
  expect(panel.commands.pending.value).toEqual([accept]);
  await db.outbox.add({ id, at: 1, body: accept });
  background.tell({ kind: 'kept', id });
  await vi.waitFor(() => expect(panel.commands.pending.value).toEqual([accept]));
  await db.outbox.where('id').equals(id).delete();
  background.tell({ kind: 'acked', id, result: null });
  await vi.waitFor(() => expect(panel.commands.pending.value).toEqual([]));
});

test('[PN3] whoever sent a command hears how it ended, a code included', async () => {
  const { panel, background } = await openTestPanel();
  const id = panel.commands.send({ type: 'agent.reinvite', agent: 'b' });
  const ending = panel.commands.ending(id);
  expect(ending.value).toBeUndefined();
  background.tell({ kind: 'acked', id, result: { code: 'KM4T', expiresAt: 9 } });
  expect(ending.value).toEqual({ kind: 'acked', code: 'KM4T', expiresAt: 9 });
});

test('[PN1] the panel attaches again when the background dies', async () => {
  const { panel, background, runLater } = await openTestPanel();
  background.die();
  runLater();
  expect(background.attachments).toBe(2);
  background.tell({ kind: 'link', state: { kind: 'live', since: 1 } });
  expect(panel.port.link.value).toEqual({ kind: 'live', since: 1 });
});
