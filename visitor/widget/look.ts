import { isRecord } from '../unknown.ts';

/** How the shop wants the widget to look; custom properties of its style sheet do the same. */
export interface Look {
  readonly accent: string | null;
  readonly font: string | null;
  readonly position: 'left' | 'right';
  readonly theme: 'light' | 'dark' | 'auto';
}

export const USUAL_LOOK: Look = { accent: null, font: null, position: 'right', theme: 'light' };

/** What a page passed to `toonbank('shop', …)`; what it cannot mean is left as it was. */
export function readLook(before: Look, given: unknown): Look {
  if (!isRecord(given)) return before;
  const { accent, font, position, theme } = given;
  return {
    accent: typeof accent === 'string' && CSS.supports('color', accent) ? accent : before.accent,
    font: typeof font === 'string' && CSS.supports('font-family', font) ? font : before.font,
    position: position === 'left' || position === 'right' ? position : before.position,
    theme: theme === 'light' || theme === 'dark' || theme === 'auto' ? theme : before.theme,
  };
}

/** Black or white, whichever is easier to read on the colour (WCAG 2.2 relative luminance). */
export function inkOn(rgb: readonly [number, number, number]): '#000' | '#fff' {
  const [red = 0, green = 0, blue = 0] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  // Equal contrast with both lies at sqrt(1.05 * 0.05) - 0.05.
  return luminance > 0.179 ? '#000' : '#fff';
}
