import type { Gateway } from './context.ts';
import type { Server } from './server.ts';

/**
 * Refuses new connections, lets running work commit, then closes sockets with "try again". What
 * arrives meanwhile stays unread and unacknowledged, and is sent again elsewhere or later.
 * False when work was still running after DRAIN_MAX_MS.
 */
export async function drainGateway(
  { admission, bounds, environment, present, work }: Gateway,
  server: Server,
): Promise<boolean> {
  const deadline = deadlineIn(bounds.drainMaxMs);
  admission.stop();
  for (const connection of present.all()) connection.pause();
  const isDone = await Promise.race([work.whenDone().then(() => true), deadline.passed]);
  for (const connection of present.all()) {
    connection.resume();
    connection.bye('stopping');
  }
  const isClosed = await Promise.race([server.close().then(() => true), deadline.passed]);
  deadline.clear();
  if (!isDone || !isClosed) environment.log.warn('drain-broken-off', { isDone, isClosed });
  return isDone && isClosed;
}

function deadlineIn(ms: number) {
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  return { passed, clear: () => clearTimeout(timer) };
}
