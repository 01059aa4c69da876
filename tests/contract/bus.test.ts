import { inProcessBus } from '../../sidecar/adapters/bus/in-process.ts';
import { busContract } from './bus.contract.ts';

busContract('in-process', async (log) => {
  const bus = inProcessBus(log);
  return { from: bus, to: bus, ready: async () => undefined };
});
