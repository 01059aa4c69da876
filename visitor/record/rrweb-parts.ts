/**
 * What is left of rrweb when the visitor script is built (scripts/build/rrweb-seams.ts): how it writes style sheets
 * down, with what each browser says wrong about its own.
 */
declare module 'rrweb' {
  /** Null when it may not be read. */
  export function stringifyStylesheet(sheet: CSSStyleSheet): string | null;
  export function stringifyRule(rule: CSSRule, href: string | null): string;
}

export { stringifyRule, stringifyStylesheet } from 'rrweb';
