import { afterAll } from 'vitest';
import { openEmbedded } from '../../sidecar/adapters/store/drivers/embedded.ts';
import { memoryStore } from '../../sidecar/adapters/store/memory.ts';
import { folders } from './folders.ts';
import { storeContract } from './store.contract.ts';

const kept = folders();
afterAll(() => kept.removeAll());

storeContract('memory', async () => memoryStore());
storeContract('embedded', () => openEmbedded({ directory: kept.make() }));
