import { describe, expect, test } from 'vitest';
import { asFeedSeq, asId, type EffectId } from '../../shared/kernel/ids.ts';
import { asDurationMs } from '../../shared/kernel/time.ts';
import { agentCommand, visitorCommand } from '../../sidecar/app/command.ts';
import { claimEffects } from '../../sidecar/app/effects.ts';
import { openInstallation } from '../../sidecar/app/installation.ts';
import { passTime } from '../../sidecar/app/pass-time.ts';
import { commit } from '../../sidecar/app/pipeline.ts';
import { FLOOR, ofVisitor } from '../../sidecar/domain/audience.ts';
import { aFact, upTo } from '../contract/store/kit.ts';
import { aPolicy } from '../support/builders/policy.ts';
import { viewed } from '../support/builders/session.ts';
import { agentCaller, visitorCaller } from '../support/desk.ts';
import { policyOf } from '../support/environment.ts';
import { COUPON, COUPON_MAP, hesitate, offerOf } from '../support/hesitating.ts';
import { seededChance } from '../support/seeded-chance.ts';
import { aVisit, onShift } from '../support/visit.ts';
import { aPair, type Pair, toldTo } from './pair.ts';

const SHOP = { policy: policyOf(aPolicy({ actionMaps: [COUPON_MAP] })) };

function nextId(): string {
  return crypto.randomUUID();
}

/** Visitors who are known, from one sidecar or the other. */
async function visitorsOf(pair: Pair, count: number) {
  const visits = await Promise.all(
    upTo(count).map((n) => aVisit(pair.at(n), { tab: `tab-${n}`, observe: false })),
  );
  return visits.map(({ who }) => who.visitor);
}

/** Replays what the floor was told, and looks at the open conversations after every fact. */
async function watchConversations(
  pair: Pair,
  look: (
    open: ReadonlyMap<string, { readonly holder: string | null; readonly state: string }>,
  ) => void,
): Promise<void> {
  const open = new Map<string, { readonly holder: string | null; readonly state: string }>();
  for (const { fact } of await toldTo(pair.sidecars[0])) {
    if (fact.type !== 'conversation.changed') continue;
    const { conversation, holder, state } = fact.card;
    open.set(conversation, { holder, state });
    if (state === 'closed') open.delete(conversation);
    look(open);
  }
}

