/** Loopback has sixteen million addresses; each client comes from one of its own. */
export function addressOf(at: number): string {
  return `127.0.${1 + Math.floor(at / 250)}.${1 + (at % 250)}`;
}
