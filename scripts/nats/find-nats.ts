import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The path of nats-server on this machine; Debian puts it where only root looks. */
export function findNats(path = process.env.PATH ?? ''): string | undefined {
  return [...path.split(delimiter), '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin']
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, 'nats-server'))
    .find((file) => existsSync(file));
}
