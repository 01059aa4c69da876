import 'fake-indexeddb/auto';
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lookUp, pair, pairingOf } from '../../../extension/background/sign-in.ts';
import { Tables } from '../../../extension/db/tables.ts';

const ABOUT = { installation: 's1', name: 'Demo' };
const PAIRED = { device: 'device-1', agent: 'a1', name: 'Sanne', role: 'agent' };

let db: Tables;
let server: Server;
let address: string;
/** What stands behind the address: the answers to `about` and `pair`. */
let about: unknown;
let paired: unknown;

beforeEach(async () => {
  db = new Tables(`pair-${Math.random()}`);
  about = ABOUT;
  paired = PAIRED;
  server = createServer((request, response) => {
    const answer = request.url === '/v1/about' ? about : paired;
    response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('not listening');
  address = `http://127.0.0.1:${bound.port}`;
});
afterEach(async () => {
  server.close();
  server.closeAllConnections();
  await db.delete();
});

const NOBODY = { isOk: false, sentence: 'no-sidecar', because: 'unavailable' };
const pairHere = (at = address) => pair(db, at, ' abcd-efgh-jkmn ', 'Browser');

test('[PN10] a sidecar says its name before anything is paired', async () => {
  expect(await lookUp(address)).toEqual({ isOk: true, sidecar: { id: 's1', name: 'Demo' } });
});

test('[PN10] what is no address, or no safe one, is not asked at all', async () => {
  expect(await lookUp('http://counter.example')).toEqual({ isOk: false, sentence: 'no-address' });
  expect(await pairHere('counter example')).toEqual(NOBODY);
});

test.each(['<h1>It works</h1>', null, {}, { installation: 's1' }, { installation: 7, name: 'x' }])(
  '[PN10] an address that answers %j is no sidecar, and is given no code',
  async (answer) => {
    about = answer;
    expect(await lookUp(address)).toEqual({ isOk: false, sentence: 'no-sidecar' });
    expect(await pairHere()).toEqual(NOBODY);
    expect(await pairingOf(db)).toBeNull();
  },
);

test('[PP2] a lead is paired as a lead, anybody else as an agent', async () => {
  expect(await pairHere()).toEqual({ isOk: true, name: 'Sanne', role: 'agent' });
  paired = { ...PAIRED, role: 'lead' };
  expect(await pairHere()).toEqual({ isOk: true, name: 'Sanne', role: 'lead' });
});

test.each([
  {
    answer: { kind: 'code-refused', sentence: 'This code was used.' },
    sentence: 'This code was used.',
    because: 'code-refused',
  },
  {
    answer: { kind: 'at-capacity', sentence: 'You have 5.' },
    sentence: 'You have 5.',
    because: 'at-capacity',
  },
  {
    answer: { kind: 'brand-new', sentence: 'No.' },
    sentence: 'No.',
    because: 'code-refused',
  },
  { answer: { device: 'device-1' }, sentence: 'no-sidecar', because: 'unavailable' },
  { answer: 'Bad Gateway', sentence: 'no-sidecar', because: 'unavailable' },
])(
  '[PP2] a code that is answered with $answer leaves the machine unpaired',
  async ({ answer, ...why }) => {
    paired = answer;
    expect(await pairHere()).toEqual({ isOk: false, ...why });
    expect(await pairingOf(db)).toBeNull();
  },
);

test('[PN10] a sidecar that went away since it said its name is named as gone', async () => {
  const gone = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await gone;
  expect(await pairHere()).toEqual(NOBODY);
});
