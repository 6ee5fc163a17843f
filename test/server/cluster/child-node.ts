// A node in a process of its own, for tests and benchmarks that kill it or count what it costs.
import { type Child, startChild } from '../start-child.ts';

export type ChildNode = Child;

/** Starts a server on this database; resolves once it takes connections. */
export const startNode = (database: string, adminToken: string, environment: NodeJS.ProcessEnv = {}): Promise<ChildNode> =>
  startChild({
    NIANBAO_DATABASE: database,
    NIANBAO_LOG: 'silent',
    NIANBAO_LIMITS: 'off',
    NIANBAO_ADMIN_TOKEN: adminToken,
    ...environment,
  });
