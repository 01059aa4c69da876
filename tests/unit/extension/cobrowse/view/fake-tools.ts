import { openTools } from '../../../../../extension/cobrowse/view/tools.ts';
import type { UpViewer } from '../../../../../shared/protocol/frame-sockets.ts';
import { fakeLater, fakePicture } from './fake-picture.ts';

/** The tools on a picture of squares, and what they said of each kind. */
export function openFakeTools() {
  const fake = fakePicture();
  const clock = fakeLater();
  let ids = 0;
  const tools = openTools(fake.picture, {
    ...clock,
    newId: () => {
      ids += 1;
      return `id-${ids}`;
    },
  });
  const saidOf = <T extends UpViewer['type']>(type: T) =>
    fake.said.filter((message): message is Extract<UpViewer, { type: T }> => message.type === type);
  return { ...fake, ...clock, tools, saidOf };
}
