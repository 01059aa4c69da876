import {
  type AgentGreeting,
  type Knocking,
  PATHS,
  type PageGreeting,
  type Site,
  type ViewerGreeting,
  type VisitorGreeting,
} from './handshake-oracle.ts';

/** Every combination of the named values, in order. */
export function allOf<T extends object>(axes: { readonly [K in keyof T]: readonly T[K][] }): T[] {
  const names = Object.keys(axes);
  let cells: object[] = [{}];
  for (const name of names) {
    const values: unknown = Reflect.get(axes, name);
    if (!Array.isArray(values)) continue;
    cells = cells.flatMap((cell) => values.map((value: unknown) => ({ ...cell, [name]: value })));
  }
  return cells as T[];
}

/** Every way of naming oneself that has opened somebody's door somewhere. */
export function originsAround({ shops, extension }: Site): readonly (readonly string[])[] {
  const shop = shops.boots ?? '';
  const name = shop.replace('https://', '');
  return [
    ...Object.values(shops).map((origin) => [origin]),
    [],
    [''],
    ['null'],
    [`${shop}.evil`],
    [`${shop}.evil.example`],
    [`https://evil-${name}`],
    [`https://www.${name}`],
    [`https://${name}@evil.example`],
    [`https://evil.example/?${shop}`],
    [`https://evil.example#${shop}`],
    [shop.replace('https', 'http')],
    [`${shop}:443`],
    [`${shop}:8443`],
    [`${shop}/`],
    [`${shop}.`],
    [shop.toUpperCase()],
    [`${shop} ${extension}`],
    [`${shop}\t`.trimEnd().concat(', https://evil.example')],
    [shop, 'https://evil.example'],
    ['https://evil.example', shop],
    [shop, shop],
    ['file://'],
    [extension],
    [extension.toUpperCase()],
    [`${extension}/`],
    ['chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
    ['moz-extension://2c1f0f7e-6a5e-4d0e-9b0a-0d1b6d2f4a10'],
    [extension.replace('chrome', 'moz')],
  ];
}

/** Right names, names that were pointed at us, none, and two at once. */
export function hostsAround({ port }: Site): readonly (readonly string[])[] {
  const right = `127.0.0.1:${port}`;
  return [
    [right],
    [`localhost:${port}`],
    [`LOCALHOST:${port}`],
    [`[::1]:${port}`],
    ['evil.example'],
    [`evil.example:${port}`],
    [`localhost:${port}.evil.example`],
    [`localhost.evil.example:${port}`],
    [`localhost.:${port}`],
    ['localhost'],
    ['127.0.0.1'],
    ['127.0.0.1:1'],
    [`0.0.0.0:${port}`],
    [`evil@127.0.0.1:${port}`],
    [''],
    [],
    [right, right],
    [right, 'evil.example'],
    ['evil.example', right],
  ];
}

export function knocksAround(site: Site, room: Knocking['room']): Knocking[] {
  return allOf<Knocking>({
    path: PATHS,
    origins: originsAround(site),
    hosts: hostsAround(site),
    room: [room],
  });
}

export function visitorGreetings(): VisitorGreeting[] {
  return allOf<VisitorGreeting>({
    origin: ['boots', 'bikes'],
    shop: ['boots', 'bikes', 'nowhere'],
    secret: ['none', 'boots', 'bikes', 'blocked', 'unknown', 'malformed'],
    role: ['visitor', 'agent'],
    version: ['ours', 'older', 'newer'],
    state: ['fresh', 'greeted'],
  });
}

export function agentGreetings(): AgentGreeting[] {
  return allOf<AgentGreeting>({
    device: ['paired', 'unknown', 'revoked'],
    issuer: ['device', 'another'],
    signature: ['own-key', 'other-key', 'none', 'public-key-as-secret', 'key-in-header'],
    nonce: ['this', 'another'],
    audience: ['ours', 'another', 'ours-and-another'],
    time: ['now', 'expired', 'future', 'too-long', 'endless'],
  });
}

export function pageGreetings(): PageGreeting[] {
  return allOf<PageGreeting>({
    origin: ['boots', 'bikes'],
    shop: ['boots', 'bikes', 'nowhere'],
    secret: ['own', 'of-bikes', 'blocked', 'unknown', 'malformed'],
    role: ['page', 'visitor', 'viewer'],
    version: ['ours', 'older', 'newer'],
    standing: ['none', 'asked', 'active', 'declined', 'ended', 'of-another'],
  });
}

export function viewerGreetings(): ViewerGreeting[] {
  return allOf<ViewerGreeting>({
    who: ['holder', 'invited', 'lead', 'colleague', 'revoked', 'unknown'],
    proof: ['right', 'other-key', 'another-nonce', 'another-audience', 'expired', 'none'],
    role: ['viewer', 'agent', 'page'],
    version: ['ours', 'older', 'newer'],
    standing: ['none', 'asked', 'active', 'declined', 'ended'],
  });
}
