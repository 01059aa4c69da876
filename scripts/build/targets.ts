/** What is built, from which sources, into which folder. */
export type Target = {
  readonly name: 'visitor' | 'extension' | 'firefox';
  /** Below dist. */
  readonly folder: string;
  /** Files and folders whose change makes the built folder stale. */
  readonly sources: readonly string[];
  /** One vite call each, in this order. */
  readonly viteArgs: readonly (readonly string[])[];
};

// The lock file stands for every package that ends up in the output.
const common = ['shared', 'package-lock.json', 'tsconfig.base.json', 'scripts/build'];

const ofExtension = [
  'extension',
  '_locales',
  'manifest.json',
  'package.json',
  'vite.config.ts',
  ...common,
];

/** What start and tests want. */
export const targets: readonly Target[] = [
  {
    name: 'visitor',
    folder: 'visitor',
    sources: ['visitor', 'vite.visitor.config.ts', ...common],
    viteArgs: [
      ['--config', 'vite.visitor.config.ts', '--mode', 'loader'],
      ['--config', 'vite.visitor.config.ts', '--mode', 'main'],
    ],
  },
  {
    name: 'extension',
    folder: 'chrome',
    sources: ofExtension,
    viteArgs: [['--config', 'vite.config.ts']],
  },
];

/** The extension for Firefox; built only for whoever asks for it. */
export const firefoxTarget: Target = {
  name: 'firefox',
  folder: 'firefox',
  sources: ofExtension,
  viteArgs: [['--config', 'vite.config.ts', '--mode', 'firefox']],
};
