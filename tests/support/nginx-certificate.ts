import { execFileSync } from 'node:child_process';
import { createHash, createPublicKey } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findOpenssl } from '../../scripts/nginx/find-nginx.ts';

/** A certificate for localhost and the authority that signed it, both made for one test. */
export interface Certificate {
  readonly authority: string;
  readonly chainFile: string;
  readonly keyFile: string;
  /** SHA-256 of the key, as Chromium wants it for --ignore-certificate-errors-spki-list. */
  readonly keyPin: string;
}

const EXTENSIONS = `
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
[leaf]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = DNS:localhost, IP:127.0.0.1
`;

export function makeCertificate(folder: string): Certificate {
  const program = findOpenssl();
  if (program === undefined) throw new Error('there is no openssl');
  const openssl = (args: string): void => {
    execFileSync(program, args.split(' '), { cwd: folder, stdio: 'pipe' });
  };
  writeFileSync(join(folder, 'extensions.cnf'), EXTENSIONS);
  for (const name of ['authority', 'leaf']) {
    openssl(`ecparam -name prime256v1 -genkey -noout -out ${name}.key`);
    openssl(`req -new -key ${name}.key -subj /CN=toonbank-${name} -out ${name}.csr`);
  }
  const signed = '-days 2 -sha256 -extfile extensions.cnf';
  openssl(
    `x509 -req -in authority.csr -signkey authority.key ${signed} -extensions authority -out authority.pem`,
  );
  openssl(
    `x509 -req -in leaf.csr -CA authority.pem -CAkey authority.key -set_serial 2 ${signed} -extensions leaf -out leaf.pem`,
  );
  const file = (name: string): string => join(folder, name);
  const spki = createPublicKey(readFileSync(file('leaf.pem'))).export({
    type: 'spki',
    format: 'der',
  });
  return {
    authority: readFileSync(file('authority.pem'), 'utf8'),
    chainFile: file('leaf.pem'),
    keyFile: file('leaf.key'),
    keyPin: createHash('sha256').update(spki).digest('base64'),
  };
}
