// `nianbao doctor`: looks at everything a server needs and says for each fault how to mend it. Exit code 1 where there is a fault.
import { message, translate } from '#shared/i18n/translate';
import type { Command } from './command.ts';
import type { DoctorCheck } from './doctor-check.ts';
import { checkClock, checkDisk, checkFolder, checkSharedDatabase, checkStorage } from './doctor-data.ts';
import { checkCertificate, checkPort } from './doctor-network.ts';
import { readOptions } from './options.ts';
import { DATA_OPTIONS, readSettings } from './settings.ts';
import { toJsonText } from './sink.ts';

export const doctor: Command = {
  usage: 'doctor [--port 3000] [--host localhost] [--data data] [--config FILE.json] [--json]',
  summary: { zh: '检查端口、证书、磁盘、时钟、权限和数据', en: 'checks port, certificate, disk, clock, permissions and data' },
  run: async (args, io) => {
    const options = readOptions(args, { ...DATA_OPTIONS, port: 'text', host: 'text', json: 'flag' }, doctor.usage, io);
    const [extra] = options.files;
    if (extra !== undefined) throw options.wrong(message('cli.unknownOption', { option: extra }));
    const config = await readSettings(options);
    const now = Date.now();
    const { dataFolder, database } = config;
    // With a shared database whatever answers on the port is this node.
    const folder = database === null ? checkFolder(dataFolder) : { checks: [], isRunning: true };
    const checks: readonly DoctorCheck[] = [
      ...folder.checks,
      await checkPort(config, folder.isRunning),
      await checkCertificate(config, now),
      ...(database === null ? [checkDisk(dataFolder)] : []),
      await checkClock(config, now),
      ...(database === null ? await checkStorage(dataFolder) : await checkSharedDatabase(config)),
    ];
    const count = (state: DoctorCheck['state']): number => checks.filter((check) => check.state === state).length;
    if (options.flag('json')) {
      const shown = checks.map(({ state, what }) => ({ state, check: what.key.split('.').at(-1), message: translate(io.lang, what) }));
      io.out(toJsonText({ faults: count('bad'), checks: shown }));
    } else {
      for (const { state, what } of checks) {
        io.out(`${translate(io.lang, message(`operations.doctor.${state}`, { what: translate(io.lang, what) }))}\n`);
      }
      io.say(message('operations.doctor.summary', { checks: checks.length, faults: count('bad'), notes: count('note') }));
    }
    return count('bad') > 0 ? 1 : 0;
  },
};
