import { beforeEach, describe, expect, it } from 'vitest';
import { asId, type ShopId } from '../../../../../shared/kernel/ids.ts';
import { err, ok } from '../../../../../shared/kernel/result.ts';
import type { PageHello, ViewerHello } from '../../../../../shared/protocol/frame-sockets.ts';
import {
  COBROWSE_RULES_MAX,
  COBROWSE_WATCHERS_MAX,
} from '../../../../../shared/protocol/limits.ts';
import { greetPage } from '../../../../../sidecar/app/cobrowse/greet-page.ts';
import { greetViewer } from '../../../../../sidecar/app/cobrowse/greet-viewer.ts';
import { noteViewed } from '../../../../../sidecar/app/cobrowse/note-viewed.ts';
import { assetsOf } from '../../../../../sidecar/app/cobrowse/rules-of.ts';
import { ofVisitor } from '../../../../../sidecar/domain/audience.ts';
import type { CobrowsePolicy } from '../../../../../sidecar/domain/cobrowse/rules.ts';
import { ALONG, type AlongDesk, aDeskAlong, PAGE_SECRET } from '../../../../support/along.ts';
import { aDevice } from '../../../../support/builders/agent.ts';
import { agentCaller } from '../../../../support/desk.ts';
import { policyOf, TEST_POLICY, TEST_SHOP } from '../../../../support/environment.ts';

const NONE: CobrowsePolicy = {
  shop: null,
  hide: [],
  show: [],
  careful: ['*/account*'],
  untouchable: [],
  coupon: [],
  assetHosts: ['cdn.example'],
};
const POLICY = {
  ...TEST_POLICY,
  cobrowse: [
    NONE,
    { ...NONE, shop: 'boots', hide: [{ url: '*', selectors: ['.name'] }], careful: [] },
    { ...NONE, shop: 'bikes', careful: ['*/bikes*'], assetHosts: ['bikes.example'] },
  ],
};
const CHALLENGE = { nonce: 'nonce', audience: 'test-installation' };
const SHOP = asId<ShopId>('boots');

let desk: AlongDesk;
beforeEach(async () => {
  desk = await aDeskAlong({ policy: policyOf(POLICY) });
  await desk.environment.store.transact(async (tx) => {
    for (const agent of ['anna', 'bram', 'lotte']) {
      await tx.agents.putDevice(aDevice({ device: asId(`device-${agent}`), agent: asId(agent) }));
    }
  });
});

const page = (but: Partial<PageHello> = {}, shop = SHOP) =>
  greetPage(
    desk.environment,
    {
      type: 'hello',
      role: 'page',
      version: 3,
      shop: 'boots',
      secret: PAGE_SECRET,
      tab: 'tab-1',
      cobrowse: ALONG,
      ...but,
    },
    shop,
  );
const viewer = (agent: string, but: Partial<ViewerHello> = {}) =>
  greetViewer(
    desk.environment,
    {
      type: 'hello',
      role: 'viewer',
      version: 3,
      device: `device-${agent}`,
      token: 'a token',
      cobrowse: ALONG,
      ...but,
    },
    CHALLENGE,
  );
const refusalOf = async (greeted: ReturnType<typeof page> | ReturnType<typeof viewer>) => {
  const result = await greeted;
  return result.isOk ? 'let in' : result.error.refusal;
};

