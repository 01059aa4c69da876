import { defineConfig } from 'vitest/config';

// Each folder of tests is a project, so that a stage can run it alone.
// What takes a second alone takes ten while branches are counted and the other core is busy.
const quick = { testTimeout: 30_000, hookTimeout: 30_000 };
const slow = { testTimeout: 60_000, hookTimeout: 60_000 };
// A browser with the extension needs seconds to come up on a small machine.
const slowest = { testTimeout: 120_000, hookTimeout: 120_000 };

// A minute of faults, and then as long as clients may take to notice a dead connection.
const faultsLast = { testTimeout: 420_000, hookTimeout: 60_000 };

// Two minutes on a small machine that does nothing else.
const mirrorLasts = { testTimeout: 600_000, hookTimeout: 120_000 };

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    environment: 'node',
    projects: [
      project('unit', ['unit', 'property', 'protocol'], quick),
      // These read every file of the project.
      project('architecture', ['architecture'], slow),
      project('contract', ['contract'], slow),
      project('integration', ['integration'], slow),
      project('simulation', ['simulation'], slowest),
      project('security', ['security'], slowest),
      {
        extends: true,
        test: {
          // Thousands of pages in one browser.
          ...named('mirror', ['mirror', 'masking'], mirrorLasts),
          fileParallelism: false,
        },
      },
      project('foreign', ['foreign-pages'], slowest),
      {
        extends: true,
        test: {
          ...named('faults', ['faults'], faultsLast),
          // Each run is several processes at work; two at once would starve each other.
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          ...named('firefox', ['firefox'], slowest),
          globalSetup: 'scripts/stages/firefox-setup.ts',
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          // A real nginx, real disks that fill up, a browser: one after another.
          ...named('operations', ['operations'], slowest),
          globalSetup: 'scripts/stages/e2e-setup.ts',
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          // A real shop, browsers and a sidecar.
          ...named('vendure', ['e2e-vendure'], slowest),
          globalSetup: 'scripts/stages/vendure-setup.ts',
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          // One server for all, and sidecars in processes of their own.
          ...named('postgres', ['postgres'], slowest),
          globalSetup: 'tests/support/postgres-setup.ts',
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          // Several sidecars in processes of their own, one PostgreSQL and one NATS for all.
          ...named('nats', ['nats'], slowest),
          globalSetup: ['tests/support/postgres-setup.ts', 'tests/support/nats-setup.ts'],
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          ...named('e2e', ['e2e'], slowest),
          globalSetup: 'scripts/stages/e2e-setup.ts',
          // Browsers side by side on two cores make each other late.
          fileParallelism: false,
        },
      },
    ],
  },
});

type Timeouts = { readonly testTimeout: number; readonly hookTimeout: number };

function project(name: string, folders: readonly string[], timeouts: Timeouts) {
  return { extends: true as const, test: named(name, folders, timeouts) };
}

function named(name: string, folders: readonly string[], timeouts: Timeouts) {
  return {
    name,
    ...timeouts,
    include: folders.map((folder) => `tests/${folder}/**/*.test.{ts,tsx}`),
  };
}
