import { canInstallPackages, installPackages, thisMachine } from '../debian/install-packages.ts';
import { findNats } from './find-nats.ts';

/** A NATS server, installed where that is possible; else the sentence that says what is left out. */
export async function provideNats(
  say: (line: string) => void,
): Promise<{ readonly nats: string } | { readonly sentence: string }> {
  const found = findNats();
  if (found !== undefined) return { nats: found };
  if (!canInstallPackages(thisMachine())) return LEFT_OUT;
  await installPackages('NATS', ['nats-server'], say);
  const installed = findNats();
  return installed === undefined ? LEFT_OUT : { nats: installed };
}

const LEFT_OUT = {
  sentence:
    'There is no NATS server, so what passes between several sidecars is left out. Install it, for example with "sudo apt-get install nats-server".',
};
