/**
 * A style sheet that also shows as hovered what bears the class `:hover`, because the pointer that counts is
 * not this browser's; and that asks for the size of the picture where it asks for that of the screen. Does in
 * one pass what rrweb does with a whole parser: the first picture of a shop waits for it.
 */
export function withHoverRules(text: string): string {
  if (!/:hover|-device-/.test(text)) return text;
  let made = '';
  let copied = 0;
  let prelude = 0;
  let hovers: number[] = [];

  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(text); token !== null; token = TOKEN.exec(text)) {
    const [all] = token;
    if (all === HOVER) {
      hovers.push(token.index);
      continue;
    }
    if (all !== '{' && all !== '}' && all !== ';') continue;
    // What ends in `{` is a selector or a condition; anything else is a declaration.
    if (all === '{' && isCondition(text, prelude)) {
      made += text.slice(copied, prelude);
      made += text.slice(prelude, token.index).replaceAll(SCREEN, '$1-$2');
      copied = token.index;
    } else if (all === '{') {
      for (const at of hovers) {
        if (OF_PSEUDO_ELEMENT.test(text.slice(Math.max(prelude, at - 80), at))) continue;
        made += `${text.slice(copied, at)}${HOVER_OR_CLASS}`;
        copied = at + HOVER.length;
      }
    }
    hovers = [];
    prelude = TOKEN.lastIndex;
  }
  return made + text.slice(copied);
}

const HOVER = ':hover';
/** As specific as the pseudo-class by itself. */
const HOVER_OR_CLASS = String.raw`:is(:hover, .\:hover)`;
const SCREEN = /(max|min)-device-(width|height)/g;
/** Such parts have no class. */
const OF_PSEUDO_ELEMENT = /::[-\w]+(\([^)]*\))?(:[-\w]+)*$/;
const TOKEN =
  /\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"\\\r\n]|\\[\s\S])*"?|'(?:[^'\\\r\n]|\\[\s\S])*'?|\\[\s\S]|:hover(?![-\w])|[{};]/g;
const SPACE_OR_COMMENT = /(?:\s+|\/\*[\s\S]*?(?:\*\/|$))*/y;

function isCondition(text: string, from: number): boolean {
  SPACE_OR_COMMENT.lastIndex = from;
  SPACE_OR_COMMENT.test(text);
  return text[Math.max(from, SPACE_OR_COMMENT.lastIndex)] === '@';
}
