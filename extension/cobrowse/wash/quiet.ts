/** Grey that shows on light and dark alike. */
const GREY = "fill='%23808080' fill-opacity='.18'";
const SVG = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'";

/** Instead of a picture that is not loaded: a grey box of the element's size, else of an icon's. */
export const QUIET_IMAGE = `${SVG} width='48' height='48' preserveAspectRatio='none' viewBox='0 0 1 1'><rect width='1' height='1' ${GREY}/></svg>`;

/** The same in a style sheet: without a size of its own it fills what it is painted on. */
export const QUIET_BACKGROUND = `${SVG}><rect width='100%' height='100%' ${GREY}/></svg>`;

/** On an element whose content comes from elsewhere and is not in the picture. */
export const QUIET_MARK = 'toonbank-quiet';

/** On a dialog that lies over everything: nothing in the picture may take the agent's focus, as a real one does. */
export const OVER_MARK = 'toonbank-over';

/** On what the page keeps to itself: a box of its size. */
export const COVER_MARK = 'toonbank-covered';

/** Rules put into every document of the picture. */
export const PICTURE_RULES: readonly string[] = [
  // Chromium puts a font of its own on the body of every page of an extension, pictures included: what the
  // shop says in layers, and else the browser's own font, is what counts.
  'body { font-family: revert-layer; font-size: revert-layer; }',
  `[${QUIET_MARK}] { background: rgb(128 128 128 / 18%) !important; }`,
  `[${COVER_MARK}] { background: repeating-linear-gradient(45deg, rgb(128 128 128 / 45%) 0 6px, rgb(128 128 128 / 20%) 6px 12px) !important; }`,
  // A scroll is where the visitor's page is, not a journey towards it.
  '* { scroll-behavior: auto !important; }',
  `dialog[${OVER_MARK}] { position: fixed; inset: 0; margin: auto; z-index: 2147483647; overflow: auto; max-width: calc(100% - 6px - 2em); max-height: calc(100% - 6px - 2em); box-shadow: 0 0 0 200vmax rgb(0 0 0 / 10%); }`,
];
