import { startTalking, type Talking } from './a-conversation.ts';
import { type FrameSocket, openPage, openViewer } from './frame-socket.ts';
import { framesFrom } from './frames.ts';
import type { TestSidecar } from './sidecar.ts';
import { newId } from './visitor-client.ts';

/** A visitor and an agent of whom the one has agreed that the other looks along. */
export interface Along extends Talking {
  readonly cobrowse: string;
}

export async function askAlong(talking: Talking): Promise<Along> {
  const cobrowse = newId();
  const { visitor, panel, conversation } = talking;
  const asked = await panel.command({ type: 'cobrowse.ask', cobrowse, conversation });
  if (asked.type !== 'ack') throw new Error(`not asked: ${asked.sentence}`);
  await visitor.next('cobrowse.moved', (moved) => moved.cobrowse.cobrowse === cobrowse);
  return { ...talking, cobrowse };
}

export async function agree({ visitor, cobrowse }: Along): Promise<void> {
  const answer = await visitor.command({ type: 'cobrowse.answer', cobrowse, isAgreed: true });
  if (answer.type !== 'ack') throw new Error(`not agreed: ${answer.sentence}`);
}

export async function startAlong(
  sidecar: Pick<TestSidecar, 'url' | 'wsUrl' | 'codes'>,
): Promise<Along> {
  const along = await askAlong(await startTalking(sidecar));
  await agree(along);
  return along;
}

/** With a page that sends and the holder who sees it. */
export interface Looking extends Along {
  readonly page: Awaited<ReturnType<typeof openPage>>;
  readonly viewer: Awaited<ReturnType<typeof openViewer>>;
  readonly frames: ReturnType<typeof framesFrom>;
}

export async function startLooking(
  sidecar: Pick<TestSidecar, 'url' | 'wsUrl' | 'codes'>,
): Promise<Looking> {
  const along = await startAlong(sidecar);
  const { visitor, paired, cobrowse } = along;
  const page = await openPage(sidecar, visitor.secret, cobrowse);
  const viewer = await openViewer(sidecar, paired, cobrowse);
  const frames = framesFrom(page.welcome.checkpoint - 1);
  page.send(frames.open('the first picture'), frames.next('and what followed'));
  await viewer.got(2);
  return { ...along, page, viewer, frames };
}

/** All bytes of page content it has got. */
export function bytesOf({ frames }: Pick<FrameSocket, 'frames'>): number {
  return frames.reduce((sum, { length }) => sum + length, 0);
}
