// `nianbao audit verify` and `audit show`: whether a report's log of changes holds, and what it says. Also while the server is running.
import { message, translate } from '#shared/i18n/translate';
import { reportFaultMessage } from '../store/fault-message.ts';
import type { AuditRow, ReportStore } from '../store/report-store.ts';
import { verifyReport } from '../store/verify-report.ts';
import type { Command } from './command.ts';
import { CommandEnd, type Io } from './io.ts';
import { readOptions } from './options.ts';
import { openForReading } from './read-storage.ts';
import { DATA_OPTIONS, readSettings } from './settings.ts';
import { toJsonText } from './sink.ts';

export const audit: Command = {
  usage: 'audit verify [--report ID] [--json] | audit show --report ID [--json]  [--data data] [--config FILE.json]',
  summary: { zh: '核对或列出修改记录（服务可以在运行）', en: 'verifies or lists the log of changes, also while the server runs' },
  run: async (args, io) => {
    const options = readOptions(args, { ...DATA_OPTIONS, report: 'text', json: 'flag' }, audit.usage, io);
    const [what, ...others] = options.files;
    if ((what !== 'verify' && what !== 'show') || others.length > 0) throw options.wrong(message('operations.audit.what'));
    const report = options.text('report');
    if (what === 'show' && report === undefined) throw options.wrong(message('cli.optionNeedsValue', { option: '--report' }));
    const opened = await openForReading(await readSettings(options));
    if (!opened.ok) throw new CommandEnd(opened.error, 2);
    const { store, close } = opened.value;
    try {
      if (report !== undefined && !(await store.report(report))) throw new CommandEnd(message('operations.audit.noReport', { report }), 2);
      if (what === 'verify') return await verify(store, report, options.flag('json'), io);
      return await show(store, report ?? '', options.flag('json'), io);
    } finally {
      await close();
    }
  },
};

const verify = async (store: ReportStore, only: string | undefined, json: boolean, io: Io): Promise<0 | 1> => {
  const reports = only === undefined ? (await store.reports()).map(({ id }) => id) : [only];
  const verdicts = [];
  for (const report of reports) {
    const { rows, faults } = await verifyReport(store, report);
    const sentences = faults.map((fault) => reportFaultMessage(report, fault));
    verdicts.push({ report, rows, faults: sentences.map((sentence) => translate(io.lang, sentence)) });
    if (json) continue;
    const lines = sentences.length > 0 ? sentences : [message('operations.audit.good', { report, rows })];
    for (const line of lines) io.out(`${translate(io.lang, line)}\n`);
  }
  if (json) io.out(toJsonText({ reports: verdicts }));
  else if (reports.length === 0) io.say(message('operations.audit.none'));
  return verdicts.some(({ faults }) => faults.length > 0) ? 1 : 0;
};

const show = async (store: ReportStore, report: string, json: boolean, io: Io): Promise<0> => {
  const nameById = new Map((await store.people()).map(({ id, name }) => [id, name]));
  if (json) {
    io.out(toJsonText({ report, rows: await store.audit(report) }));
    return 0;
  }
  for (let from = 1; ; from += PAGE) {
    const rows = await store.audit(report, from, PAGE);
    for (const row of rows) io.out(`${line(row, nameById.get(row.person) ?? row.person, io)}\n`);
    if (rows.length < PAGE) return 0;
  }
};

const line = ({ number, at, madeAt, how, place, before, after }: AuditRow, person: string, io: Io): string => {
  const values = { before: short(before), after: short(after) };
  return translate(io.lang, message('operations.audit.row', { number, at: madeAt ?? at, person, how, place, ...values }));
};

/** One line, not too long for a terminal. */
const short = (text: string | null): string => {
  const flat = (text ?? '').replaceAll('\n', '⏎');
  return flat.length > 60 ? `${flat.slice(0, 60)}…` : flat;
};

const PAGE = 1000;
