import type { Plugin } from 'vite';
import { inProject } from '../project.ts';

/** A piece of rrweb and what stands there in the visitor script. Found exactly once, or the build fails. */
interface Seam {
  readonly why: string;
  /** Together with everything up to `until`, when that is given; `until` itself stays. */
  readonly find: string;
  readonly until?: string;
  readonly put: string;
}

const RRWEB = '/node_modules/rrweb/dist/rrweb.js';

/**
 * Which of the browser's functions must be its own for rrweb to use them. Its own lists name some that are
 * looked for in the wrong place, so that it put a frame into every page to get clean ones: a tenth of a second.
 */
const testable = (copy: string): string => `var testableAccessors${copy} = {
	Node: ["childNodes", "parentNode", "parentElement", "textContent", "ownerDocument", "firstChild", "lastChild", "nextSibling", "previousSibling"],
	ShadowRoot: ["host"],
	Element: ["shadowRoot"],
	MutationObserver: []
};
var testableMethods${copy} = {
	Node: ["contains", "getRootNode"],
	ShadowRoot: [],
	Element: [],
	MutationObserver: ["constructor"]
};
`;

/** The version these were cut for; another one is read anew before it is let in. */
const SEAMS: readonly Seam[] = [
  {
    why: 'PostCSS is for replaying: three quarters of what would be loaded',
    find: 'var require_picocolors_browser$1 = ',
    until: 'var tagMap = {',
    put: 'var postcss_default = null;\n',
  },
  {
    why: 'the second copy of PostCSS',
    find: 'var require_picocolors_browser = ',
    until: 'var NodeType$1 = ',
    put: '',
  },
  {
    why: 'no frame in the page to look for what is there already',
    find: 'var testableAccessors$2 = {',
    until: 'var untaintedBasePrototype$2 = {};',
    put: testable('$2'),
  },
  {
    why: 'the same for the observers',
    find: 'var testableAccessors = {',
    until: 'var untaintedBasePrototype = {};',
    put: testable(''),
  },
  {
    why: 'other chats are told by name; forty selectors for each element took longer than all the rest',
    find: 'function _isBlockedElement(element, blockClass, blockSelector) {\n\ttry {',
    put: 'function _isBlockedElement(element, blockClass, blockSelector) {\n\tif (rrwebSeams.isLeftOut(element)) return true;\n\ttry {',
  },
  {
    why: 'canvases are not recorded, so no worker that reads them',
    find: 'canvasManager = new CanvasManager({',
    until: 'const shadowDomManager = new ShadowDomManager({',
    put: 'canvasManager = { reset() {}, freeze() {}, unfreeze() {}, lock() {}, unlock() {} };\n\t',
  },
  {
    why: 'frames of other origins are not recorded, so nothing of theirs is read',
    find: '\thandleMessage(message) {',
    until: '// src/record/shadow-dom-manager.ts',
    put: '\thandleMessage() {}\n};\n',
  },
  {
    why: 'what turned canvases into text',
    find: '// ../../node_modules/base64-arraybuffer/dist/base64-arraybuffer.es5.js\nvar chars = ',
    until: '// src/record/observers/canvas/serialize-args.ts',
    put: 'var encode = null;\n',
  },
  {
    why: 'what changed is noted in the page’s turn and worked out after paint',
    find: 'const mutationBuffer = new MutationBuffer();',
    until: 'const [ObserverCtor, releaseObserverConstructor] = mutationObserverCtor();',
    put: 'const mutationBuffer = rrwebSeams.changes(options, rootEl);\n\tmutationBuffers.add(mutationBuffer);\n\t',
  },
  {
    why: 'the observer of documents, frames and shadow roots',
    find: 'new ObserverCtor(callbackWrapper(mutationBuffer.processMutations.bind(mutationBuffer)))',
    put: 'new ObserverCtor(mutationBuffer.note)',
  },
  {
    why: 'the first picture is made in slices',
    find: 'const node = snapshot(document, {',
    put: `rrwebSeams.picture({
			genId,
			serializeNodeWithId,
			transformAttribute,
			ignoreAttribute,
			maskInputValue,
			getInputType,
			isBlocked
		}, {`,
  },
  {
    why: 'the end of the first picture',
    find: '});\n\t\tif (!node) return console.warn("Failed to snapshot the document");',
    put: '}, (node) => {',
  },
  {
    why: 'style sheets the document adopted follow its picture',
    find: 'stylesheetManager.adoptStyleSheets(document.adoptedStyleSheets, mirror.getId(document));\n\t};\n\ttry {',
    put: 'stylesheetManager.adoptStyleSheets(document.adoptedStyleSheets, mirror.getId(document));\n\t\t});\n\t};\n\ttry {',
  },
  {
    why: 'one listener for each frame, which goes when recording stops',
    find: '&& !_isBlockedElement(n, blockClass, blockSelector)) onceIframeLoaded(n, () => {',
    put: '&& !_isBlockedElement(n, blockClass, blockSelector)) rrwebSeams.frameLoaded(n, () => {',
  },
  {
    why: 'one listener for each style sheet that is still loading',
    find: 'extractFileExtension(serializedNode.attributes.href) === "css")) onceStylesheetLoaded(n, () => {',
    put: 'extractFileExtension(serializedNode.attributes.href) === "css")) rrwebSeams.sheetLoaded(n, () => {',
  },
  {
    why: 'what is done to a node that is not in the picture yet is told with the id it will have',
    find: 'else id = genId();',
    put: 'else id = rrwebSeams.reservedId(n) ?? genId();',
  },
  {
    why: 'recorded a second time, a page’s own document is still not one in a frame',
    find: 'return docId === 1 ? void 0 : docId;',
    put: 'return doc === document ? void 0 : docId;',
  },
];

/** Cuts rrweb's recorder open where ours works differently (ADR 0020); no global is touched for it. */
export function rrwebSeams(): Plugin {
  return {
    name: 'rrweb-seams',
    enforce: 'pre',
    transform(code, id) {
      if (!id.replaceAll('\\', '/').split('?')[0]?.endsWith(RRWEB)) return null;
      const seams = JSON.stringify(inProject('visitor', 'record', 'rrweb-seams.ts'));
      return { code: `import { rrwebSeams } from ${seams};\n${cut(code)}`, map: null };
    },
  };
}

/** @throws when this rrweb is not the one the seams were cut for */
export function cut(code: string): string {
  return SEAMS.reduce((text, { why, find, until, put }) => {
    const start = onlyPlaceOf(find, text, 0, why);
    const end =
      until === undefined ? start + find.length : onlyPlaceOf(until, text, start + 1, why);
    return text.slice(0, start) + put + text.slice(end);
  }, code);
}

function onlyPlaceOf(piece: string, text: string, from: number, why: string): number {
  const place = text.indexOf(piece, from);
  if (place !== -1 && text.indexOf(piece, place + 1) === -1) return place;
  throw new Error(
    `This rrweb is not the one the visitor script was made for: "${piece.split('\n')[0]}" is ` +
      `${place === -1 ? 'not there' : 'there more than once'} (${why}). Read what changed in it and ` +
      'mend scripts/build/rrweb-seams.ts.',
  );
}
