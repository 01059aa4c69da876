import { readFileSync } from 'node:fs';

const SHIPPED = new URL('../../prior/prior.generated.json', import.meta.url);

/** The text of what a shop begins with, as it is shipped. */
export function priorText(): string {
  return readFileSync(SHIPPED, 'utf8');
}
