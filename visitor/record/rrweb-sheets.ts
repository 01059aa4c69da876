import { stringifyRule } from './rrweb-parts.ts';
import { afterSet, stopAll, type Watched } from './watched.ts';

/** The style sheets that documents and shadow roots adopted, by number: each is told in full once for each picture. */
export interface Sheets {
  adopt(sheets: readonly CSSStyleSheet[], host: number): void;
  readonly idOf: (sheet: CSSStyleSheet) => number;
  reset(): void;
}

export function createSheets(tell: (adopted: object) => void): Sheets {
  let ids = new WeakMap<CSSStyleSheet, number>();
  let last = 0;
  return {
    idOf: (sheet) => ids.get(sheet) ?? -1,
    adopt(sheets, id) {
      const styles: object[] = [];
      const styleIds = sheets.map((sheet) => {
        const known = ids.get(sheet);
        if (known !== undefined) return known;
        last += 1;
        ids.set(sheet, last);
        const rules = [...sheet.cssRules].map((rule, index) => ({
          rule: stringifyRule(rule, sheet.href),
          index,
        }));
        styles.push({ styleId: last, rules });
        return last;
      });
      if (styleIds.length > 0) tell({ id, styleIds, ...(styles.length > 0 && { styles }) });
    },
    reset() {
      ids = new WeakMap();
      last = 0;
    },
  };
}

/** Says when a document or shadow root of a window is given other sheets. @returns stops it */
export function watchAdopted(
  { window, mirror }: Watched,
  adopted: (host: number) => void,
): () => void {
  const { Document, ShadowRoot } = window;
  const given = (adopter: unknown): void => {
    if (!(adopter instanceof Document || adopter instanceof ShadowRoot)) return;
    const host = 'host' in adopter ? adopter.host : adopter;
    adopted(mirror.getId(host));
  };
  return stopAll(
    [Document, ShadowRoot].map(({ prototype }) => afterSet(prototype, 'adoptedStyleSheets', given)),
  );
}
