import 'fake-indexeddb/auto';
import { decodeJwt, importJWK, jwtVerify } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { noticeFor } from '../../../../extension/background/notify.ts';
import { Outbox } from '../../../../extension/background/outbox.ts';
import { aroundViewer, proveForViewer } from '../../../../extension/background/viewer.ts';
import type { PlacedFact } from '../../../../extension/db/apply.ts';
import { type OutboxRow, Tables } from '../../../../extension/db/tables.ts';
import type { CobrowseCard } from '../../../../shared/protocol/messages/cobrowse.ts';
import { cobrowseCard } from '../../../support/builders/cobrowse-card.ts';
import { conversationCard } from '../../../support/builders/conversation-card.ts';

const NOW = 1_800_000_000_000;
let db: Tables;
let publicKey: CryptoKey;
beforeEach(async () => {
  db = new Tables(`viewer-${Math.random()}`);
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  publicKey = keys.publicKey;
  await db.ones.put({
    key: 'pairing',
    url: 'https://counter.example',
    device: 'd1',
    sidecar: { id: 's1', name: 'Counter' },
    agent: 'a1',
    privateKey: keys.privateKey,
  });
});
afterEach(() => db.delete());

test('[VW25] a viewer’s challenge is signed with the device’s key, by the sidecar’s clock', async () => {
  const proof = await proveForViewer(db, { nonce: 'n1', audience: 's1' }, NOW);
  expect(proof?.device).toBe('d1');
  const key = await importJWK(await crypto.subtle.exportKey('jwk', publicKey), 'ES256');
  const { payload } = await jwtVerify(proof?.token ?? '', key, { currentDate: new Date(NOW) });
  expect(payload).toMatchObject({ iss: 'd1', aud: 's1', nonce: 'n1', iat: NOW / 1_000 });
});

test('[VW25] whoever answers in the name of another sidecar gets no proof, and without a pairing nobody', async () => {
  expect(await proveForViewer(db, { nonce: 'n1', audience: 's2' }, NOW)).toBeNull();
  await db.ones.delete('pairing');
  expect(await proveForViewer(db, { nonce: 'n1', audience: 's1' }, NOW)).toBeNull();
  expect(await aroundViewer(db, 'b1')).toMatchObject({ url: null, mayEnd: false });
});

test('[VW25] each proof is over its own nonce', async () => {
  const tokens = await Promise.all(
    ['n1', 'n2'].map((nonce) => proveForViewer(db, { nonce, audience: 's1' }, NOW)),
  );
  expect(tokens.map((proof) => decodeJwt(proof?.token ?? '').nonce)).toEqual(['n1', 'n2']);
});

test('[VW26] a viewer is told where to connect, how to look, whose page it is and whether it is over', async () => {
  await db.settings.bulkPut([
    { key: 'theme', value: 'dark' },
    { key: 'language', value: 'nl' },
  ]);
  await db.conversations.put(conversationCard({ visitorName: 'Marieke', holder: 'a1' }));
  await db.cobrowses.put(cobrowseCard());
  expect(await aroundViewer(db, 'b1')).toEqual({
    url: 'wss://counter.example/v1/cobrowse/viewer',
    theme: 'dark',
    language: 'nl',
    name: 'Marieke',
    mayEnd: true,
    ending: null,
  });
  await db.cobrowses.update('b1', { state: 'ended', ending: 'page-gone' });
  await db.conversations.update('c1', { holder: 'a2' });
  expect(await aroundViewer(db, 'b1')).toMatchObject({ ending: 'page-gone', mayEnd: false });
});

test('[LK2] a question that waits is not overtaken by taking it back', async () => {
  const sent: OutboxRow[] = [];
  let isUp = false;
  const outbox = new Outbox(db, (row) => {
    if (isUp) sent.push(row);
    return isUp;
  });
  await outbox.add('1', 0, { type: 'cobrowse.ask', cobrowse: 'b1', conversation: 'c1' });
  await outbox.add('2', 0, { type: 'cobrowse.end', cobrowse: 'b1' });
  await outbox.add('3', 0, { type: 'cobrowse.end', cobrowse: 'b2' });
  isUp = true;
  await outbox.resend();
  expect(sent.map(({ id }) => id)).toEqual(['1', '3']);
  await outbox.acknowledged({ type: 'ack', of: '1', result: null });
  expect(sent.map(({ id }) => id)).toEqual(['1', '3', '2']);
});

const told = (card: CobrowseCard): PlacedFact => ({
  feed: 'own',
  seq: 1,
  at: NOW,
  fact: { type: 'cobrowse.changed', card },
});
const watching = { me: 'a1', showing: null, holds: new Set<string>(), now: NOW };
const begun = cobrowseCard({ startedAt: NOW, changedAt: NOW });

test('[BG2] that a visitor agreed is a notice for who asked, unless it is on screen', () => {
  expect(noticeFor(told(begun), watching)).toMatchObject({ id: 'c1', says: 'along' });
  expect(noticeFor(told(begun), { ...watching, me: 'a2' })).toBeNull();
  expect(noticeFor(told(begun), { ...watching, showing: 'c1' })).toBeNull();
});

test('[BG2] being asked, later changes and the end of looking along are no notices', () => {
  const asked = cobrowseCard({ state: 'asked', startedAt: null, changedAt: NOW });
  expect(noticeFor(told(asked), watching)).toBeNull();
  expect(noticeFor(told({ ...begun, changedAt: NOW + 1 }), watching)).toBeNull();
  const over = cobrowseCard({ state: 'ended', ending: 'declined', changedAt: NOW });
  expect(noticeFor(told(over), watching)).toBeNull();
});
