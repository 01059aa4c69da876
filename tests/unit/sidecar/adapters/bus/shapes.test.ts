import { describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import {
  BUS_AUDIENCES_MAX,
  COBROWSE_VIEWERS_MAX,
  NAME_MAX_CHARS,
  VISITORS_SAID_MAX,
} from '../../../../../shared/protocol/limits.ts';
import { readBell, readCast, readLive } from '../../../../../sidecar/adapters/bus/shapes.ts';
import type { Cast, LiveMessage } from '../../../../../sidecar/ports/bus.ts';

const words = (value: unknown): string => JSON.stringify(value);

const GUESSED = {
  type: 'code.guessed',
  sidecar: 's',
  shop: 'boots',
  asker: 'basket 1 of \u{1f97e}',
  at: asEpochMs(1_793_610_000_000),
} as const;

const LIVES: readonly LiveMessage[] = [
  { to: 'agent.anna', body: { type: 'chat.typing', conversation: 'talk', isTyping: true } },
  { to: 'visitors', body: { type: 'counter.state', isStaffed: true, waitMs: null } },
  { to: 'floor', body: { type: 'floor.pulse', rows: [], gone: ['session-1'] } },
  { to: 'visitor.v1', body: { type: 'bye', kind: 'blocked', sentence: 'You were shut out.' } },
  { to: 'cobrowse.c1', body: { type: 'cobrowse.over', cobrowse: asId('c1'), ending: 'too-long' } },
  { to: 'cobrowse.c1', body: { type: 'cobrowse.barred', cobrowse: asId('c1'), agent: asId('a') } },
  { to: 'floor', body: { type: 'visitors.moved', sidecar: 's', here: ['v1'], gone: [] } },
  { to: 'floor', body: { type: 'visitors.asked', sidecar: 's' } },
  { to: 'floor', body: GUESSED },
];

const CASTS: readonly Exclude<Cast, Uint8Array>[] = [
  { type: 'page-said', body: { type: 'cobrowse.page', isShown: false } },
  { type: 'viewer-said', body: { type: 'cobrowse.need', why: 'gap' } },
  { type: 'page-here', page: 'page-1', since: 12 },
  { type: 'page-gone', page: 'page-1' },
  { type: 'page-broke' },
  { type: 'audience', room: 'room-1', names: ['Anna'] },
];

describe('[BS4] what comes from the bus', () => {
  it.each(LIVES.map((live) => [live.body.type, live] as const))(
    '[BS4] is a live message: %s',
    (_, live) => {
      expect(readLive(words(live))).toEqual(live);
    },
  );

  it.each(CASTS.map((cast) => [cast.type, cast] as const))('[BS4] is a cast: %s', (_, cast) => {
    expect(readCast(words(cast))).toEqual(cast);
  });

  it('[BS4] is a bell for audiences', () => {
    expect(readBell(words(['floor', 'agent.anna', 'visitor.v-1', 'shop.boots']))).toHaveLength(4);
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '"floor"',
    words({ to: 'floor' }),
    words({ to: 'everybody', body: LIVES[0]?.body }),
    words({ to: 'agent.a b', body: LIVES[0]?.body }),
    words({ to: 'floor', body: { type: 'chat.said' } }),
    words({ to: 'floor', body: { ...LIVES[0]?.body, more: 1 } }),
    words({ to: 'floor', body: { type: 'floor.pulse', rows: [{}], gone: [] } }),
    words({ to: 'floor', body: { type: 'bye', kind: 'no-such-kind' } }),
    words({ to: 'floor', body: { type: 'cobrowse.over', cobrowse: 'c', ending: 'toString' } }),
    words({ to: 'floor', body: { type: 'cobrowse.over', cobrowse: '../c', ending: 'too-long' } }),
    words({ to: 'floor', body: { type: 'cobrowse.barred', cobrowse: 'c' } }),
    words({ to: 'floor', body: { type: 'visitors.moved', sidecar: 's', here: 'all', gone: [] } }),
    words({ to: 'floor', body: { type: '__proto__' } }),
    words({ to: 'floor', body: { ...GUESSED, shop: 'boots and more' } }),
    words({ to: 'floor', body: { ...GUESSED, asker: '' } }),
    words({ to: 'floor', body: { ...GUESSED, at: 0.5 } }),
    words({ to: 'floor', body: { ...GUESSED, at: null } }),
  ])('[BS4] and is no live message is dropped: %s', (said) => {
    expect(readLive(said)).toBeNull();
  });

  it.each([
    '',
    '7',
    words({ type: 'page-said', body: { type: 'cobrowse.need', why: 'gap' } }),
    words({ type: 'viewer-said', body: { type: 'cobrowse.page', isShown: true } }),
    words({ type: 'page-here', page: 'p', since: -1 }),
    words({ type: 'page-here', page: 'p', since: 1.5 }),
    words({ type: 'page-here', page: 'p', since: 1e12 }),
    words({ type: 'page-gone', page: {} }),
    words({ type: 'audience', room: 'r', names: [''] }),
    words({ type: 'audience', room: 'r', names: ['x'.repeat(10_000)] }),
    words({ type: 'cobrowse.over' }),
  ])('[BS4] and is no cast is dropped: %s', (said) => {
    expect(readCast(said)).toBeNull();
  });

  it('[BS4, LM1] has bounds: audiences of a bell, visitors, names, askers', () => {
    const many = (count: number, each: string): string[] =>
      Array.from({ length: count }, () => each);
    expect(readBell(words(many(BUS_AUDIENCES_MAX, 'floor')))).not.toBeNull();
    expect(readBell(words(many(BUS_AUDIENCES_MAX + 1, 'floor')))).toBeNull();
    expect(readBell(words(['floor', 'everything']))).toBeNull();
    const moved = (count: number): string =>
      words({ to: 'floor', body: { ...LIVES[6]?.body, here: many(count, 'v') } });
    expect(readLive(moved(VISITORS_SAID_MAX))).not.toBeNull();
    expect(readLive(moved(VISITORS_SAID_MAX + 1))).toBeNull();
    const guessed = (asker: string): string => words({ to: 'floor', body: { ...GUESSED, asker } });
    expect(readLive(guessed('\u{1f97e}'.repeat(NAME_MAX_CHARS)))).not.toBeNull();
    expect(readLive(guessed('x'.repeat(NAME_MAX_CHARS + 1)))).toBeNull();
    const heard = (count: number): string =>
      words({ type: 'audience', room: 'r', names: many(count, 'Anna') });
    expect(readCast(heard(COBROWSE_VIEWERS_MAX))).not.toBeNull();
    expect(readCast(heard(COBROWSE_VIEWERS_MAX + 1))).toBeNull();
  });

  it('[BS4] keeps no field that is not ours', () => {
    expect(readCast(words({ type: 'page-broke', more: 1 }))).toEqual({ type: 'page-broke' });
  });
});
