import { describe, expect, it } from 'vitest';
import { asDurationMs, asEpochMs } from '../../../../../shared/kernel/time.ts';
import {
  choose,
  hasVanished,
  linked,
  missed,
  shownPresence,
  unlinked,
  vanished,
} from '../../../../../sidecar/domain/agent/presence.ts';
import { NO_LOAD } from '../../../../../sidecar/domain/routing/load.ts';
import { anAgent } from '../../../../support/builders/agent.ts';
import { MONDAY_MORNING } from '../../../../support/fake-clock.ts';

const GRACE = asDurationMs(60_000);
const KEPT = asDurationMs(1_800_000);
const later = (ms: number) => asEpochMs(MONDAY_MORNING + ms);

describe('presence', () => {
  it('[PP5] shows wrap-up only while all that is held is wrap-up', () => {
    const wrapping = { held: 1, messages: 0, isWrappingUp: true };
    expect(shownPresence(anAgent(), wrapping)).toBe('wrap-up');
    expect(shownPresence(anAgent({ chosen: 'away' }), wrapping)).toBe('away');
    expect(shownPresence(anAgent(), NO_LOAD)).toBe('available');
  });

  it('[PP5] makes an agent away after two misses in a row and says why', () => {
    const once = missed(anAgent(), 2, later(1));
    expect([once.chosen, once.misses]).toEqual(['available', 1]);
    const twice = missed(once, 2, later(2));
    expect([twice.chosen, twice.because, twice.since]).toEqual(['away', 'missed', later(2)]);
    const back = choose(twice, 'available', later(3));
    expect([back.chosen, back.because, back.misses]).toEqual(['available', null, 0]);
  });

  it('[PP6] holds presence for the grace after the link dropped', () => {
    const dropped = unlinked(anAgent(), MONDAY_MORNING);
    expect(hasVanished(dropped, GRACE, later(59_999))).toBe(false);
    expect(hasVanished(dropped, GRACE, later(60_000))).toBe(true);
    const gone = vanished(dropped, later(60_000));
    expect(shownPresence(gone, NO_LOAD)).toBe('offline');
    expect(hasVanished(gone, GRACE, later(90_000))).toBe(false);
  });

  it('[PP6] restores what was chosen after a short absence, not after a long one', () => {
    const gone = vanished(unlinked(anAgent(), MONDAY_MORNING), later(60_000));
    expect(shownPresence(linked(gone, KEPT, later(1_800_000)), NO_LOAD)).toBe('available');
    const evening = linked(gone, KEPT, later(1_800_001));
    expect([shownPresence(evening, NO_LOAD), evening.because]).toEqual(['offline', 'link-lost']);
    expect(shownPresence(choose(evening, 'available', later(1_900_000)), NO_LOAD)).toBe(
      'available',
    );
  });

  it('[PP6] does not start the grace again when a link is reported gone twice', () => {
    const dropped = unlinked(anAgent(), MONDAY_MORNING);
    expect(unlinked(dropped, later(30_000))).toBe(dropped);
  });
});
