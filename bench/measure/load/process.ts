import { assertNever } from '../../../shared/kernel/assert.ts';
import type { Answer, Ask } from './asks.ts';
import { closedLoop, type Driven, paced } from './drive.ts';
import { openWires } from './open-wires.ts';
import type { Wires } from './wires.ts';

/** A process that is nothing but load, so that making it does not slow down who is measured. */
let wires: Wires | null = null;
let answered = 0;

process.on('message', (ask: Ask) => {
  // An error ends the process, and with it the measurement: half a load measures nothing.
  void obey(ask).then((answer) =>
    process.send?.(answer, () => {
      if (answer.kind === 'closed') process.disconnect();
    }),
  );
});

async function obey(ask: Ask): Promise<Answer> {
  switch (ask.kind) {
    case 'open':
      wires = counted(await openWires(ask.target, ask.count));
      return { kind: 'done' };
    case 'closed-loop':
      return driving((open) => closedLoop(open, ask.forMs));
    case 'paced':
      return driving((open) => paced(open, ask.perSecond, ask.forMs));
    case 'close':
      await wires?.close();
      return { kind: 'closed', answered };
    default:
      return assertNever(ask);
  }
}

async function driving(drive: (wires: Wires) => Promise<Driven>): Promise<Answer> {
  if (wires === null) throw new Error('asked to drive before anything was open');
  const before = process.cpuUsage();
  const driven = await drive(wires);
  const { user, system } = process.cpuUsage(before);
  return { kind: 'driven', driven, processorMs: (user + system) / 1_000 };
}

function counted(open: Wires): Wires {
  return {
    ...open,
    onAnswer: (listener) =>
      open.onAnswer((wire, more) => {
        answered += more;
        listener(wire, more);
      }),
  };
}
