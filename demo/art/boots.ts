import type { Palette, Silhouette } from '../shop/product.ts';
import { leatherBody, leatherDefs, seam } from './leather.ts';

/** Boots seen from the right, toe to the right, standing on y = 351. */
type Boot = {
  readonly outline: string;
  readonly sole: (palette: Palette) => string;
  readonly behind?: (palette: Palette) => string;
  readonly marks: (palette: Palette) => string;
};

const FOOT =
  'C224 226 262 244 298 264 C330 278 356 292 357 324 C357 334 350 338 340 339 L280 340 C245 340 225 318 190 314 L110 312 C104 294 104 272 110 250';

const SOLE_LINE =
  'M107 311 L190 313 C225 317 245 339 280 340 L340 339 C351 338 357 333 358 325 L362 329 C363 342 354 351 342 351 L278 351 C244 350 224 328 190 325 L107 324 Z';

function dressSole(palette: Palette): string {
  return `<path d="M108 320 L191 323 C190 333 188 343 186 351 L111 351 C109 341 108 331 108 320 Z" fill="${palette.sole}"/><path d="M109 333 L189 334 M110 342 L188 342" stroke="#000" stroke-opacity="0.25" stroke-width="1.4"/><path d="${SOLE_LINE}" fill="${palette.sole}"/><path d="M110 317 L190 319 C224 323 244 345 280 345.500 L344 345" fill="none" stroke="${palette.light}" stroke-opacity="0.75" stroke-width="1.3" stroke-dasharray="4 3"/>`;
}

function lugSole(palette: Palette): string {
  const lugs = [112, 128, 144, 160, 176, 250, 266, 282, 298, 314, 330];
  return `<path d="M102 306 L192 310 C226 313 246 332 280 334 L344 332 C354 331 360 326 361 318 C370 330 364 349 348 350 L262 350 C240 349 226 336 196 334 L194 350 L106 350 C102 336 101 320 102 306 Z" fill="${palette.sole}"/>${lugs
    .map((x) => `<path d="M${x} 340 h10 v12 h-10 Z" fill="${palette.sole}"/>`)
    .join(
      '',
    )}<path d="M104 316 L192 320 C226 323 246 342 280 343 L352 340" fill="none" stroke="#fff" stroke-opacity="0.22" stroke-width="2"/>`;
}

const CHELSEA: Boot = {
  outline: `M116 112 C146 105 178 105 206 112 C206 150 204 182 214 204 ${FOOT} C116 228 121 212 119 186 C117 160 115 136 116 112 Z`,
  sole: dressSole,
  behind: (palette) =>
    `<path d="M118 116 C112 92 134 92 130 116" fill="none" stroke="${palette.trim}" stroke-width="7"/><path d="M118 112 C146 100 180 100 205 112 C178 118 146 118 118 112 Z" fill="${palette.shade}"/>`,
  marks: (palette) => {
    const ribs = [150, 157, 164, 171, 178, 185]
      .map((x) => `<path d="M${x} 110 C${x} 140 ${x + 1} 176 ${(x + 170) / 2} 204"/>`)
      .join('');
    return `<path d="M144 109 C160 107 176 107 192 109 C192 150 190 190 172 210 C152 192 144 150 144 109 Z" fill="${palette.trim}"/><g stroke="${palette.light}" stroke-opacity="0.34" stroke-width="1.6" fill="none">${ribs}</g>${seam('M144 109 C144 150 152 192 172 210 C190 190 192 150 192 109', palette)}${seam('M172 210 C176 236 172 270 150 313', palette)}`;
  },
};

