/** Where NATS is, and what opens it. */
export interface NatsAddress {
  /** `host:port`, any of which will do. */
  readonly servers: readonly string[];
  /** Refuses to speak to a server without TLS. */
  readonly isTls: boolean;
  readonly user: string | null;
  readonly password: string | null;
  /** In place of user and password. */
  readonly token: string | null;
}

const PORT = '4222';

/**
 * `nats://host`, `nats://user:password@host:4222`, `nats://token@host`, `tls://…`; several servers of one
 * cluster parted by commas, with the same name and password. Null for anything else.
 */
export function readNatsAddress(text: string): NatsAddress | null {
  const urls = text.split(',').map((part) => URL.parse(part.trim()));
  const [first] = urls;
  if (first === undefined || first === null) return null;
  const isOne = (url: URL | null): url is URL =>
    url !== null &&
    (url.protocol === 'nats:' || url.protocol === 'tls:') &&
    url.hostname !== '' &&
    ['', '/'].includes(url.pathname) &&
    url.search === '' &&
    url.protocol === first.protocol &&
    url.username === first.username &&
    url.password === first.password;
  if (!urls.every(isOne)) return null;
  const name = decoded(first.username);
  const password = decoded(first.password);
  const hasPassword = password !== null;
  return {
    servers: urls.map(({ hostname, port }) => `${hostname}:${port || PORT}`),
    isTls: first.protocol === 'tls:',
    user: hasPassword ? name : null,
    password,
    token: hasPassword ? null : name,
  };
}

function decoded(part: string): string | null {
  return part === '' ? null : decodeURIComponent(part);
}
