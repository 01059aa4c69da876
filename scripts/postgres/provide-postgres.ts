import { canInstallPackages, installPackages, thisMachine } from '../debian/install-packages.ts';
import { findPostgres, type Postgres } from './find-postgres.ts';

/** A PostgreSQL server, installed where that is possible; else the sentence that says what to do. */
export async function providePostgres(
  say: (line: string) => void,
): Promise<Postgres | { readonly sentence: string }> {
  const found = findPostgres();
  if (found) return found;
  if (!canInstallPackages(thisMachine())) {
    return { sentence: 'There is no PostgreSQL on this machine. Install its server, 13 or newer.' };
  }
  const said = await installPackages('PostgreSQL', ['postgresql'], say);
  return (
    findPostgres() ?? { sentence: `PostgreSQL could not be installed. apt-get said:\n${said}` }
  );
}