const ANKLE: Boot = {
  outline:
    'M126 116 C150 108 182 108 206 116 C206 142 207 162 216 180 C228 206 268 234 306 266 C334 286 359 304 359 327 C359 336 350 340 340 340 L286 341 C250 340 228 302 190 288 L116 276 C108 258 110 238 116 220 C123 200 128 186 127 166 C126 146 125 132 126 116 Z',
  sole: (palette) =>
    `<path d="M113 276 L192 288 C186 310 182 332 181 351 L121 351 C121 325 117 300 113 276 Z" fill="${palette.sole}"/><path d="M120 340 L182 340" stroke="#fff" stroke-opacity="0.16" stroke-width="2"/><path d="M113 276 L190 287 C228 301 250 339 286 340 L342 339.500 C352 338 358 334 360 327 L363 331 C363 344 353 350 342 350.500 L284 351 C248 348 226 312 188 297 L114 286 Z" fill="${palette.sole}"/><path d="M116 281 L189 292 C227 306 249 344 285 345.500 L346 345" fill="none" stroke="${palette.light}" stroke-opacity="0.6" stroke-width="1.2" stroke-dasharray="4 3"/>`,
  behind: (palette) =>
    `<path d="M127 116 C150 105 182 105 205 116 C182 121 150 121 127 116 Z" fill="${palette.trim}"/>`,
  marks: (palette) =>
    `${seam('M160 113 C162 160 158 210 146 281', palette)}<path d="M160 116 C162 150 160 180 156 214" stroke="#d8c08a" stroke-width="2.2" stroke-dasharray="1.5 1.5"/><path d="M152 214 h7 v13 h-7 Z" fill="#d8c08a"/>${seam('M126 128 C150 121 182 121 206 128', palette)}${seam('M214 178 C196 210 206 246 250 312', palette)}`,
};

const KNEE: Boot = {
  outline: `M100 -116 C140 -126 190 -126 224 -116 C224 -50 219 30 212 100 C207 145 204 182 214 204 ${FOOT} C116 228 121 212 118 186 C113 140 96 80 97 10 C98 -40 100 -80 100 -116 Z`,
  sole: dressSole,
  behind: (palette) =>
    `<path d="M101 -116 C140 -132 190 -132 223 -116 C190 -108 140 -108 101 -116 Z" fill="${palette.trim}"/>`,
  marks: (palette) =>
    `<path d="M119 -104 C117 -20 118 90 124 170 C140 168 168 150 190 60 C186 0 176 -70 174 -104 Z" fill="${palette.light}" opacity="0.16"/>${seam('M100 -98 C140 -107 190 -107 224 -98', palette)}${seam('M152 -119 C150 -20 148 90 152 190 C154 230 150 270 144 313', palette)}<path d="M112 196 C148 206 184 204 210 194 L213 206 C186 217 148 219 113 209 Z" fill="${palette.trim}"/><path d="M112 196 C148 206 184 204 210 194 M113 209 C148 219 186 217 213 206" fill="none" stroke="${palette.light}" stroke-width="1" stroke-dasharray="3 2.500" opacity="0.8"/><path d="M150 196 h17 v21 h-17 Z M155 201 v11 h7 v-11 Z" fill="#cda75a" fill-rule="evenodd"/>${seam('M216 208 C206 240 216 286 248 328', palette)}`,
};

/** Holes down the front and a lace from each to the edge of the boot. */
function lacing(
  holes: readonly (readonly [number, number, number, number])[],
  lace: string,
  metal: string,
): string {
  return holes
    .map(
      ([x, y, toX, toY]) =>
        `<path d="M${x} ${y} L${toX} ${toY}" stroke="${lace}" stroke-width="4.6" stroke-linecap="round"/><circle cx="${x}" cy="${y}" r="3.800" fill="${metal}"/><circle cx="${x}" cy="${y}" r="1.500" fill="#000" opacity="0.6"/>`,
    )
    .join('');
}

