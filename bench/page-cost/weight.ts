import { readdirSync, readFileSync } from 'node:fs';
import { weigh } from '../../scripts/build/visitor-budget.ts';
import { inProject } from '../../scripts/project.ts';

/** Compressed bytes of what a visitor loads. */
export interface Weight {
  readonly loaderBytes: number;
  readonly beforeChatBytes: number;
}

export function weightOfVisitor(): Weight {
  const folder = inProject('dist', 'visitor');
  const scripts = readdirSync(folder)
    .filter((file) => file.endsWith('.js'))
    .map((file) => ({ file, text: readFileSync(`${folder}/${file}`, 'utf8') }));
  const weighed = weigh(scripts);
  const bytes = (of: typeof weighed): number => of.reduce((sum, each) => sum + each.brotliBytes, 0);
  return {
    loaderBytes: bytes(weighed.filter(({ file }) => file === 'toonbank.js')),
    beforeChatBytes: bytes(weighed.filter(({ isBeforeChat }) => isBeforeChat)),
  };
}
