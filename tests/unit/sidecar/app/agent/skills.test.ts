import { beforeEach, describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { decodeUpAgent } from '../../../../../shared/protocol/codec.ts';
import { SKILL_MAX_CHARS, SKILLS_MAX } from '../../../../../shared/protocol/limits.ts';
import type { AgentCommand } from '../../../../../shared/protocol/shape.ts';
import { FLOOR } from '../../../../../sidecar/domain/audience.ts';
import { aDesk, type Desk } from '../../../../support/desk.ts';

let desk: Desk;

beforeEach(async () => {
  desk = aDesk();
  await desk.hire({ agent: asId('anna') });
  await desk.hire({ agent: asId('lotte'), role: 'lead' });
});

type Change = Extract<AgentCommand, { type: 'agent.change' }>;

const change = (changes: Partial<Change> = {}): Change => ({
  type: 'agent.change',
  agent: 'anna',
  name: 'Anna',
  role: 'agent',
  capacity: 2,
  languages: ['nl', 'en'],
  ...changes,
});

describe('what somebody can do or may decide', () => {
  it('[PP1] is set by a lead, each skill once, and the floor is told', async () => {
    await desk.agent('lotte', change({ skills: [' refunds', 'refunds', '', 'boots'] }));
    expect((await desk.person('anna')).skills).toEqual(['refunds', 'boots']);
    expect((await desk.facts(FLOOR)).at(-1)).toMatchObject({
      type: 'agent.changed',
      agent: { agent: 'anna', skills: ['refunds', 'boots'] },
    });
  });

  it('[PR5] stays as it is when a panel that knows no skills changes the rest', async () => {
    await desk.agent('lotte', change({ skills: ['refunds'] }));
    await desk.agent('lotte', change({ name: 'Anneke' }));
    expect(await desk.person('anna')).toMatchObject({ name: 'Anneke', skills: ['refunds'] });
  });

  it('[PP1] is not for an agent to give to themselves, also not with less capacity', async () => {
    await desk.agent('lotte', change({ skills: ['boots'] }));
    const wish = change({ capacity: 1, skills: ['boots', 'refunds'] });
    expect(await desk.agent('anna', wish)).toMatchObject({ refusal: 'not-allowed' });
    const less = change({ capacity: 1, skills: ['boots'] });
    expect(await desk.agent('anna', less)).toMatchObject({ kind: 'done' });
  });

  it('[PP2] is said when somebody is invited, or is nothing', async () => {
    const terms = { name: 'Bo', role: 'agent', capacity: 1 } as const;
    const invite = { type: 'agent.invite', ...terms } as const;
    await desk.agent('lotte', { ...invite, agent: 'bo', languages: ['nl'], skills: ['refunds'] });
    await desk.agent('lotte', { ...invite, agent: 'bob', languages: ['nl'] });
    expect((await desk.person('bo')).skills).toEqual(['refunds']);
    expect((await desk.person('bob')).skills).toEqual([]);
  });

  it('[LM1] is at most SKILLS_MAX of at most SKILL_MAX_CHARS', () => {
    const said = (skills: string[]) =>
      decodeUpAgent(JSON.stringify({ id: 'm1', at: 1, body: change({ skills }) })).isOk;
    const many = (count: number) => Array.from({ length: count }, (_, n) => `skill ${n}`);
    expect(said(many(SKILLS_MAX))).toBe(true);
    expect(said(many(SKILLS_MAX + 1))).toBe(false);
    expect(said(['x'.repeat(SKILL_MAX_CHARS)])).toBe(true);
    expect(said(['x'.repeat(SKILL_MAX_CHARS + 1)])).toBe(false);
  });
});