describe('a page', () => {
  it('[CB2] is let in from the yes to the end, and at no other time', async () => {
    expect(await refusalOf(page())).toBe('not-found');
    await desk.ask();
    expect(await refusalOf(page())).toBe('not-consented');
    await desk.answer(true);
    expect(await refusalOf(page())).toBe('let in');
    await desk.visitor('visitor-1', { type: 'cobrowse.stop', cobrowse: ALONG });
    expect(await refusalOf(page())).toBe('wrong-state');
  });

  it('[CB2, ID1] is known by its secret alone, within its shop; another’s is what never was', async () => {
    await desk.agree();
    expect(await refusalOf(page({ secret: 'x'.repeat(43) }))).toBe('unauthenticated');
    expect(await refusalOf(page({}, asId('bikes')))).toBe('unauthenticated');
    await desk.visit('visitor-3', { secretHash: desk.environment.digest.sha256('y'.repeat(43)) });
    const others = await page({ secret: 'y'.repeat(43) });
    expect(others).toEqual(await page({ secret: 'y'.repeat(43), cobrowse: 'never-was' }));
    expect(others).toMatchObject({ error: { refusal: 'not-found' } });
  });

  it('[CB2] of who is blocked is not let in', async () => {
    await desk.agree();
    await desk.agent('lotte', { type: 'visitor.block', visitor: 'visitor-1', reason: 'abuse' });
    expect(await refusalOf(page())).toBe('blocked');
  });

  it('[CB6] is told the rules for every shop and its own; greeting it writes nothing', async () => {
    await desk.agree();
    const facts = await desk.facts(ofVisitor(asId('visitor-1')));
    expect(await page()).toEqual(
      ok({
        visitor: 'visitor-1',
        cobrowse: ALONG,
        rules: {
          hide: [{ url: '*', selectors: ['.name'] }],
          show: [],
          careful: ['*/account*'],
          untouchable: [],
          coupon: [],
        },
      }),
    );
    expect(await desk.facts(ofVisitor(asId('visitor-1')))).toEqual(facts);
  });
});

describe('a viewer', () => {
  it('[CB2] is let in only while it is active', async () => {
    expect(await refusalOf(viewer('anna'))).toBe('not-found');
    await desk.ask();
    expect(await refusalOf(viewer('anna'))).toBe('not-consented');
    await desk.answer(true);
    expect(await refusalOf(viewer('anna'))).toBe('let in');
    await desk.agent('anna', { type: 'cobrowse.end', cobrowse: ALONG });
    expect(await refusalOf(viewer('anna'))).toBe('wrong-state');
  });

  it('[CB5] is the holder, an invited colleague or a lead; only the holder points', async () => {
    await desk.agree();
    expect(await refusalOf(viewer('bram'))).toBe('not-allowed');
    await desk.agent('anna', { type: 'cobrowse.invite', cobrowse: ALONG, agent: 'bram' });
    const canPoint = async (agent: string) => {
      const greeted = await viewer(agent);
      return greeted.isOk ? greeted.value.canPoint : null;
    };
    expect(await canPoint('anna')).toBe(true);
    expect(await canPoint('bram')).toBe(false);
    expect(await canPoint('lotte')).toBe(false);
  });

  it('[CB5, ID2] proves itself as a link does', async () => {
    await desk.agree();
    expect(await refusalOf(viewer('nobody'))).toBe('unauthenticated');
    const unproven = await aDeskAlong({ agentProof: { check: async () => err('bad-signature') } });
    await unproven.environment.store.transact((tx) =>
      tx.agents.putDevice(aDevice({ device: asId('device-anna'), agent: asId('anna') })),
    );
    await unproven.agree();
    desk = unproven;
    expect(await refusalOf(viewer('anna'))).toBe('unauthenticated');
  });

  it('[CB5, PP3] of who was revoked is not let in', async () => {
    await desk.agree();
    await desk.agent('anna', { type: 'cobrowse.invite', cobrowse: ALONG, agent: 'bram' });
    await desk.agent('lotte', { type: 'agent.revoke', agent: 'bram' });
    expect(await refusalOf(viewer('bram'))).toBe('revoked');
  });

  it('[CB6] loads from the shop’s own origins and the hosts a lead named, and nowhere else', async () => {
    await desk.agree();
    expect(await viewer('anna')).toMatchObject({
      value: { assets: ['https://boots.example', 'https://cdn.example'] },
    });
    const many = Array.from({ length: COBROWSE_RULES_MAX }, (_, n) => `cdn-${n}.example`);
    const policy = { ...POLICY, cobrowse: [{ ...NONE, assetHosts: many }] };
    expect(assetsOf(policy, [TEST_SHOP], 'boots')).toHaveLength(COBROWSE_RULES_MAX);
  });
});

