import { once } from 'node:events';

/**
 * Has a process that was started with `--inspect` throw away what nobody refers to any more.
 *
 * @param log its standard error, where Node says on which address it can be inspected
 */
export async function collectGarbage(log: string): Promise<void> {
  const address = /Debugger listening on (ws:\S+)/.exec(log)?.[1];
  if (address === undefined) throw new Error('start the process with --inspect');
  const inspector = new WebSocket(address);
  await once(inspector, 'open');
  const answered = once(inspector, 'message');
  inspector.send(JSON.stringify({ id: 1, method: 'HeapProfiler.collectGarbage' }));
  await answered;
  inspector.close();
}
