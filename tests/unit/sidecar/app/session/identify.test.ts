import { beforeEach, describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import { ofAgent, ofVisitor } from '../../../../../sidecar/domain/audience.ts';
import { aDesk, type Desk } from '../../../../support/desk.ts';
import { identityToken } from '../../../../support/environment.ts';

const SAID = {
  customer: 'customer-7',
  visitor: 'visitor-1',
  jti: 'jti-1',
  expiresAt: asEpochMs(2_000_000_000_000),
  name: 'Eva',
  customerValue: 'high' as const,
  orders: 4,
};

let desk: Desk;

beforeEach(async () => {
  desk = aDesk();
  await desk.visit('visitor-1');
  await desk.visit('visitor-2');
});

const identify = (said: Parameters<typeof identityToken>[0], by = 'visitor-1') =>
  desk.visitor(by, { type: 'visitor.identify', token: identityToken(said) });
const known = () => desk.environment.store.read((tx) => tx.visitors.find(asId('visitor-1')));

describe('identify', () => {
  it('[ID1] believes the shop, tells the visitor and names them in their conversation', async () => {
    await desk.visitor('visitor-1', {
      type: 'conversation.open',
      conversation: 'talk',
      language: 'nl',
    });
    expect(await identify(SAID)).toMatchObject({ kind: 'done' });
    expect(await known()).toMatchObject({ identity: { customer: 'customer-7', orders: 4 } });
    expect(await desk.conversation('talk')).toMatchObject({ visitorName: 'Eva' });
    expect((await desk.facts(ofVisitor(asId('visitor-1')))).at(-1)).toEqual({
      type: 'visitor.identified',
      name: 'Eva',
    });
    expect(await desk.audit()).toMatchObject([
      { kind: 'identity-accepted', by: 'boots', about: 'visitor-1', detail: '' },
    ]);
  });

  it('[ID1] who talks with them reads the new name, and the same name again changes nothing', async () => {
    await desk.hire({ agent: asId('anna') });
    await desk.visitor('visitor-1', {
      type: 'conversation.open',
      conversation: 'talk',
      language: 'nl',
    });
    await desk.agent('anna', { type: 'conversation.accept', conversation: 'talk' });
    await identify(SAID);
    const names = async () =>
      (await desk.facts(ofAgent(asId('anna')))).flatMap((fact) =>
        fact.type === 'conversation.changed' ? [fact.card.visitorName] : [],
      );
    expect((await names()).at(-1)).toBe('Eva');
    const before = await names();
    expect(await identify({ ...SAID, jti: 'jti-2', orders: 5 })).toMatchObject({ kind: 'done' });
    expect(await names()).toEqual(before);
    expect(await known()).toMatchObject({ identity: { orders: 5 } });
  });

  it('[KY1] a shop that was taken off the list vouches for nobody any more', async () => {
    desk = aDesk({ shops: { current: () => [] } });
    await desk.visit('visitor-1', { observe: true });
    expect(await identify(SAID)).toMatchObject({ refusal: 'identity-refused' });
    expect(await desk.audit()).toMatchObject([{ kind: 'identity-refused', detail: 'no-key' }]);
  });

  it('[ID1] refuses a token that was used before', async () => {
    await identify(SAID);
    expect(await identify(SAID)).toMatchObject({ refusal: 'identity-refused' });
    expect((await desk.audit()).map(({ kind, detail }) => `${kind} ${detail}`)).toContain(
      'identity-refused used-before',
    );
  });

  it('[ID1] refuses a token that was signed for another visitor, and leaves it unused', async () => {
    expect(await identify(SAID, 'visitor-2')).toMatchObject({ refusal: 'identity-refused' });
    expect(await identify(SAID)).toMatchObject({ kind: 'done' });
  });

  it.each([
    'no-key',
    'bad-signature',
    'wrong-audience',
    'expired',
    'too-long-valid',
    'malformed',
  ] as const)(
    '[ID1] refuses %s with a sentence for the developer, and writes it down',
    async (fault) => {
      const answer = await identify({ fault });
      expect(answer).toMatchObject({ refusal: 'identity-refused' });
      expect(await desk.audit()).toMatchObject([{ kind: 'identity-refused', detail: fault }]);
      expect(await known()).toMatchObject({ identity: null });
    },
  );

  it('[PV1] keeps no identity of who is neither observed nor chatting', async () => {
    await desk.visit('visitor-1', { observe: false });
    expect(await identify(SAID)).toMatchObject({ refusal: 'not-consented' });
    expect(await known()).toMatchObject({ identity: null });
    await desk.visitor('visitor-1', {
      type: 'conversation.open',
      conversation: 'talk',
      language: 'nl',
    });
    expect(await identify(SAID)).toMatchObject({ kind: 'done' });
  });
});
