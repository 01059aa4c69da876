import { resolve } from 'node:path';
import { build, mergeConfig } from 'vite';
import visitorConfig from '../../../vite.visitor.config.ts';

/** The search for a coupon field as a module of its own, so that a test can ask it about many pages. */
export async function buildFinder(outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: false,
      lib: {
        entry: resolve(import.meta.dirname, '../../../visitor/cobrowse/coupon/find-coupon.ts'),
        formats: ['es'],
        fileName: () => 'find-coupon.js',
      },
    },
  });
}

/** Builds the visitor script as shops get it, with the stand-in where the recorder chunk would be. */
export async function buildPage(outDir: string): Promise<void> {
  for (const mode of ['loader', 'main'])
    await build(
      mergeConfig(await visitorConfig({ mode, command: 'build' }), {
        configFile: false,
        logLevel: 'warn',
        plugins: [
          {
            name: 'stand-in',
            enforce: 'pre',
            resolveId: (id: string) =>
              id.endsWith('record/record.ts')
                ? resolve(import.meta.dirname, 'fake-record.ts')
                : null,
          },
        ],
        build: { outDir, emptyOutDir: false },
      }),
    );
}
