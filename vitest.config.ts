// How the tests run: on two cores, every file in a process of its own, nothing retried.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/bench/**'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Handlers log to the console; a test that passes need not show it.
    silent: 'passed-only',
    reporters: process.env['CI'] === undefined ? ['default'] : ['dot'],
  },
})
