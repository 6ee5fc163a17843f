// A document, a session without a server and Excel, joined by the product's binding: what tests of whole ways begin with.
import { onTestFinished } from 'vitest';
import type { Notice } from '../../addin/host/notice.ts';
import { type Binding, bindWorkbook } from '../../addin/sync/bind-workbook.ts';
import type { NewTimer } from '../../addin/sync/reconnect.ts';
import { type LocalSession, localSession } from '../addin/local-session.ts';
import { type ExcelWorld, excelWorld, type WorldOptions } from './excel-world.ts';

export type Joined = ExcelWorld & {
  readonly session: LocalSession;
  readonly binding: Binding;
  readonly told: Notice[];
  /** Resolves when sheet and document have nothing more to tell each other. */
  readonly quiet: () => Promise<void>;
  /** Lets the binding's timers run out that are set now. */
  readonly wait: () => Promise<void>;
};

export type JoinOptions = WorldOptions & {
  /** An open report; else a blank one. */
  readonly session?: LocalSession;
};

/** Opens both and waits until the sheets stand; round trips are counted from here. */
export const joinExcel = async ({ session = localSession(), ...options }: JoinOptions = {}): Promise<Joined> => {
  const world = await excelWorld(options);
  const told: Notice[] = [];
  const timers = new Set<() => void>();
  const newTimer: NewTimer = (run) => {
    timers.add(run);
    return () => timers.delete(run);
  };
  const binding = bindWorkbook({ session, host: world.host, lang: 'zh', onNotice: (notice) => told.push(notice), newTimer });
  onTestFinished(() => binding.close());
  const quiet = async () => {
    await world.excel.wire.settled();
    await binding.settled();
    await world.excel.wire.settled();
  };
  await quiet();
  world.excel.wire.resetTraffic();
  return {
    ...world,
    session,
    binding,
    told,
    quiet,
    wait: async () => {
      const due = [...timers];
      timers.clear();
      for (const run of due) run();
      await quiet();
    },
  };
};
