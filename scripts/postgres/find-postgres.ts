import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Programs of one installed PostgreSQL server. */
export type Postgres = { readonly bin: string; readonly version: number };

// Where Debian and its children, Red Hat's packages and Homebrew put the versions.
const ROOTS = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt', '/usr'];

/** The newest server on this machine; TOONBANK_POSTGRES names the folder of one elsewhere. */
export function findPostgres(): Postgres | undefined {
  const named = process.env.TOONBANK_POSTGRES;
  if (named) return { bin: named, version: Number.POSITIVE_INFINITY };
  return ROOTS.flatMap(serversIn)
    .toSorted((one, other) => other.version - one.version)
    .at(0);
}

function serversIn(root: string): readonly Postgres[] {
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .flatMap((name) => {
      const version = Number(/^(?:postgresql@|pgsql-)?(\d+)$/.exec(name)?.[1]);
      return Number.isNaN(version) ? [] : [{ bin: join(root, name, 'bin'), version }];
    })
    .filter(({ bin }) => existsSync(join(bin, 'initdb')) && existsSync(join(bin, 'postgres')));
}
