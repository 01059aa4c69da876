import { beforeEach, describe, expect, it } from 'vitest';
import { asMinor } from '../../../../../shared/kernel/measure.ts';
import { DAY_MS } from '../../../../../shared/kernel/time.ts';
import { codeFailed } from '../../../../../sidecar/app/mandate/code-failed.ts';
import { loseCode } from '../../../../../sidecar/app/mandate/lose-code.ts';
import { redeem } from '../../../../../sidecar/app/mandate/redeem-code.ts';
import { returnCode } from '../../../../../sidecar/app/mandate/return-code.ts';
import { passTime } from '../../../../../sidecar/app/pass-time.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import { TEST_SHOP } from '../../../../support/environment.ts';
import { aGivingDesk, type GivingDesk, TEN_PERCENT } from '../../../../support/giving-desk.ts';

const PAID = { order: 'order-1', totalMinor: 72_00, currency: 'EUR' };
const DAY = 'mandate-1:day:';

let desk: GivingDesk;

beforeEach(async () => {
  desk = await aGivingDesk();
  await desk.lay();
  await desk.give(TEN_PERCENT);
});

async function show(line = 'line-1', before = 'Your code: '): Promise<unknown> {
  const { code, text } = await desk.code();
  return desk.agent('anna', { type: 'code.show', code, line, text: `${before}${text}` });
}

async function lose(): Promise<void> {
  const code = await desk.code();
  await commit(desk.environment, (work) => loseCode(work, code, PAID));
}

async function replace(by: string, agent = 'anna') {
  const { code } = await desk.code();
  return desk.agent(agent, { type: 'code.replace', code, by });
}

const close = async () => {
  await desk.agent('anna', { type: 'conversation.end', conversation: 'talk' });
  await desk.agent('anna', {
    type: 'conversation.wrap-up',
    conversation: 'talk',
    disposition: 'solved',
    note: '',
  });
};

describe('showing a code', () => {
  it('[CD1] says the line and moves the code in one step', async () => {
    expect(await show()).toMatchObject({ kind: 'done' });
    expect(await desk.code()).toMatchObject({ state: 'shown' });
    const { text } = await desk.code();
    expect((await desk.lines('talk')).at(-1)?.text).toBe(`Your code: ${text}`);
    expect((await desk.exercises('anna')).at(-1)).toMatchObject({ code: { state: 'shown' } });
  });

  it('[CV1] the same line again is written once; the code can be said in another', async () => {
    await show();
    expect(await show()).toMatchObject({ kind: 'done' });
    expect(await show('line-2', 'Once more: ')).toMatchObject({ kind: 'done' });
    expect(await desk.lines('talk')).toHaveLength(2);
  });

  it('[CD1] a line without the code, or in a talk that has ended, is refused and nothing moves', async () => {
    const { code } = await desk.code();
    const without = { type: 'code.show', code, line: 'line-1', text: 'Your code' } as const;
    expect(await desk.agent('anna', without)).toMatchObject({ refusal: 'wrong-state' });
    await desk.agent('anna', { type: 'conversation.end', conversation: 'talk' });
    expect(await show()).toMatchObject({ refusal: 'wrong-state' });
    expect(await desk.code()).toMatchObject({ state: 'made' });
  });

  it('[PP1] only the holder says it', async () => {
    const { code, text } = await desk.code();
    const say = { type: 'code.show', code, line: 'line-1', text } as const;
    expect(await desk.agent('bram', say)).toMatchObject({ refusal: 'not-holder' });
    expect(await desk.agent('lotte', say)).toMatchObject({ refusal: 'not-holder' });
  });
});

describe('taking a code back', () => {
  it('[MD5] gives back what was set aside, once', async () => {
    await show();
    const { code } = await desk.code();
    const revoke = { type: 'code.revoke', code } as const;
    expect(await desk.agent('anna', revoke)).toMatchObject({ kind: 'done' });
    expect(await desk.agent('anna', revoke)).toMatchObject({ kind: 'done' });
    expect(await desk.used(DAY)).toBe(0);
    expect(await desk.exercise()).toMatchObject({ cost: 0 });
    expect((await desk.rows()).map(({ entry }) => entry.kind)).toEqual([
      'mandate-saved',
      'given',
      'revoked',
    ]);
    expect((await desk.rows()).at(-1)?.entry).toMatchObject({ amount: -8_00, agent: 'anna' });
    expect(await show('line-2')).toMatchObject({ refusal: 'wrong-state' });
  });

  it('[PP1] a colleague may not, a lead may', async () => {
    const { code } = await desk.code();
    const revoke = { type: 'code.revoke', code } as const;
    expect(await desk.agent('bram', revoke)).toMatchObject({ refusal: 'not-holder' });
    expect(await desk.agent('lotte', revoke)).toMatchObject({ kind: 'done' });
  });

  it('[CD1] what the visitor has used stays used', async () => {
    const code = await desk.code();
    const use = { order: 'order-1', basket: null, taken: asMinor(7_50) };
    await commit(desk.environment, (work) => redeem(work, code, use, work.now));
    const again = await desk.agent('anna', { type: 'code.revoke', code: code.code });
    expect(again).toMatchObject({ refusal: 'already-used' });
    expect(await desk.used(DAY)).toBe(7_50);
  });
});

