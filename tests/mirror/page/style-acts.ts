import type { Act, Page } from './page.ts';
import type { Step } from './program.ts';

const sheets = new WeakMap<Document, CSSStyleSheet[]>();

/** @param place puts a node somewhere */
export function styleActs(
  place: (page: Page, node: Node, step: Step) => void,
): Readonly<Record<string, Act>> {
  return {
    adopt(page, step) {
      const roots: (Document | ShadowRoot)[] = [
        page.document,
        ...page.elements().flatMap((element) => element.shadowRoot ?? []),
      ];
      const root = page.pick(roots, step.a);
      const own = sheetsOf(page.document, step.b);
      if (root === undefined || (root.ownerDocument === null && root !== page.document)) return;
      if (root !== page.document && (root as ShadowRoot).ownerDocument !== page.document) return;
      const chosen = own.filter((_, index) => (step.c >> index) % 2 === 1);
      if (step.c % 7 === 0 && chosen[0] !== undefined) root.adoptedStyleSheets.push(chosen[0]);
      else root.adoptedStyleSheets = chosen;
    },
    rule(page, step) {
      const sheet = page.pick(sheetsOf(page.document, step.b), step.b);
      if (step.c % 3 === 0 && sheet !== undefined && sheet.cssRules.length > 0)
        sheet.deleteRule(step.a % sheet.cssRules.length);
      else sheet?.insertRule(`.r${step.c} { top: ${step.a % 50}px }`, 0);
    },
    styleRule(page, step) {
      const styles = page
        .elements()
        .filter((element): element is HTMLStyleElement => element.localName === 'style');
      const sheet = page.pick(styles, step.a)?.sheet;
      if (step.c % 4 === 0 && sheet && sheet.cssRules.length > 0) sheet.deleteRule(0);
      else sheet?.insertRule(`.s${step.c} { top: ${step.b % 50}px }`, 0);
    },
    styleText(page, step) {
      const style = page.document.createElement('style');
      style.textContent = `.m${step.c} { left: ${step.b % 40}px }`;
      if (step.c % 2 === 0) page.document.head.append(style);
      else place(page, style, step);
    },
  };
}

function sheetsOf(document: Document, seed: number): CSSStyleSheet[] {
  const made = sheets.get(document) ?? [];
  sheets.set(document, made);
  const Sheet = document.defaultView?.CSSStyleSheet;
  while (made.length < 3 && Sheet !== undefined) {
    const sheet = new Sheet();
    sheet.replaceSync(`.a${made.length + (seed % 3)} { color: blue }`);
    made.push(sheet);
  }
  return made;
}
