import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asEpochMs, MINUTE_MS } from '../../shared/kernel/time.ts';
import { say, startTalking } from '../support/a-conversation.ts';
import { knockAsAgent, openAgent } from '../support/agent-client.ts';
import { startTestSidecar, type TestSidecar } from '../support/sidecar.ts';
import { openVisitor, pageViewed, SHOP_ORIGIN } from '../support/visitor-client.ts';

const TOKEN = 'a-token-of-the-one-who-runs-it-0123456789';
let sidecar: TestSidecar;
beforeAll(async () => {
  sidecar = await startTestSidecar({}, { operatorTokens: [TOKEN] });
});
afterAll(() => sidecar.stop());

function post(
  what: 'export' | 'erase',
  body: object,
  headers: Readonly<Record<string, string>> = { authorization: `Bearer ${TOKEN}` },
  to: { readonly url: string } = sidecar,
): Promise<Response> {
  return fetch(`${to.url}/v1/operator/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

const erase = async (visitor: string) =>
  (await post('erase', { visitor, isConfirmed: true })).json();

describe('export and erasure over HTTP', () => {
  it('[ER4] are there only with a token, for who has it, and for no page', async () => {
    const without = await startTestSidecar();
    const body = { visitor: 'somebody' };
    expect((await post('export', body, { authorization: `Bearer ${TOKEN}` }, without)).status).toBe(
      404,
    );
    await without.stop();
    for (const what of ['export', 'erase'] as const) {
      expect((await post(what, body, {})).status).toBe(401);
      expect((await post(what, body, { authorization: 'Bearer guessed' })).status).toBe(401);
      const page = { authorization: `Bearer ${TOKEN}`, origin: SHOP_ORIGIN };
      const refused = await post(what, body, page);
      expect(refused.status).toBe(403);
      expect(refused.headers.get('access-control-allow-origin')).toBeNull();
      const preflight = await fetch(`${sidecar.url}/v1/operator/${what}`, {
        method: 'OPTIONS',
        headers: { origin: SHOP_ORIGIN, 'access-control-request-method': 'POST' },
      });
      expect(preflight.status).toBe(404);
    }
  });

  it('[LM1] are asked so often a minute and no more, right or wrong', async () => {
    const strict = await startTestSidecar(
      { bounds: { privacyRequestsPerMinute: 3 } },
      { operatorTokens: [TOKEN] },
    );
    const statuses: number[] = [];
    for (let n = 0; n < 5; n += 1) {
      statuses.push((await post('export', { visitor: 'nobody' }, {}, strict)).status);
    }
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
    await strict.stop();
  });

  it('[ER4] refuse a body that names nobody, or two, or more than is asked', async () => {
    for (const body of [{}, { shop: 'boots' }, { visitor: 'a', shop: 'boots', customer: '1' }]) {
      expect((await post('export', body)).status).toBe(400);
    }
    expect((await post('erase', { visitor: 'a' })).status).toBe(400);
    expect((await post('erase', { visitor: 'a', isConfirmed: true, more: 1 })).status).toBe(400);
  });

  it('[ER4] say what is kept, erase only when that is confirmed, and find nothing after', async () => {
    const visitor = await openVisitor(sidecar);
    await visitor.signal(pageViewed('boots', 'zqtitlezq'));
    const { visitor: id } = visitor.welcome;
    const exported = await post('export', { visitor: id });
    expect(exported.headers.get('content-type')).toContain('application/json');
    expect(await exported.json()).toMatchObject({
      visitors: [{ visitor: id, sessions: [{ acts: [{ title: 'zqtitlezq' }] }] }],
    });
    const asked = await (await post('erase', { visitor: id, isConfirmed: false })).json();
    expect(asked).toMatchObject({ isDone: false, visitors: [{ visitor: id, acts: 1 }] });
    expect((await post('export', { visitor: id })).status).toBe(200);
    expect(await erase(id)).toMatchObject({ isDone: true, isScrubbed: true });
    expect(await erase(id)).toEqual({ isDone: true, isScrubbed: true, visitors: [] });
    expect((await post('export', { visitor: id })).status).toBe(404);
    const kinds = await sidecar.environment.store.read(async (tx) =>
      (await tx.audit.about(id, 0, 99)).map(({ kind }) => kind),
    );
    expect(kinds).toEqual([
      'consent-given',
      'visitor-exported',
      'visitor-exported',
      'visitor-erased',
    ]);
  });
});

describe('who is there while somebody is erased', () => {
  it('[ER3] a page begins again as a stranger, and its secret opens nothing', async () => {
    const page = await openVisitor(sidecar);
    const { visitor } = page.welcome;
    await erase(visitor);
    expect((await page.next('bye')).kind).toBe('unauthenticated');
    const again = await openVisitor(sidecar, { secret: page.secret, tab: page.tab, since: 0 });
    expect(again.welcome.visitor).not.toBe(visitor);
    expect(again.welcome.secret).not.toBeNull();
    expect(again.secret).not.toBe(page.secret);
    await again.close();
  });

  it('[ER3] the panel that talks with them is told, also one that was away', async () => {
    const { visitor, panel, paired, conversation } = await startTalking(sidecar);
    await visitor.command(say(conversation, 'zqwordszq'));
    await panel.next('chat.said', ({ line }) => line.text === 'zqwordszq');
    const since = { own: 0, floor: 0 };
    await erase(visitor.welcome.visitor);
    const told = await panel.next('visitor.erased');
    expect(told).toMatchObject({ visitor: visitor.welcome.visitor, conversations: [conversation] });
    await panel.close();
    const later = await openAgent(sidecar, paired, { since });
    await later.next('visitor.erased', ({ conversations }) => conversations.includes(conversation));
    await later.command({ type: 'presence.set', presence: 'away' });
    expect(JSON.stringify(later.heard)).not.toContain('zqwordszq');
    const places = later.heard.flatMap(({ feed, seq }) => (feed === 'floor' ? [seq] : []));
    expect(places).toEqual(places.map((_, n) => n + 1));
    await later.close();
  });

  it('[PR5] a panel of the first version works until it would have to erase, then must be updated', async () => {
    const { visitor, panel, paired } = await startTalking(sidecar);
    const { own, floor } = panel.cursor();
    await panel.close();
    const old = await knockAsAgent(sidecar, paired, { since: { own, floor }, version: 1 });
    expect((await old.next('welcome')).role).toBe('agent');
    await erase(visitor.welcome.visitor);
    const bye = await old.next('bye');
    expect(bye).toMatchObject({ kind: 'version-not-supported' });
    expect(bye.sentence).toContain('Update');
    const updated = await openAgent(sidecar, paired, { since: { own, floor } });
    await updated.next('visitor.erased', (told) => told.visitor === visitor.welcome.visitor);
    await updated.close();
  });
});

describe('a feed that is kept no longer', () => {
  it('[FD4] a page and a panel that missed more than is kept get a snapshot and end equal', async () => {
    const own = await startTestSidecar();
    const { visitor, panel, paired, conversation } = await startTalking(own);
    await visitor.command(say(conversation, 'missed'));
    await panel.next('chat.said', ({ line }) => line.text === 'missed');
    // Both missed the last fact of each of their feeds.
    const atPage = visitor.cursor() - 1;
    const atPanel = { own: panel.cursor().own - 1, floor: panel.cursor().floor - 1 };
    await visitor.close();
    await panel.close();
    const later = asEpochMs(Date.now() + MINUTE_MS);
    await own.environment.store.transact((tx) => tx.feed.forget(later, 10_000));
    const page = await openVisitor(own, {
      secret: visitor.secret,
      tab: visitor.tab,
      since: atPage,
    });
    const seen = await page.next('visitor.snapshot');
    const link = await openAgent(own, paired, { since: atPanel });
    const shown = await link.next('agent.snapshot');
    const fresh = await openAgent(own, paired, { since: null });
    expect(await fresh.next('agent.snapshot')).toMatchObject({
      conversations: shown.conversations,
      lines: shown.lines,
    });
    expect(seen.conversation?.conversation).toBe(conversation);
    expect(seen.lines.map(({ text }) => text)).toContain('missed');
    expect(seen.lines).toEqual(shown.lines);
    expect(seen.own).toBeGreaterThanOrEqual(atPage);
    expect(shown.floor).toBeGreaterThanOrEqual(atPanel.floor);
    await page.close();
    await fresh.close();
    await own.stop();
  });
});
