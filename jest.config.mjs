import { availableParallelism } from 'node:os';

/** Three kinds of test, told apart by their suffix: CPU only, real servers, the whole platform over HTTP. */
const project = (displayName, suffix, extra = {}) => ({
  displayName,
  rootDir: import.meta.dirname,
  roots: ['<rootDir>/apps', '<rootDir>/libs'],
  testEnvironment: 'node',
  testMatch: [`**/*${suffix}.ts`],
  moduleNameMapper: {
    '^file-type$': '<rootDir>/node_modules/file-type/index.js',
    '^#lib/(.*)\\.js$': '<rootDir>/libs/$1.ts',
    '^(\\.{1,2}/.*)\\.js$': ['$1.ts', '$1.js'],
  },
  extensionsToTreatAsEsm: [],
  setupFiles: ['reflect-metadata'],
  transform: {
    '^.+\\.(ts|js|mjs)$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: [
    '/node_modules/(?!(@nestjs|jose|typeorm|csv-parse|file-type|strtok3|token-types|uint8array-extras|@tokenizer|@borewit)/)',
  ],
  ...extra,
});

/** Starts one PostgreSQL and one RabbitMQ for the run; Jest does so only when such tests are selected. */
const withServers = {
  globalSetup: '<rootDir>/libs/testing/global-setup.ts',
  globalTeardown: '<rootDir>/libs/testing/global-teardown.ts',
};

export default {
  testTimeout: 30_000,
  // Jest leaves one core to itself; of two that is half of the machine.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  projects: [
    project('unit', '[!t].spec', {
      testPathIgnorePatterns: ['\\.(drift|int|e2e|chaos)\\.spec\\.ts$'],
      testMatch: ['**/*.spec.ts'],
    }),
    project('drift', '.drift.spec', withServers),
    project('int', '.int.spec', withServers),
    project('e2e', '.e2e.spec', withServers),
    project('chaos', '.chaos.spec'), // starts, and kills, servers of its own
  ],
};