describe('a code whose time is over', () => {
  it('[MD5, CD1] ends by itself and gives back what was set aside', async () => {
    await show();
    await desk.later(DAY_MS);
    expect(await desk.code()).toMatchObject({ state: 'expired' });
    expect(await desk.used('mandate-1:day:')).toBe(0);
    expect((await desk.rows()).at(-1)?.entry).toMatchObject({ kind: 'expired', agent: null });
  });

  it('[CK1] ends nothing while the clock may be wrong', async () => {
    desk.environment.clock.advance(DAY_MS);
    await passTime(desk.environment, { isSettled: () => false, evenForMs: () => 0 });
    expect(await desk.code()).toMatchObject({ state: 'made' });
  });
});

describe('replacing a code', () => {
  it('[CD4] a lost one keeps its place, and the new one takes over what was set aside', async () => {
    const first = await desk.code();
    await lose();
    expect(await desk.used(DAY)).toBe(8_00);
    expect((await desk.exercises('anna')).at(-1)).toMatchObject({ code: { state: 'lost' } });
    expect(await replace('newer')).toMatchObject({ kind: 'done' });
    const second = await desk.code();
    expect(second).toMatchObject({ code: 'newer', state: 'made', replaces: first.code });
    expect(second.text).not.toBe(first.text);
    expect(second.worth).toEqual(first.worth);
    expect(await desk.used(DAY)).toBe(8_00);
    const use = { order: 'order-2', basket: null, taken: asMinor(8_00) };
    await commit(desk.environment, (work) => redeem(work, second, use, work.now));
    expect(await desk.exercise()).toMatchObject({ cost: 8_00 });
    expect((await desk.rows()).map(({ entry }) => entry.kind)).toEqual([
      'mandate-saved',
      'given',
      'lost',
      'replaced',
      'redeemed',
    ]);
  });

  it('[CD4] the same replacement again is the same one, and there is one at most', async () => {
    const { code } = await desk.code();
    await lose();
    const one = { type: 'code.replace', code, by: 'newer' } as const;
    expect(await desk.agent('anna', one)).toMatchObject({ kind: 'done' });
    expect(await desk.agent('anna', one)).toMatchObject({ kind: 'done' });
    const other = { ...one, by: 'another' };
    expect(await desk.agent('anna', other)).toMatchObject({ refusal: 'wrong-state' });
  });

  it('[CD4] a code that works is not replaced', async () => {
    expect(await replace('newer')).toMatchObject({ refusal: 'wrong-state' });
  });

  it('[CD4] what nobody replaced before the conversation closed is given back', async () => {
    await lose();
    await close();
    expect(await desk.used(DAY)).toBe(0);
    expect(await desk.exercise()).toMatchObject({ cost: 0 });
    expect(await desk.code()).toMatchObject({ state: 'lost' });
    expect(await replace('newer')).toMatchObject({ refusal: 'wrong-state' });
  });

  it('[CD4] what is lost after the conversation has closed is given back at once', async () => {
    await close();
    await lose();
    expect(await desk.used(DAY)).toBe(0);
  });

  it('[PP1] only the holder replaces', async () => {
    await lose();
    expect(await replace('newer', 'bram')).toMatchObject({ refusal: 'not-holder' });
    expect(await replace('newer', 'lotte')).toMatchObject({ refusal: 'not-holder' });
  });
});

describe('an order that comes to nothing', () => {
  it('[CD8] leaves aside what it had come to, and the code can be used again for that', async () => {
    const code = await desk.code();
    const use = { order: 'order-1', basket: null, taken: asMinor(7_50) };
    await commit(desk.environment, (work) => redeem(work, code, use, work.now));
    const used = await desk.code();
    await commit(desk.environment, (work) => returnCode(work, used, 'order-1'));
    expect(await desk.exercise()).toMatchObject({ cost: null, reserved: 7_50 });
    expect(await desk.used(DAY)).toBe(7_50);
    expect(await desk.code()).toMatchObject({ state: 'shown', worth: { most: 7_50 } });
    await desk.later(DAY_MS);
    expect(await desk.used(DAY)).toBe(0);
  });
});

describe('a code that the shop makes', () => {
  const engine = { kind: 'generic-http', url: 'https://boots.example/codes' } as const;

  beforeEach(async () => {
    desk = await aGivingDesk({ shops: { current: () => [{ ...TEST_SHOP, engine }] } });
    await desk.lay();
    await desk.give(TEN_PERCENT);
  });

  it('[EF1] is asked for in the same commit, and cannot be shown before it is made', async () => {
    expect(await desk.code()).toMatchObject({ state: 'making', shopRef: null });
    const { read } = desk.environment.store;
    expect(await read((tx) => tx.effects.count('due'))).toBe(1);
    expect(await show()).toMatchObject({ refusal: 'wrong-state' });
  });

  it('[CD4] that it could not make can be replaced', async () => {
    const { code } = await desk.code();
    await commit(desk.environment, (work) => codeFailed(work, code, 'No such thing.', false));
    expect(await desk.used(DAY)).toBe(8_00);
    expect(await replace('newer')).toMatchObject({ kind: 'done' });
    expect(await desk.code()).toMatchObject({ state: 'making', replaces: code, why: '' });
  });
});
