import { assertNever } from '../../shared/kernel/assert.ts';
import type { Answer, Ask } from './asks.ts';
import type { OpenResuming, Resuming } from './resuming.ts';

/** A process that is nothing but clients; what it measures, it measures where it happens. */
let client: Resuming | null = null;

process.on('message', (ask: Ask) => {
  // An error ends the process, and with it the measurement.
  void timed(() => obey(ask)).then((answer) =>
    process.send?.(answer, () => {
      if (ask.kind === 'close') process.exit(0);
    }),
  );
});
process.on('disconnect', () => process.exit(0));

async function timed(act: () => Promise<void>): Promise<Answer> {
  const before = process.cpuUsage();
  const begun = performance.now();
  await act();
  const tookMs = performance.now() - begun;
  const { user, system } = process.cpuUsage(before);
  return { tookMs, doneAt: Date.now(), processorMs: (user + system) / 1_000 };
}

async function obey(ask: Ask): Promise<void> {
  switch (ask.kind) {
    case 'open': {
      const { openResuming }: { readonly openResuming: OpenResuming } = await import(
        ask.terms.module
      );
      client = await openResuming(ask.terms);
      return;
    }
    case 'leave':
      return client?.leave();
    case 'back':
      return client?.back(ask.until);
    case 'lose-and-find':
      return client?.loseAndFind?.();
    case 'close':
      return;
    default:
      assertNever(ask);
  }
}
