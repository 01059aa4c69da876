import type { Settings } from './settings.ts';

/** Which Host headers are answered: a page that points its own name at us gets nothing (SPEC ID3). */
export interface Hosts {
  has(host: string | undefined): boolean;
  /** The port is known once it is bound; the loopback names carry it. */
  boundTo(port: number): void;
}

export function hostsFor({ hosts, publicUrl }: Pick<Settings, 'hosts' | 'publicUrl'>): Hosts {
  const names = new Set(hosts ?? []);
  if (publicUrl !== null) names.add(new URL(publicUrl).host);
  return {
    has: (host) => host !== undefined && names.has(host.toLowerCase()),
    boundTo(port) {
      if (hosts !== null) return;
      for (const name of ['localhost', '127.0.0.1', '[::1]']) names.add(`${name}:${port}`);
    },
  };
}
