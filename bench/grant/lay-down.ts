import { asDurationMs, asEpochMs } from '../../shared/kernel/time.ts';
import { wireTerms } from '../../sidecar/app/mandate/wire-terms.ts';
import { openAgent, pairDevice } from '../../tests/support/agent-client.ts';
import { minor, someTerms } from '../../tests/support/builders/mandate.ts';

/** A lead lets every agent give a euro, as often as is measured. Past the console: that is not what is timed. */
export async function layDown(sidecar: { readonly url: string }, code: string): Promise<void> {
  const wsUrl = sidecar.url.replace(/^http/, 'ws');
  const lead = await openAgent({ ...sidecar, wsUrl }, await pairDevice(sidecar, code));
  const euro = minor(1_00);
  const terms = someTerms({
    name: 'A euro',
    allowances: [{ kind: 'amount', free: euro, ask: euro, steps: [euro] }],
    limits: {
      perConversation: { minor: null, exercises: null },
      perVisitor: { minor: null, exercises: null, period: 'week' },
      budgets: [{ period: 'month', minor: minor(100_000_00) }],
    },
    validFrom: asEpochMs(0),
    codeValidMs: asDurationMs(86_400_000),
  });
  const saved = await lead.command({
    type: 'mandate.save',
    mandate: 'a-euro',
    from: 0,
    terms: wireTerms(terms),
  });
  if (saved.type !== 'ack') throw new Error(`the mandate was not saved: ${saved.sentence}`);
  lead.close();
}
