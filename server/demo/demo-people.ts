// Three invented people of the demo report, one for each place in the work, and their units.
import type { Role } from '#shared/access/can';
import type { PersonRow, UnitRow } from '../store/people-store.ts';

export type DemoPerson = PersonRow & {
  readonly role: Role;
  readonly assigned: readonly string[];
  /** Days from the first start on; null: nobody waits for them. */
  readonly dueInDays: number | null;
  readonly label: { readonly zh: string; readonly en: string };
};

export const DEMO_UNITS: readonly UnitRow[] = [
  { id: 'demo-legal', name: '政策法规科', active: true },
  { id: 'demo-office', name: '局办公室', active: true },
  { id: 'demo-leaders', name: '局领导', active: true },
];

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  {
    id: 'demo-clerk',
    name: '李知远',
    unit: 'demo-legal',
    colour: '#0f6cbd',
    active: true,
    isAdmin: false,
    subject: null,
    role: 'preparer',
    assigned: ['requests', 'section:1'],
    dueInDays: 9,
    label: { zh: '科室填报人', en: 'Department clerk' },
  },
  {
    id: 'demo-coordinator',
    name: '陈晓雯',
    unit: 'demo-office',
    colour: '#c239b3',
    active: true,
    isAdmin: false,
    subject: null,
    role: 'coordinator',
    assigned: [],
    dueInDays: null,
    label: { zh: '统稿人（办公室）', en: 'Coordinating office' },
  },
  {
    id: 'demo-supervisor',
    name: '周明',
    unit: 'demo-leaders',
    colour: '#8a5a00',
    active: true,
    isAdmin: false,
    subject: null,
    role: 'reviewer',
    assigned: [],
    dueInDays: 14,
    label: { zh: '审核人（分管领导）', en: 'Supervisor' },
  },
];
