import { expect, it } from 'vitest';
import { BUS_PEERS_MAX } from '../../../../../shared/protocol/limits.ts';
import { SEAL_BYTES, sealWith } from '../../../../../sidecar/adapters/bus/sealed.ts';

const SECRET = 'what all sidecars of an installation know';
const BODY = Buffer.from('hello');

it('[BS4] what one seals another opens, with who said it and its number', () => {
  const [one, other] = [sealWith(SECRET), sealWith(SECRET)];
  const first = other.open('here', one.close('here', 1, BODY));
  const second = other.open('here', one.close('here', 2, Buffer.alloc(0)));
  expect(first).toMatchObject({ number: 1, body: BODY });
  expect(second).toMatchObject({ peer: first?.peer, number: 2, body: Buffer.alloc(0) });
  expect(other.open('here', sealWith(SECRET).close('here', 1, BODY))?.peer).not.toBe(first?.peer);
});

it('[BS4] nobody opens what it has said itself, whoever plays it back', () => {
  const seal = sealWith(SECRET);
  expect(seal.open('here', seal.close('here', 1, BODY))).toBeNull();
});

it('[BS4] nothing shows of what is inside, and no two messages look alike', () => {
  const seal = sealWith(SECRET);
  const [one, two] = [seal.close('here', 1, BODY), seal.close('here', 2, BODY)];
  expect(one.includes(BODY)).toBe(false);
  expect(one.subarray(-SEAL_BYTES).equals(two.subarray(-SEAL_BYTES))).toBe(false);
});

it('[BS4] not opened: for another subject, with another secret, changed in any byte, cut off', () => {
  const [one, other] = [sealWith(SECRET), sealWith(SECRET)];
  const sealed = one.close('here', 7, BODY);
  expect(other.open('there', sealed)).toBeNull();
  expect(sealWith('another').open('here', sealed)).toBeNull();
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    expect(other.open('here', changed), `byte ${at}`).toBeNull();
    expect(other.open('here', sealed.subarray(0, at))).toBeNull();
  }
  expect(other.open('here', sealed)).not.toBeNull();
});

it('[BS4, LM1] more sidecars than are remembered are understood all the same', () => {
  const hearing = sealWith(SECRET);
  const many = Array.from({ length: BUS_PEERS_MAX + 1 }, () => sealWith(SECRET));
  for (const round of [1, 2]) {
    for (const one of many)
      expect(hearing.open('here', one.close('here', round, BODY))).not.toBeNull();
  }
});
