import { parseUrl } from '../parse-url.ts';
import type { Keep } from '../storage.ts';
import { cleanQuery } from './clean.ts';
import { SPEAKS_KEY } from './data-layer.ts';
import { DATA_LAYER_LATE_MS } from './definitions.ts';
import type { Stage } from './stage.ts';

const NAMES = ['q', 'query', 's', 'search', 'zoek', 'zoekterm', 'keyword', 'term'];

/** What the shop was searched for, read from the address of its results, unless its data layer says it. */
export function observeSearch(stage: Stage, tabStore: Keep): void {
  stage.onShown((shown) => {
    stage.after(DATA_LAYER_LATE_MS, () => {
      if (stage.page() !== shown || tabStore.read(SPEAKS_KEY) !== null) return;
      const query = queryIn(location.href, shown.pageType === 'search');
      if (query !== null) stage.note((page) => ({ type: 'search.made', page, query }));
    });
  });
}

/** One letter says little: `s` and `q` count on a page of results alone. */
export function queryIn(href: string, isResults: boolean): string | null {
  const url = parseUrl(href);
  const name = NAMES.find((each) => (each.length > 1 || isResults) && url?.searchParams.get(each));
  const query = cleanQuery(url?.searchParams.get(name ?? '') ?? '');
  return query === '' ? null : query;
}
