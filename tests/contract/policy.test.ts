import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { type FilePolicy, filePolicy, fixedPolicy } from '../../sidecar/adapters/policy/file.ts';
import { PolicyRefused } from '../../sidecar/adapters/policy/policy-refused.ts';
import { readPolicy } from '../../sidecar/adapters/policy/read-policy.ts';
import type { Policy } from '../../sidecar/domain/policy.ts';
import type { Log } from '../../sidecar/ports/ambient.ts';
import { folders } from './folders.ts';

const SHIPPED = join(import.meta.dirname, '../../sidecar/policy/default.json');
const shipped = readFileSync(SHIPPED, 'utf8');

const kept = folders();
const watched: FilePolicy[] = [];
afterEach(() => {
  for (const policy of watched.splice(0)) policy.close();
});
afterAll(() => kept.removeAll());

function write(change: (policy: Record<string, unknown>) => void): string {
  const policy: Record<string, unknown> = JSON.parse(shipped);
  change(policy);
  const file = join(kept.make(), 'policy.json');
  writeFileSync(file, JSON.stringify(policy));
  return file;
}

function refusal(path: string): string {
  try {
    readPolicy(path);
  } catch (error) {
    if (error instanceof PolicyRefused) return error.sentence;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('thinking of a change', () => {
  const policy = readPolicy(SHIPPED);
  const [first] = policy.actionMaps;
  const source = fixedPolicy(policy);

  test('[RP4] one action map takes the place of its own, or is one more; the rest stays', () => {
    const off = source.changed({ ...first, isOn: false });
    if (!off.isOk) throw new Error(off.error.sentence);
    const { actionMaps, ...rest } = off.value;
    const { actionMaps: before, ...others } = policy;
    expect(rest).toEqual(others);
    expect(actionMaps).toHaveLength(before.length);
    expect(actionMaps.find(({ actionMap }) => actionMap === first?.actionMap)?.isOn).toBe(false);
    const more = source.changed({ ...first, actionMap: 'one-more' });
    expect(more).toMatchObject({ isOk: true });
    if (more.isOk) expect(more.value.actionMaps).toHaveLength(before.length + 1);
    expect(source.current()).toBe(policy);
  });

  test('[RP4] fields take the place of those in force; none changes nothing', () => {
    expect(source.changed({})).toEqual({ isOk: true, value: policy });
    expect(source.changed(JSON.parse(shipped))).toEqual({ isOk: true, value: policy });
    expect(source.changed({ holdoutShare: 0.5 })).toEqual({
      isOk: true,
      value: { ...policy, holdoutShare: 0.5 },
    });
  });

  test.each([
    [null, 'one object'],
    [[], 'one object'],
    ['text', 'one object'],
    [{ actionMap: 'only-a-name' }, 'not as it should be'],
    [{ holdoutShare: 2 }, '/holdoutShare'],
    [{ nonsense: 1 }, 'nonsense'],
  ])('[RP4] %j is refused in a sentence', (changes, part) => {
    expect(source.changed(changes)).toMatchObject({
      isOk: false,
      error: { sentence: expect.stringContaining(part) },
    });
  });
});

describe('reading', () => {
  test('[PO1] the shipped policy is one, in Dutch and English', () => {
    const policy = readPolicy(SHIPPED);
    expect(policy.actionMaps.map(({ actionMap }) => actionMap)).toEqual([
      'checkout-hesitation',
      'returning-big-basket',
      'third-look',
    ]);
    expect(policy.holdoutShare).toBe(0.1);
    for (const { words } of policy.actionMaps) {
      expect(words?.nl).not.toBe(words?.en);
    }
  });

  test('[EN12] a policy that names no service level has one of nine in ten', () => {
    const levelOf = (but: object) => readPolicy(write((policy) => Object.assign(policy, but)));
    expect(levelOf({}).serviceLevel).toBe(0.9);
    expect(levelOf({ serviceLevel: 0.8 }).serviceLevel).toBe(0.8);
    expect(() => levelOf({ serviceLevel: 1.1 })).toThrow(/serviceLevel/);
  });

  test('[EN14] a policy that does not say what an offer is worth, or not all of it, has the rest by default', () => {
    const worthOf = (worth?: object) =>
      readPolicy(write((policy) => Object.assign(policy, { worth }))).worth;
    const byDefault = { marginShare: 0.3, agentHourMinor: 3_000, exploreShare: 0.1 };
    expect(worthOf()).toEqual(byDefault);
    expect(worthOf({ marginShare: 0.5 })).toEqual({ ...byDefault, marginShare: 0.5 });
    for (const wrong of [{ marginShare: 1.1 }, { agentHourMinor: 0.5 }, { exploreShare: -0.1 }]) {
      expect(() => worthOf(wrong)).toThrow(/worth/);
    }
    expect(() => worthOf({ margin: 0.3 })).toThrow(/worth/);
  });

  test('[SU3] a disposition says whether the visitor was helped; where it does not, its id does', () => {
    const solved = (disposition: object) => {
      const dispositions = [{ nl: 'Woorden', en: 'Words', ...disposition }];
      const file = write((policy) => Object.assign(policy, { dispositions }));
      return readPolicy(file).dispositions.map(({ isSolved }) => isSolved);
    };
    expect(solved({ id: 'solved' })).toEqual([true]);
    expect(solved({ id: 'follow-up' })).toEqual([false]);
    expect(solved({ id: 'price' })).toEqual([null]);
    expect(solved({ id: 'solved', isSolved: null })).toEqual([null]);
    expect(solved({ id: 'price', isSolved: true })).toEqual([true]);
    expect(solved({ id: 'solved', isSolved: false })).toEqual([false]);
  });

  test('[EN16] a map asks for a drop where it says so', () => {
    const dropsOf = (file: string) => readPolicy(file).actionMaps.map(({ drop: asked }) => asked);
    expect(dropsOf(SHIPPED)).toEqual([null, null, null]);
    expect(dropsOf(write((policy) => drop(policy, 0.9, 0.5)))[0]).toEqual({ high: 0.9, low: 0.5 });
    expect(dropsOf(write((policy) => drop(policy, 0.9, 0.9)))[0]).toEqual({ high: 0.9, low: 0.9 });
    expect(dropsOf(write((policy) => drop(policy, 0.9, null)))[0]).toEqual({
      high: 0.9,
      low: null,
    });
  });

  test('[PO1] the files of a folder are laid over one another by name', () => {
    const folder = kept.make();
    writeFileSync(join(folder, 'default.json'), shipped);
    writeFileSync(join(folder, 'shop.json'), '{ "holdoutShare": 0.25 }');
    writeFileSync(join(folder, 'notes.txt'), 'not a policy');
    const policy = readPolicy(folder);
    expect(policy.holdoutShare).toBe(0.25);
    expect(policy.actionMaps).toHaveLength(3);
  });

  test.each<[string, (policy: Record<string, unknown>) => void, RegExp]>([
    ['a share above one', (policy) => Object.assign(policy, { holdoutShare: 1.5 }), /holdoutShare/],
    ['an unknown field', (policy) => Object.assign(policy, { holdOut: 0 }), /holdOut/],
    ['a missing field', (policy) => Object.assign(policy, { caps: undefined }), /caps/],
    ['the same map twice', repeatMaps, /checkout-hesitation is there twice/],
    ['a basket nobody has', contradictBasket, /reaches nobody/],
    ['a drop that ends above where it starts', (policy) => drop(policy, 0.5, 0.9), /no drop/],
    ['a rank above one', (policy) => drop(policy, 1.1, null), /drop/],
    ['no time zone', nameNowhere, /names no time zone: Europe\/Boots/],
    ['a cap above the ceiling', capTooHigh, /capPerSession/],
  ])('[PO1] %s is refused with a sentence that names it', (_, change, words) => {
    const file = write(change);
    expect(refusal(file)).toMatch(words);
    expect(refusal(file)).toContain(file);
  });

  test('[PO1] what is not there or not JSON is refused with a sentence', () => {
    const folder = kept.make();
    expect(refusal(join(folder, 'none.json'))).toMatch(/cannot be read/);
    expect(refusal(folder)).toMatch(/holds no policy/);
    writeFileSync(join(folder, 'a.json'), '{ "caps": ');
    expect(refusal(folder)).toMatch(/is not JSON/);
    writeFileSync(join(folder, 'a.json'), '[]');
    expect(refusal(folder)).toMatch(/should be one object/);
  });

  test('[LM1] a file beyond the bound is not read', () => {
    const file = join(kept.make(), 'large.json');
    writeFileSync(file, `{"a":"${'x'.repeat(1_100_000)}"}`);
    expect(refusal(file)).toMatch(/too large/);
  });
});

describe('watching', () => {
  interface Watched {
    readonly policy: FilePolicy;
    readonly nextChange: Promise<Policy>;
    readonly nextWarning: Promise<string>;
  }

  function watch(path: string): Watched {
    let warn: (sentence: string) => void = () => undefined;
    const nextWarning = new Promise<string>((resolve) => {
      warn = resolve;
    });
    const log: Log = {
      debug: () => undefined,
      info: () => undefined,
      warn: (_, fields) => warn(String(fields?.sentence)),
      error: () => undefined,
    };
    const policy = filePolicy(path, log);
    watched.push(policy);
    const nextChange = new Promise<Policy>((resolve) => {
      policy.onChange(resolve);
    });
    return { policy, nextChange, nextWarning };
  }

  const shared = (share: number) =>
    shipped.replace('"holdoutShare": 0.1', `"holdoutShare": ${share}`);

  test('[PO1] a changed file takes effect and is told', async () => {
    const file = write(() => undefined);
    const { policy, nextChange } = watch(file);
    expect(policy.current().holdoutShare).toBe(0.1);
    writeFileSync(file, shared(0.2));
    expect((await nextChange).holdoutShare).toBe(0.2);
    expect(policy.current().holdoutShare).toBe(0.2);
  });

  test('[PO1] a file put in the place of the old one takes effect', async () => {
    const file = write(() => undefined);
    const { nextChange } = watch(file);
    writeFileSync(`${file}.new`, shared(0.3));
    renameSync(`${file}.new`, file);
    expect((await nextChange).holdoutShare).toBe(0.3);
  });

  test('[PO1] a changed file that is no policy is told in the log, and the last good one stays', async () => {
    const file = write(() => undefined);
    const { policy, nextChange, nextWarning } = watch(file);
    writeFileSync(file, '{ "holdoutShare": 2 }');
    expect(await nextWarning).toContain(file);
    expect(policy.current().holdoutShare).toBe(0.1);
    writeFileSync(file, shared(0.4));
    expect((await nextChange).holdoutShare).toBe(0.4);
  });

  test('[PO1] without a good one to begin with there is no policy', () => {
    expect(() => watch(join(kept.make(), 'none.json'))).toThrow(PolicyRefused);
  });

  test('[PO1] a fixed policy stays', () => {
    const policy = readPolicy(SHIPPED);
    expect(fixedPolicy(policy).current()).toBe(policy);
  });
});

function mapsOf(policy: Record<string, unknown>): Record<string, unknown>[] {
  const maps: Record<string, unknown>[] = JSON.parse(JSON.stringify(policy.actionMaps));
  policy.actionMaps = maps;
  return maps;
}

function repeatMaps(policy: Record<string, unknown>): void {
  const maps = mapsOf(policy);
  maps.push({ ...maps[0] });
}

function contradictBasket(policy: Record<string, unknown>): void {
  Object.assign(mapsOf(policy)[0] ?? {}, {
    segment: { basketFromMinor: 9, basketToMinor: 5, isReturning: null, languages: null },
  });
}

function drop(policy: Record<string, unknown>, high: number, low: number | null): void {
  Object.assign(mapsOf(policy)[0] ?? {}, { drop: { high, low } });
}

function nameNowhere(policy: Record<string, unknown>): void {
  Object.assign(mapsOf(policy)[0] ?? {}, {
    schedule: { timeZone: 'Europe/Boots', days: [1], fromHour: 9, toHour: 17 },
  });
}

function capTooHigh(policy: Record<string, unknown>): void {
  Object.assign(mapsOf(policy)[0] ?? {}, { capPerSession: 99 });
}
