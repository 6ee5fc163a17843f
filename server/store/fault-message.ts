// What is wrong with a report in storage, as a sentence for whoever runs the server.
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { unreachable } from '#shared/result';
import type { ReportFault } from './verify-report.ts';

export const reportFaultMessage = (report: string, fault: ReportFault): Message => {
  switch (fault.kind) {
    case 'chain':
      return message(CHAIN_FAULT[fault.fault.kind], { report, number: fault.fault.number });
    case 'review':
      return message('operations.fault.review', { report, at: fault.at });
    case 'log':
      return message('operations.fault.log', { report, seq: fault.seq });
    case 'document':
      return message('operations.fault.document', { report, reason: fault.reason });
    case 'contradiction':
      return message('operations.fault.contradiction', { report, number: fault.number, place: fault.place });
    case 'differs':
      return message('operations.fault.differs', { report, count: fault.places.length, place: fault.places[0] ?? '' });
    default:
      return unreachable(fault);
  }
};

const CHAIN_FAULT = {
  changed: 'operations.fault.changed',
  missing: 'operations.fault.missing',
  surplus: 'operations.fault.surplus',
} as const;
