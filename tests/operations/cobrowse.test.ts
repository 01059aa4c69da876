import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openViewer } from '../support/frame-socket.ts';
import { startLooking } from '../support/look-along.ts';
import { type BehindNginx, hasNginx, startBehindNginx } from './behind-nginx.ts';

describe.skipIf(!hasNginx)('behind the documented nginx', () => {
  let behind: BehindNginx;
  beforeAll(async () => {
    behind = await startBehindNginx();
  });
  afterAll(() => behind?.close());

  it('[OP9, FR5] frames of the largest size pass, for who is there and who comes late', async () => {
    const { page, viewer, paired, cobrowse, frames } = await startLooking(behind.sidecar);
    const large = Buffer.alloc(65_520, 'x');
    const sent = [frames.open(large), ...Array.from({ length: 40 }, () => frames.next(large))];
    page.send(...sent);
    const got = await viewer.got(2 + sent.length);
    expect(Buffer.concat(got.slice(2)).equals(Buffer.concat(sent))).toBe(true);
    const late = await openViewer(behind.sidecar, paired, cobrowse);
    expect(Buffer.concat([...(await late.got(sent.length))]).equals(Buffer.concat(sent))).toBe(
      true,
    );
  });

  it('[OP9, FR1] the end reaches both sides, with its reason', async () => {
    const { page, viewer, visitor, cobrowse } = await startLooking(behind.sidecar);
    await visitor.command({ type: 'cobrowse.stop', cobrowse });
    expect([await page.closed, await viewer.closed]).toEqual(['over', 'over']);
  });
});
