/** An expected reason for not starting, with what the operator can do about it. */
export interface CannotStart {
  readonly kind:
    | 'bad-setting'
    | 'bad-policy'
    | 'data-unusable'
    | 'disk-full'
    | 'port-in-use'
    | 'port-not-allowed'
    | 'address-not-available';
  readonly sentence: string;
}

/** Why the listener did not come up, from the system's error code; null when it is a fault of ours. */
export function cannotListen(error: unknown, host: string, port: number): CannotStart | null {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return {
        kind: 'port-in-use',
        sentence: `Port ${port} is in use. Stop what uses it, or set PORT to another port.`,
      };
    case 'EACCES':
      return {
        kind: 'port-not-allowed',
        sentence: `Port ${port} may not be opened by this user. Set PORT to a port above 1023.`,
      };
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return {
        kind: 'address-not-available',
        sentence: `This machine has no address ${host}. Set HOST to one it has, such as 127.0.0.1.`,
      };
    default:
      return null;
  }
}

function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error.cause);
}