describe('beginning to look', () => {
  const see = (agent: string) => noteViewed(desk.environment, agentCaller(agent), ALONG);
  const viewsOf = async () =>
    (await desk.audit()).filter(({ kind }) => kind === 'cobrowse-viewed').map(({ by }) => by);

  it('[CB4] is audited each time, and names the agent to the visitor the first time', async () => {
    await desk.agree();
    const since = desk.environment.clock.now();
    expect(await see('anna')).toEqual(ok(null));
    desk.environment.clock.advance(5_000);
    expect(await see('anna')).toEqual(ok(null));
    expect(await see('lotte')).toEqual(ok(null));
    expect(await viewsOf()).toEqual(['lotte', 'anna', 'anna']);
    const told = (await desk.facts(ofVisitor(asId('visitor-1')))).at(-1);
    expect(told).toMatchObject({
      type: 'cobrowse.moved',
      cobrowse: {
        watchers: [
          { name: 'Anna', since },
          { name: 'Lotte', since: since + 5_000 },
        ],
      },
    });
    expect((await desk.cards()).map(({ watchers }) => watchers.length)).toEqual([0, 0, 1, 2]);
  });

  it('[CB5] is judged anew: ended, revoked or demoted since the greeting, nobody looks', async () => {
    await desk.agree();
    expect(await see('bram')).toMatchObject({ error: { refusal: 'not-allowed' } });
    await desk.agent('lotte', { type: 'agent.revoke', agent: 'bram' });
    expect(await see('bram')).toMatchObject({ error: { refusal: 'revoked' } });
    await desk.visitor('visitor-1', { type: 'cobrowse.stop', cobrowse: ALONG });
    expect(await see('anna')).toMatchObject({ error: { refusal: 'wrong-state' } });
    expect(await noteViewed(desk.environment, agentCaller('anna'), asId('never'))).toMatchObject({
      error: { refusal: 'not-found' },
    });
    expect(await viewsOf()).toEqual([]);
  });

  it('[CB5, LM1] more than so many never look: nobody does unnamed', async () => {
    await desk.agree();
    for (let n = 0; n <= COBROWSE_WATCHERS_MAX; n += 1) {
      await desk.hire({
        agent: asId(`lead-${n}`),
        name: `Lead ${n}`,
        role: 'lead',
        chosen: 'busy',
      });
      const seen = await see(`lead-${n}`);
      expect(seen.isOk ? 'ok' : seen.error.refusal).toBe(
        n < COBROWSE_WATCHERS_MAX ? 'ok' : 'at-capacity',
      );
    }
    expect(await see('lead-0')).toEqual(ok(null));
  });

  it('[CB5] a lead who is none any more is sent away, the holder and the invited stay', async () => {
    await desk.agree();
    await desk.hire({ agent: asId('lars'), name: 'Lars', role: 'lead', chosen: 'busy' });
    const change = (agent: string, name: string) =>
      desk.agent('lars', {
        type: 'agent.change',
        agent,
        name,
        role: 'agent',
        capacity: 1,
        languages: ['nl'],
      });
    await see('lotte');
    await change('lotte', 'Lotte');
    await change('anna', 'Anna');
    const barred = (await desk.live()).filter(({ body }) => body.type === 'cobrowse.barred');
    expect(barred).toEqual([
      {
        to: 'cobrowse.along',
        body: { type: 'cobrowse.barred', cobrowse: ALONG, agent: 'lotte' },
      },
    ]);
    expect(await refusalOf(viewer('lotte'))).toBe('not-allowed');
  });
});
