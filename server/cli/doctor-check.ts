// One thing `nianbao doctor` looked at, and how it is.
import type { Message } from '#shared/i18n/translate';

/** bad: something to repair, `what` says how; note: worth knowing. */
export type DoctorCheck = { readonly state: 'good' | 'note' | 'bad'; readonly what: Message };

export const good = (what: Message): DoctorCheck => ({ state: 'good', what });
export const note = (what: Message): DoctorCheck => ({ state: 'note', what });
export const bad = (what: Message): DoctorCheck => ({ state: 'bad', what });
