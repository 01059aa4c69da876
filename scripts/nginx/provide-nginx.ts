import { canInstallPackages, installPackages, thisMachine } from '../debian/install-packages.ts';
import { findNginx, findOpenssl } from './find-nginx.ts';

/** nginx and openssl, installed where that is possible; else the sentence that says what is left out. */
export async function provideNginx(
  say: (line: string) => void,
): Promise<{ readonly nginx: string } | { readonly sentence: string }> {
  const found = foundNginx();
  if (found !== null) return found;
  if (!canInstallPackages(thisMachine())) return LEFT_OUT;
  await installPackages('nginx', ['nginx', 'openssl'], say);
  return foundNginx() ?? LEFT_OUT;
}

function foundNginx(): { readonly nginx: string } | null {
  const nginx = findNginx();
  return nginx === undefined || findOpenssl() === undefined ? null : { nginx };
}

const LEFT_OUT = {
  sentence:
    'There is no nginx with openssl, so what stands behind a TLS proxy is left out. Install both, for example with "sudo apt-get install nginx openssl".',
};
