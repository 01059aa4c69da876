import { join, resolve } from 'node:path';

/** Where what is kept is: a data folder or a PostgreSQL database. */
export type Place =
  | { readonly kind: 'embedded'; readonly directory: string }
  | { readonly kind: 'postgres'; readonly url: string };

export type Environment = Readonly<Record<string, string | undefined>>;

/** Files are named from where the operator is, which npm passes on; it runs us in the project's folder. */
export function fileFrom({ INIT_CWD }: Environment, path: string): string {
  return resolve(INIT_CWD ?? '.', path);
}

/** The folder that was named, else the settings of the sidecar. */
export function placeOf(named: string | undefined, environment: Environment): Place {
  if (named !== undefined) return { kind: 'embedded', directory: fileFrom(environment, named) };
  const url = environment.DATABASE_URL?.trim() ?? '';
  if (url !== '') return { kind: 'postgres', url };
  return { kind: 'embedded', directory: folderOf(environment) };
}

/** The folder with the signed heads: as set, else below the data that is asked about. */
export function ledgerFolder(place: Place, environment: Environment): string {
  const set = environment.LEDGER_DIR?.trim() ?? '';
  if (set !== '') return resolve(set);
  return join(place.kind === 'embedded' ? place.directory : folderOf(environment), 'ledger');
}

function folderOf(environment: Environment): string {
  return resolve(environment.DATA_DIR?.trim() || '.toonbank');
}
