import type { CDPSession, Page } from 'playwright-core';

/** Of a channel, of 255: smoothed edges of the same letters differ by less. */
const SAME_WITHIN = 40;

/** What is on screen, as the browser drew it: nothing is put into the page for it. */
export async function shotOf(session: CDPSession): Promise<string> {
  const { data } = await session.send('Page.captureScreenshot', { format: 'png' });
  return data;
}

/** The share of pixels that differ; 1 when the two are not of one size. */
export function shareThatDiffers(blank: Page, first: string, second: string): Promise<number> {
  return blank.evaluate(
    async ([pictures, within]) => {
      const pixels = await Promise.all(
        pictures.map(async (png) => {
          const blob = await (await fetch(`data:image/png;base64,${png}`)).blob();
          const bitmap = await createImageBitmap(blob);
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          context?.drawImage(bitmap, 0, 0);
          return context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? [];
        }),
      );
      const [one = [], other = []] = pixels;
      if (one.length === 0 || one.length !== other.length) return 1;
      let differing = 0;
      for (let at = 0; at < one.length; at += 4) {
        const isSame = [0, 1, 2].every(
          (channel) => Math.abs((one[at + channel] ?? 0) - (other[at + channel] ?? 0)) <= within,
        );
        if (!isSame) differing += 1;
      }
      return (differing * 4) / one.length;
    },
    [[first, second], SAME_WITHIN] as const,
  );
}
