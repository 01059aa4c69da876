import { afterEach, expect, it } from 'vitest';
import { asEpochMs } from '../../shared/kernel/time.ts';
import { wireTerms } from '../../sidecar/app/mandate/wire-terms.ts';
import { startTalking } from '../support/a-conversation.ts';
import { openAgent, pairDevice } from '../support/agent-client.ts';
import { minor, someTerms } from '../support/builders/mandate.ts';
import { type SidecarProcess, startProcess } from '../support/sidecar-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { newId } from '../support/visitor-client.ts';

let running: SidecarProcess;
afterEach(async () => {
  running.kill('SIGKILL');
  await running.ended;
});

it('[AP2, AP5, ST1] a question asked before kill -9 is there afterwards, and its yes gives once', async () => {
  const DATA_DIR = temporaryFolder();
  running = await startProcess({ DATA_DIR, PRINT_PAIRING: '1' });
  const codes = running.said.pairing ?? { agent: '', lead: '' };
  const { panel, paired, conversation } = await startTalking({
    ...running,
    codes: async () => codes,
  });
  const leadDevice = await pairDevice(running, codes.lead);
  const lead = await openAgent(running, leadDevice);
  const terms = wireTerms(someTerms({ validFrom: asEpochMs(0) }));
  await lead.command({ type: 'mandate.save', mandate: 'winback', from: 0, terms });
  const step = { kind: 'credit', minor: minor(14_00) } as const;
  const mandate = { mandate: 'winback', version: 1 };
  const reason = 'Came a week late';
  const approval = newId();
  const asked = { type: 'approval.ask', approval, conversation, ...mandate, step, reason } as const;
  expect(await panel.command(asked)).toMatchObject({ type: 'ack' });
  running.kill('SIGKILL');
  await running.ended;

  running = await startProcess({ DATA_DIR });
  const again = await openAgent(running, leadDevice);
  const { approvals } = await again.next('agent.snapshot');
  expect(approvals).toMatchObject([{ approval, state: 'asked', cost: 14_00 }]);
  const yes = {
    type: 'approval.answer',
    approval,
    answer: 'grant',
    step: null,
    words: '',
  } as const;
  const id = newId();
  expect(await again.command(yes, id)).toMatchObject({ type: 'ack' });
  expect(await again.command(yes, id)).toMatchObject({ type: 'ack' });
  expect(await again.command(yes)).toMatchObject({ kind: 'wrong-state' });
  const back = await openAgent(running, paired);
  const { exercises } = await back.next('agent.snapshot');
  expect(exercises).toMatchObject([{ step, reserved: 14_00, task: { state: 'open' } }]);
  const of = again.ask({ type: 'ledger.check' });
  expect(await again.next('ledger.checked', (checked) => checked.of === of)).toMatchObject({
    isWhole: true,
  });
});
