import { expect, test } from 'vitest';
import { closedLoop, paced } from '../../../bench/measure/load/drive.ts';
import type { Wires } from '../../../bench/measure/load/wires.ts';

/** Wires that answer when told; remembers who said something, in order. */
function wiresOf(count: number, onSay: (answer: () => void) => void) {
  const said: number[] = [];
  let listener: (wire: number, answered: number) => void = () => undefined;
  const wires: Wires = {
    count,
    say(wire) {
      said.push(wire);
      onSay(() => listener(wire, 1));
    },
    onAnswer(next) {
      listener = next;
    },
    close: async () => undefined,
  };
  return { wires, said };
}

test('[BN3] in a closed loop each wire waits for its answer before it says the next', async () => {
  const open = new Set<number>();
  const { wires, said } = wiresOf(3, (answer) => {
    const wire = said.at(-1) ?? 0;
    expect(open.has(wire)).toBe(false);
    open.add(wire);
    setImmediate(() => {
      open.delete(wire);
      answer();
    });
  });
  const driven = await closedLoop(wires, 20);
  // What was answered after the end is waited for, and not counted.
  expect(said.length).toBe(driven.answered + 3);
  expect(driven.perSecond).toBe(driven.answered / 0.02);
});

test('[BN3] a paced load says exactly so many things, on each wire in turn', async () => {
  const { wires, said } = wiresOf(3, (answer) => setImmediate(answer));
  const driven = await paced(wires, 200, 35);
  expect(said).toEqual([0, 1, 2, 0, 1, 2, 0]);
  expect(driven.answered).toBe(7);
});

test('[BN3] a server that stalls is charged from when each thing was due', async () => {
  const held: (() => void)[] = [];
  const { wires } = wiresOf(5, (answer) => {
    held.push(answer);
    if (held.length === 5) for (const each of held) each();
  });
  const { latencyMs } = await paced(wires, 100, 50);
  // Five things due 10 ms apart and answered together: the first has waited 40 ms longer than the last.
  expect(latencyMs.max - latencyMs.min).toBeCloseTo(40, 0);
});
