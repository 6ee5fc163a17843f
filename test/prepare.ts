// Runs once before the test files. They run several at a time, so what each would make on a bare machine is made before they can meet over it.
import { prepareBrowser } from './browser.ts';
import { prepareEngine } from './server/cluster/postgres-engine.ts';

export const setup = async (): Promise<void> => {
  await prepareBrowser();
  prepareEngine();
};
