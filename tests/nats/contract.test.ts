import { inject } from 'vitest';
import { busContract } from '../contract/bus.contract.ts';
import { anInstallation, openNatsBus, reaches } from '../support/nats-bus.ts';

const url = inject('natsUrl');

busContract('nats, within one sidecar', async (log) => {
  const bus = openNatsBus(url, log);
  return { from: bus, to: bus, ready: async () => undefined };
});

busContract('nats, from one sidecar to another', async (log) => {
  const shared = anInstallation();
  const [from, to] = [openNatsBus(url, log, shared), openNatsBus(url, log, shared)];
  return { from, to, ready: () => reaches(from, to) };
});
