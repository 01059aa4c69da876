import type { PanelScene } from './panel-scenes.ts';
import { pagesSet } from './panel-set.ts';
import type { SceneSet } from './scene-set.ts';

const id = (testId: string) => `[data-testid="${testId}"]`;

/** The knowledge in the console: full and empty, an article, one that is being written, versions, files. */
const KNOWLEDGE_SCENES: readonly PanelScene[] = [
  { name: 'knowledge-list', at: '?console=full#/knowledge', until: id('article-row') },
  { name: 'knowledge-empty', at: '?console=empty#/knowledge', until: id('no-articles') },
  { name: 'knowledge-article', at: '?console=full#/knowledge/care', until: id('article-notes') },
  {
    name: 'knowledge-versions',
    at: '?console=full#/knowledge/care',
    until: id('article-version'),
    act: async (page) => {
      await page.locator(`${id('article-versions')} > summary`).click();
    },
  },
  {
    name: 'knowledge-retired',
    at: '?console=full#/knowledge/old',
    until: id('article-bring-back'),
  },
  {
    name: 'knowledge-snippet',
    at: '?console=full#/knowledge/new',
    until: id('article-problems'),
    act: async (page) => {
      await page.locator(id('article-kind')).selectOption('snippet');
      await page.locator(id('article-title-nl')).fill('Korting aanbieden');
      await page
        .locator(id('article-body-nl'))
        .fill('Dag {visitor}, ik kan {mandate} doen. {korting}');
      await page.locator(id('article-title-en')).fill('Offering a discount');
    },
  },
  {
    name: 'knowledge-import',
    at: '?console=full#/knowledge',
    until: id('import-unread'),
    act: async (page) => {
      await page.locator(id('article-import')).click();
      await page.locator(id('import-files')).setInputFiles([
        { name: 'sizes.md', mimeType: 'text/markdown', buffer: Buffer.from('# Maten\n\nNormaal.') },
        {
          name: 'heels.nl.md',
          mimeType: 'text/markdown',
          buffer: Buffer.from('# Hakken\n\nLaag.'),
        },
        { name: 'manual.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') },
      ]);
    },
  },
];

/** A tab of its own, from half a screen to a whole one. */
export const KNOWLEDGE_SET: SceneSet = {
  ...pagesSet('console', '#console > *', KNOWLEDGE_SCENES),
  widths: [900, 1280],
};
