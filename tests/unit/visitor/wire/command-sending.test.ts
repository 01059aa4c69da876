import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { VisitorCommand } from '../../../../shared/protocol/shape.ts';
import type { Waiting } from '../../../../visitor/wire/command-outbox.ts';
import { COMMANDS_PREFIX, openCommandSending } from '../../../../visitor/wire/command-sending.ts';
import { ANSWER_MAX_MS } from '../../../../visitor/wire/definitions.ts';
import { openLocks, openStorage } from '../browser.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const line = (text: string): VisitorCommand => ({
  type: 'chat.say',
  conversation: 'c',
  line: `line of ${text}`,
  text,
});

type Opened = {
  readonly browser?: ReturnType<typeof openStorage>;
  readonly tab?: string;
  /** Null in browsers without them. */
  readonly locks?: LockManager | null;
};

function page({ browser = openStorage(), tab = 'tab-1', locks = openLocks() }: Opened = {}) {
  const sent: Waiting[] = [];
  const answered: VisitorCommand[] = [];
  const refused: string[] = [];
  let renewals = 0;
  const sending = openCommandSending({
    local: browser.keep(),
    locks: locks ?? undefined,
    tab: () => tab,
    send(command) {
      sent.push(command);
      return true;
    },
    renew() {
      renewals += 1;
    },
    answered: (command) => void answered.push(command),
    refused: (_, kind) => void refused.push(kind),
  });
  const texts = () => sent.map(({ body }) => ('text' in body ? body.text : body.type));
  const idOf = (index: number) => sent[index]?.id ?? '';
  return { browser, sending, sent, answered, refused, texts, idOf, renewals: () => renewals };
}

it('[VS9] what the sidecar could not take now goes again once, even when a new connection took it first', async () => {
  const { sending, idOf, texts } = page();
  sending.add(line('one'));
  sending.add(line('two'));
  sending.refused(idOf(0), 'unavailable');
  sending.greeted();
  expect(texts()).toEqual(['one', 'one']);
  sending.answered(idOf(1));
  await vi.advanceTimersByTimeAsync(ANSWER_MAX_MS - 1);
  expect(texts()).toEqual(['one', 'one', 'two']);
});

it('[VS9] a new connection sends what was refused for now at once, and not a second time', async () => {
  const { sending, idOf, texts } = page();
  sending.add(line('one'));
  sending.refused(idOf(0), 'too-many');
  sending.greeted();
  await vi.advanceTimersByTimeAsync(ANSWER_MAX_MS - 1);
  expect(texts()).toEqual(['one', 'one']);
});

it('[VS9] a command nobody answers has the connection tried anew', async () => {
  const { sending, renewals } = page();
  sending.add(line('one'));
  await vi.advanceTimersByTimeAsync(ANSWER_MAX_MS);
  expect(renewals()).toBe(1);
});

it('[PV1] answers to what was forgotten meanwhile are nobody’s any more', async () => {
  const { sending, idOf, texts, answered, refused } = page();
  sending.add(line('one'));
  sending.forget();
  sending.answered(idOf(0));
  sending.refused(idOf(0), 'wrong-state');
  sending.refused(idOf(0), 'unavailable');
  sending.poisoned('malformed');
  await vi.advanceTimersByTimeAsync(ANSWER_MAX_MS);
  expect({ texts: texts(), answered, refused }).toEqual({
    texts: ['one'],
    answered: [],
    refused: [],
  });
});

it('[VS9] an answer out of turn leaves what is on its way waiting for its own', () => {
  const { sending, sent, answered, texts } = page();
  sending.add(line('one'));
  sending.add(line('two'));
  const second = sending.waiting()[1];
  sending.answered(second?.id ?? '');
  expect(answered).toEqual([second?.body]);
  expect(texts()).toEqual(['one']);
  sending.answered(sent[0]?.id ?? '');
  expect(sending.waiting()).toEqual([]);
});

it('[VS9] only what has not left yet can be taken back', () => {
  const { sending } = page();
  for (const text of ['one', 'two', 'three']) sending.add(line(text));
  const taken = sending.withdraw((body) => body.type === 'chat.say' && body.text !== 'three');
  expect(taken).toEqual([line('two')]);
  expect(sending.waiting().map(({ body }) => body)).toEqual([line('one'), line('three')]);
});

it('[VS9] a message the sidecar cannot read is not sent again, and the next one is', () => {
  const { sending, refused, texts } = page();
  sending.add(line('poison'));
  sending.add(line('two'));
  sending.poisoned('malformed');
  expect(refused).toEqual(['malformed']);
  expect(texts()).toEqual(['poison', 'two']);
});

it('[VS9] what tabs that are gone left is taken over, what living tabs have stays theirs', async () => {
  const browser = openStorage();
  const locks = openLocks();
  const left = (tab: string, text: string) => page({ browser, tab, locks }).sending.add(line(text));
  left('gone', 'from a tab that is gone');
  left('alive', 'from a living tab');
  browser.keep().write('toonbank.secret', 's');
  const living = locks.request('toonbank.tab.alive', () => new Promise(() => undefined));
  expect(living).toBeInstanceOf(Promise);
  const { sending, texts } = page({ browser, locks });
  sending.add(line('its own'));
  await sending.adopt();
  const waiting = sending.waiting().map(({ body }) => ('text' in body ? body.text : ''));
  expect(waiting).toEqual(['its own', 'from a tab that is gone']);
  expect(texts()).toEqual(['its own']);
  expect([...browser.entries.keys()].sort()).toEqual([
    `${COMMANDS_PREFIX}alive`,
    `${COMMANDS_PREFIX}tab-1`,
    'toonbank.secret',
  ]);
});

it('[VS9] without locks nobody can tell who lives, and nothing is taken over', async () => {
  const browser = openStorage();
  page({ browser, tab: 'other', locks: null }).sending.add(line('elsewhere'));
  const { sending } = page({ browser, locks: null });
  await sending.adopt();
  expect(sending.waiting()).toEqual([]);
  expect(browser.entries.has(`${COMMANDS_PREFIX}other`)).toBe(true);
});
