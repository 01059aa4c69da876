import { beforeEach, describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import {
  COBROWSE_ASK_VALID_MS,
  COBROWSE_ASKS_MAX,
  COBROWSE_REFUSALS_MAX,
  COBROWSE_WATCHERS_MAX,
} from '../../../../../shared/protocol/limits.ts';
import { ofVisitor } from '../../../../../sidecar/domain/audience.ts';
import { ALONG, type AlongDesk, aDeskAlong } from '../../../../support/along.ts';
import { openTalk } from '../../../../support/open-talk.ts';

const VISITOR = ofVisitor(asId('visitor-1'));
let desk: AlongDesk;
beforeEach(async () => {
  desk = await aDeskAlong();
});

const moved = async () =>
  (await desk.facts(VISITOR)).flatMap((fact) =>
    fact.type === 'cobrowse.moved' ? [fact.cobrowse] : [],
  );

describe('asking', () => {
  it('[CB1] tells the visitor who asks and until when, and the team', async () => {
    expect(await desk.ask()).toMatchObject({ kind: 'done' });
    const now = desk.environment.clock.now();
    const question = { cobrowse: ALONG, conversation: 'talk', state: 'asked', ending: null };
    expect(await moved()).toMatchObject([
      { ...question, agentName: 'Anna', watchers: [], answerBy: now + COBROWSE_ASK_VALID_MS },
    ]);
    expect(await desk.cards()).toMatchObject([
      { ...question, visitor: 'visitor-1', askedBy: 'anna', askedAt: now },
    ]);
  });

  it('[CB1] under the same id is the same question, and under one in use is refused', async () => {
    await desk.ask();
    expect(await desk.ask()).toMatchObject({ kind: 'done' });
    expect(await desk.cards()).toHaveLength(1);
    await openTalk(desk, 'visitor-2', 'other-talk');
    const other = { type: 'cobrowse.ask', cobrowse: ALONG, conversation: 'other-talk' } as const;
    expect(await desk.agent('anna', other)).toMatchObject({ refusal: 'already-used' });
    expect(await desk.ask(ALONG, 'bram')).toMatchObject({ refusal: 'not-holder' });
  });

  it('[CB1] is for the holder alone: not a colleague, nor a lead', async () => {
    for (const by of ['bram', 'lotte']) {
      expect(await desk.ask('other', by)).toMatchObject({ refusal: 'not-holder' });
    }
    expect(await desk.cards()).toEqual([]);
  });

  it('[CB1] is refused while one is open, also from another device at the same moment', async () => {
    const answers = await Promise.all([desk.ask('one'), desk.ask('two')]);
    expect(answers.map((answer) => answer.kind).sort()).toEqual(['done', 'refused']);
    expect(await desk.environment.store.read((tx) => tx.cobrowses.open())).toHaveLength(1);
  });

  it('[CB1] stops after the visitor said no so many times', async () => {
    for (let n = 0; n < COBROWSE_REFUSALS_MAX; n += 1) {
      expect(await desk.ask(`no-${n}`)).toMatchObject({ kind: 'done' });
      const cobrowse = `no-${n}`;
      await desk.visitor('visitor-1', { type: 'cobrowse.answer', cobrowse, isAgreed: false });
    }
    expect(await desk.ask('again')).toMatchObject({ refusal: 'wrong-state' });
  });

  it('[CB1] stops after so many questions in one conversation', async () => {
    for (let n = 0; n < COBROWSE_ASKS_MAX; n += 1) {
      expect(await desk.ask(`asked-${n}`)).toMatchObject({ kind: 'done' });
      await desk.agent('anna', { type: 'cobrowse.end', cobrowse: `asked-${n}` });
    }
    expect(await desk.ask('again')).toMatchObject({ refusal: 'wrong-state' });
  });
});

describe('withdrawing, stopping, inviting', () => {
  const end = (by: string) => desk.agent(by, { type: 'cobrowse.end', cobrowse: ALONG });
  const invite = (agent: string, by = 'anna') =>
    desk.agent(by, { type: 'cobrowse.invite', cobrowse: ALONG, agent });

  it('[CB3] the holder withdraws the question; again changes nothing', async () => {
    await desk.ask();
    expect(await end('anna')).toMatchObject({ kind: 'done' });
    expect(await end('anna')).toMatchObject({ kind: 'done' });
    expect(await desk.cobrowse()).toMatchObject({ state: 'ended', ending: 'withdrawn' });
    expect(await desk.cards()).toHaveLength(2);
    expect(await desk.answer(true)).toMatchObject({ refusal: 'wrong-state' });
  });

  it('[CB3] holder or lead stop what is active; a colleague does not', async () => {
    await desk.agree();
    expect(await end('bram')).toMatchObject({ refusal: 'not-holder' });
    expect(await end('lotte')).toMatchObject({ kind: 'done' });
    expect(await desk.cobrowse()).toMatchObject({ ending: 'stopped-by-agent' });
    expect((await desk.audit())[0]).toMatchObject({ kind: 'cobrowse-ended', by: 'lotte' });
    expect(await desk.live()).toContainEqual({
      to: 'cobrowse.along',
      body: { type: 'cobrowse.over', cobrowse: ALONG, ending: 'stopped-by-agent' },
    });
  });

  it('[CB5] the holder invites who is there and not revoked, and only the holder does', async () => {
    await desk.ask();
    expect(await invite('bram', 'lotte')).toMatchObject({ refusal: 'not-holder' });
    expect(await invite('nobody')).toMatchObject({ refusal: 'not-found' });
    await desk.hire({ agent: asId('rick'), isRevoked: true });
    expect(await invite('rick')).toMatchObject({ refusal: 'not-found' });
    expect(await invite('bram')).toMatchObject({ kind: 'done' });
    expect(await invite('bram')).toMatchObject({ kind: 'done' });
    expect((await desk.cards()).map(({ invited }) => invited)).toEqual([[], ['bram']]);
    await end('anna');
    expect(await invite('lotte')).toMatchObject({ refusal: 'wrong-state' });
  });

  it('[CB5, LM1] no more than so many are invited', async () => {
    await desk.ask();
    for (let n = 0; n <= COBROWSE_WATCHERS_MAX; n += 1) {
      await desk.hire({ agent: asId(`agent-${n}`), chosen: 'busy' });
      const kind = n < COBROWSE_WATCHERS_MAX ? 'done' : 'refused';
      expect(await invite(`agent-${n}`)).toMatchObject({ kind });
    }
  });

  it('[CB1] of a cobrowse that never was nothing is done', async () => {
    expect(await end('anna')).toMatchObject({ refusal: 'not-found' });
    expect(await invite('bram')).toMatchObject({ refusal: 'not-found' });
  });
});
