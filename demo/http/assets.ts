import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { drawings } from '../art/drawings.ts';

export type Asset = { readonly type: string; readonly body: Buffer; readonly etag: string };

/** Every file the shop serves, by path, read or drawn once when it starts. */
export function loadAssets(): ReadonlyMap<string, Asset> {
  const assets = new Map<string, Asset>();
  for (const [name, svg] of drawings()) assets.set(`/art/${name}.svg`, asset('image/svg+xml', svg));
  for (const name of filesIn('../browser/', '.js'))
    assets.set(
      `/assets/${name}`,
      asset('text/javascript; charset=utf-8', read('../browser/', name)),
    );
  // One sheet, so that the first picture waits for one file; the number in a name is its place.
  const sheet = filesIn('../style/', '.css').map((name) => read('../style/', name));
  assets.set('/assets/shop.css', asset('text/css; charset=utf-8', sheet.join('\n')));
  return assets;
}

function filesIn(folder: string, ending: string): readonly string[] {
  return readdirSync(new URL(folder, import.meta.url))
    .filter((name) => name.endsWith(ending))
    .sort();
}

function read(folder: string, name: string): string {
  return readFileSync(new URL(`${folder}${name}`, import.meta.url), 'utf8');
}

function asset(type: string, text: string): Asset {
  const body = Buffer.from(text);
  return { type, body, etag: `"${createHash('sha256').update(body).digest('base64url')}"` };
}
