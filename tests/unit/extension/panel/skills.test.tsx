// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { SKILL_MAX_CHARS } from '../../../../shared/protocol/limits.ts';
import {
  all,
  commandsOf,
  draw,
  find,
  opening,
  press,
  shown,
  until,
  write,
} from './support/draw-panel.tsx';
import { anAgent } from './support/rows.ts';

async function openPerson(skills: readonly string[]) {
  const opened = await opening({ hash: '#/settings' });
  const lead = anAgent('me', { role: 'lead' });
  await opened.db.ones.put({ key: 'me', card: lead });
  await opened.db.agents.bulkPut([lead, anAgent('bram', { skills: [...skills] })]);
  await draw(opened);
  await until(() => expect(all('person')).toHaveLength(2));
  const row = all('person').find(({ dataset }) => dataset.agent === 'bram');
  row?.querySelector<HTMLElement>('[data-testid="person-change"]')?.click();
  await shown('person-dialog');
  return opened;
}
const chips = () => all('chip').map(({ textContent }) => textContent);
const save = () =>
  find('person-dialog')
    ?.querySelector('form')
    ?.dispatchEvent(new Event('submit', { cancelable: true }));

test('[MP8] skills are added by Enter and taken away one by one, and saved with the rest', async () => {
  const opened = await openPerson(['boots', 'invoices']);
  expect(chips()).toEqual(['boots', 'invoices']);
  const field = await shown('chip-field');
  expect(field).toHaveProperty('maxLength', SKILL_MAX_CHARS);
  write(field, 'returns');
  press(field, 'Enter');
  await until(() => expect(chips()).toEqual(['boots', 'invoices', 'returns']));
  all('chip-remove')[0]?.click();
  await until(() => expect(chips()).toEqual(['invoices', 'returns']));
  write(field, 'Returns');
  press(field, 'Enter');
  await until(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
  save();
  const sent = commandsOf(opened).map(({ body }) => body);
  expect(sent).toMatchObject([{ type: 'agent.change', skills: ['invoices', 'returns'] }]);
});

test('[MP8] what was written and not yet added is meant too', async () => {
  const opened = await openPerson([]);
  const field = await shown('chip-field');
  field.focus();
  write(field, 'returns');
  field.blur();
  await until(() => expect(chips()).toEqual(['returns']));
  save();
  const sent = commandsOf(opened).map(({ body }) => body);
  expect(sent).toMatchObject([{ type: 'agent.change', skills: ['returns'] }]);
});
