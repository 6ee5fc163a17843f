// One PostgreSQL for all tests of a file. Not in postgres-engine.ts, because benchmarks start engines too and have no test runner.
import { afterAll, beforeAll } from 'vitest';
import { must } from '#shared/result';
import { type Engine, noEngine, startEngine } from './postgres-engine.ts';

/** Call it at the top of a file or a describe; the tests ask for the engine. Starts nothing where the platform has none. */
export const engineForFile = (): (() => Engine) => {
  let engine: Engine | null = null;
  beforeAll(async () => {
    if (noEngine() === null) engine = await startEngine();
  });
  afterAll(() => engine?.close());
  return () => must(engine, 'the engine');
};
