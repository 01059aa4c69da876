import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The path of nginx on this machine; Debian puts it where only root looks. */
export function findNginx(path = process.env.PATH ?? ''): string | undefined {
  return [...path.split(delimiter), '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin']
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, 'nginx'))
    .find((file) => existsSync(file));
}

/** openssl makes the certificate that nginx is tried with. */
export function findOpenssl(path = process.env.PATH ?? ''): string | undefined {
  return [...path.split(delimiter), '/usr/bin']
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, 'openssl'))
    .find((file) => existsSync(file));
}
