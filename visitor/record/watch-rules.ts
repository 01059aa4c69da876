import { guardedAlong } from './guarded-along.ts';
import type { Sheets } from './rrweb-sheets.ts';
import { IncrementalSource } from './rrweb-words.ts';
import { stopAll, type Watched } from './watched.ts';

/** Tells what scripts do to the rules of style sheets, which no observer of the browser's does. @returns stops it */
export function watchRules({ window, mirror, tell }: Watched, sheets: Sheets): () => void {
  const stops: (() => void)[] = [];

  /** Of an element, or adopted; nothing is told of a sheet the picture does not have. */
  const say = (source: number, sheet: CSSStyleSheet | null | undefined, told: object): void => {
    if (!sheet) return;
    const { ownerNode } = sheet;
    const id = ownerNode ? mirror.getId(ownerNode) : undefined;
    const styleId = ownerNode ? undefined : sheets.idOf(sheet);
    if ((id ?? styleId ?? 0) > 0) tell(source, { id, styleId, ...told });
  };

  const tap = <Owner, First, Second, Third>(
    prototype: object,
    name: string,
    told: (owner: Owner, first: First, second: Second, third: Third) => void,
  ): void => {
    const own: unknown = Reflect.get(prototype, name);
    if (typeof own !== 'function') return;
    const safely = guardedAlong(told);
    const tapped = new Proxy(own, {
      apply(_, owner, given) {
        const [first, second, third] = given;
        safely(owner, first, second, third);
        return Reflect.apply(own, owner, given);
      },
    });
    Reflect.set(prototype, name, tapped);
    stops.push(() => Reflect.set(prototype, name, own));
  };

  const ofSheet = window.CSSStyleSheet.prototype;
  const sheetTold = (sheet: CSSStyleSheet | null, told: object): void =>
    say(IncrementalSource.StyleSheetRule, sheet, told);
  const added = (sheet: CSSStyleSheet, rule: string, index?: number): void =>
    sheetTold(sheet, { adds: [{ rule, index }] });
  const removed = (sheet: CSSStyleSheet, index = 0): void =>
    sheetTold(sheet, { removes: [{ index }] });
  tap(ofSheet, 'insertRule', added);
  tap(ofSheet, 'addRule', (sheet: CSSStyleSheet, selector, style, index?: number) =>
    added(sheet, `${selector} { ${style} }`, index ?? sheet.cssRules.length),
  );
  tap(ofSheet, 'deleteRule', removed);
  tap(ofSheet, 'removeRule', removed);
  for (const name of ['replace', 'replaceSync'])
    tap(ofSheet, name, (sheet: CSSStyleSheet, text) => sheetTold(sheet, { [name]: text }));

  const ofGroup = window.CSSGroupingRule.prototype;
  const within = (group: CSSRule, index = 0): number[] => [...placeOf(group), index];
  tap(ofGroup, 'insertRule', (group: CSSRule, rule, index?: number) =>
    sheetTold(group.parentStyleSheet, { adds: [{ rule, index: within(group, index) }] }),
  );
  tap(ofGroup, 'deleteRule', (group: CSSRule, index: number) =>
    sheetTold(group.parentStyleSheet, { removes: [{ index: within(group, index) }] }),
  );

  const ofStyle = window.CSSStyleDeclaration.prototype;
  const declared = ({ parentRule }: CSSStyleDeclaration, told: object): void => {
    if (parentRule === null) return;
    const index = placeOf(parentRule);
    say(IncrementalSource.StyleDeclaration, parentRule.parentStyleSheet, { ...told, index });
  };
  tap(ofStyle, 'setProperty', (style: CSSStyleDeclaration, property, value, priority) =>
    declared(style, { set: { property, value, priority } }),
  );
  tap(ofStyle, 'removeProperty', (style: CSSStyleDeclaration, property) =>
    declared(style, { remove: { property } }),
  );
  return stopAll(stops);
}

/** Where a rule stands, from the sheet inwards. */
function placeOf(rule: CSSRule): number[] {
  const { parentRule, parentStyleSheet } = rule;
  const rules: unknown = Reflect.get(parentRule ?? parentStyleSheet ?? {}, 'cssRules');
  const index = rules instanceof Object ? Array.prototype.indexOf.call(rules, rule) : -1;
  return parentRule === null ? [index] : [...placeOf(parentRule), index];
}
