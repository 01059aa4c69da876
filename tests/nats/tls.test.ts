import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findOpenssl } from '../../scripts/nginx/find-nginx.ts';
import { startNats } from '../support/nats-server.ts';
import { makeCertificate } from '../support/nginx-certificate.ts';
import { startProcess } from '../support/sidecar-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { databases, isBusThere, readiness } from './two-sidecars.ts';

it.skipIf(findOpenssl() === undefined)(
  '[BS3] over TLS NATS is taken with a certificate that is trusted, and with no other',
  async () => {
    const folder = temporaryFolder();
    const { authority, chainFile, keyFile } = makeCertificate(folder);
    const NODE_EXTRA_CA_CERTS = join(folder, 'authority.crt');
    writeFileSync(NODE_EXTRA_CA_CERTS, authority);
    const nats = await startNats('--tls', '--tlscert', chainFile, '--tlskey', keyFile);
    const DATABASE_URL = databases.url(await databases.newDatabase());
    const start = (more: Readonly<Record<string, string>>) =>
      startProcess({
        DATABASE_URL,
        NATS_URL: `tls://localhost:${nats.port}`,
        LEDGER_DIR: temporaryFolder(),
        ...more,
      });
    const trusting = await start({ NODE_EXTRA_CA_CERTS });
    const doubting = await start({});
    try {
      await expect.poll(() => isBusThere(trusting)).toBe(true);
      expect(await readiness(doubting)).toContain(
        'The bus to other sidecars is away: NATS has not answered yet, or not with a certificate that is trusted here',
      );
    } finally {
      for (const sidecar of [trusting, doubting]) {
        sidecar.kill('SIGTERM');
        expect(await sidecar.ended).toMatchObject({ code: 0 });
      }
      await nats.kill();
    }
  },
);
