import { defineConfig, type UserConfig } from 'vite';
import { innerNames } from './scripts/build/inner-names.ts';
import { rrwebSeams } from './scripts/build/rrweb-seams.ts';
import { squeeze } from './scripts/build/squeeze.ts';
import { tighten } from './scripts/build/tighten.ts';

const shared: UserConfig = {
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // Library builds leave this to whoever uses the library; a shop's page has no `process`.
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
};

const build: UserConfig['build'] = {
  outDir: 'dist/visitor',
  // Two builds share this folder; whoever starts them empties it once.
  emptyOutDir: false,
  // Shoppers' browsers of the last four years or so: modules, optional chaining, shadow roots.
  target: ['chrome100', 'firefox100', 'safari15.4'],
  sourcemap: false,
  assetsInlineLimit: 0,
};

/**
 * The visitor script, in two builds: `--mode loader` gives the one classic script a shop names,
 * `--mode main` the module it loads when idle, with what that loads later as hashed chunks.
 *
 * Library builds, because an application build adds a preload helper that puts link elements
 * into the shop's page and can throw there.
 */
export default defineConfig(({ mode }) =>
  mode === 'loader'
    ? {
        ...shared,
        build: {
          ...build,
          lib: {
            entry: 'visitor/loader.ts',
            formats: ['iife'],
            name: 'toonbankLoader',
            fileName: () => 'toonbank.js',
          },
          rolldownOptions: { output: { exports: 'none' } },
        },
      }
    : {
        ...shared,
        plugins: [rrwebSeams(), innerNames(), tighten('record'), squeeze('record')],
        build: {
          ...build,
          lib: { entry: 'visitor/main.ts', formats: ['es'], fileName: () => 'toonbank-main.js' },
          rolldownOptions: {
            // What the chat shares with main stays in main: one request and half a kB less for everybody.
            preserveEntrySignatures: 'allow-extension',
            // Else every bound that only a later chunk uses is loaded by everybody: 350 bytes.
            optimization: { inlineConst: { mode: 'all', pass: 3 } },
            // Notes for whoever would build on it: nobody does.
            output: {
              chunkFileNames: '[name]-[hash].js',
              minify: true,
              comments: { legal: true, annotation: false, jsdoc: false },
            },
          },
        },
      },
);
