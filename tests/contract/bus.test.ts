import { inProcessBus } from '../../sidecar/adapters/bus/in-process.ts';
import { busContract } from './bus.contract.ts';

busContract('in-process', async (log) => inProcessBus(log));
