import { describe, expect, it } from 'vitest';
import { LEDGER_SIGNED_EVERY_MS } from '../../../../shared/protocol/limits.ts';
import { memoryStore } from '../../../../sidecar/adapters/store/memory.ts';
import { signHeads, signLastHead } from '../../../../sidecar/gateway/ledger-heads.ts';
import { anEntry, LINK } from '../../../support/builders/ledger.ts';
import { testEnvironment } from '../../../support/environment.ts';
import { memorySeal } from '../../../support/memory-seal.ts';

function aSigner(ledgerSeal = memorySeal()) {
  const said: string[] = [];
  const silent = testEnvironment().log;
  const log = {
    ...silent,
    warn: (message: string) => void said.push(message),
    error: (message: string) => void said.push(message),
  };
  const environment = testEnvironment({ ledgerSeal, log });
  const running: Promise<unknown>[] = [];
  const faults: unknown[] = [];
  let steady = 0;
  const heads = signHeads({
    environment,
    everyMs: LEDGER_SIGNED_EVERY_MS,
    track: (work) => void running.push(work),
    faulted: (error) => void faults.push(error),
    steadyMs: () => steady,
  });
  const grow = () => environment.store.transact((tx) => tx.ledger.append([anEntry()], LINK));
  const pass = async (ms: number): Promise<void> => {
    steady += ms;
    heads.look();
    await Promise.all(running);
  };
  const signed = () => ledgerSeal.kept.map((line) => (line.kind === 'head' ? line.head.place : 0));
  return { environment, ledgerSeal, said, faults, grow, pass, signed };
}

describe('the head of the ledger', () => {
  it('[LG2] is signed while it grows, so often and no more, and not when it stands still', async () => {
    const { grow, pass, signed } = aSigner();
    await pass(0);
    expect(signed()).toEqual([]);
    await grow();
    await grow();
    await pass(LEDGER_SIGNED_EVERY_MS - 1);
    expect(signed()).toEqual([]);
    await pass(1);
    expect(signed()).toEqual([2]);
    await pass(LEDGER_SIGNED_EVERY_MS);
    expect(signed()).toEqual([2]);
    await grow();
    await pass(LEDGER_SIGNED_EVERY_MS);
    expect(signed()).toEqual([2, 3]);
  });

  it('[LG2] is signed as the last thing at a stop, whenever it was signed before', async () => {
    const { environment, grow, pass, signed } = aSigner();
    await grow();
    await pass(0);
    await grow();
    await signLastHead(environment);
    expect(signed()).toEqual([1, 2]);
  });

  it('[LG2] that does not fit what was signed is told once, and nothing is signed over it', async () => {
    const before = aSigner();
    for (let n = 0; n < 3; n += 1) await before.grow();
    await before.pass(0);
    const { grow, pass, signed, said, faults } = aSigner(before.ledgerSeal);
    await grow();
    await pass(0);
    await pass(LEDGER_SIGNED_EVERY_MS);
    expect(said).toEqual(['ledger-other-than-signed']);
    expect(signed()).toEqual([3]);
    expect(faults).toEqual([]);
  });

  it('[LG2] that cannot be kept is a fault that is told, and tried again', async () => {
    const seal = memorySeal();
    let isFull = true;
    const { environment, grow, pass, signed, said, faults } = aSigner({
      ...seal,
      sign: async (head, at) => {
        if (isFull) throw new Error('the disk is full');
        await seal.sign(head, at);
      },
    });
    await grow();
    await pass(0);
    expect(faults).toEqual([new Error('the disk is full')]);
    await signLastHead(environment);
    expect(said).toEqual(['ledger-head-not-signed']);
    isFull = false;
    await pass(LEDGER_SIGNED_EVERY_MS);
    expect(signed()).toEqual([1]);
  });

  it('[LG2] nothing is signed of a ledger that is empty', async () => {
    const environment = testEnvironment({ store: memoryStore() });
    await signLastHead(environment);
    expect(await environment.ledgerSeal.last()).toBeNull();
  });
});