const LACE_UP: Boot = {
  outline: `M114 84 C140 78 172 78 198 84 C203 130 200 178 214 204 ${FOOT} C116 228 120 212 118 186 C115 150 113 116 114 84 Z`,
  sole: dressSole,
  behind: (palette) =>
    `<path d="M176 92 C184 64 206 62 212 72 C210 110 208 160 218 204 L196 196 Z" fill="${palette.shade}"/><path d="M116 84 C140 76 172 76 197 84 C172 89 140 89 116 84 Z" fill="#000" opacity="0.55"/><path d="M116 88 C110 66 130 66 127 88" fill="none" stroke="${palette.trim}" stroke-width="6"/>`,
  marks: (palette) =>
    `${seam('M178 81 C182 130 180 180 196 214 C206 232 222 242 236 254', palette)}${lacing(
      [
        [189, 98, 206, 92],
        [190, 120, 207, 113],
        [191, 142, 207, 134],
        [192, 163, 208, 154],
        [196, 184, 213, 174],
        [204, 205, 222, 194],
        [219, 224, 236, 214],
        [237, 241, 252, 229],
      ],
      palette.trim,
      '#cda75a',
    )}${seam('M236 254 C228 280 216 300 204 315', palette)}${seam('M304 268 C292 290 290 318 298 339', palette)}${seam('M112 250 C140 244 160 262 164 313', palette)}`,
};

const HIKING: Boot = {
  outline: `M108 92 C136 82 176 82 204 94 C208 136 204 180 216 202 C228 222 266 240 302 258 C336 272 360 288 361 322 C361 332 352 336 342 336 L280 338 C245 338 225 316 190 312 L106 309 C99 290 100 268 106 248 C113 226 117 210 114 186 C110 150 107 122 108 92 Z`,
  sole: lugSole,
  behind: (palette) =>
    `<path d="M178 100 C188 70 212 68 218 80 C216 116 212 160 222 202 L196 196 Z" fill="${palette.shade}"/><path d="M112 96 C104 70 128 70 126 96" fill="none" stroke="${palette.trim}" stroke-width="7"/>`,
  marks: (palette) =>
    `<path d="M106 90 C136 80 176 80 205 92 C207 106 207 120 206 130 C176 120 138 120 110 130 C107 116 106 104 106 90 Z" fill="${palette.shade}"/><path d="M110 110 C138 100 176 100 205 111" fill="none" stroke="#000" stroke-opacity="0.3" stroke-width="2.5"/><path d="M362 320 C354 292 336 276 310 268 C298 288 296 316 304 337 L344 337 C356 336 363 332 362 320 Z" fill="${palette.sole}" opacity="0.92"/><path d="M103 312 C99 290 100 268 106 250 C140 250 158 276 166 312 Z" fill="${palette.sole}" opacity="0.85"/>${seam('M176 126 C180 160 184 196 206 220 C220 234 240 244 254 254', palette)}${seam('M254 254 C240 284 224 300 206 314', palette)}${lacing(
      [
        [190, 110, 212, 103],
        [192, 134, 212, 126],
        [194, 158, 214, 149],
        [200, 182, 220, 172],
        [211, 204, 230, 192],
        [230, 222, 246, 210],
        [250, 237, 264, 224],
      ],
      palette.trim,
      '#b9bcc0',
    )}${seam('M166 312 C176 282 178 250 190 222', palette)}`,
};

const BOOTS = { chelsea: CHELSEA, ankle: ANKLE, knee: KNEE, 'lace-up': LACE_UP, hiking: HIKING };

export function isBoot(silhouette: Silhouette): silhouette is keyof typeof BOOTS {
  return silhouette in BOOTS;
}

/** The marks of one boot, in its own coordinates. */
export function bootMarks(silhouette: keyof typeof BOOTS, palette: Palette, id: string): string {
  const boot = BOOTS[silhouette];
  return `${leatherDefs(id, palette, boot.outline)}${boot.behind?.(palette) ?? ''}${boot.sole(palette)}${leatherBody(id, palette, boot.outline)}<g clip-path="url(#${id}-c)" fill="none">${boot.marks(palette)}</g>`;
}

/** Puts a boot in the middle of a 400 × 400 sheet: the tall ones smaller, so that feet stand on one line. */
export function bootPlace(silhouette: keyof typeof BOOTS): string {
  return silhouette === 'knee' ? 'translate(40 118) scale(0.7)' : 'translate(-60 -34) scale(1.12)';
}
