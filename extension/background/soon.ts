/**
 * Asks for `act` a while later: once, however often it is asked for meanwhile. A hundred refusals are
 * one reason to try again, or each try would cost as many tries as there are commands.
 */
export function soon(afterMs: number, act: () => void): () => void {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      act();
    }, afterMs);
  };
}
