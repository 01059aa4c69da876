import { SCRIPT_MAX_BYTES, SCRIPTS_MAX } from './bounds.ts';
import { fetchText } from './fetch-text.ts';
import type { ShopPage } from './page.ts';

/** The text of the page's own scripts, what they import included; nothing from elsewhere, and no more than bounds allow. */
export async function ownScripts(page: ShopPage): Promise<string> {
  const texts = page.scripts.map(({ text }) => text);
  const waiting = page.scripts.flatMap(({ src }) => (src === null ? [] : [src]));
  const seen = new Set<string>();
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    const isOwn = url.origin === page.url.origin && !url.pathname.endsWith('/toonbank.js');
    if (!isOwn || seen.has(url.href) || seen.size >= SCRIPTS_MAX) continue;
    seen.add(url.href);
    const fetched = await fetchText(url, SCRIPT_MAX_BYTES);
    if (!fetched.isOk || fetched.value.status !== 200) continue;
    texts.push(fetched.value.text);
    waiting.push(...importsIn(fetched.value.text, url));
  }
  return texts.join('\n');
}

function importsIn(text: string, base: URL): readonly URL[] {
  return [...text.matchAll(/\b(?:from|import)\s*\(?\s*['"](\.{0,2}\/[^'"]+)['"]/g)].flatMap(
    ([, path = '']) => URL.parse(path, base) ?? [],
  );
}
