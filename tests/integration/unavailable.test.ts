import { afterEach, beforeEach, expect, it } from 'vitest';
import { memoryStore } from '../../sidecar/adapters/store/memory.ts';
import { StoreUnavailable } from '../../sidecar/ports/store.ts';
import { say, startTalking, type Talking } from '../support/a-conversation.ts';
import { startTestSidecar, type TestSidecar } from '../support/sidecar.ts';
import { newId, openVisitor, pageViewed, up } from '../support/visitor-client.ts';

let sidecar: TestSidecar;
let talk: Talking;
let fault: Error | null;

beforeEach(async () => {
  fault = null;
  const store = memoryStore({
    beforeCommit: () => {
      if (fault !== null) throw fault;
    },
  });
  sidecar = await startTestSidecar({ store });
  talk = await startTalking(sidecar);
});
afterEach(() => sidecar.stop());

const breakDisk = () => {
  fault = new StoreUnavailable('The disk is full.');
};
const mendDisk = () => {
  fault = null;
};

it('[ST2] a command that cannot be kept is refused as unavailable, and may be said again', async () => {
  const { visitor, panel, conversation } = talk;
  const id = newId();
  const line = say(conversation, 'kept at last');
  breakDisk();
  expect(await visitor.command(line, id)).toMatchObject({ type: 'refused', kind: 'unavailable' });
  mendDisk();
  expect((await visitor.command(line, id)).type).toBe('ack');
  await panel.next('chat.said', (said) => said.line.text === 'kept at last');
});

it('[ST2] signals that cannot be kept are not marked, and are kept as soon as they can be', async () => {
  const { visitor } = talk;
  breakDisk();
  visitor.say(up(pageViewed('one'), newId(), 1));
  await expect
    .poll(() => sidecar.metric('toonbank_faults_total', { place: 'signals' }))
    .not.toBe(0);
  expect(visitor.all('marked')).toEqual([]);
  mendDisk();
  visitor.say(up(pageViewed('two'), newId(), 2));
  expect((await visitor.next('marked', ({ n }) => n === 2)).n).toBe(2);
});

it('[ST2] signals that cannot be kept for long end the connection, none of them marked', async () => {
  const { visitor } = talk;
  breakDisk();
  for (const n of [1, 2, 3]) visitor.say(up(pageViewed(), newId(), n));
  expect(await visitor.closed).toEqual({ code: 4503, kind: 'stopping' });
  expect(visitor.all('marked')).toEqual([]);
  mendDisk();
  const back = await openVisitor(sidecar, { secret: visitor.secret, tab: visitor.tab });
  expect(back.welcome.marked).toBe(0);
});

it('[ST2] nobody new is let in while nothing can be kept, and is told to try again', async () => {
  breakDisk();
  await expect(openVisitor(sidecar)).rejects.toThrow('stopping');
  const ready = await fetch(`${sidecar.url}/v1/health/ready`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({ isReady: false });
  mendDisk();
  await openVisitor(sidecar);
});

it('[GW1] a bug in one command is a refusal, and the connection goes on', async () => {
  const { visitor, conversation } = talk;
  fault = new Error('a bug');
  const refused = await visitor.command(say(conversation, 'unlucky'));
  expect(refused).toMatchObject({ type: 'refused', kind: 'fault' });
  mendDisk();
  expect((await visitor.command(say(conversation, 'lucky'))).type).toBe('ack');
});
