import { describe, expect, it } from 'vitest';
import { type AgentId, asId } from '../../../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import {
  invite,
  mayPoint,
  mayWatch,
  watched,
} from '../../../../../sidecar/domain/cobrowse/watch.ts';
import {
  aCobrowse,
  anActiveCobrowse,
  anEndedCobrowse,
} from '../../../../support/builders/cobrowse.ts';

const NOW = asEpochMs(5_000);
const MAX = 3;
const id = (n: number): AgentId => asId<AgentId>(`agent-${n}`);
const agent = (n: number) => ({ agent: id(n), role: 'agent' as const, name: `name-${n}` });
const LEAD = { agent: id(9), role: 'lead' as const, name: 'Lotte' };
const faultOf = (result: ReturnType<typeof mayWatch>): string | null =>
  result.isOk ? null : result.error;

describe('who may watch', () => {
  it('[CB5] the holder, the invited and leads, and nobody else', () => {
    const active = anActiveCobrowse({ invited: [id(2)] });
    expect(faultOf(mayWatch(active, agent(1), MAX))).toBeNull();
    expect(faultOf(mayWatch(active, agent(2), MAX))).toBeNull();
    expect(faultOf(mayWatch(active, LEAD, MAX))).toBeNull();
    expect(faultOf(mayWatch(active, agent(3), MAX))).toBe('not-invited');
  });

  it('[CB2] nobody, of what is not agreed to or over', () => {
    for (const who of [agent(1), agent(2), LEAD]) {
      expect(faultOf(mayWatch(aCobrowse({ invited: [id(2)] }), who, MAX))).toBe('not-agreed');
      expect(faultOf(mayWatch(anEndedCobrowse({ invited: [id(2)] }), who, MAX))).toBe('over');
    }
  });

  it('[CB5] only the holder points', () => {
    const active = anActiveCobrowse({ invited: [id(2)] });
    expect([1, 2, 9].map((n) => mayPoint(active, id(n)))).toEqual([true, false, false]);
  });

  it('[CB5] at most so many in all; who is named already comes in again', () => {
    const three = [1, 2, 3].map((n) => ({ agent: id(n), name: `name-${n}`, since: NOW }));
    const full = anActiveCobrowse({ watchers: three, invited: [id(2), id(3), id(4)] });
    expect(faultOf(mayWatch(full, agent(4), MAX))).toBe('full');
    expect(faultOf(mayWatch(full, LEAD, MAX))).toBe('full');
    expect(faultOf(mayWatch(full, agent(3), MAX))).toBeNull();
  });

  it('[CB4] who has looked is named once, since the first time', () => {
    const once = watched(anActiveCobrowse(), agent(1), NOW);
    expect(once.watchers).toEqual([{ agent: id(1), name: 'name-1', since: NOW }]);
    expect(watched(once, agent(1), asEpochMs(9_000))).toBe(once);
    expect(once.changedAt).toBeGreaterThan(anActiveCobrowse().changedAt);
  });
});

describe('inviting', () => {
  const invited = (before: ReturnType<typeof aCobrowse>, n: number) =>
    invite(before, id(n), MAX, NOW);

  it('[CB5] adds a colleague once, also while it is asked', () => {
    expect(invited(aCobrowse(), 2)).toMatchObject({ value: { invited: [id(2)] } });
    const known = anActiveCobrowse({ invited: [id(2)] });
    expect(invited(known, 2)).toEqual({ isOk: true, value: known });
    expect(invited(known, 1)).toEqual({ isOk: true, value: known });
  });

  it('[CB5] is bounded, and not for what is over', () => {
    const full = anActiveCobrowse({ invited: [id(2), id(3), id(4)] });
    expect(invited(full, 5)).toEqual({ isOk: false, error: 'full' });
    expect(invited(anEndedCobrowse(), 2)).toEqual({ isOk: false, error: 'over' });
  });
});