describe('assignment, by two sidecars at once', () => {
  const CAPACITIES = [1, 2, 3, 2];

  test('[RT1] forty who open a chat at once: nobody gets more than they can take', async () => {
    const pair = await aPair();
    await onShift(pair.sidecars[0], ...CAPACITIES);
    const visitors = await visitorsOf(pair, 40);
    const answers = await Promise.all(
      visitors.map((visitor, n) =>
        visitorCommand(pair.at(n), visitorCaller(visitor), asId(nextId()), {
          type: 'conversation.open',
          conversation: `talk-${n}`,
          language: 'nl',
        }),
      ),
    );
    expect(answers.every(({ kind }) => kind === 'done')).toBe(true);
    const open = await pair.sidecars[1].store.read((tx) => tx.conversations.open());
    const held = CAPACITIES.map(
      (_, n) => open.filter(({ holder }) => holder === `agent-${n + 1}`).length,
    );
    expect(held).toEqual(CAPACITIES);
    expect(open.filter(({ state }) => state === 'queued')).toHaveLength(40 - 8);
  });

  test('[RT3] whatever agents do on both at once: one holder, and never beyond capacity', async () => {
    const pair = await aPair();
    const agents = await onShift(pair.sidecars[0], ...CAPACITIES);
    const visitors = await visitorsOf(pair, 16);
    const chance = seededChance(7);
    await Promise.all(
      visitors.map((visitor, n) =>
        visitorCommand(pair.at(n), visitorCaller(visitor), asId(nextId()), {
          type: 'conversation.open',
          conversation: `talk-${n}`,
          language: 'nl',
        }),
      ),
    );
    const pick = <T>(from: readonly T[]): T => {
      const picked = from[Math.floor(chance.next() * from.length)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    };
    const acts = ['conversation.accept', 'conversation.decline', 'conversation.end'] as const;
    let kept = 0;
    for (const round of upTo(8)) {
      const open = await pair.at(round).store.read((tx) => tx.conversations.open());
      const asked = upTo(24).map((n) => {
        const { conversation, holder } = pick(open);
        // Mostly who holds it as it was a moment ago, and now and then somebody else.
        const agent = chance.next() < 0.8 && holder !== null ? holder : pick(agents).agent;
        return agentCommand(pair.at(n + round), agentCaller(agent), asId(nextId()), {
          type: pick(acts),
          conversation,
        });
      });
      const ticks = pair.sidecars.map((sidecar) => passTime(sidecar));
      for (const answer of await Promise.all(asked)) if (answer.kind === 'done') kept += 1;
      await Promise.all(ticks);
      pair.clock.advance(5_000);
    }
    expect(kept).toBeGreaterThan(20);
    let steps = 0;
    await watchConversations(pair, (open) => {
      steps += 1;
      for (const { holder, state } of open.values()) {
        expect(state === 'queued' ? holder === null : holder !== null).toBe(true);
      }
      CAPACITIES.forEach((capacity, n) => {
        const held = [...open.values()].filter(({ holder }) => holder === `agent-${n + 1}`);
        expect(held.length).toBeLessThanOrEqual(capacity);
      });
    });
    expect(steps).toBeGreaterThan(40);
  });
});

describe('offers, by two sidecars at once', () => {
  test('[EN8] thirty who hesitate at once get no more offers than agents can answer', async () => {
    const pair = await aPair(SHOP);
    await onShift(pair.sidecars[0], 2, 3);
    const visits = await Promise.all(upTo(30).map((n) => hesitate(pair.at(n))));
    const open = await pair.sidecars[0].store.read((tx) => tx.offers.open());
    expect(open).toHaveLength(5);
    let onScreen = 0;
    for (const { fact } of await toldTo(pair.sidecars[0])) {
      if (fact.type === 'session.qualified' && fact.state === 'offered') onScreen += 1;
      if (fact.type === 'offer.settled') onScreen -= 1;
      expect(onScreen).toBeLessThanOrEqual(5);
    }
    expect(visits).toHaveLength(30);
  });

  test('[EN7] one visitor in eight tabs on both is offered a chat once', async () => {
    const pair = await aPair(SHOP);
    await onShift(pair.sidecars[0], 20);
    const first = await aVisit(pair.sidecars[0], { tab: 'tab-0' });
    const tabs = await Promise.all(
      upTo(8).map((n) => aVisit(pair.at(n), { tab: `tab-${n}`, secret: first.secret })),
    );
    await Promise.all(tabs.map((tab) => tab.send(viewed('checkout'), COUPON)));
    const offers = await first.offers();
    expect(offers.map(({ state }) => state)).toEqual(['offered']);
    expect((await first.session()).acts).toBe(16);
  });

  test('[EN10] two tabs that say yes at once, each to another sidecar, are one conversation', async () => {
    const pair = await aPair(SHOP);
    await onShift(pair.sidecars[0], 20);
    for (const round of upTo(6)) {
      const visit = await hesitate(pair.at(round));
      const offer = await offerOf(visit);
      const answers = await Promise.all(
        pair.sidecars.map((sidecar, n) =>
          visitorCommand(sidecar, visit.who, asId(nextId()), {
            type: 'offer.accept',
            offer,
            conversation: `talk-${round}-${n}`,
          }),
        ),
      );
      expect(answers.map(({ kind }) => kind)).toEqual(['done', 'done']);
    }
    const open = await pair.sidecars[0].store.read((tx) => tx.conversations.open());
    expect(open).toHaveLength(6);
    expect(new Set(open.map(({ visitor }) => visitor)).size).toBe(6);
  });
});

describe('acting once, on two sidecars', () => {
  test('[FD3] the same command sent to both at once acts once and gets the same answer', async () => {
    const pair = await aPair();
    const [visitor = asId('nobody')] = await visitorsOf(pair, 1);
    const who = visitorCaller(visitor);
    const open = { type: 'conversation.open', conversation: 'talk', language: 'nl' } as const;
    await visitorCommand(pair.sidecars[0], who, asId(nextId()), open);
    for (const n of upTo(12)) {
      const id = asId<never>(nextId());
      const say = { type: 'chat.say', conversation: 'talk', line: nextId(), text: `${n}` } as const;
      const [one, other] = await Promise.all(
        pair.sidecars.map((sidecar) => visitorCommand(sidecar, who, id, say)),
      );
      expect(one).toEqual({ kind: 'done', result: null });
      expect(other).toEqual(one);
    }
    const lines = await pair.sidecars[0].store.read((tx) =>
      tx.conversations.lines(asId('talk'), null, 100),
    );
    const texts = lines.flatMap(({ text }) => (text === null ? [] : [text]));
    expect(texts).toEqual(upTo(12).map(String));
    const told = (await toldTo(pair.sidecars[0], ofVisitor(visitor))).filter(
      ({ fact }) => fact.type === 'chat.said' && fact.line.text !== null,
    );
    expect(told).toHaveLength(12);
  });

  test('[ST8] two that start on an empty database are one installation', async () => {
    const pair = await aPair();
    const opened = await Promise.all(upTo(10).map((n) => openInstallation(pair.at(n))));
    expect(new Set(opened.map(({ row }) => row.id)).size).toBe(1);
    expect(opened.filter(({ isFresh }) => isFresh)).toHaveLength(1);
  });

  test('[EN10] with two tickers an offer times out once', async () => {
    const pair = await aPair({
      policy: policyOf(aPolicy({ actionMaps: [COUPON_MAP], offerValidMs: asDurationMs(30_000) })),
    });
    await onShift(pair.sidecars[0], 20);
    await Promise.all(upTo(8).map((n) => hesitate(pair.at(n))));
    pair.clock.advance(31_000);
    await Promise.all([...pair.sidecars, ...pair.sidecars].map((sidecar) => passTime(sidecar)));
    const settled = (await toldTo(pair.sidecars[0])).flatMap(({ fact }) =>
      fact.type === 'offer.settled' ? [`${fact.offer} ${fact.state}`] : [],
    );
    expect(settled).toHaveLength(8);
    expect(new Set(settled).size).toBe(8);
    expect(settled.every((each) => each.endsWith('timed-out'))).toBe(true);
  });

  test('[EF1] an effect is claimed by one of them', async () => {
    const pair = await aPair();
    await commit(pair.sidecars[0], async (work) => {
      for (const n of upTo(60)) await work.act('webhook', 'message.left', { n });
    });
    const claimed: EffectId[] = [];
    await Promise.all(
      upTo(12).map(async (n) => {
        for (const { effect, tries } of await claimEffects(pair.at(n))) {
          claimed.push(effect);
          expect(tries).toBe(1);
        }
      }),
    );
    expect(claimed).toHaveLength(60);
    expect(new Set(claimed).size).toBe(60);
  });
});

describe('the feed, written by two sidecars at once', () => {
  test('[FD2] whoever reads on meanwhile never sees a gap, in any audience', async () => {
    const pair = await aPair();
    const audiences = [FLOOR, ...upTo(3).map((n) => ofVisitor(asId(`visitor-${n}`)))];
    const perWriter = 60;
    let isWriting = true;
    async function write(turn: number): Promise<void> {
      for (const n of upTo(perWriter)) {
        // Told in another order by each: the pipeline appends in one.
        const mine = turn % 2 === 0 ? audiences : audiences.toReversed();
        await commit(
          pair.at(turn),
          async (work) => {
            await work.tx.visitors.marked(asId(`visitor-${turn}`), asId('tab'));
            for (const audience of mine) work.tell(audience, aFact(n));
          },
          turn < 4 ? asId(`visitor-${turn}`) : undefined,
        );
      }
    }
    async function readOn(turn: number): Promise<readonly (readonly number[])[]> {
      const seen: number[][] = audiences.map(() => []);
      let isLast = false;
      while (!isLast) {
        isLast = !isWriting;
        for (const [place, audience] of audiences.entries()) {
          const mine = seen[place] ?? [];
          const rows = await pair
            .at(turn)
            .store.read((tx) => tx.feed.after(audience, asFeedSeq(mine.at(-1) ?? 0), 1_000));
          mine.push(...rows.map(({ seq }) => seq));
        }
      }
      return seen;
    }
    const readers = [readOn(0), readOn(1)];
    await Promise.all(upTo(6).map(write)).finally(() => {
      isWriting = false;
    });
    for (const reader of await Promise.all(readers)) {
      for (const seen of reader) expect(seen).toEqual(upTo(6 * perWriter));
    }
    expect(pair.again()).toBe(0);
  });
});
